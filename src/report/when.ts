import { DateTime } from 'luxon';

import {
  delayInWords,
  knownUtc,
  timeInWords,
  timelinePosition,
  type Happened,
} from '../core/time.ts';
import { visibleLine } from '../core/text.ts';

/** When something happened, in words and for tables. */
export interface When {
  /** `Sat 31 Jan 2026 14:25:30 GMT`, `Sat 31 Jan 2026`, `not known`. */
  readonly local: string;
  /** `2026-01-31 14:25:30 UTC`; empty where no UTC is known. */
  readonly utc: string;
  /** What has to be said of it: `date only`, `zone assumed: Europe/London`… May hold quoted words. */
  readonly remarks: readonly string[];
  /** Where the time comes from: `device record`, `stated by the person`…; empty when none is known. */
  readonly basis: string;
  readonly cells: TimeCells;
}

/** The same, for a table that is sorted and counted. Empty where not known. */
export interface TimeCells {
  /** `2026-01-31T14:25:30Z`. */
  readonly utc: string;
  /** `2026-01-31T14:25:30`, no finer than known. */
  readonly local: string;
  readonly zone: string;
  /** `shown in` for an instant, where the zone is only the one it is shown in. */
  readonly zoneIs: 'stated' | 'assumed' | 'shown in' | '';
  readonly precision: string;
}

/** Another time that a source or file gives. */
export interface OtherWhen {
  readonly what: string;
  readonly when: When;
}

/** Puts a time in words; `zone` is the case's. */
export function whenInWords(happened: Happened, zone: string): When {
  const words = timeInWords(happened, zone);
  return {
    local: words.local,
    utc: words.utc,
    remarks: words.remarks.map(visibleLine),
    basis: basisInWords(happened),
    cells: timeCells(happened, zone),
  };
}

/** The same on one line: local time, UTC and what has to be said of it. */
export function whenOnOneLine(happened: Happened, zone: string): string {
  const { local, utc, remarks } = whenInWords(happened, zone);
  return [local, utc, ...remarks].filter((piece) => piece !== '').join('; ');
}

/** `Sun 22 Nov 2026` by this computer's clock. */
export function clockDay(utc: string, zone: string): string {
  return DateTime.fromISO(utc, { zone, locale: 'en-GB' }).toFormat('ccc d LLL yyyy');
}

/** A time by this computer's clock: `Sun 22 Nov 2026 15:56:01 GMT (2026-11-22 15:56:01 UTC)`. */
export function clockInWords(utc: string, zone: string): string {
  const key = `${zone} ${utc}`;
  const known = clockWords.get(key);
  if (known !== undefined) return known;
  const words = readClock(utc, zone);
  if (clockWords.size >= 1000) clockWords.clear();
  clockWords.set(key, words);
  return words;
}

/* All rows of an import were recorded in the same moment. */
const clockWords = new Map<string, string>();

function readClock(utc: string, zone: string): string {
  const whole = utc.replace(/\.\d+Z$/, 'Z');
  const words = timeInWords({ precision: 'second', utc: whole, zone }, zone);
  return `${words.local} (${words.utc})`;
}

/** `Sun 22 Nov 2026`: the day of an event, for a period; null when unknown. */
export function dayInWords(happened: Happened, zone: string): string | null {
  const at = timelinePosition(happened, zone);
  if (at === null) return null;
  const shownIn = happened.zone ?? zone;
  return DateTime.fromMillis(at, { zone: shownIn, locale: 'en-GB' }).toFormat(
    happened.precision === 'month' ? 'LLLL yyyy' : 'ccc d LLL yyyy',
  );
}

/**
 * How long after it happened it was recorded. Dates and months are compared as such, since no hour
 * of theirs is known; null when the time is not known.
 */
export function delayBetween(happened: Happened, recordedAt: string, zone: string): string | null {
  const at = timelinePosition(happened, zone);
  if (at === null) return null;
  if (happened.precision === 'day' || happened.precision === 'month')
    return calendarDelay(happened.precision, at, recordedAt, happened.zone ?? zone);
  return delayInWords(at, Date.parse(recordedAt));
}

function calendarDelay(
  unit: 'day' | 'month',
  happenedAt: number,
  recordedAt: string,
  zone: string,
): string {
  const then = DateTime.fromMillis(happenedAt, { zone }).startOf(unit);
  const recorded = DateTime.fromISO(recordedAt, { zone }).startOf(unit);
  const count = Math.round(recorded.diff(then, unit).as(unit));
  if (count < 0) return 'before it happened, by this computer’s clock';
  if (count === 0) return `the same ${unit}`;
  return `${count} ${unit}${count === 1 ? '' : 's'} later`;
}

function basisInWords({ basis, precision }: Happened): string {
  if (basis !== undefined) return visibleLine(basis);
  return precision === 'unknown' ? '' : 'basis not stated';
}

function timeCells(happened: Happened, zone: string): TimeCells {
  const { precision } = happened;
  if (happened.utc !== undefined) {
    const shownIn = happened.zone ?? zone;
    return {
      utc: happened.utc,
      local: localOf(happened.utc, shownIn, precision),
      zone: shownIn,
      zoneIs: 'shown in',
      precision,
    };
  }
  const { local } = happened;
  if (local === undefined) return { utc: '', local: '', zone: '', zoneIs: '', precision };
  return {
    utc: knownUtc(happened)?.utc ?? '',
    local,
    zone: happened.zone ?? '',
    zoneIs: happened.zone === undefined ? '' : (happened.zoneIs ?? 'assumed'),
    precision,
  };
}

function localOf(utc: string, zone: string, precision: string): string {
  const time = DateTime.fromMillis(Date.parse(utc), { zone });
  if (precision === 'minute') return time.toFormat("yyyy-LL-dd'T'HH:mm");
  const milliseconds = time.millisecond === 0 ? '' : '.SSS';
  return time.toFormat(`yyyy-LL-dd'T'HH:mm:ss${milliseconds}`);
}
