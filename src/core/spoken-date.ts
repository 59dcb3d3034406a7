import type { DateTime } from 'luxon';
import { findCalendarDate } from './spoken-calendar-date.ts';
import { findRelativeDate, monthWord } from './spoken-relative-date.ts';

/** What a text says of the day. Dates are ISO, in the zone of `now`. */
export type SpokenDate =
  /** One of these days; more than one when it has to be asked, with what makes it unclear. */
  | {
      readonly is: 'days';
      readonly days: readonly string[];
      readonly unclear?: string;
      readonly vague?: true;
    }
  | { readonly is: 'month'; readonly month: string }
  | { readonly is: 'span'; readonly from: string; readonly to: string }
  /** So long ago: a wall-clock time. */
  | { readonly is: 'ago'; readonly from: DateTime; readonly to: DateTime }
  | { readonly is: 'none' }
  | { readonly is: 'not understood' };

/**
 * Finds the day in a text in lower case from which the time of day was taken. `now` is in the zone that
 * the person lives in. A day that was not said is `none`; words that are neither are passed over, and
 * anything with a number left in it is not understood.
 */
export function findDate(text: string, now: DateTime): SpokenDate {
  const written = writeDates(text);
  if (/\b(?:every|each|never|always|not|except)\b/.test(written)) return { is: 'not understood' };
  const found = findRelativeDate(written, now) ?? findCalendarDate(written, now);
  if (found === null) return leftoverIsClear(written) ? { is: 'none' } : { is: 'not understood' };
  return leftoverIsClear(found.rest) && !isBound.test(written.slice(0, found.at))
    ? found.date
    : { is: 'not understood' };
}

/** A day that was found, what is left of the text, and where it stood. */
export interface FoundDate {
  readonly date: SpokenDate;
  readonly rest: string;
  readonly at: number;
}

/* `since yesterday`, `before 3 March`: not a time but the edge of one. */
const isBound = /\b(?:before|after|since|until|till|by)(?: the| about| last)?\s*$/;

function leftoverIsClear(rest: string): boolean {
  const words = rest.split(' ').filter((word) => word !== '');
  return words.length <= 8 && !/\d/.test(rest) && !timeWords.test(rest);
}

const timeWords =
  /\b(?:today|yesterday|tomorrow|mon|tues?|wed|thurs?|fri|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec|week|month|year|ago)\b/;

const feasts: readonly (readonly [RegExp, string])[] = [
  [/\bchristmas eve\b/, '24 december'],
  [/\bchristmas(?: day)?\b/, '25 december'],
  [/\bboxing day\b/, '26 december'],
  [/\bnew year'?s eve\b/, '31 december'],
  [/\bnew year'?s day\b/, '1 january'],
  [/\bhallowe'?en\b/, '31 october'],
  [/\bvalentine'?s?(?: day)?\b/, '14 february'],
];

/* The parser takes `nov 20` for a year and does not read dots. */
function writeDates(text: string): string {
  let written = text
    .replace(/\b(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})\b/g, '$1/$2/$3')
    .replace(new RegExp(`\\b(${monthWord}) (\\d{1,2})(?:st|nd|rd|th)?(?![\\d/:.])`, 'g'), '$2 $1');
  for (const [feast, date] of feasts) written = written.replace(feast, date);
  return written;
}
