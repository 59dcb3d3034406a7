import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import { attachmentQuery } from './attachment-table.ts';
import { MergeWalk } from './merge-walk.ts';
import type { SparedDamage } from './spared-damage.ts';

/** What other tables hold of one message. */
export interface BesideMessage {
  /** `chat_id` of every chat that it lies in. */
  readonly chats: readonly DatabaseRow[];
  /** The same for Recently Deleted, with `delete_date`. */
  readonly deleted: readonly DatabaseRow[];
  /** Parts of it that were deleted alone: `part_index`, `part_text`, `delete_date`. */
  readonly deletedParts: readonly DatabaseRow[];
  /** As `attachmentRow` reads them. */
  readonly attachments: readonly DatabaseRow[];
}

/** The tables that belong to the messages, read along with them in the order of their row numbers. */
export class BesideMessages {
  readonly #chats: MergeWalk;
  readonly #deleted: MergeWalk;
  readonly #deletedParts: MergeWalk;
  readonly #attachments: MergeWalk;

  constructor(database: ScratchDatabase, damage: SparedDamage) {
    const walk = (sql: string | null) => new MergeWalk(database, sql, damage);
    this.#chats = walk(joinQuery(database, 'chat_message_join', []));
    this.#deleted = walk(joinQuery(database, 'chat_recoverable_message_join', ['delete_date']));
    this.#deletedParts = walk(partQuery(database));
    this.#attachments = walk(attachmentQuery(database));
  }

  /** Ask in the order of the row numbers. */
  at(messageId: bigint): BesideMessage {
    return {
      chats: this.#chats.at(messageId),
      deleted: this.#deleted.at(messageId),
      deletedParts: this.#deletedParts.at(messageId),
      attachments: this.#attachments.at(messageId),
    };
  }

  /** Ends the queries: a database cannot be closed while one is under way. */
  close(): void {
    for (const walk of [this.#chats, this.#deleted, this.#deletedParts, this.#attachments])
      walk.close();
  }
}

function joinQuery(
  database: ScratchDatabase,
  table: string,
  more: readonly string[],
): string | null {
  if (!database.has(table, 'chat_id', 'message_id')) return null;
  const columns = ['message_id', 'chat_id', ...more.filter((name) => database.has(table, name))];
  return `SELECT ${columns.join(', ')} FROM ${table}
    WHERE typeof(message_id) = 'integer' ORDER BY message_id, chat_id`;
}

function partQuery(database: ScratchDatabase): string | null {
  const table = 'recoverable_message_part';
  if (!database.has(table, 'message_id', 'part_index', 'part_text')) return null;
  const date = database.has(table, 'delete_date') ? 'delete_date' : 'NULL AS delete_date';
  return `SELECT message_id, part_index, ${date}, octet_length(part_text) AS part_bytes,
    iif(octet_length(part_text) <= ${longestPart}, CAST(part_text AS BLOB), NULL) AS part_text
    FROM ${table} WHERE typeof(message_id) = 'integer' ORDER BY message_id, part_index`;
}

const longestPart = 1024 * 1024;
