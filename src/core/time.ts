import { DateTime, IANAZone } from 'luxon';

/** How finely a time is known. Seconds are never invented. */
export type Precision =
  'second' | 'minute' | 'hour' | 'day' | 'month' | 'about' | 'between' | 'unknown';

/**
 * When something happened. One of three kinds, never two at once:
 * - an instant: `utc`, with `zone` as the zone to show it in, if one is known;
 * - a local time: `local`, with `zone` where one is stated or assumed (`zoneIs`);
 * - nothing known: `precision` is `unknown`.
 * A local time of precision `day` is a date (`2026-01-31`), of precision `month` a month (`2026-01`).
 */
export interface Happened {
  readonly precision: Precision;
  /** ISO 8601 in UTC: `2026-01-31T14:25:30Z`, with `.123` only where the source gives milliseconds. */
  readonly utc?: string;
  /** ISO 8601 without an offset, no finer than it is known: `2026-01-31T14:25`. */
  readonly local?: string;
  /** IANA zone, or a fixed offset as luxon writes it (`UTC+1`). */
  readonly zone?: string;
  readonly zoneIs?: 'stated' | 'assumed';
  /** The end, for a time that is `between` two; written as `utc` or `local` is. */
  readonly end?: string;
  /** Where the time comes from, in plain words: `stated by the person`, `device record`, `file name`… */
  readonly basis?: string;
  /** The text or number it was read from, as found. */
  readonly raw?: string;
}

/** Nothing is known of when it happened. */
export function unknownTime(basis?: string, raw?: string): Happened {
  return {
    precision: 'unknown',
    ...(basis === undefined ? {} : { basis }),
    ...(raw === undefined ? {} : { raw }),
  };
}

/** The years that a time read from evidence may lie in; anything else is kept as raw text only. */
const plausibleYears = { first: 1970, last: 2100 };
const behindPlausible = Date.UTC(plausibleYears.last + 1, 0, 1);

/**
 * The instant that lies `unixMilliseconds` after 1970 in UTC. A value that is not a whole number,
 * not positive or outside the years 1970–2100 gives an unknown time that keeps `raw`.
 */
export function instantFromUnix(
  unixMilliseconds: number,
  from: { basis: string; raw: string; zone?: string; precision?: 'second' | 'minute' },
): Happened {
  if (
    !Number.isSafeInteger(unixMilliseconds) ||
    unixMilliseconds <= 0 ||
    unixMilliseconds >= behindPlausible
  ) {
    return unknownTime(from.basis, from.raw);
  }
  const { precision = 'second', zone, basis, raw } = from;
  const utc = isoUtc(unixMilliseconds);
  // Written out: a phone has a million of them, and spreading one takes longer than all the rest.
  return zone === undefined ? { precision, utc, basis, raw } : { precision, utc, zone, basis, raw };
}

/** ISO 8601 in UTC; milliseconds only where they are not zero. Throws RangeError beyond what a Date can hold. */
export function isoUtc(unixMilliseconds: number): string {
  const day = Math.floor(unixMilliseconds / dayMilliseconds);
  const rest = unixMilliseconds - day * dayMilliseconds;
  const seconds = Math.floor(rest / 1000);
  const clock = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  const milliseconds = rest - seconds * 1000;
  const fraction = milliseconds === 0 ? '' : `.${String(milliseconds).padStart(3, '0')}`;
  return `${dayInUtc(day)}T${clock}${fraction}Z`;
}

const dayMilliseconds = 86_400_000;
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

function two(number: number): string {
  return twoDigits[Math.floor(number)] ?? '';
}

const days = new Map<number, string>();

/* A phone's rows share their days, and asking for a date takes longer than all the rest. */
function dayInUtc(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const iso = new Date(day * dayMilliseconds).toISOString();
  const date = iso.slice(0, iso.indexOf('T'));
  if (days.size >= 10_000) days.clear();
  days.set(day, date);
  return date;
}

/**
 * A local time: `2026`-style fields already checked by the caller's pattern. Impossible dates and
 * years outside 1970–2100 give an unknown time that keeps `raw`.
 */
