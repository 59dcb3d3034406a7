import type Database from 'better-sqlite3';
import { join } from 'node:path';
import type { Contact, Conversation } from '../../core/communication.ts';
import { encodeExtractRow, equalityKey } from '../../core/extract.ts';
import type { Sha256 } from '../../core/sha256.ts';
import { passingDatabase } from '../catalogue/passing-database.ts';

/** A row of a source waiting to become a line of its conversation's extract. */
export interface StagedRow {
  readonly text: string;
  /** 16 bytes. */
  readonly key: Buffer;
  /** Which of the equal rows of this source it is, from 1. */
  readonly k: number;
  /** The object of each attachment, in order; null for one that the source does not hold. */
  readonly objects: readonly (Sha256 | null)[];
}

const rowsPerTransaction = 5000;

/**
 * The rows of one source, sorted into conversations on disk: a source names them in any order, and a
 * million of them do not fit in memory. Lives in the import's scratch folder.
 */
export class Staging {
  readonly #database: Database.Database;
  readonly #insert: Database.Statement;
  readonly #conversations = new Map<string, { id: number; conversation: Conversation }>();
  #rows = 0;
  #repeats: ReadonlyMap<number, number> | null = null;

  constructor(scratch: string) {
    this.#database = passingDatabase(join(scratch, 'staging.db'));
    this.#database.exec(
      `CREATE TABLE rows (seq INTEGER PRIMARY KEY, conversation INTEGER NOT NULL, key BLOB NOT NULL, text TEXT NOT NULL, objects TEXT);`,
    );
    this.#insert = this.#database.prepare(
      'INSERT INTO rows (conversation, key, text, objects) VALUES (?, ?, ?, ?)',
    );
    this.#database.exec('BEGIN');
  }

  add(conversation: Conversation, contact: Contact, objects: readonly (Sha256 | null)[]): void {
    const { id } = this.#conversationOf(conversation);
    this.#insert.run(
      id,
      Buffer.from(equalityKey(contact, conversation.group), 'hex'),
      encodeExtractRow(contact),
      objects.length === 0 ? null : JSON.stringify(objects),
    );
    this.#rows += 1;
    if (this.#rows % rowsPerTransaction === 0) this.#database.exec('COMMIT; BEGIN');
  }

  /** The conversations in the order in which they were first met. */
  conversations(): readonly { readonly id: number; readonly conversation: Conversation }[] {
    return [...this.#conversations.values()];
  }

  /** The rows of one conversation in the order of the source. */
  *rows(conversation: number): Generator<StagedRow> {
    this.#repeats ??= this.#countRepeats();
    const rows = this.#database
      .prepare('SELECT seq, key, text, objects FROM rows WHERE conversation = ? ORDER BY seq')
      .iterate(conversation) as IterableIterator<{
      seq: number;
      key: Buffer;
      text: string;
      objects: string | null;
    }>;
    for (const { seq, key, text, objects } of rows) {
      yield {
        text,
        key,
        k: this.#repeats.get(seq) ?? 1,
        objects: objects === null ? [] : (JSON.parse(objects) as (Sha256 | null)[]),
      };
    }
  }

  close(): void {
    if (this.#database.open) this.#database.close();
  }

  #conversationOf(conversation: Conversation): { id: number; conversation: Conversation } {
    let found = this.#conversations.get(conversation.key);
    if (found === undefined) {
      found = { id: this.#conversations.size + 1, conversation };
      this.#conversations.set(conversation.key, found);
    }
    return found;
  }

  /** For the second and later of equal rows: which one it is. */
  #countRepeats(): Map<number, number> {
    this.#database.exec(
      'COMMIT; CREATE INDEX by_conversation ON rows (conversation, seq); CREATE INDEX by_key ON rows (key, seq);',
    );
    const repeats = this.#database
      .prepare(
        `SELECT seq, k FROM (SELECT seq, row_number() OVER (PARTITION BY key ORDER BY seq) AS k FROM rows) WHERE k > 1`,
      )
      .iterate() as IterableIterator<{ seq: number; k: number }>;
    const counted = new Map<number, number>();
    for (const { seq, k } of repeats) counted.set(seq, k);
    return counted;
  }
}
