import { DateTime } from 'luxon';
import { isoUtc, localTime, precisionOfLocal, unknownTime, type Happened } from '../core/time.ts';

const basis = 'stated by the person';

/**
 * Reads a time as JSON gives it: a date, a month, a date and time (with or without an offset), `unknown`,
 * or `{from, to}` of two that are written alike. Times without an offset are in `zone`. Null when it is
 * none of these.
 */
export function stateTime(value: unknown, zone: string): Happened | null {
  if (typeof value === 'string')
    return value.trim().toLowerCase() === 'unknown' ? unknownTime(basis, value) : one(value, zone);
  if (typeof value !== 'object' || value === null) return null;
  const { from, to, ...others } = value as Record<string, unknown>;
  if (typeof from !== 'string' || typeof to !== 'string' || Object.keys(others).length > 0)
    return null;
  return between(from, to, zone);
}

function between(writtenFrom: string, writtenTo: string, zone: string): Happened | null {
  const from = one(writtenFrom, zone);
  const to = one(writtenTo, zone);
  if (from === null || to === null) return null;
  const start = from.utc ?? from.local ?? '';
  const end = to.utc ?? to.local ?? '';
  const alike = (from.utc === undefined) === (to.utc === undefined);
  if (!alike || start.length !== end.length || end < start) return null;
  return { ...from, precision: 'between', end, raw: `${writtenFrom} – ${writtenTo}` };
}

function one(written: string, zone: string): Happened | null {
  const [, wall = '', offset] =
    /^(\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?)?)(Z|[+-]\d\d:\d\d)?$/.exec(written) ?? [];
  const local = wall.replace(' ', 'T');
  if (offset === undefined) {
    const time = localTime(local, { basis, raw: written, zone, zoneIs: 'stated' });
    return time.precision === 'unknown' ? null : time;
  }
  const time = DateTime.fromISO(local + offset);
  const precision = precisionOfLocal(local);
  if (!time.isValid || (precision !== 'minute' && precision !== 'second')) return null;
  if (time.year < 1970 || time.year > 2100) return null;
  return { precision, utc: isoUtc(time.toMillis()), zone, basis, raw: written };
}