export function localTime(
  local: string,
  from: { basis: string; raw?: string; zone?: string; zoneIs?: 'stated' | 'assumed' },
): Happened {
  const precision = precisionOfLocal(local);
  const parsed = DateTime.fromISO(local, { zone: 'utc' });
  if (
    precision === null ||
    !parsed.isValid ||
    parsed.year < plausibleYears.first ||
    parsed.year > plausibleYears.last
  ) {
    return unknownTime(from.basis, from.raw ?? local);
  }
  return {
    precision,
    local,
    ...(from.zone === undefined ? {} : { zone: from.zone, zoneIs: from.zoneIs ?? 'assumed' }),
    basis: from.basis,
    ...(from.raw === undefined ? {} : { raw: from.raw }),
  };
}

/** The precision of an ISO local time by its shape; null when it has another shape. */
export function precisionOfLocal(local: string): 'second' | 'minute' | 'day' | 'month' | null {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?$/.test(local)) return 'second';
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return 'minute';
  if (/^\d{4}-\d\d-\d\d$/.test(local)) return 'day';
  if (/^\d{4}-\d\d$/.test(local)) return 'month';
  return null;
}

/** What a wall-clock time in a zone is in UTC: once, twice (clocks went back) or never (went forward). */
export type LocalInZone =
  | { readonly is: 'once'; readonly utc: number }
  | { readonly is: 'twice'; readonly utc: number; readonly laterUtc: number }
  | { readonly is: 'never'; readonly utc: number };

/**
 * Resolves an ISO local time in a zone to Unix milliseconds. For a time that does not exist, `utc` is
 * that of the clock moved forward. Throws RangeError for an unknown zone or a malformed time.
 */
export function localInZone(local: string, zone: string): LocalInZone {
  const parsed = DateTime.fromISO(local, { zone });
  if (!parsed.isValid) throw new RangeError('not a local time in a known zone');
  const wall = DateTime.fromISO(local, { zone: 'utc' });
  if (parsed.toFormat('yyyyLLddHHmmss') !== wall.toFormat('yyyyLLddHHmmss')) {
    return { is: 'never', utc: parsed.toMillis() };
  }
  const possible = parsed
    .getPossibleOffsets()
    .map((time) => time.toMillis())
    .sort((a, b) => a - b);
  const [first, second] = possible;
  if (first !== undefined && second !== undefined && first !== second) {
    return { is: 'twice', utc: first, laterUtc: second };
  }
  return { is: 'once', utc: parsed.toMillis() };
}

/** Whether a name is a time zone this computer knows. */
export function isKnownZone(zone: string): boolean {
  return IANAZone.isValidZone(zone) && /^[A-Za-z]/.test(zone);
}

/**
 * Where an event stands in the timeline, as Unix milliseconds; null when nothing is known. A date or
 * month stands at its beginning; a local time without a zone is put in `caseZone`; an hour that
 * happened twice stands at the first.
 */
export function timelinePosition(happened: Happened, caseZone: string): number | null {
  if (happened.utc !== undefined) return Date.parse(happened.utc);
  if (happened.local === undefined) return null;
  return localInZone(happened.local, happened.zone ?? caseZone).utc;
}

/**
 * The UTC of an event, where there is exactly one: of an instant, or of a local time of minute or
 * second precision whose zone is stated or assumed and that happened once in it. Else null.
 */
export function knownUtc(happened: Happened): { utc: string; assumed: boolean } | null {
  if (happened.utc !== undefined) return { utc: happened.utc, assumed: false };
  if (happened.local === undefined || happened.zone === undefined) return null;
  if (!happened.local.includes('T')) return null;
  const resolved = localInZone(happened.local, happened.zone);
  if (resolved.is !== 'once') return null;
  return { utc: isoUtc(resolved.utc), assumed: happened.zoneIs === 'assumed' };
}

/** A time as the reader sees it: local with its zone, UTC, and what has to be said of it. */
export interface TimeInWords {
  /** `Sat 31 Jan 2026 14:25:30 GMT`, `Sat 31 Jan 2026`, `Jan 2026`, `not known`. */
  readonly local: string;
  /** `2026-01-31 14:25:30 UTC`, or an empty string where no UTC is known. */
  readonly utc: string;
  /** `to the minute`, `zone assumed: Europe/London`, `this hour happened twice`… */
  readonly remarks: readonly string[];
}

