import { hourOfDay } from './date-words.ts';
import type { LineStart } from './line-start.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** A calendar date. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** True when the printed year was of the Buddhist era (543 more). */
  readonly buddhist: boolean;
}

/** The orders that a printed date may be in, by its digits alone. */
export function possibleOrders(start: LineStart): readonly DateOrder[] {
  switch (start.year) {
    case 'first':
      return ['ymd'];
    case 'last':
      return ['dmy', 'mdy'];
    case 'unclear':
      return ['dmy', 'mdy', 'ymd'];
  }
}

/** The date of a line read in one order; null when there is no such day. */
export function dateIn(start: LineStart, order: DateOrder): CalendarDate | null {
  const [a, b, c] = start.fields;
  const month = order === 'mdy' ? a : b;
  const day = order === 'dmy' ? a : order === 'mdy' ? b : c;
  const year = order === 'ymd' ? a : c;
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const full = start.year === 'unclear' ? yearOfTwoDigits(year) : yearInFull(year);
  if (full === null || dayNumber({ ...full, month, day }) === null) return null;
  return { ...full, month, day };
}

interface Year {
  readonly year: number;
  readonly buddhist: boolean;
}

/*
 * WhatsApp began in 2009. A year of two digits up to 51 is of this century; from 52 (2009 in the
 * Buddhist era is 2552) it can only be a Buddhist one.
 */
function yearOfTwoDigits(year: number): Year | null {
  if (year < 52) return { year: 2000 + year, buddhist: false };
  return year < 94 ? { year: 2500 + year - 543, buddhist: true } : null;
}

function yearInFull(year: number): Year | null {
  if (year >= 2400 && year <= 2700) return { year: year - 543, buddhist: true };
  return year >= 1970 && year <= 2100 ? { year, buddhist: false } : null;
}

/** Days since 1970; null when the month has no such day. */
export function dayNumber(date: { year: number; month: number; day: number }): number | null {
  const time = Date.UTC(date.year, date.month - 1, date.day);
  return new Date(time).getUTCDate() === date.day ? time / 86_400_000 : null;
}

/** The time of a line as an ISO local time, as fine as it is printed. */
export interface LocalChatTime {
  /** A date alone where the hour cannot be told. */
  readonly local: string;
  readonly buddhist: boolean;
  /** False when the word beside the hour is not known. */
  readonly hourKnown: boolean;
}

/** The time of a line with its date in the given order; null when there is no such time. */
export function localChatTime(start: LineStart, order: DateOrder): LocalChatTime | null {
  const date = dateIn(start, order);
  if (date === null || start.hour > 23 || start.minute > 59 || (start.second ?? 0) > 59)
    return null;
  const day = `${date.year}-${two(date.month)}-${two(date.day)}`;
  const hour = hourOfDay(start.hour, start.dayPeriod);
  if (hour === null) return { local: day, buddhist: date.buddhist, hourKnown: false };
  const seconds = start.second === null ? '' : `:${two(start.second)}`;
  const local = `${day}T${two(hour)}:${two(start.minute)}${seconds}`;
  return { local, buddhist: date.buddhist, hourKnown: true };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
