import type { DateTime } from 'luxon';
import type { FoundDate, SpokenDate } from './spoken-date.ts';

/** The hour at which the night ends in which "today" and "yesterday" have two meanings. */
export const nightEndsAt = 5;

/** A month's name as a pattern. */
export const monthWord =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)';

/** A day told from today: `yesterday`, `3 days ago`, `last week`, `the 14th`; null when there is none. */
export function findRelativeDate(text: string, now: DateTime): FoundDate | null {
  return (
    findAgo(text, now) ??
    findNamedDay(text, now) ??
    findSpan(text, now) ??
    findNthOfMonth(text, now)
  );
}

function cut(text: string, match: RegExpExecArray): string {
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
    .replace(/ +/g, ' ')
    .trim();
}

const numbers = 'a one two three four five six seven eight nine ten eleven twelve'.split(' ');
const agoPattern =
  /\b(?:(half) an|(a few|several|some)|(a couple of|a couple|couple of)|(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)) (minute|min|hour|hr|day|week|fortnight|month|year)s? ago\b|\b(just|right)? ?now\b/;

function findAgo(text: string, now: DateTime): FoundDate | null {
  const match = agoPattern.exec(text);
  if (match === null) return null;
  const rest = cut(text, match);
  const unit = match[5];
  if (unit === undefined) return { date: { is: 'ago', from: now, to: now }, rest, at: match.index };
  if (match[1] !== undefined)
    return unit === 'hour'
      ? { date: momentAgo(now, 30, 30, 'minutes'), rest, at: match.index }
      : null;
  if (match[2] !== undefined) return { date: spanAgo(now, unit), rest, at: match.index };
  const count = match[3] === undefined ? countOf(match[4] ?? 'a') : 2;
  return { date: agoOf(now, unit, count, match[3] === undefined), rest, at: match.index };
}

function countOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  return word === 'an' ? 1 : Math.max(1, numbers.indexOf(word));
}

/* Days are counted; weeks and months are said of a day nearby. */
function agoOf(now: DateTime, unit: string, count: number, exact: boolean): SpokenDate {
  if (/^(?:min|h)/.test(unit))
    return momentAgo(now, count, count, unit.startsWith('h') ? 'hours' : 'minutes');
  if (unit === 'year') return yearSpan(now.year - count, now.year - count);
  if (unit === 'month') return vagueDay(now.minus({ months: count }));
  const day = now.minus({ days: count * daysIn(unit) });
  return unit === 'day' && exact ? days([day]) : vagueDay(day);
}

const few = { least: 2, most: 5 };

function spanAgo(now: DateTime, unit: string): SpokenDate {
  if (/^(?:min|h)/.test(unit))
    return momentAgo(now, few.least, few.most, unit.startsWith('h') ? 'hours' : 'minutes');
  if (unit === 'year') return yearSpan(now.year - few.most, now.year - few.least);
  const back = (count: number): DateTime =>
    unit === 'month' ? now.minus({ months: count }) : now.minus({ days: count * daysIn(unit) });
  return span(back(few.most), back(few.least));
}

function daysIn(unit: string): number {
  return unit === 'day' ? 1 : unit === 'week' ? 7 : 14;
}

function momentAgo(
  now: DateTime,
  least: number,
  most: number,
  unit: 'minutes' | 'hours',
): SpokenDate {
  return { is: 'ago', from: now.minus({ [unit]: most }), to: now.minus({ [unit]: least }) };
}

/** One of these days. */
export function days(candidates: readonly DateTime[], unclear?: string): SpokenDate {
  const dates = candidates.map((day) => day.toFormat('yyyy-LL-dd'));
  return { is: 'days', days: dates, ...(unclear === undefined ? {} : { unclear }) };
}

function vagueDay(day: DateTime): SpokenDate {
  return { is: 'days', days: [day.toFormat('yyyy-LL-dd')], vague: true };
}

/** From one day to another. */
export function span(from: DateTime, to: DateTime): SpokenDate {
  return { is: 'span', from: from.toFormat('yyyy-LL-dd'), to: to.toFormat('yyyy-LL-dd') };
}

function yearSpan(from: number, to: number): SpokenDate {
  return { is: 'span', from: `${from}-01-01`, to: `${to}-12-31` };
}

const namedDay = /\b(?:the )?day before yesterday\b|\byesterday\b|\btoday\b|\btomorrow\b/;

function findNamedDay(text: string, now: DateTime): FoundDate | null {
  const match = namedDay.exec(text);
  if (match === null) return null;
  const word = match[0];
  const back = word === 'yesterday' ? 1 : word === 'today' ? 0 : word === 'tomorrow' ? -1 : 2;
  const day = now.minus({ days: back });
  const rest = cut(text, match);
  if (now.hour >= nightEndsAt || back < 0) return { date: days([day]), rest, at: match.index };
  const candidates = [day, day.minus({ days: 1 })];
  return {
    date: days(candidates, 'It is still night, so that can mean two different days.'),
    rest,
    at: match.index,
  };
}

const spanPattern =
  /\b(last|this) (week|month|year)\b|\b(?:(?:over|at|on) )?(last|this|the) weekend\b|^(?:(?:some time )?(?:in|during) )?((?:19|20)\d{2})$/;

function findSpan(text: string, now: DateTime): FoundDate | null {
  const match = spanPattern.exec(text);
  if (match === null) return null;
  const rest = cut(text, match);
  if (match[4] !== undefined)
    return { date: yearSpan(Number(match[4]), Number(match[4])), rest, at: match.index };
  if (match[2] === undefined)
    return { date: weekend(now, match[3] === 'last'), rest, at: match.index };
  const back = match[1] === 'last' ? 1 : 0;
  if (match[2] === 'year')
    return { date: yearSpan(now.year - back, now.year - back), rest, at: match.index };
  if (match[2] === 'month')
    return {
      date: { is: 'month', month: now.minus({ months: back }).toFormat('yyyy-LL') },
      rest,
      at: match.index,
    };
  const monday = now.startOf('week').minus({ weeks: back });
  const weekday = weekdayPattern.exec(rest);
  return weekday === null
    ? { date: span(monday, monday.plus({ days: 6 })), rest, at: match.index }
    : {
        date: days([monday.plus({ days: weekdayNumber(weekday[0]) - 1 })]),
        rest: cut(rest, weekday),
        at: match.index,
      };
}

function weekend(now: DateTime, last: boolean): SpokenDate {
  const thisSaturday = now.startOf('week').plus({ days: 5 });
  const saturday = last || now < thisSaturday ? thisSaturday.minus({ weeks: 1 }) : thisSaturday;
  return span(saturday, saturday.plus({ days: 1 }));
}

const weekdayPattern = /\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/;

function weekdayNumber(word: string): number {
  return ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(word.slice(0, 3)) + 1;
}

const nthPattern = new RegExp(
  `\\bthe (\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:of )?${monthWord})(?: of (this|last) month)?`,
);

function findNthOfMonth(text: string, now: DateTime): FoundDate | null {
  const match = nthPattern.exec(text);
  if (match === null) return null;
  const rest = cut(text, match).replace(weekdayPattern, '').trim();
  const wanted = Number(match[1]);
  const weekday = weekdayPattern.exec(text);
  for (let back = match[2] === 'last' ? 1 : 0; back < 14; back += 1) {
    const day = now.startOf('month').minus({ months: back }).set({ day: wanted });
    const fits = day.day === wanted && day <= now;
    if (fits && (weekday === null || day.weekday === weekdayNumber(weekday[0])))
      return { date: days([day]), rest, at: match.index };
  }
  return { date: { is: 'not understood' }, rest, at: match.index };
}
