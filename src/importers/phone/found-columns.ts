import type { RecordedText } from '../../core/text.ts';
import type { ColumnValue, DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';

/** No number, name or note that a phone writes beside a call or voicemail is as long. */
const longestValueBytes = 64 * 1024;

/** The columns of a table that are there, and what to select so that their values come as found. */
export interface FoundColumns {
  readonly names: readonly string[];
  readonly sql: string;
}

const tooLong = 'too long';

/**
 * Of the columns `wanted`, those that the table has: schemas drift. Texts come as bytes, numbers as they
 * are; a value above 64 KiB is left out, and `hasLongValue` says so of its row.
 */
export function foundColumns(
  database: ScratchDatabase,
  table: string,
  wanted: readonly string[],
): FoundColumns {
  const names = wanted.filter((name) => database.has(table, name));
  const values = names.map(
    (name) =>
      `CASE WHEN typeof("${name}") NOT IN ('text', 'blob') THEN "${name}" WHEN octet_length("${name}") <= ${longestValueBytes} THEN CAST("${name}" AS BLOB) END AS "${name}"`,
  );
  const long = names.map((name) => `coalesce(octet_length("${name}") > ${longestValueBytes}, 0)`);
  return { names, sql: [...values, `${long.join(' OR ') || '0'} AS "${tooLong}"`].join(', ') };
}

/** Whether a value of the row was left out because of its size. */
export function hasLongValue(row: DatabaseRow): boolean {
  return row[tooLong] === 1n;
}

/**
 * Whether a table has numbered rows. Every table of a phone has; one that a stranger made may be of a
 * kind that cannot be read in order.
 */
export function hasNumberedRows(database: ScratchDatabase, table: string): boolean {
  const found = database.row(
    `SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND lower(name) = lower(?) AND type = 'table' AND wr = 0`,
    table,
  );
  return found !== null;
}

/** A value as a number, also where it is written as text; null where it is none. */
export function numberIn(value: ColumnValue | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  const text = Buffer.isBuffer(value) ? value.toString('latin1') : value;
  return /^-?\d{1,20}(\.\d{1,20})?$/.test(text) ? Number(text) : null;
}

/** Those of the columns that hold something, as found. */
export function valuesAsFound(
  database: ScratchDatabase,
  row: DatabaseRow,
  names: readonly string[],
): Record<string, RecordedText> {
  const found: Record<string, RecordedText> = {};
  for (const name of names) {
    const text = database.text(row[name]);
    if (text !== null && text !== '') found[name] = text;
  }
  return found;
}
