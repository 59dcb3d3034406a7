import Database from 'better-sqlite3';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { identifier, type Identifier } from '../../../src/core/identifier.ts';
import type { SourceItem } from '../../../src/core/source-item.ts';
import { bytesOfFile } from '../../../src/importers/file-bytes.ts';
import type { Phone, PhoneDatabaseReader, PhoneFile } from '../../../src/importers/phone/phone.ts';
import { openCopy } from '../../../src/importers/scratch-copy.ts';

/** The files of an invented phone, by domain and path. `null` is a file that is listed and not held. */
export type MadeFiles = Readonly<Record<string, Buffer | null>>;

/** A phone whose files lie in a folder of their own. */
export interface MadePhone {
  readonly folder: string;
  readonly files: MadeFiles;
  readonly own: readonly Identifier[];
  /** Names by E.164 number. */
  readonly names: Readonly<Record<string, string>>;
}

export type Value = string | number | bigint | Buffer | null;
export type Row = Readonly<Record<string, Value>>;

/** A database as SQLite writes it: tables with their columns, and rows for them. */
export function madeDatabase(
  tables: Readonly<Record<string, string>>,
  rows: readonly (readonly [string, Row])[],
  encoding = 'UTF-8',
): Buffer {
  const database = new Database(':memory:');
  database.pragma(`encoding = "${encoding}"`);
  for (const [name, columns] of Object.entries(tables))
    database.exec(`CREATE TABLE ${name} (${columns})`);
  database.exec('BEGIN');
  const statements = new Map<string, Database.Statement>();
  for (const [table, row] of rows) {
    const names = Object.keys(row);
    const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    statement.run(...Object.values(row));
  }
  database.exec('COMMIT');
  const bytes = database.serialize();
  database.close();
  return bytes;
}

/** Writes the files of a phone into a new folder, runs `use`, and removes it. */
export async function withPhone<T>(
  files: MadeFiles,
  use: (phone: MadePhone) => Promise<T>,
  more: { own?: readonly string[]; names?: Readonly<Record<string, string>> } = {},
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-phone-'));
  try {
    for (const [path, bytes] of Object.entries(files)) {
      if (bytes === null) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const own = (more.own ?? []).map((number) => identifier(number));
    return await use({ folder, files, own, names: more.names ?? {} });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a reader gives for the database at a place of the phone. */
export async function* readFrom(
  phone: MadePhone,
  reader: PhoneDatabaseReader,
  scratch: string,
): AsyncGenerator<SourceItem> {
  const [place] = reader.places;
  const main = fileOf(phone, `${place!.domain}/${place!.path}`)?.bytes;
  const database = await openCopy(scratch, { main: main!, log: null });
  try {
    yield* reader.read(database, asPhone(phone, scratch));
  } finally {
    await database.close();
  }
}

export function asPhone(phone: MadePhone, scratch: string): Phone {
  return {
    files: {
      find: (domain, path) => fileOf(phone, `${domain}/${path}`),
      below: (domain, beginning) =>
        Object.keys(phone.files)
          .filter((path) => path.startsWith(`${domain}/${beginning}`))
          .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
          .map((path) => fileOf(phone, path)!),
    },
    names: { nameOf: (found) => phone.names[found.e164 ?? ''] ?? null },
    own: phone.own,
    madeAt: { precision: 'second', utc: '2024-03-01T08:00:00Z', basis: 'the backup' },
    reading: { choices: { zone: 'Europe/London' }, scratch },
  };
}

function fileOf(phone: MadePhone, path: string): PhoneFile | null {
  const held = phone.files[path];
  if (held === undefined) return null;
  const [domain = '', ...below] = path.split('/');
  const disk = join(phone.folder, path);
  return {
    domain,
    path: below.join('/'),
    sizeBytes: held?.byteLength ?? null,
    modified: { precision: 'second', utc: '2024-02-29T12:00:00Z', basis: 'the backup' },
    place: `file ${Object.keys(phone.files).indexOf(path) + 1}`,
    bytes: held === null ? null : bytesOfFile(disk, statSync(disk).size),
  };
}

/** How many rows those of the tables have together that are there. */
export function rowsOf(bytes: Buffer, tables: readonly string[]): number {
  const database = new Database(bytes);
  try {
    const there = new Set(
      database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all(),
    );
    return tables
      .filter((table) => there.has(table))
      .map((table) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number)
      .reduce((sum, count) => sum + count, 0);
  } finally {
    database.close();
  }
}

/** How many items are rows of the source. */
export function rowsAmong(items: readonly unknown[]): number {
  const rows = new Set(['message', 'call', 'file', 'skipped']);
  return (items as SourceItem[]).filter(({ type }) => rows.has(type)).length;
}
