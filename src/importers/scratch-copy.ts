import Database from 'better-sqlite3';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../core/errors.ts';
import type { IncomingBytes } from '../core/source-item.ts';
import { recordBytes, recordText, type RecordedText } from '../core/text.ts';
import { importersWording as wording } from './wording.ts';

/** The bytes of a database as a source holds them. Without its log the newest rows are missing. */
export interface DatabaseFiles {
  readonly main: IncomingBytes;
  /** The write-ahead log, `…-wal`; null where there is none. */
  readonly log: IncomingBytes | null;
  /** The rollback journal, `…-journal`; null where there is none. */
  readonly journal?: IncomingBytes | null;
}

/** What a column of a row holds. Whole numbers come as bigint: a time in nanoseconds is no double. */
export type ColumnValue = bigint | number | string | Buffer | null;
export type DatabaseRow = Readonly<Record<string, ColumnValue>>;

/** A database of a source could not be read, or not to its end, because it is damaged. */
export class DatabaseDamaged extends UserError {
  constructor(cause: unknown) {
    super(wording.databaseDamaged.message, { ...wording.databaseDamaged, cause });
    this.name = 'DatabaseDamaged';
  }
}

/**
 * A private copy of a source's database, opened for reading. A database is never opened where it lies:
 * SQLite would leave files beside it.
 */
export class ScratchDatabase {
  readonly #database: Database.Database;
  readonly #folder: string;
  readonly #encoding: string;
  readonly #columns = new Map<string, ReadonlySet<string>>();
  #tables: ReadonlySet<string> | null = null;
  /** Of the main file; for showing how far the reading has come. */
  readonly sizeBytes: number;

  constructor(database: Database.Database, folder: string, sizeBytes: number) {
    this.#database = database;
    this.#folder = folder;
    this.sizeBytes = sizeBytes;
    this.#encoding = damageSaid(() => String(database.pragma('encoding', { simple: true })));
  }

  /** Names of all tables, in lower case. Views are none: a view from outside may never end. */
  tables(): ReadonlySet<string> {
    return (this.#tables ??= new Set(
      [...this.rows("SELECT name FROM sqlite_master WHERE type = 'table'")].map((row) =>
        String(row['name']).toLowerCase(),
      ),
    ));
  }

  /** Names of a table's columns, in lower case; empty when there is no such table. */
  columns(table: string): ReadonlySet<string> {
    const known = this.#columns.get(table);
    if (known !== undefined) return known;
    if (!this.tables().has(table.toLowerCase())) return new Set();
    const rows = this.rows('SELECT name FROM pragma_table_info(?)', table);
    const columns = new Set([...rows].map((row) => String(row['name']).toLowerCase()));
    this.#columns.set(table, columns);
    return columns;
  }

  /** Whether there is such a table, and in it all these columns. */
  has(table: string, ...columns: readonly string[]): boolean {
    const there = this.columns(table);
    return there.size > 0 && columns.every((column) => there.has(column.toLowerCase()));
  }

  /** The rows of a query, read one by one. Throws DatabaseDamaged where the bytes are no longer a database. */
  *rows(sql: string, ...parameters: readonly (string | number | bigint)[]): Generator<DatabaseRow> {
    const statement = damageSaid(() => this.#database.prepare(sql).safeIntegers(true));
    const iterator = damageSaid(() => statement.iterate(...parameters)) as Iterator<DatabaseRow>;
    try {
      for (;;) {
        const next = damageSaid(() => iterator.next());
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      iterator.return?.();
    }
  }

  /** The first row of a query; null when it has none. */
  row(sql: string, ...parameters: readonly (string | number | bigint)[]): DatabaseRow | null {
    for (const row of this.rows(sql, ...parameters)) return row;
    return null;
  }

  /** How many rows a table has; 0 when there is no such table. The name must be known to be harmless. */
  count(table: string): number {
    if (!this.has(table)) return 0;
    return Number(this.row(`SELECT count(*) AS number FROM "${table}"`)?.['number'] ?? 0n);
  }

  /**
   * A text as it is recorded. Select it as `CAST(column AS BLOB)`: only so are bytes that are no text
   * kept. Numbers are written out; null stays null.
   */
  text(value: ColumnValue | undefined): RecordedText | null {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string') return recordText(value);
    if (!Buffer.isBuffer(value)) return String(value);
    if (this.#encoding === 'UTF-8') return recordBytes(value);
    const bytes = Buffer.from(value.subarray(0, value.byteLength & ~1));
    return recordText((this.#encoding === 'UTF-16be' ? bytes.swap16() : bytes).toString('utf16le'));
  }

  /** Closes the copy and removes it. */
  async close(): Promise<void> {
    this.#database.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/**
 * Copies a database with its log into a new folder in `scratch` and opens the copy; the caller closes it.
 * Throws DatabaseDamaged when it is none, and UserError when the source cannot be read.
 */
export async function openCopy(scratch: string, files: DatabaseFiles): Promise<ScratchDatabase> {
  const folder = await mkdtemp(join(scratch, 'database-'));
  const path = join(folder, 'copy.db');
  try {
    await write(files.main, path);
    if (files.log !== null) await write(files.log, `${path}-wal`);
    if (files.journal != null) await write(files.journal, `${path}-journal`);
    const { size } = await stat(path);
    const database = damageSaid(() => opened(path));
    return new ScratchDatabase(database, folder, size);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function opened(path: string): Database.Database {
  const database = new Database(path, { fileMustExist: true });
  try {
    // Evidence is hostile: no code in a schema runs, and nothing of the copy is written back.
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    database.pragma('query_only = ON');
    database.pragma('temp_store = MEMORY');
    database.prepare('SELECT count(*) FROM sqlite_master').get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

async function write(bytes: IncomingBytes, path: string): Promise<void> {
  await pipeline(Readable.from(bytes.open()), createWriteStream(path, { mode: 0o600 }));
}

/* Whatever SQLite refuses in a file from outside is damage; what is wrong with a statement of ours is not. */
function damageSaid<T>(use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof Database.SqliteError && isOfTheFile(error))
      throw new DatabaseDamaged(error);
    throw error;
  }
}

function isOfTheFile({ code, message }: { code: string; message: string }): boolean {
  return damageCodes.test(code) || (code === 'SQLITE_ERROR' && missingParts.test(message));
}

/* A schema may name parts that only the phone's own programs have. */
const missingParts = /^(?:no such (?:module|function|collation|tokenizer)|unsafe use|malformed)/;

const damageCodes = /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN|FORMAT|TOOBIG|PROTOCOL|SCHEMA)/;
