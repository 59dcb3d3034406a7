import { DateTime, FixedOffsetZone } from 'luxon';
import { instantFromUnix, localTime, unknownTime, type Happened } from '../core/time.ts';

/** How a time in text is to be understood when it does not say its zone. */
export interface TextTimeChoice {
  readonly basis: string;
  /** The assumed zone of a time without one. */
  readonly zone: string;
}

interface Fields {
  readonly date: string;
  readonly time: string;
  readonly zone: string | undefined;
}

/** ISO 8601 and its cousin in EXIF: `2024-01-31T14:25:30.5+01:00`, `2024:01:31 14:25:30`, `2024-01-31`. */
const isoForm =
  /^(\d{4})[-:](\d\d)[-:](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s?(Z|[+-]\d\d:?\d\d)?$/;

/** RFC 5322 §3.3 and §4.3, with or without weekday and seconds. */
const mailForm =
  /^(?:[A-Za-z]{3,9},?\s{1,4})?(\d{1,2})\s{1,4}([A-Za-z]{3})[a-z]{0,6}\s{1,4}(\d{4}|\d\d)\s{1,4}(\d\d?):(\d\d)(?::(\d\d))?\s{0,4}([+-]\d{4}|[A-Za-z]{1,5})?(?:\s{0,4}\([^()]{0,60}\))?$/;

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Hours from UTC of the zone names that RFC 5322 §4.3 gives a meaning. */
const namedZones = new Map([
  ...['Z', 'UT', 'UTC', 'GMT'].map((name): [string, number] => [name, 0]),
  ['EDT', -4],
  ['EST', -5],
  ['CDT', -5],
  ['CST', -6],
  ['MDT', -6],
  ['MST', -7],
  ['PDT', -7],
  ['PST', -8],
]);

/**
 * Reads a date and time as files write them: ISO 8601, EXIF, RFC 5322. With an offset it is an
 * instant, without one a local time in the assumed zone; a zone name without a settled meaning
 * gives a local time without a zone. Anything else is an unknown time that keeps the text.
 */
export function timeFromText(text: string, choice: TextTimeChoice): Happened {
  const raw = text.trim();
  const fields = raw.length > 200 ? null : (isoFields(raw) ?? mailFields(raw));
  if (fields === null || fields.time.startsWith('T24')) return unknownTime(choice.basis, raw);
  return fields.zone === undefined ? assumed(fields, raw, choice) : placed(fields, raw, choice);
}

function isoFields(raw: string): Fields | null {
  const match = isoForm.exec(raw);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const seconds = second === undefined ? '' : `:${second}`;
  const milliseconds = fraction === undefined ? '' : `.${fraction.padEnd(3, '0').slice(0, 3)}`;
  return {
    date: `${year ?? ''}-${month ?? ''}-${day ?? ''}`,
    time: hour === undefined ? '' : `T${hour}:${minute ?? ''}${seconds}${milliseconds}`,
    zone: hour === undefined ? undefined : zone,
  };
}

function mailFields(raw: string): Fields | null {
  const match = mailForm.exec(raw);
  if (match === null) return null;
  const [, day = '', monthName = '', year = '', hour = '', minute = '', second, zone] = match;
  const month = months.indexOf(monthName.toLowerCase()) + 1;
  if (month === 0) return null;
  return {
    date: `${fullYear(year)}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`,
    time: `T${hour.padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`,
    zone,
  };
}

/** RFC 5322 §4.3: two digits up to 49 are of this century. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return String(Number(year) + (Number(year) < 50 ? 2000 : 1900));
}

function assumed(fields: Fields, raw: string, choice: TextTimeChoice): Happened {
  const local = fields.date + fields.time;
  const zone = fields.time === '' ? {} : ({ zone: choice.zone, zoneIs: 'assumed' } as const);
  return localTime(local, { basis: choice.basis, raw, ...zone });
}

function placed(fields: Fields, raw: string, choice: TextTimeChoice): Happened {
  const offsetMinutes = offsetOf(fields.zone ?? '');
  const local = fields.date + fields.time;
  if (offsetMinutes === null) return localTime(local, { basis: choice.basis, raw });
  const zone = FixedOffsetZone.instance(offsetMinutes);
  const time = DateTime.fromISO(local, { zone });
  if (!time.isValid) return unknownTime(choice.basis, raw);
  return instantFromUnix(time.toMillis(), {
    basis: choice.basis,
    raw,
    zone: zone.name,
    precision: fields.time.length === 'T14:25'.length ? 'minute' : 'second',
  });
}

/** Minutes from UTC, or null for a name or number that settles nothing. */
function offsetOf(zone: string): number | null {
  const named = namedZones.get(zone.toUpperCase());
  if (named !== undefined) return named * 60;
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (Number(match[3]) > 59 || minutes > 15 * 60) return null;
  return match[1] === '-' ? -minutes : minutes;
}
