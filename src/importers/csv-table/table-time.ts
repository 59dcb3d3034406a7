import { DateTime } from 'luxon';
import { instantFromUnix, precisionOfLocal, unknownTime, type Happened } from '../../core/time.ts';
import { dayNumber, localChatTime, type DateOrder } from '../whatsapp-export/chat-date.ts';
import { hourOfDay } from '../whatsapp-export/date-words.ts';
import { lineStart, type LineStart } from '../whatsapp-export/line-start.ts';

/** How times are read that do not say everything of themselves. */
export interface TimeReading {
  /** Null when more than one order fits: then what depends on it stays unknown. */
  readonly order: DateOrder | null;
  readonly zone: string;
}

/**
 * The time that a cell states: seconds or milliseconds since 1970, ISO 8601 with or without an offset, a
 * date in numbers, a date with an English month. Without an offset it is a local time, zone assumed. A
 * cell that is none of these gives an unknown time that keeps it as raw text, unless it is too long.
 */
export function timeInCell(cell: string, { order, zone }: TimeReading): Happened {
  const raw = cell.toWellFormed();
  const text = plainSpaces(raw);
  if (text === '') return unknownTime(basis);
  if (text.length > longestTime) return unknownTime(basis);
  const local = localIn(text, order);
  if (local === null)
    return unixTime(text, raw) ?? offsetTime(text, raw) ?? unknownTime(basis, raw);
  const precision = isReal(local) ? precisionOfLocal(local) : null;
  if (precision === null) return unknownTime(basis, raw);
  return { precision, local, zone, zoneIs: 'assumed', basis, raw };
}

/** Whether there is such a day and time; asking luxon takes longer than all the rest of a row. */
function isReal(local: string): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = local
    .split(/[-T:.]/)
    .map(Number);
  if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12 || day < 1) return false;
  return year >= 1970 && year <= 2100 && dayNumber({ year, month, day }) !== null;
}

/** The date of a cell where its order of day and month has to be found out; null for every other cell. */
export function unclearDate(cell: string): LineStart | null {
  const text = plainSpaces(cell);
  if (text.length > longestTime || isoLocal.test(text)) return null;
  const found = dateInNumbers(text);
  return found === null || found.start.year === 'first' ? null : found.start;
}

const basis = 'stated in the table';

/** Longer cells are no times. */
export const longestTime = 100;

const plain = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;

/**
 * Spreadsheets and phones put narrow and unbroken spaces beside AM and PM, and marks of direction. What
 * could not be read as a letter there is such a space.
 */
function plainSpaces(cell: string): string {
  if (plain.test(cell)) return cell;
  return cell
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\s\u00a0\u202f\ufffd]+/g, ' ')
    .trim();
}

function unixTime(text: string, raw: string): Happened | null {
  if (/^\d{9,10}$/.test(text)) return instantFromUnix(Number(text) * 1000, { basis, raw });
  return /^\d{12,13}$/.test(text) ? instantFromUnix(Number(text), { basis, raw }) : null;
}

const isoOffset =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)? ?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/;

function offsetTime(text: string, raw: string): Happened | null {
  const found = isoOffset.exec(text);
  if (found === null) return null;
  const [, day = '', minute = '', second = '', offset = ''] = found;
  const time = DateTime.fromISO(`${day}T${minute}${second}${offset}`, { setZone: true });
  if (!time.isValid) return null;
  return instantFromUnix(Math.trunc(time.toMillis()), {
    basis,
    raw,
    ...(offset === 'Z' ? {} : { zone: time.zoneName }),
    ...(second === '' ? { precision: 'minute' as const } : {}),
  });
}

const isoLocal = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?)?$/;

function localIn(text: string, order: DateOrder | null): string | null {
  const iso = isoLocal.exec(text);
  if (iso !== null) {
    const [, day = '', minute, second = ''] = iso;
    // Milliseconds are as fine as a record is.
    return minute === undefined ? day : `${day}T${minute}${second.slice(0, 7)}`;
  }
  return englishMonthTime(text) ?? numbersTime(text, order);
}

function numbersTime(text: string, order: DateOrder | null): string | null {
  const found = dateInNumbers(text);
  if (found === null) return null;
  const read = found.start.year === 'first' ? 'ymd' : order;
  const time = read === null ? null : localChatTime(found.start, read);
  if (time === null) return null;
  return found.hasTime ? time.local : time.local.slice(0, 10);
}

/** The same layouts as in chats: there a date stands in brackets, and always with a time. */
function dateInNumbers(text: string): { start: LineStart; hasTime: boolean } | null {
  const withTime = lineStart(`[${text}] `);
  if (withTime !== null) return { start: { ...withTime, raw: text }, hasTime: true };
  const alone = /^[\d./\- ]+$/.test(text) ? lineStart(`[${text} 00:00] `) : null;
  return alone === null ? null : { start: { ...alone, raw: text }, hasTime: false };
}

const month = '([a-z]{3,9})\\.?';
const clock = '(?:,? (?:at )?(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?(?: ?([ap]\\.?m\\.?))?)?';
const weekday = '(?:[a-z]{3,9},? )?';
const monthFirst = new RegExp(`^${weekday}${month} (\\d{1,2}),? (\\d{4})${clock}$`, 'i');
const dayFirst = new RegExp(`^${weekday}(\\d{1,2})[ -]${month}[ -],?(\\d{4})${clock}$`, 'i');

/** `Jul 23, 2011 6:12:54 AM`, `23 July 2011 06:12`; a local ISO time, or a date where no time stands. */
function englishMonthTime(text: string): string | null {
  const first = monthFirst.exec(text);
  const found = first ?? dayFirst.exec(text);
  if (found === null) return null;
  const [, a = '', b = '', year = '', hour, minute = '', second, half] = found;
  const [name, day] = first === null ? [b, a] : [a, b];
  const number = monthNames.findIndex((one) => isMonth(one, name.toLowerCase())) + 1;
  if (number === 0) return null;
  const date = `${year}-${twoDigits(number)}-${twoDigits(Number(day))}`;
  if (hour === undefined) return date;
  const hours = hourOfDay(Number(hour), half ?? null);
  if (hours === null) return date;
  return `${date}T${twoDigits(hours)}:${minute}${second === undefined ? '' : `:${second}`}`;
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** In full or shortened: `Sep`, `Sept`, `September`. */
function isMonth(full: string, written: string): boolean {
  return full.startsWith(written);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
