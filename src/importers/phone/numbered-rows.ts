import type { SourceItem } from '../../core/source-item.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import { hasNumberedRows } from './found-columns.ts';

const rowsBetweenProgress = 500;

/** Which rows are read, and what their places are called. */
export interface NumberedRows {
  readonly table: string;
  /** What is selected besides the row's number, which is `number`. */
  readonly select: string;
  /** `call` for `call 812`. */
  readonly place: string;
}

/**
 * Every row of a table in the order of their numbers as one item each, and how far the reading has come.
 * A table that is not there gives nothing; one that cannot be read in order gives a note.
 */
export async function* numberedRows(
  database: ScratchDatabase,
  { table, select, place }: NumberedRows,
  itemOf: (row: DatabaseRow, place: string) => SourceItem | Promise<SourceItem>,
): AsyncGenerator<SourceItem> {
  if (!database.has(table)) return;
  if (!hasNumberedRows(database, table)) {
    yield {
      type: 'note',
      where: `${place} list`,
      what: 'The list is of a kind that no phone writes. It was not read.',
    };
    return;
  }
  const inAll = database.count(table);
  let read = 0;
  for (const row of database.rows(
    `SELECT rowid AS number, ${select} FROM "${table}" ORDER BY rowid`,
  )) {
    read += 1;
    const number = row['number'];
    yield await itemOf(row, `${place} ${typeof number === 'bigint' ? String(number) : read}`);
    if (read % rowsBetweenProgress === 0 || read === inAll)
      yield progress(read, inAll, database.sizeBytes);
  }
}

function progress(read: number, inAll: number, sizeBytes: number): SourceItem {
  const share = Math.min(1, read / Math.max(1, inAll));
  return { type: 'progress', bytesRead: Math.round(sizeBytes * share), bytesInAll: sizeBytes };
}
