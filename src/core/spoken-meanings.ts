import { DateTime } from 'luxon';
import { partsOfDay, type PartOfDayName } from './read-back.ts';
import type { SpokenClock, SpokenTimeOfDay } from './spoken-clock.ts';
import type { Precision } from './time.ts';

/** One thing that the words can mean, on the wall clock. */
export interface Candidate {
  readonly precision: Precision;
  readonly local: string;
  readonly end?: string;
}

/** Each meaning once, earliest first. */
export function distinct(candidates: readonly Candidate[]): Candidate[] {
  const byText = new Map(candidates.map((each) => [`${each.local} ${each.end ?? ''}`, each]));
  return [...byText.values()].sort((a, b) => (a.local < b.local ? -1 : a.local > b.local ? 1 : 0));
}

/** A wall-clock time to the minute. */
export function wall(time: DateTime): string {
  return time.toFormat("yyyy-LL-dd'T'HH:mm");
}

/**
 * Every meaning that a time of day has on one day. `this night` puts hours after midnight on the day
 * after; `either night` on both.
 */
export function atTimes(
  day: string,
  timeOfDay: SpokenTimeOfDay,
  isAbout: boolean,
  night: 'this night' | 'either night',
): Candidate[] {
  const { from, to, bound, part } = timeOfDay;
  if (from === undefined) return part === undefined ? [] : [partCandidate(day, part)];
  const starts = from.hours.flatMap((hour) =>
    shiftsOf(hour, from, part, night).map((shift) => at(day, shift + hour, from)),
  );
  if (bound === 'after')
    return starts.map((local) => ({
      precision: 'between',
      local,
      end: `${local.slice(0, 10)}T23:59`,
    }));
  if (bound === 'before')
    return starts.map((end) => ({ precision: 'between', local: `${end.slice(0, 10)}T00:00`, end }));
  if (to !== undefined) return rangeCandidates(starts, from, to);
  const precision: Precision = isAbout
    ? 'about'
    : from.second !== undefined
      ? 'second'
      : from.minute !== undefined
        ? 'minute'
        : 'hour';
  return starts.map((local) => ({ precision, local }));
}

/* By how many hours the day shifts: none when the part of the day rules the hour out. */
function shiftsOf(
  hour: number,
  clock: SpokenClock,
  part: PartOfDayName | undefined,
  night: 'this night' | 'either night',
): number[] {
  if (part === 'at night' || part === 'late at night') {
    if (hour >= 18) return [0];
    if (hour >= 6) return [];
    return night === 'this night' || hour === 0 ? [24] : [0, 24];
  }
  if (part === undefined) return clock.midnight === true ? [0, 24] : [0];
  const bounds = partBounds(part);
  const slack = part === 'in the morning' ? 5 : 1;
  return hour >= bounds.from - slack && hour <= bounds.to ? [0] : [];
}

function partBounds(part: PartOfDayName): { readonly from: number; readonly to: number } {
  return partsOfDay.find(({ name }) => name === part) ?? { from: 0, to: 24 };
}

function partCandidate(day: string, part: PartOfDayName): Candidate {
  const bounds = partBounds(part);
  return { precision: 'between', local: at(day, bounds.from, {}), end: at(day, bounds.to, {}) };
}

function at(day: string, hours: number, clock: { minute?: number; second?: number }): string {
  const time = DateTime.fromISO(day, { zone: 'utc' }).plus({ hours, minutes: clock.minute ?? 0 });
  const seconds = clock.second === undefined ? '' : `:${String(clock.second).padStart(2, '0')}`;
  return `${wall(time)}${seconds}`;
}

/* `between 3 and 4`: the nearest end after each start; where one of them is sure, only that. */
function rangeCandidates(
  starts: readonly string[],
  from: SpokenClock,
  to: SpokenClock,
): Candidate[] {
  const ranges = starts.map((local) => {
    const gaps = to.hours.map((hour) => {
      const minutes = hour * 60 + (to.minute ?? 0) - minuteOfDay(local);
      return minutes > 0 ? minutes : minutes + 24 * 60;
    });
    return { local, gap: Math.min(...gaps) };
  });
  const least = Math.min(...ranges.map((range) => range.gap));
  const sure = to.hours.length === 1 && from.hours.length > 1;
  return ranges
    .filter((range) => Number.isFinite(range.gap) && (!sure || range.gap === least))
    .map(({ local, gap }) => ({
      precision: 'between',
      local,
      end: wall(DateTime.fromISO(local, { zone: 'utc' }).plus({ minutes: gap })),
    }));
}

function minuteOfDay(local: string): number {
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}
