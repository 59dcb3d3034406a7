import type { ColumnChoice } from '../../core/source-item.ts';
import type { DateOrderFinding } from '../whatsapp-export/date-order.ts';
import { plainHeading } from './layouts.ts';
import { rowsOf, type Table } from './open-table.ts';
import { TableColumns } from './row-cells.ts';
import { Sessions, SessionScan } from './sessions.ts';
import { TableDateOrder } from './table-date-order.ts';
import { CellText, LettersEvidence } from './table-encoding.ts';

/** How the rows of a table are understood. */
export type RowLayout =
  | {
      readonly is: 'chat sessions';
      readonly app: 'Messages' | 'WhatsApp';
      readonly headings: SessionHeadings;
    }
  | { readonly is: 'columns'; readonly choice: ColumnChoice };

/** The columns of a table of chats, as its headings are written; what it does not have is undefined. */
export type SessionHeadings = Readonly<Partial<Record<SessionHeading, string>>>;

export type SessionHeading = (typeof sessionHeadings)[number];

export const sessionHeadings = [
  'chat session',
  'message id',
  'message date',
  'sent date',
  'delivered date',
  'read date',
  'edited date',
  'deleted date',
  'service',
  'type',
  'sender id',
  'sender name',
  'forwarded',
  'subject',
  'text',
  'reactions',
  'attachment',
] as const;

/** What a whole table says of itself; the first of two passes over it. */
export interface TableScan {
  readonly columns: TableColumns;
  readonly text: CellText;
  readonly dates: DateOrderFinding;
  /** Null for a table of one row per message or call with its other end in it. */
  readonly sessions: Sessions | null;
}

/** The layout of the rows: what was chosen, else what the headings say; null when neither does. */
export function rowLayout(table: Table, chosen: ColumnChoice | undefined): RowLayout | null {
  if (chosen !== undefined) return { is: 'columns', choice: chosen };
  if (table.layout?.is !== 'chat sessions') return table.layout;
  const headings: Partial<Record<SessionHeading, string>> = {};
  for (const name of table.columns) {
    const heading = sessionHeadings.find((one) => one === plainHeading(name));
    if (heading !== undefined) headings[heading] ??= name;
  }
  return { is: 'chat sessions', app: table.layout.app, headings };
}

/** Reads a table from beginning to end without keeping it. */
export async function scanTable(table: Table, layout: RowLayout): Promise<TableScan> {
  const columns = new TableColumns(table.columns);
  const letters = new LettersEvidence();
  const dates = new TableDateOrder();
  const asItStands = new CellText(table.encoding, new LettersEvidence());
  const sessions = layout.is === 'chat sessions' ? new SessionScan() : null;
  const headings = layout.is === 'chat sessions' ? layout.headings : {};
  const time = layout.is === 'columns' ? layout.choice.time : (headings['message date'] ?? '');
  const units = (cells: readonly string[], name: string | undefined): string =>
    name === undefined ? '' : columns.units(cells, name);
  for await (const { cells, flaw } of rowsOf(table)) {
    if (flaw !== null) continue;
    if (table.encoding.bytesPerUnit === 1) letters.add(cells);
    const date = asItStands.read(units(cells, time).slice(0, 200));
    dates.add(typeof date === 'string' ? date : date.shown);
    sessions?.add({
      session: units(cells, headings['chat session']),
      type: units(cells, headings.type),
      senderId: units(cells, headings['sender id']),
      senderName: units(cells, headings['sender name']),
    });
  }
  const text = new CellText(table.encoding, letters);
  return {
    columns,
    text,
    dates: dates.finding(),
    sessions:
      sessions === null || layout.is !== 'chat sessions'
        ? null
        : new Sessions(sessions, text, layout.app),
  };
}
