import { GB, type ParsedResult } from 'chrono-node/en';
import { DateTime } from 'luxon';
import type { FoundDate, SpokenDate } from './spoken-date.ts';
import { days, span } from './spoken-relative-date.ts';

/** A day as a calendar or a weekday names it, day before month; null when there is none. */
export function findCalendarDate(text: string, now: DateTime): FoundDate | null {
  /* Noon exists on every day in every zone, so the parser's own arithmetic cannot slip by an hour. */
  const noon = new Date(now.year, now.month - 1, now.day, 12);
  const results = GB.parse(text, { instant: noon });
  const [first, second] = results;
  if (first === undefined) return null;
  let rest = text;
  for (const result of results) rest = rest.replace(result.text, ' ');
  rest = rest.replace(/\b(?:last|this|past)\b/g, ' ');
  const tooMuch = results.length > 2 || results.some((result) => result.start.isCertain('hour'));
  return {
    date: tooMuch ? { is: 'not understood' } : read(text, first, second, now),
    rest,
    at: first.index,
  };
}

function read(
  text: string,
  first: ParsedResult,
  second: ParsedResult | undefined,
  now: DateTime,
): SpokenDate {
  if (first.end != null) return spanOf(first.start, first.end, now);
  return second === undefined ? dateOf(first, text, now) : between(text, first, second, now);
}

type Components = ParsedResult['start'];

function spanOf(from: Components, to: Components, now: DateTime): SpokenDate {
  const end = pastDate(to, now);
  const start =
    from.isCertain('weekday') && !from.isCertain('day')
      ? end?.minus({ days: (end.weekday - isoWeekday(from) + 7) % 7 })
      : end?.set({
          day: from.get('day') ?? 1,
          month: from.get('month') ?? 1,
          ...(from.isCertain('year') ? { year: from.get('year') ?? end.year } : {}),
        });
  if (start?.isValid !== true || end?.isValid !== true || start > end)
    return { is: 'not understood' };
  return span(start, end);
}

function between(
  text: string,
  first: ParsedResult,
  second: ParsedResult,
  now: DateTime,
): SpokenDate {
  const joined = text.slice(first.index + first.text.length, second.index).trim();
  if (!/^(?:and|or|to|-|till|until)(?: (?:on|the|last))?$/.test(joined))
    return { is: 'not understood' };
  return spanOf(first.start, second.start, now);
}

function isoWeekday(components: Components): number {
  const weekday = components.get('weekday') ?? 0;
  return weekday === 0 ? 7 : weekday;
}

/* The latest day that fits and is not in the future. */
function pastDate(components: Components, now: DateTime): DateTime | null {
  const today = now.startOf('day');
  if (!components.isCertain('day')) {
    if (!components.isCertain('weekday')) return null;
    return today.minus({ days: (today.weekday - isoWeekday(components) + 7) % 7 });
  }
  const written = { month: components.get('month') ?? 1, day: components.get('day') ?? 1 };
  if (components.isCertain('year'))
    return today.set({ ...written, year: components.get('year') ?? now.year });
  for (let back = 0; back < 8; back += 1) {
    const day = DateTime.fromObject({ ...written, year: now.year - back }, { zone: now.zone });
    if (day.isValid && day <= today) return day;
  }
  return null;
}

function dateOf(result: ParsedResult, text: string, now: DateTime): SpokenDate {
  const { start } = result;
  if (start.isCertain('day')) return dayOf(start, now);
  if (start.isCertain('weekday')) return weekdayOf(start, result, text, now);
  if (!start.isCertain('month')) return { is: 'not understood' };
  const month = start.get('month') ?? 1;
  const year = start.isCertain('year')
    ? (start.get('year') ?? now.year)
    : month > now.month
      ? now.year - 1
      : now.year;
  return { is: 'month', month: `${year}-${String(month).padStart(2, '0')}` };
}

function dayOf(start: Components, now: DateTime): SpokenDate {
  const past = pastDate(start, now);
  if (past?.isValid !== true) return { is: 'not understood' };
  if (start.isCertain('weekday') && past.weekday !== isoWeekday(start)) {
    const shift = ((isoWeekday(start) - past.weekday + 10) % 7) - 3;
    return days([past, past.plus({ days: shift })], 'That date was another day of the week.');
  }
  const thisYear = past.plus({ years: 1 });
  if (start.isCertain('year') || thisYear.year !== now.year) return days([past]);
  return days([past, thisYear], 'That day has not come yet this year.');
}

function weekdayOf(
  start: Components,
  result: ParsedResult,
  text: string,
  now: DateTime,
): SpokenDate {
  const today = now.startOf('day');
  const back = (today.weekday - isoWeekday(start) + 7) % 7;
  if (/\bnext\b/.test(text)) return days([today.plus({ days: back === 0 ? 7 : 7 - back })]);
  const isLast = /\blast\b/.test(text.slice(0, result.index + result.text.length));
  if (/\bbefore last\b/.test(text)) return days([today.minus({ days: back + 7 })]);
  if (back === 0)
    return isLast
      ? days([today.minus({ days: 7 })])
      : days([today, today.minus({ days: 7 })], 'That can mean today or a week ago.');
  if (isLast && back <= 3)
    return days(
      [today.minus({ days: back }), today.minus({ days: back + 7 })],
      'That can mean this week or the week before.',
    );
  return days([today.minus({ days: back })]);
}
