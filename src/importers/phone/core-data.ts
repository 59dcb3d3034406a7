import { illFormed, shownText, type RecordedText } from '../../core/text.ts';
import { instantFromUnix, unknownTime, type Happened } from '../../core/time.ts';
import type { ColumnValue, DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';

/**
 * A list of columns for SELECT, each under its own name; what the table lacks is NULL. Of `texts` the
 * first `mostTextBytes` bytes are taken, and one more where there are more. Names are ours, never the
 * source's.
 */
export function columnList(
  database: ScratchDatabase,
  { table, as, texts, values }: TableColumns,
): string {
  const there = (column: string) => database.has(table, column);
  return [
    ...values.map((column) =>
      there(column) ? `${as}.${column} AS ${column}` : `NULL AS ${column}`,
    ),
    ...texts.map((column) =>
      there(column)
        ? `${bounded(`CAST(${as}.${column} AS BLOB)`)} AS ${column}`
        : `NULL AS ${column}`,
    ),
  ].join(', ');
}

/* Of an empty blob, substr makes NULL. */
function bounded(bytes: string): string {
  return `CASE WHEN length(${bytes}) <= ${mostTextBytes} THEN ${bytes} ELSE substr(${bytes}, 1, ${mostTextBytes + 1}) END`;
}

export interface TableColumns {
  readonly table: string;
  /** What the table is called in the query. */
  readonly as: string;
  readonly texts: readonly string[];
  readonly values: readonly string[];
}

/** No app lets anybody write as much in one message. */
export const mostTextBytes = 1024 * 1024;

/** A text column; null where there is none. What is longer than `mostTextBytes` was cut there. */
export function textIn(
  database: ScratchDatabase,
  row: DatabaseRow,
  column: string,
): RecordedText | null {
  const value = row[column];
  return database.text(isCut(row, column) ? wholeCharacters(value as Buffer) : value);
}

function wholeCharacters(bytes: Buffer): Buffer {
  let end = mostTextBytes;
  while (end > mostTextBytes - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

/** Whether a text column holds more than was read of it. */
export function isCut(row: DatabaseRow, column: string): boolean {
  const value = row[column];
  return Buffer.isBuffer(value) && value.byteLength > mostTextBytes;
}

/** A text that is a name or an address: null also where it is empty, and never longer than 1,000 characters. */
export function shortTextIn(
  database: ScratchDatabase,
  row: DatabaseRow,
  column: string,
): RecordedText | null {
  const text = textIn(database, row, column);
  const shown = text === null ? '' : shownText(text);
  if (text === null || shown === '') return null;
  return shown.length <= mostNameCharacters
    ? text
    : illFormed(`${shown.slice(0, mostNameCharacters)}…`, shown.slice(0, mostNameCharacters));
}

const mostNameCharacters = 1000;

/** A number that must be a whole one within ±(2^53−1); null for everything else. */
export function wholeNumber(value: ColumnValue | undefined): number | null {
  if (typeof value !== 'bigint' && typeof value !== 'number') return null;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number + 0 : null;
}

/** A number as it stands in the source, for the record; null where there is none. */
export function numberAsFound(value: ColumnValue | undefined): string | null {
  return typeof value === 'bigint' || typeof value === 'number' ? String(value) : null;
}

/**
 * A time that Core Data counts from 2001 in seconds (some programs wrote nanoseconds); null where none
 * is set. What is no possible time is an unknown one that keeps the number.
 */
export function cocoaTime(
  value: ColumnValue | undefined,
  from: { readonly basis: string; readonly zone?: string },
): Happened | null {
  if (value === null || value === undefined || Number(value) === 0) return null;
  const raw = numberAsFound(value);
  if (raw === null) return unknownTime(from.basis, wordsIn(value));
  const number = Number(value);
  const seconds = Math.abs(number) > 1e12 ? number / 1e9 : number;
  const milliseconds = Math.round((seconds + secondsTo2001) * 1000);
  return instantFromUnix(milliseconds, { ...from, raw });
}

function wordsIn(value: ColumnValue): string {
  return typeof value === 'string' ? value.slice(0, 100).toWellFormed() : 'not a number';
}

/** From 1970 to 2001, in UTC. */
const secondsTo2001 = 978_307_200;

/** Seconds, as whole ones; null where the source does not say or says nonsense. */
export function wholeSeconds(value: ColumnValue | undefined): number | null {
  if (typeof value !== 'bigint' && typeof value !== 'number') return null;
  const seconds = Math.round(Number(value));
  return Number.isSafeInteger(seconds) && seconds >= 0 ? seconds + 0 : null;
}
