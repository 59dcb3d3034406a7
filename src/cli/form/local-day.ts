import { DateTime } from 'luxon';

/** The wall clock in a zone at an instant: `2026-11-22T14:30`. */
export function localDateTime(utc: string, zone: string): string {
  return DateTime.fromISO(utc, { zone }).toFormat("yyyy-LL-dd'T'HH:mm");
}
