import { instantFromUnix, unknownTime, type Happened } from '../../core/time.ts';
import type { ColumnValue } from '../scratch-copy.ts';
import { numberIn } from './found-columns.ts';

/** Between 1970 and 2001, where Apple's own count begins. */
const milliseconds2001 = 978_307_200_000;

/* No time in seconds is so big before the year 33658, none in nanoseconds so small after 2001-01-01 00:17. */
const leastNanoseconds = 1e12;

const messagesBasis = 'device record';

/**
 * The instant of a number that counts from 2001 in UTC, in seconds or nanoseconds. 0 and nothing mean
 * that the phone noted none.
 */
export function cocoaTime(value: ColumnValue | undefined, basis: string): Happened {
  return timeFrom(value, basis, (stated) =>
    Math.abs(stated) > leastNanoseconds
      ? stated / 1e6 + milliseconds2001
      : stated * 1000 + milliseconds2001,
  );
}

/** The instant of a number of seconds from 1970 in UTC; 0 and nothing mean that the phone noted none. */
export function unixTime(value: ColumnValue | undefined, basis: string): Happened {
  return timeFrom(value, basis, (stated) => stated * 1000);
}

function timeFrom(
  value: ColumnValue | undefined,
  basis: string,
  toMilliseconds: (stated: number) => number,
): Happened {
  if (value === null || value === undefined) return unknownTime(basis);
  const stated = numberIn(value);
  const raw = rawText(value);
  if (stated === null || stated === 0) return unknownTime(basis, raw);
  return instantFromUnix(Math.round(toMilliseconds(stated)), { basis, raw });
}

/** What stands in a time column may be anything: no more of it is shown than a time can need. */
function rawText(value: Exclude<ColumnValue, null>): string {
  const text = Buffer.isBuffer(value) ? value.toString('utf8') : String(value);
  return text.slice(0, 64).toWellFormed();
}

/**
 * A time in a column of sms.db: nanoseconds since 2001 in UTC, before iOS 11 seconds. Null where it is
 * not set: empty or 0. Whole numbers are not put through a double: a million rows have three each.
 */
export function columnTime(value: ColumnValue | undefined): Happened | null {
  if (value === null || value === undefined || value === 0n || value === 0) return null;
  const raw = String(value);
  if (typeof value === 'bigint')
    return instantFromUnix(unixMilliseconds(value), { basis: messagesBasis, raw });
  if (typeof value === 'number') return secondsTime(value);
  return unknownTime(messagesBasis, raw.slice(0, 40));
}

/** A time in seconds since 2001 in UTC, with parts of a second. */
export function secondsTime(seconds: number): Happened {
  const whole = Math.round(seconds * 1000) + milliseconds2001;
  return instantFromUnix(whole, { basis: messagesBasis, raw: String(seconds) });
}

function unixMilliseconds(value: bigint): number {
  const number = Number(value);
  if (Math.abs(number) <= leastNanoseconds) return number * 1000 + milliseconds2001;
  return Number(value / 1_000_000n) + milliseconds2001;
}
