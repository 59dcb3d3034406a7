import type { Direction } from '../../core/communication.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';

/** How many rows of a conversation became events, and which way they went. */
export interface RowCounts {
  rows: number;
  received: number;
  sent: number;
}

export function noRows(): RowCounts {
  return { rows: 0, received: 0, sent: 0 };
}

export function countedRow(counts: RowCounts, direction: Direction): void {
  counts.rows += 1;
  if (direction === 'in') counts.received += 1;
  if (direction === 'out') counts.sent += 1;
}

/** Adds what was counted to a conversation. */
export function addRows(catalogue: Catalogue, conversation: number, counts: RowCounts): void {
  catalogue.run(
    `UPDATE conversations SET rows = rows + ?, received = received + ?, sent = sent + ? WHERE id = ?`,
    counts.rows,
    counts.received,
    counts.sent,
    conversation,
  );
}

/** Makes `exhibit` the newest of the conversation with this key. */
export function noteConversation(catalogue: Catalogue, key: string, exhibit: number): void {
  catalogue.run(
    `INSERT INTO conversations (key, exhibit) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET exhibit = excluded.exhibit`,
    key,
    exhibit,
  );
}
