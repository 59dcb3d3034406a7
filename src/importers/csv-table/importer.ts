import { exitCodes, UserError } from '../../core/errors.ts';
import type { ColumnChoice, Reading, ReadingChoices, SourceItem } from '../../core/source-item.ts';
import type { DateOrder } from '../whatsapp-export/chat-date.ts';
import { orderLabel } from '../whatsapp-export/questions.ts';
import type { Importer, Question, TableLook } from '../importer.ts';
import type { Source } from '../source.ts';
import { openTable, type Table } from './open-table.ts';
import { readTable } from './read-table.ts';
import { TableColumns } from './row-cells.ts';
import { rowLayout, scanTable, type RowLayout, type TableScan } from './scan-table.ts';
import { tableWording as wording } from './wording.ts';

/**
 * Tables of messages or calls: those of iMazing and PhoneView by their headings, any other by what its
 * columns are said to hold (`choices.columns`). Parted by commas, semicolons or tabs; UTF-8, UTF-16 or
 * Windows-1252. (formats.md §2.9, §1.9)
 */
export const csvTable: Importer = {
  id: 'csv-table',
  version: 1,
  title: 'table of messages or calls',
  recognises,
  questions,
  read,
  table: lookAtTable,
};

/** Only known headings: of any other table nobody but the person can say that it holds messages or calls. */
async function recognises(source: Source): Promise<boolean> {
  const table = await openTable(source);
  return table !== null && table.layout !== null;
}

async function lookAtTable(source: Source): Promise<TableLook | null> {
  const table = await openTable(source);
  if (table === null || table.layout !== null) return null;
  return { columns: table.columns, rows: table.firstRows };
}

async function questions(source: Source, choices: ReadingChoices): Promise<readonly Question[]> {
  if (choices.dateOrder !== undefined) return [];
  const { table, layout } = await opened(source, choices.columns);
  const { dates } = await scanTable(table, layout);
  if (dates.order !== null || dates.possible.length === 0) return [];
  return [
    {
      choice: 'dateOrder',
      required: true,
      why: wording.datesAsked,
      options: dates.possible.map((value) => ({ value, label: orderLabel(value, dates) })),
    },
  ];
}

async function* read(source: Source, reading: Reading): AsyncGenerator<SourceItem> {
  const { table, layout } = await opened(source, reading.choices.columns);
  const scan = await scanTable(table, layout);
  // Before the first row: a table whose dates cannot be read leaves nothing half taken in.
  const order = dateOrderOf(scan, reading.choices);
  yield* readTable({ table, layout, scan, order }, reading);
}

async function opened(
  source: Source,
  chosen: ColumnChoice | undefined,
): Promise<{ table: Table; layout: RowLayout }> {
  const table = await openTable(source);
  const layout = table === null ? null : rowLayout(table, chosen);
  if (table === null || layout === null)
    throw new UserError(wording.noTable.message, wording.noTable);
  if (layout.is === 'columns' && !allThere(new TableColumns(table.columns), layout.choice))
    throw new UserError(wording.noColumn.message, {
      ...wording.noColumn,
      exitCode: exitCodes.misused,
    });
  return { table, layout };
}

/** Whether a table has all the columns that a choice names. */
export function allThere(
  columns: TableColumns,
  { time, party, name, direction, text, duration, service }: ColumnChoice,
): boolean {
  return [time, party, name, direction, text, duration, service].every(
    (wanted) => wanted === undefined || columns.find(wanted) !== null,
  );
}

/** Null where no date of the table depends on it. */
function dateOrderOf({ dates }: TableScan, choices: ReadingChoices): DateOrder | null {
  if (dates.possible.length === 0) return null;
  const order = dates.order ?? choices.dateOrder;
  if (order !== undefined && (order === dates.order || dates.possible.includes(order)))
    return order;
  const refused = wording.dateOrder(dates.possible.join(', '));
  throw new UserError(refused.message, { ...refused, exitCode: exitCodes.misused });
}
