import Database from 'better-sqlite3';
import { statSync } from 'node:fs';
import { systemErrorCode, UserError } from '../../core/errors.ts';
import type { Sha256 } from '../../core/sha256.ts';
import type { Environment } from '../casefile.ts';
import type { ChainPosition } from '../journal/journal.ts';
import { passingDatabase } from './passing-database.ts';
import { createTables, dropTables, schemaVersion } from './schema.ts';

/** What a catalogue says of the journal that it was built from. */
export interface CataloguePosition extends ChainPosition {
  /** SHA-256 of the journal's first `offset` bytes: any later change of them shows. */
  readonly prefixSha256: Sha256;
}

/** Rows that are put off to the end of the transaction, because they are cheaper to write together. */
export interface PutOffRows {
  /** Writes them; called before the transaction is committed. */
  write(): void;
  /** Drops them, and what is remembered of the database; called when it was rolled back or emptied. */
  forget(): void;
  /** Remembers what is put off now; the result goes back to that after a rollback to a savepoint. */
  remember(): () => void;
}

/* Marks a catalogue file in which damage was met; such a file is made anew. */
const spoiltMark = 1;

/** The index over journal and objects. Everything in it can be made again. */
export class Catalogue {
  #database: Database.Database;
  /** Null for one in memory, or in a scratch folder: nobody else has to do with it. */
  readonly #path: string | null;
  #file: string | null;
  #spoilt = false;
  readonly #statements = new Map<string, Database.Statement>();
  readonly #putOff = new Set<PutOffRows>();

  private constructor(database: Database.Database, path: string | null) {
    this.#database = database;
    this.#path = path;
    this.#file = path === null ? null : fileAt(path);
  }

  /**
   * Opens the catalogue file that is there. Returns null when there is none, or when it is broken, of
   * another version, or not this case's.
   */
  static open(path: string, caseId: string): Catalogue | null {
    return Catalogue.#opened(path, caseId, { fileMustExist: true, timeout: 10_000 });
  }

  /** Opens the catalogue file without ever writing to it; null when that cannot be done. */
  static openToRead(path: string, caseId: string): Catalogue | null {
    return Catalogue.#opened(path, caseId, { readonly: true, fileMustExist: true });
  }

  static #opened(path: string, caseId: string, options: Database.Options): Catalogue | null {
    let database: Database.Database | undefined;
    try {
      database = new Database(path, options);
      const catalogue = new Catalogue(
        options.readonly === true ? database : lasting(database),
        path,
      );
      if (catalogue.#isOf(caseId)) return catalogue;
    } catch {
      // Not there, not a database, or a damaged one: it is only an index, and is made again.
    }
    database?.close();
    return null;
  }

  /** An empty catalogue in memory. */
  static inMemory(): Catalogue {
    return new Catalogue(passingDatabase(':memory:'), null);
  }

  /** An empty catalogue in a new file that lives no longer than this process. */
  static inScratch(path: string): Catalogue {
    return new Catalogue(passingDatabase(path), null);
  }

  /** Stands for a catalogue file that is still to be made, by `putInPlace`. */
  static toBeMade(path: string): Catalogue {
    const catalogue = new Catalogue(new Database(':memory:'), path);
    catalogue.#file = null;
    return catalogue;
  }

