import { identifier } from '../../core/identifier.ts';
import type { ColumnChoice } from '../../core/source-item.ts';
import { secondsIn, wayOf } from '../../importers/csv-table/call-words.ts';
import { timeInCell } from '../../importers/csv-table/table-time.ts';
import type { TableLook } from '../../importers/importer.ts';
import type { ColumnMeaning } from '../wording/columns.ts';

/** What the columns seem to hold: each meaning at most once, each column at most for one. */
export type ProposedColumns = Partial<Record<ColumnMeaning, string>>;

/** Proposes a meaning for the columns of a table, from their headings and what stands in them. */
export function proposeColumns(look: TableLook, kind: ColumnChoice['kind']): ProposedColumns {
  const columns = look.columns.map((name, place) => ({
    name,
    values: look.rows.map((row) => row[place]?.trim() ?? '').filter((value) => value !== ''),
  }));
  const taken = new Set<string>();
  const take = (score: (column: Column) => number): string | undefined => {
    const [best] = columns
      .filter(({ name }) => !taken.has(name))
      .map((column) => ({ name: column.name, points: score(column) }))
      .filter(({ points }) => points >= enough)
      .sort((a, b) => b.points - a.points);
    if (best !== undefined) taken.add(best.name);
    return best?.name;
  };
  const time = takeTime(columns, take, taken);
  const direction = take((column) => share(column, isWay) + named(column, directionWords) / 2);
  const party = take((column) => numberPoints(column) + named(column, partyWords));
  const text = kind === 'messages' ? take((column) => named(column, textWords)) : undefined;
  const name = take((column) => named(column, nameWords));
  const duration = kind === 'calls' ? take((column) => durationPoints(column)) : undefined;
  const service = take((column) => named(column, serviceWords));
  return Object.fromEntries(
    Object.entries({ time, party, name, direction, text, duration, service }).filter(
      ([, column]) => column !== undefined,
    ),
  );
}

interface Column {
  readonly name: string;
  readonly values: readonly string[];
}

const enough = 1;

const partyWords =
  /\b(?:number|phone|mobile|msisdn|address|caller|sender|from|party|who|account)\b/i;
const nameWords = /\b(?:name|contact|person|who)\b/i;
const directionWords = /\b(?:direction|type|way|in\/out|status)\b/i;
const textWords = /\b(?:text|message|body|content|contents|words|sms|said)\b/i;
const durationWords = /\b(?:duration|length|seconds|long)\b/i;
const serviceWords = /\b(?:service|app|application|platform|network)\b/i;
const timeWords = /\b(?:date|time|when|timestamp|sent at|received at)\b/i;

/** One column with the whole of it; else a date and the time of day beside it. */
function takeTime(
  columns: readonly Column[],
  take: (score: (column: Column) => number) => string | undefined,
  taken: Set<string>,
): string | undefined {
  const whole = take((column) => wholeTime(column));
  if (whole !== undefined) return whole;
  const date = take((column) => share(column, isDate) * (1 + named(column, timeWords)));
  if (date === undefined) return undefined;
  const clock = columns.find((column) => !taken.has(column.name) && share(column, isClock) >= most);
  if (clock === undefined) return date;
  taken.add(clock.name);
  return `${date} + ${clock.name}`;
}

/** A column of numbers may look like one of times: its heading has to agree. */
function wholeTime(column: Column): number {
  const isCount = share(column, (value) => /^\d+$/.test(value)) > 0;
  const points = share(column, isMoment);
  if (points < most) return 0;
  const heading = named(column, timeWords);
  return isCount && heading === 0 ? 0 : points + heading;
}

function durationPoints(column: Column): number {
  const isLength = share(column, (value) => secondsIn(value) !== null) >= most;
  const isWritten = share(column, (value) => /[:hms]/.test(value)) >= most;
  const heading = named(column, durationWords);
  return isLength && (heading > 0 || isWritten) ? 1 + heading : heading;
}

const most = 0.6;

function share({ values }: Column, fits: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(fits).length / values.length;
}

function named({ name }: Column, words: RegExp): number {
  // A number is an address too; an empty column can still be the one.
  return words.test(name.replaceAll('_', ' ')) ? 1 : 0;
}

function isMoment(value: string): boolean {
  return precisionOf(value) === 'second' || precisionOf(value) === 'minute';
}

function isDate(value: string): boolean {
  return precisionOf(value) === 'day';
}

function precisionOf(value: string): string {
  const read = timeInCell(value, { order: 'dmy', zone: 'UTC' });
  if (read.precision !== 'unknown') return read.precision;
  return timeInCell(value, { order: 'mdy', zone: 'UTC' }).precision;
}

function isClock(value: string): boolean {
  return /^\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?$/i.test(value);
}

/** Bare digits may count something else: then the heading has to agree. */
function numberPoints(column: Column): number {
  const isNumber = (value: string): boolean => identifier(value).e164 !== undefined;
  const isWritten = (value: string): boolean => isNumber(value) && /^[+(0]/.test(value);
  return Math.max(share(column, isWritten), share(column, isNumber) * 0.9);
}

function isWay(value: string): boolean {
  return wayOf(value) !== null;
}
