import Database from 'better-sqlite3';
import type { Sha256 } from '../core/sha256.ts';
import type { ChainPosition } from './journal.ts';
import { createTables, dropTables, schemaVersion } from './schema.ts';

/** What a catalogue says of the journal that it was built from. */
export interface CataloguePosition extends ChainPosition {
  /** SHA-256 of the journal's first `offset` bytes: any later change of them shows. */
  readonly prefixSha256: Sha256;
}

/** The index over journal and objects. Everything in it can be made again. */
export class Catalogue {
  readonly database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  private constructor(database: Database.Database) {
    this.database = database;
  }

  /**
   * Opens the catalogue file. Returns null when it is not there and `make` is false, or when it is
   * broken, of another version, or not this case's.
   */
  static open(path: string, caseId: string, make: boolean): Catalogue | null {
    let database: Database.Database;
    try {
      database = new Database(path, { fileMustExist: !make, timeout: 10_000 });
    } catch {
      return null;
    }
    try {
      const catalogue = Catalogue.#prepared(database);
      if (catalogue.#isOf(caseId)) return catalogue;
      if (make && catalogue.#isEmpty()) return catalogue;
    } catch {
      // Not a database, or a damaged one: it is only an index, and is made again.
    }
    database.close();
    return null;
  }

  /** Opens the catalogue file without ever writing to it; null when that cannot be done. */
  static openToRead(path: string, caseId: string): Catalogue | null {
    try {
      const catalogue = new Catalogue(new Database(path, { readonly: true, fileMustExist: true }));
      if (catalogue.#isOf(caseId)) return catalogue;
      catalogue.close();
    } catch {
      // Not there or not readable: there is nothing to learn from it.
    }
    return null;
  }

  /** An empty catalogue, in a file that did not exist or, as `:memory:`, in memory. */
  static fresh(path: string): Catalogue {
    return Catalogue.#prepared(new Database(path));
  }

  static #prepared(database: Database.Database): Catalogue {
    database.pragma('journal_mode = DELETE');
    database.pragma('temp_store = MEMORY');
    database.pragma('synchronous = NORMAL');
    database.pragma('cache_size = -16000');
    return new Catalogue(database);
  }

  #isEmpty(): boolean {
    return this.database.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0;
  }

  #isOf(caseId: string): boolean {
    return this.#meta('schema') === String(schemaVersion) && this.#meta('case') === caseId;
  }

  #meta(name: string): string | null {
    const there = this.database
      .prepare("SELECT count(*) FROM sqlite_master WHERE name = 'meta'")
      .pluck()
      .get();
    if (there === 0) return null;
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
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const result = await work();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Makes the tables anew, empty; inside the transaction of the caller. */
  empty(): void {
    this.#statements.clear();
    this.database.exec(dropTables + createTables);
  }

  run(sql: string, ...values: unknown[]): Database.RunResult {
    return this.#statement(sql).run(...values);
  }

  get(sql: string, ...values: unknown[]): unknown {
    return this.#statement(sql).get(...values);
  }

  all(sql: string, ...values: unknown[]): unknown[] {
    return this.#statement(sql).all(...values);
  }

  /** Rows one by one; other statements may run in between, but not the same one. */
  iterate(sql: string, ...values: unknown[]): IterableIterator<unknown> {
    return this.database.prepare(sql).iterate(...values);
  }

  #statement(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  close(): void {
    this.database.close();
  }
}
