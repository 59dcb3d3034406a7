import type { Reading, SourceItem } from '../../core/source-item.ts';
import type { DateOrder } from '../whatsapp-export/chat-date.ts';
import { BesideFiles } from './beside-files.ts';
import { columnItem } from './column-row.ts';
import { rowsOf, type Table } from './open-table.ts';
import { RowCells } from './row-cells.ts';
import type { TableRow } from './row-reader.ts';
import type { RowLayout, TableScan } from './scan-table.ts';
import { sessionItem, standingElsewhere } from './session-row.ts';
import { TableNotes } from './table-notes.ts';
import { tableWording as wording } from './wording.ts';

/** A table after its first pass, and how it is read. */
export interface ScannedTable {
  readonly table: Table;
  readonly layout: RowLayout;
  readonly scan: TableScan;
  readonly order: DateOrder | null;
}

/** Every row of a table as an item, in order; `place` is `row 12`, as a spreadsheet counts. */
export async function* readTable(
  { table, layout, scan, order }: ScannedTable,
  { choices }: Reading,
): AsyncGenerator<SourceItem> {
  const { source } = table;
  const own = scan.sessions?.own ?? [];
  if (own.length > 0) yield ownNumbers(own);
  const itemOf = itemMaker(table, layout, scan, { order, zone: choices.zone });
  const notes = new TableNotes();
  let bytesRead = 0;
  let told = 0;
  let rows = 0;
  const onBytes = (bytes: number): void => {
    bytesRead = Math.min(bytesRead + bytes, source.sizeBytes);
  };
  for await (const row of rowsOf(table, onBytes)) {
    rows += 1;
    const place = `row ${row.number}`;
    const why = row.flaw ?? fieldsAmiss(row, table.columns.length);
    if (row.strayQuote && why === null) notes.count('quotes', place);
    const item: SourceItem =
      why === null ? await itemOf(row, place) : { type: 'skipped', where: place, why };
    if (isWithoutTime(item)) notes.count('noTime', place);
    yield item;
    if (bytesRead === told) continue;
    told = bytesRead;
    yield { type: 'progress', bytesRead, bytesInAll: source.sizeBytes };
  }
  yield* notes.items();
  yield* fileNotes(table, scan, rows);
  yield { type: 'progress', bytesRead: source.sizeBytes, bytesInAll: source.sizeBytes };
}

type ItemOf = (row: TableRow, place: string) => Promise<SourceItem> | SourceItem;

function itemMaker(
  table: Table,
  layout: RowLayout,
  { columns, text, sessions }: TableScan,
  time: { order: DateOrder | null; zone: string },
): ItemOf {
  if (layout.is === 'columns') {
    const reading = { choice: layout.choice, columns, time };
    return (row, place) => columnItem(new RowCells(columns, row.cells, text), place, reading);
  }
  if (sessions === null) throw new Error('a table of chats is read after it was scanned as one');
  const files = new BesideFiles(table.source);
  const { app, headings } = layout;
  const elsewhere = standingElsewhere(headings);
  const reading = { app, headings, columns, sessions, files, time, elsewhere };
  return (row, place) =>
    sessionItem(new RowCells(columns, row.cells, text), row.cells, place, reading);
}

/** Cells too many that hold nothing are what spreadsheets leave at the end of a row. */
function fieldsAmiss({ cells }: TableRow, columns: number): string | null {
  const amiss = cells.length < columns || cells.slice(columns).some((cell) => cell.trim() !== '');
  return amiss ? wording.skipped.fields(cells.length, columns) : null;
}

function isWithoutTime(item: SourceItem): boolean {
  const happened =
    item.type === 'message'
      ? item.message.happened
      : item.type === 'call'
        ? item.call.happened
        : null;
  return happened?.precision === 'unknown';
}

function ownNumbers(own: NonNullable<TableScan['sessions']>['own']): SourceItem {
  const basis = 'the sender of what was sent, in the table';
  return {
    type: 'phone',
    phone: {
      own: own.map((identifier) => ({ identifier, basis })),
      madeAt: { precision: 'unknown' },
    },
  };
}

function* fileNotes(
  { source, encoding }: Table,
  { text }: TableScan,
  rows: number,
): Generator<SourceItem> {
  const where = wording.notes.theTable;
  if (rows === 0) yield { type: 'note', where, what: wording.notes.noRows };
  if (text.isAssumed) yield { type: 'note', where, what: wording.notes.windows1252 };
  if ((source.sizeBytes - encoding.markBytes) % encoding.bytesPerUnit !== 0)
    yield { type: 'note', where, what: wording.notes.halfLetter };
}