/** Puts a time in words for the reports. `caseZone` is the zone that instants are shown in. */
export function timeInWords(happened: Happened, caseZone: string): TimeInWords {
  if (happened.precision === 'unknown' || (happened.utc ?? happened.local) === undefined) {
    return {
      local: 'not known',
      utc: '',
      remarks: happened.raw === undefined ? [] : [wordsOfNoTime(happened.raw, happened.basis)],
    };
  }
  const remarks = [...precisionRemarks(happened), ...zoneRemarks(happened)];
  const zone = happened.zone ?? caseZone;
  if (happened.utc !== undefined) {
    const time = DateTime.fromMillis(Date.parse(happened.utc), { zone, locale: 'en-GB' });
    return {
      local: wallClock(time, happened.precision, zone),
      utc: utcInWords(happened.utc, happened.precision),
      remarks,
    };
  }
  const local = happened.local ?? '';
  const utc = knownUtc(happened);
  const shown = DateTime.fromISO(local, { zone: utc === null ? 'utc' : zone, locale: 'en-GB' });
  const zoneShown = utc === null ? null : zone;
  return {
    local: wallClock(shown, precisionOfLocal(local) ?? happened.precision, zoneShown),
    utc: utc === null ? '' : utcInWords(utc.utc, precisionOfLocal(local) ?? 'minute'),
    remarks,
  };
}

/* What a person stated is no source's. */
function wordsOfNoTime(raw: string, basis: string | undefined): string {
  return basis === 'stated by the person' ? `as stated: “${raw}”` : `the source says “${raw}”`;
}

function precisionRemarks(happened: Happened): string[] {
  switch (happened.precision) {
    case 'about':
      return ['about this time'];
    case 'between':
      return happened.end === undefined
        ? ['between times']
        : [`between this and ${happened.end.replace('T', ' ')}`];
    case 'hour':
      return ['to the hour'];
    case 'minute':
      return ['to the minute'];
    case 'day':
      return ['date only'];
    case 'month':
      return ['month only'];
    case 'second':
    case 'unknown':
      return [];
  }
}

function zoneRemarks(happened: Happened): string[] {
  if (happened.local === undefined || !happened.local.includes('T')) return [];
  if (happened.zone === undefined) return ['zone not stated'];
  const resolved = localInZone(happened.local, happened.zone);
  return [
    ...(happened.zoneIs === 'assumed' ? [`zone assumed: ${happened.zone}`] : []),
    ...(resolved.is === 'twice' ? ['this hour happened twice that night (clocks went back)'] : []),
    ...(resolved.is === 'never'
      ? ['this hour did not exist that night (clocks went forward)']
      : []),
  ];
}

function wallClock(time: DateTime, precision: Precision, zone: string | null): string {
  const zoneName = zone === null ? '' : ` ${shortZoneName(time, zone)}`;
  switch (precision) {
    case 'second':
      return time.toFormat('ccc d LLL yyyy HH:mm:ss') + zoneName;
    case 'minute':
    case 'about':
    case 'between':
    case 'hour':
      return time.toFormat('ccc d LLL yyyy HH:mm') + zoneName;
    case 'day':
      return time.toFormat('ccc d LLL yyyy');
    case 'month':
      return time.toFormat('LLLL yyyy');
    case 'unknown':
      return 'not known';
  }
}

const zoneNames = new Map<string, string>();

/* Asking for the name of an offset takes longer than all the rest; it is the same for all of a month. */
function shortZoneName(time: DateTime, zone: string): string {
  const key = `${zone} ${time.offset} ${time.year}-${time.month}`;
  const known = zoneNames.get(key);
  if (known !== undefined) return known;
  const name = time.offsetNameShort ?? zone;
  if (zoneNames.size >= 10_000) zoneNames.clear();
  zoneNames.set(key, name);
  return name;
}

function utcInWords(utc: string, precision: Precision): string {
  const time = DateTime.fromISO(utc, { zone: 'utc' });
  return (
    time.toFormat(precision === 'second' ? 'yyyy-LL-dd HH:mm:ss' : 'yyyy-LL-dd HH:mm') + ' UTC'
  );
}

/** The time between two ISO instants in plain words: `the same day`, `3 days`, `2 hours`. */
export function delayInWords(happenedAt: number, recordedAt: number): string {
  const minutes = Math.round((recordedAt - happenedAt) / 60_000);
  if (minutes < 0) return 'before it happened, by this computer’s clock';
  if (minutes < 60) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} later`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return `${hours} ${hours === 1 ? 'hour' : 'hours'} later`;
  return `${Math.round(hours / 24)} days later`;
}
