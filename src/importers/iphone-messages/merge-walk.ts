import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import type { SparedDamage } from './spared-damage.ts';

/**
 * Walks along a table that belongs to the messages, message by message, beside the reading of the
 * messages themselves: one pass instead of a question for each message. The query gives `message_id`,
 * in ascending order.
 */
export class MergeWalk {
  readonly #rows: Iterator<DatabaseRow> | null;
  #next: DatabaseRow | null = null;
  #nextId = -(2n ** 63n);
  readonly #damage: SparedDamage;

  /**
   * `sql` null for a table that is not there: no message has anything in it. Where the bytes are damaged
   * the walk ends, and `damage` is told.
   */
  constructor(database: ScratchDatabase, sql: string | null, damage: SparedDamage) {
    this.#damage = damage;
    this.#rows = sql === null ? null : database.rows(sql);
    this.#advance();
  }

  /** The rows of a message. Ask for messages in ascending order only. */
  at(messageId: bigint): readonly DatabaseRow[] {
    while (this.#next !== null && this.#nextId < messageId) this.#advance();
    if (this.#next === null || this.#nextId !== messageId) return none;
    const rows: DatabaseRow[] = [];
    for (let row = this.#taken(messageId); row !== null; row = this.#taken(messageId))
      if (rows.length < maximumOfMessage) rows.push(row);
    return rows;
  }

  /** Ends the query. A connection cannot be closed before. */
  close(): void {
    this.#rows?.return?.();
    this.#next = null;
  }

  #taken(messageId: bigint): DatabaseRow | null {
    const row = this.#next;
    if (row === null || this.#nextId !== messageId) return null;
    this.#advance();
    return row;
  }

  #advance(): void {
    const next = this.#read();
    const id = next?.['message_id'];
    if (next === null || typeof id !== 'bigint' || id < this.#nextId) {
      // Out of order is damage, too: SQLite itself does not look.
      if (next !== null) this.#damage.happened = true;
      this.close();
      return;
    }
    this.#next = next;
    this.#nextId = id;
  }

  #read(): DatabaseRow | null {
    return this.#damage.spared(() => {
      const next = this.#rows?.next();
      return next === undefined || next.done === true ? null : next.value;
    });
  }
}

const none: readonly DatabaseRow[] = [];
const maximumOfMessage = 10_000;
