import type { Direction, OtherTime } from '../../core/communication.ts';
import { shownText } from '../../core/text.ts';
import { instantFromUnix, unknownTime, type Happened } from '../../core/time.ts';
import type { Fields } from './fields.ts';

const basis = 'device record';

/** How a source counts: 1 for milliseconds, 1000 for seconds. */
export type MillisecondsEach = 1 | 1000;

/** The time in `date`. */
export function recordedTime(fields: Fields, each: MillisecondsEach): Happened {
  return timeIn(fields, 'date', each) ?? unknownTime(basis);
}

/**
 * The time in `date_sent`, where the source gives one. Of a received message it is what the network
 * stamped on it. 0 means that the phone does not know.
 */
export function sentTime(
  fields: Fields,
  each: MillisecondsEach,
  direction: Direction,
): { otherTimes?: readonly OtherTime[] } {
  if (/^0*$/.test(fields.shown('date_sent'))) return {};
  const happened = timeIn(fields, 'date_sent', each);
  if (happened === null) return {};
  const what = direction === 'in' ? 'sent, by the network' : 'date_sent, as the phone recorded it';
  return { otherTimes: [{ what, happened }] };
}

/**
 * Some programs write milliseconds where Android has seconds: a number that is no time as seconds and
 * one as milliseconds is read so, and its basis says it.
 */
function timeIn(fields: Fields, name: string, each: MillisecondsEach): Happened | null {
  const stated = fields.stated(name);
  if (stated === null) return null;
  const raw = shownText(stated);
  const value = /^-?\d{1,20}$/.test(raw) ? Number(raw) : NaN;
  const happened = instantFromUnix(value * each, { basis, raw });
  if (each === 1 || happened.precision !== 'unknown') return happened;
  const inMilliseconds = instantFromUnix(value, { basis, raw });
  if (inMilliseconds.precision === 'unknown') return happened;
  return { ...inMilliseconds, basis: `${basis}, read as milliseconds` };
}
