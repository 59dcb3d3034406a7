import { DateTime } from 'luxon';
import { localInZone, precisionOfLocal, type Happened } from './time.ts';

/** The hours that a part of the day stands for, as offsets from the midnight it begins with. */
export const partsOfDay = [
  { name: 'early in the morning', from: 5, to: 9 },
  { name: 'late in the morning', from: 9, to: 12 },
  { name: 'in the morning', from: 5, to: 12 },
  { name: 'around lunchtime', from: 11, to: 15 },
  { name: 'early in the afternoon', from: 12, to: 15 },
  { name: 'late in the afternoon', from: 15, to: 18 },
  { name: 'in the afternoon', from: 12, to: 18 },
  { name: 'early in the evening', from: 17, to: 20 },
  { name: 'late in the evening', from: 20, to: 23 },
  { name: 'in the evening', from: 17, to: 23 },
  { name: 'late at night', from: 22, to: 27 },
  { name: 'at night', from: 20, to: 30 },
  { name: 'in the early hours', from: 0, to: 6 },
] as const;

export type PartOfDayName = (typeof partsOfDay)[number]['name'];

/**
 * A time in words, with weekday and date, to be checked by the person: `Friday 20 November 2026, about
 * 11 at night`, `some time in March 2026`, `not known`. Says where the clocks went back or forward.
 */
export function readBack(happened: Happened): string {
  const local = localOf(happened);
  if (happened.precision === 'unknown' || local === null) return 'not known';
  const shape = precisionOfLocal(local);
  if (happened.precision === 'between') return between(happened, local);
  if (shape === 'month') return `some time in ${format(local, 'LLLL yyyy')}`;
  if (shape === 'day')
    return happened.precision === 'about' ? `about ${dayInWords(local)}` : dayInWords(local);
  const lead = happened.precision === 'about' ? 'about' : 'at';
  const bare = happened.precision === 'hour' || happened.precision === 'about';
  const start = local.endsWith('T00:00') ? ', as that day begins' : '';
  return `${dayInWords(local)}, ${lead} ${clockInWords(local, bare)}${start}${clockChange(happened, local)}`;
}

/** `Friday 20 November 2026`, from an ISO local time. */
export function dayInWords(local: string): string {
  return format(local, 'cccc d LLLL yyyy');
}

function format(local: string, pattern: string): string {
  return DateTime.fromISO(local, { zone: 'utc', locale: 'en-GB' }).toFormat(pattern);
}

/* The wall clock to show: the local time, or the instant in its zone. */
function localOf(happened: Happened, which: 'start' | 'end' = 'start'): string | null {
  const written = which === 'end' ? happened.end : (happened.utc ?? happened.local);
  if (written === undefined) return null;
  if (happened.utc === undefined) return written;
  const time = DateTime.fromISO(written, { zone: happened.zone ?? 'utc' });
  return time.toFormat(time.second === 0 ? "yyyy-LL-dd'T'HH:mm" : "yyyy-LL-dd'T'HH:mm:ss");
}

function clockInWords(local: string, bare: boolean): string {
  const time = DateTime.fromISO(local, { zone: 'utc' });
  const seconds = precisionOfLocal(local) === 'second' ? time.toFormat(':ss') : '';
  const { hour, minute } = time;
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  if (minute === 0 && seconds === '' && hour === 0) return '12 midnight';
  if (minute === 0 && seconds === '' && hour === 12) return '12 noon';
  const digits =
    bare && minute === 0 && seconds === ''
      ? String(twelve)
      : `${twelve}${time.toFormat(':mm')}${seconds}`;
  return `${digits} ${wordsOfHour(hour)}`;
}

function wordsOfHour(hour: number): string {
  if (hour === 0 || hour >= 21) return 'at night';
  if (hour < 12) return 'in the morning';
  return hour < 18 ? 'in the afternoon' : 'in the evening';
}

function between(happened: Happened, start: string): string {
  const end = localOf(happened, 'end');
  if (end === null) return `${dayInWords(start)}, between times`;
  if (!start.includes('T')) return betweenDays(start, end);
  const part = partName(start, end);
  if (part !== null)
    return `${dayInWords(start)}, ${part} (${start.slice(11)} to ${end.slice(11)})${clockChange(happened, start)}`;
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  const until = `${sameDay ? '' : `${dayInWords(end)}, `}${clockInWords(end, true)}`;
  return `${dayInWords(start)}, between ${clockInWords(start, true)} and ${until}`;
}

function betweenDays(start: string, end: string): string {
  const year = start.slice(0, 4);
  if (start === `${year}-01-01` && end === `${year}-12-31`) return `some time in ${year}`;
  return `between ${dayInWords(start)} and ${dayInWords(end)}`;
}

function partName(start: string, end: string): string | null {
  const midnight = DateTime.fromISO(start.slice(0, 10), { zone: 'utc' });
  const hoursTo = (local: string): number =>
    DateTime.fromISO(local, { zone: 'utc' }).diff(midnight, 'hours').hours;
  const part = partsOfDay.find(({ from, to }) => from === hoursTo(start) && to === hoursTo(end));
  return part?.name ?? null;
}

function clockChange(happened: Happened, local: string): string {
  if (happened.zone === undefined) return '';
  const resolved = localInZone(local, happened.zone);
  if (resolved.is === 'never') return ' (an hour that the clocks skipped that night)';
  if (resolved.is !== 'twice') return '';
  if (happened.utc === undefined) return ' (an hour that came twice that night)';
  const time = DateTime.fromISO(happened.utc, { zone: happened.zone, locale: 'en-GB' });
  const which = time.toMillis() === resolved.utc ? 'first' : 'second';
  return ` (the ${which} time that night, ${time.offsetNameShort ?? happened.zone})`;
}