  /**
   * Makes sure that this is the catalogue file that others find: one that was taken away or replaced
   * is opened anew, one that is missing, broken or another case's is made anew, empty. Only for a
   * holder of the lock, since a file that somebody writes to must not be taken away.
   */
  async putInPlace(caseId: string, { disk }: Environment): Promise<void> {
    if (this.#path === null || (this.#file !== null && fileAt(this.#path) === this.#file)) return;
    const there = Catalogue.open(this.#path, caseId);
    if (there === null) {
      await disk.removeFolder(this.#path);
      await disk.removeFolder(`${this.#path}-journal`);
      await (await disk.createFile(this.#path, 0o600)).close();
    } else there.close();
    this.#database.close();
    this.#statements.clear();
    for (const rows of this.#putOff) rows.forget();
    this.#database = lasting(new Database(this.#path, { timeout: 10_000 }));
    this.#file = fileAt(this.#path);
  }

  #isOf(caseId: string): boolean {
    return (
      this.#meta('schema') === String(schemaVersion) &&
      this.#meta('case') === caseId &&
      this.#database.pragma('user_version', { simple: true }) !== spoiltMark
    );
  }

  #meta(name: string): string | null {
    const there = this.get("SELECT count(*) AS n FROM sqlite_master WHERE name = 'meta'");
    if ((there as { n: number }).n === 0) return null;
    const value = this.get('SELECT value FROM meta WHERE name = ?', name) as
      { value: string } | undefined;
    return value?.value ?? null;
  }

  /** Where in the journal it stands; null for an empty one. */
  position(): CataloguePosition | null {
    const text = this.#meta('position');
    return text === null ? null : (JSON.parse(text) as CataloguePosition);
  }

  setPosition(caseId: string, position: CataloguePosition): void {
    const put = 'INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)';
    this.run(put, 'schema', String(schemaVersion));
    this.run(put, 'case', caseId);
    this.run(put, 'position', JSON.stringify(position));
  }

  /** Runs `work` in one transaction; nothing of it stays when it throws. */
  async inTransaction<T>(work: () => Promise<T>): Promise<T> {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = await work();
      for (const rows of this.#putOff) rows.write();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      for (const rows of this.#putOff) rows.forget();
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Runs `work` inside the caller's transaction; when it throws, nothing of it stays. */
  async inSavepoint(work: () => Promise<void>): Promise<void> {
    const before = new Map([...this.#putOff].map((rows) => [rows, rows.remember()]));
    this.exec('SAVEPOINT part');
    try {
      await work();
      this.exec('RELEASE part');
    } catch (error) {
      // A disk that is full may have undone the whole transaction.
      if (this.#database.inTransaction) this.exec('ROLLBACK TO part; RELEASE part');
      for (const rows of this.#putOff) {
        const goBack = before.get(rows);
        if (goBack === undefined) rows.forget();
        else goBack();
      }
      throw error;
    }
  }

  /** Lets `rows` take part in every transaction from now on. */
  putOff(rows: PutOffRows): void {
    this.#putOff.add(rows);
  }

  /** Makes the tables anew, empty; inside the transaction of the caller. */
  empty(): void {
    this.#statements.clear();
    for (const rows of this.#putOff) rows.forget();
    this.exec(dropTables + createTables);
  }

  exec(sql: string): void {
    this.#guarded(() => this.#database.exec(sql));
  }

  run(sql: string, ...values: unknown[]): Database.RunResult {
    return this.#guarded(() => this.#statement(sql).run(...values));
  }

  get(sql: string, ...values: unknown[]): unknown {
    return this.#guarded(() => this.#statement(sql).get(...values));
  }

  all(sql: string, ...values: unknown[]): unknown[] {
    return this.#guarded(() => this.#statement(sql).all(...values));
  }

  /** Rows one by one; other statements may run in between, but not the same one. */
  *iterate(sql: string, ...values: unknown[]): Generator {
    const rows = this.#guarded(() => this.#database.prepare(sql).iterate(...values));
    try {
      for (;;) {
        const next = this.#guarded(() => rows.next());
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      rows.return?.();
    }
  }

  #statement(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Damage inside the file shows only when the damaged page is met. */
  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!/^SQLITE_(CORRUPT|NOTADB)/.test(systemErrorCode(error) ?? '')) throw error;
      this.#spoilt = true;
      throw new UserError('The index of this case file (catalogue.db) is damaged.', {
        harm: 'The record itself was not touched.',
        hint: 'Do the same once more: the index is made anew from the record.',
        cause: error,
      });
    }
  }

  /** Whether damage was met in it. Once closed, the file will not be opened again but made anew. */
  get isSpoilt(): boolean {
    return this.#spoilt;
  }

  close(): void {
    if (this.#spoilt && this.#path !== null) this.#markSpoilt();
    this.#database.close();
  }

  #markSpoilt(): void {
    try {
      this.#database.pragma(`user_version = ${spoiltMark}`);
    } catch {
      // So damaged that it cannot even be marked: then the next opening sees that by itself.
    }
  }
}

/* The settings of a catalogue that is kept: a crash must not leave half a transaction. */
function lasting(database: Database.Database): Database.Database {
  database.pragma('journal_mode = DELETE');
  database.pragma('temp_store = MEMORY');
  database.pragma('synchronous = NORMAL');
  database.pragma('cache_size = -16000');
  return database;
}

/** What tells one file from another of the same name; null when there is none. */
function fileAt(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}
