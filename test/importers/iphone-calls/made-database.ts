import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identifier, type Identifier } from '../../../src/core/identifier.ts';
import type { IncomingBytes, SourceItem } from '../../../src/core/source-item.ts';
import type { Phone, PhoneDatabaseReader, PhoneFile } from '../../../src/importers/phone/phone.ts';
import { DatabaseDamaged, openCopy } from '../../../src/importers/scratch-copy.ts';

/** What stands in a column; a number stays a REAL, a bigint is an INTEGER. */
export type MadeValue = string | number | bigint | Buffer | null;
export type MadeRow = Readonly<Record<string, MadeValue>>;

/** The bytes of a made database; `log` is its write-ahead log, where rows stand there alone. */
export interface MadeDatabase {
  readonly main: Buffer;
  readonly log: Buffer | null;
}

/** A database of the statements and rows given, each row as `[table, row]`. */
export function madeDatabase(
  schema: string,
  rows: readonly (readonly [string, MadeRow])[],
  more: { inLog?: readonly (readonly [string, MadeRow])[]; encoding?: string } = {},
): MadeDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-made-'));
  const path = join(folder, 'made.db');
  const database = new Database(path);
  try {
    if (more.encoding !== undefined) database.pragma(`encoding = "${more.encoding}"`);
    if (more.inLog !== undefined) database.pragma('journal_mode = WAL');
    database.exec(schema);
    insert(database, rows);
    if (more.inLog === undefined) return { main: readFileSync(path), log: null };
    database.pragma('wal_checkpoint(TRUNCATE)');
    insert(database, more.inLog);
    return { main: readFileSync(path), log: readFileSync(`${path}-wal`) };
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function insert(database: Database.Database, rows: readonly (readonly [string, MadeRow])[]): void {
  database.exec('BEGIN');
  for (const [table, row] of rows) {
    const names = Object.keys(row);
    const marks = names.map(() => '?').join(', ');
    database
      .prepare(
        `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${marks})`,
      )
      .run(...Object.values(row));
  }
  database.exec('COMMIT');
}

export function bytesOf(buffer: Buffer): IncomingBytes {
  return {
    async *open() {
      await Promise.resolve();
      // In pieces, as a disk gives them.
      for (let at = 0; at < buffer.byteLength; at += 65_536) yield buffer.subarray(at, at + 65_536);
    },
  };
}

/** What the tests know of a phone besides one database. */
export interface MadePhone {
  /** By path below HomeDomain; null for a file that is listed and not held. */
  readonly files?: Readonly<Record<string, Buffer | IncomingBytes | null>>;
  /** By E.164 number or address. */
  readonly names?: Readonly<Record<string, string>>;
  readonly own?: readonly string[];
  readonly madeAt?: string;
}

export function phoneOf(
  { files = {}, names = {}, own = [], madeAt }: MadePhone,
  scratch: string,
): Phone {
  const all = Object.keys(files).map((path, index) => phoneFile(path, files[path] ?? null, index));
  const known = (found: Identifier) => names[found.e164 ?? found.asFound] ?? null;
  return {
    files: {
      find: (_, path) => all.find((file) => file.path === path) ?? null,
      below: (_, beginning) => all.filter(({ path }) => (path as string).startsWith(beginning)),
    },
    names: { nameOf: known },
    own: own.map((one) => identifier(one)),
    madeAt:
      madeAt === undefined
        ? { precision: 'unknown' }
        : { precision: 'second', utc: madeAt, basis: 'the backup' },
    reading: { choices: { zone: 'Europe/London' }, scratch },
  };
}

function phoneFile(path: string, content: Buffer | IncomingBytes | null, index: number): PhoneFile {
  return {
    domain: 'HomeDomain',
    path,
    sizeBytes: Buffer.isBuffer(content) ? content.byteLength : null,
    modified: {
      precision: 'second',
      utc: '2026-02-01T10:00:00Z',
      basis: 'file record of the backup',
    },
    place: `file ${index + 1}`,
    bytes: Buffer.isBuffer(content) ? bytesOf(content) : content,
  };
}

/** The items of a made database; damage ends them with a `skipped`, as the callers of readers say it. */
export async function* readMade(
  made: MadeDatabase,
  reader: PhoneDatabaseReader,
  phone: MadePhone,
  scratch: string,
): AsyncGenerator<SourceItem> {
  try {
    const database = await openCopy(scratch, {
      main: bytesOf(made.main),
      log: made.log === null ? null : bytesOf(made.log),
    });
    try {
      yield* reader.read(database, phoneOf(phone, scratch));
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof DatabaseDamaged)) throw error;
    yield { type: 'skipped', where: 'the database', why: error.message };
  }
}
