import type { Direction, OtherTime } from '../../core/communication.ts';
import { shownText } from '../../core/text.ts';
import { instantFromUnix, unknownTime, type Happened } from '../../core/time.ts';
import type { Attributes } from './attributes.ts';

const basis = 'device record';

/** The time in a `date` attribute: milliseconds in every kind of row. */
export function recordedTime(attributes: Attributes): Happened {
  return timeIn(attributes, 'date', 1) ?? unknownTime(basis);
}

/**
 * The time in `date_sent`, where the source gives one. Of a received message it is what the network
 * stamped on it. 0 means that the phone does not know.
 */
export function sentTime(
  attributes: Attributes,
  kind: 'sms' | 'mms',
  direction: Direction,
): { otherTimes?: readonly OtherTime[] } {
  if (/^0*$/.test(attributes.shown('date_sent'))) return {};
  const happened = kind === 'sms' ? timeIn(attributes, 'date_sent', 1) : mmsSentTime(attributes);
  if (happened === null) return {};
  const what = direction === 'in' ? 'sent, by the network' : 'date_sent, as the phone recorded it';
  return { otherTimes: [{ what, happened }] };
}

/**
 * An `mms` gives seconds where an `sms` gives milliseconds. Other programs write milliseconds here
 * too: a number that is no time as seconds and one as milliseconds is read so, and its basis says it.
 */
function mmsSentTime(attributes: Attributes): Happened | null {
  const inSeconds = timeIn(attributes, 'date_sent', 1000);
  if (inSeconds?.precision !== 'unknown') return inSeconds;
  const inMilliseconds = timeIn(attributes, 'date_sent', 1);
  if (inMilliseconds?.precision !== 'second') return inSeconds;
  return { ...inMilliseconds, basis: `${basis}, read as milliseconds` };
}

function timeIn(attributes: Attributes, name: string, millisecondsEach: number): Happened | null {
  const stated = attributes.stated(name);
  if (stated === null) return null;
  const raw = shownText(stated);
  const value = /^-?\d{1,20}$/.test(raw) ? Number(raw) * millisecondsEach : NaN;
  return instantFromUnix(value, { basis, raw });
}
