import type { PartOfDayName } from './read-back.ts';

/** One time on the clock: the hours it can mean, 0–23; finer only as far as it was said. */
export interface SpokenClock {
  readonly hours: readonly number[];
  readonly minute?: number;
  readonly second?: number;
  /** `midnight` belongs to the day before it as well as to the day after. */
  readonly midnight?: true;
}

/** What a text says of the time of day, and the text without it. */
export interface SpokenTimeOfDay {
  readonly from?: SpokenClock;
  /** The other end of `between 3 and 4`. */
  readonly to?: SpokenClock;
  /** `after 5`, `before 5`. */
  readonly bound?: 'after' | 'before';
  readonly part?: PartOfDayName;
  readonly rest: string;
}

/** Finds the time of day in a text in lower case with single spaces. */
export function findTimeOfDay(text: string): SpokenTimeOfDay {
  const written = writeNumbers(text);
  const range = rangePattern.exec(written);
  if (range !== null && (range[1] !== undefined || saysClock(range[2]) || saysClock(range[3])))
    return withPart(cut(written, range), { from: readClock(range[2]), to: readClock(range[3]) });
  const single =
    singlePattern.exec(written) ?? ledPattern.exec(written) ?? followedPattern.exec(written);
  if (single === null) return withPart(written, {});
  const word = single[1] ?? '';
  const bound = /^(?:after|since|past)$/.test(word)
    ? ('after' as const)
    : /^(?:before|by|until|till)$/.test(word)
      ? ('before' as const)
      : undefined;
  return withPart(cut(written, single), {
    from: readClock(single[2]),
    ...(bound === undefined ? {} : { bound }),
  });
}

const amOrPm = '(?: ?(?:am|pm)\\b)';
const clearClock =
  `(?:half ?(?:past )?\\d{1,2}${amOrPm}?|(?:a )?quarter (?:past|to) \\d{1,2}${amOrPm}?` +
  `|\\d{1,2} (?:minutes? |mins? )?(?:past|to) \\d{1,2}${amOrPm}?` +
  `|\\d{1,2}:\\d{2}(?::\\d{2})?${amOrPm}?|\\d{1,2}\\.\\d{2}${amOrPm}|\\d{1,2}${amOrPm}` +
  `|\\d{1,2} ?o'?clock|[0-2]\\d[0-5]\\d ?(?:hrs?|hours|h)|\\d{1,2} ?-?ish|noon|midday|midnight)`;
const anyClock = `(?:${clearClock}|\\d{1,2}\\.\\d{2}|\\d{1,2})`;
const before = '(?<![\\d/.:-])';
const notADate =
  '(?![\\d/:]|[.-]\\d|st\\b|nd\\b|rd\\b|th\\b| ?(?:st|nd|rd|th) | (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)' +
  '| (?:minute|min|hour|hr|day|week|fortnight|month|year)s?\\b)';

const rangePattern = new RegExp(
  `(?:\\b(between|from) )?${before}(${anyClock}) ?(?:and|to|or|-|till|until) ?(${anyClock})${notADate}`,
);
const singlePattern = new RegExp(
  `(?:\\b(at|after|before|by|since|until|till|past|gone|around) )?${before}\\b(${clearClock})${notADate}`,
);
const ledPattern = new RegExp(
  `(?:\\b(at|after|before|by|gone|about|around)|@) ?${before}(\\d{1,2}(?:\\.\\d{2})?)${notADate}`,
);
const followedPattern = new RegExp(`()${before}\\b(\\d{1,2})(?= (?:in the|at night))`);

function saysClock(text: string | undefined): boolean {
  return text !== undefined && new RegExp(`^${clearClock}$`).test(text);
}

function cut(text: string, match: RegExpExecArray): string {
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
    .replace(/ +/g, ' ')
    .trim();
}

function readClock(text: string | undefined): SpokenClock {
  const clock = text ?? '';
  if (clock === 'midnight') return { hours: [0], minute: 0, midnight: true };
  if (/^(?:noon|midday)$/.test(clock)) return { hours: [12] };
  const spoken =
    /^(?:(half)|(?:a )?(quarter) (past|to)|(\d+) (?:minutes? |mins? )?(past|to)) ?(?:past )?(\d+) ?(am|pm)?/.exec(
      clock,
    );
  if (spoken !== null) return readSpokenMinutes(spoken);
  const digits =
    /^(\d{2})(\d{2}) ?h/.exec(clock) ?? /^(\d{1,2})(?:[:.](\d{2}))?(?::(\d{2}))?/.exec(clock);
  const hour = digits?.[1] ?? '';
  const minute = digits?.[2];
  const second = digits?.[3];
  if (Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return { hours: [] };
  const half = /(am|pm)$/.exec(clock)?.[1];
  const is24 = /^\d{4} ?h/.test(clock) || (minute !== undefined && /^0\d/.test(hour));
  return {
    hours: possibleHours(Number(hour), half, is24),
    ...(minute === undefined ? {} : { minute: Number(minute) }),
    ...(second === undefined ? {} : { second: Number(second) }),
    ...(Number(hour) === 12 && half === 'am' && minute === undefined ? { midnight: true } : {}),
  };
}

function readSpokenMinutes(spoken: RegExpExecArray): SpokenClock {
  const minutes = spoken[1] !== undefined ? 30 : spoken[2] !== undefined ? 15 : Number(spoken[4]);
  const direction = spoken[3] ?? spoken[5] ?? 'past';
  const hours = possibleHours(Number(spoken[6]), spoken[7], false);
  if (minutes > 59) return { hours: [] };
  return direction === 'past'
    ? { hours, minute: minutes }
    : { hours: hours.map((hour) => (hour + 23) % 24), minute: 60 - minutes };
}

/* None for an hour that no clock shows. */
function possibleHours(hour: number, half: string | undefined, is24: boolean): number[] {
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return [];
    return [(hour % 12) + (half === 'pm' ? 12 : 0)];
  }
  if (hour > 23) return [];
  return is24 || hour === 0 || hour > 12 ? [hour] : [hour % 12, (hour % 12) + 12];
}

const partPatterns: readonly (readonly [RegExp, PartOfDayName])[] = [
  [
    /\bearly (?:in the |this |that |on )?morning\b|\bfirst thing(?: in the morning)?\b/,
    'early in the morning',
  ],
  [/\b(?:in the |the )?(?:early|small|wee) hours(?: of the morning)?\b/, 'in the early hours'],
  [/\blate (?:in the |this |that )?morning\b|\bmid-?morning\b/, 'late in the morning'],
  [/\bearly (?:in the |this |that )?afternoon\b/, 'early in the afternoon'],
  [/\blate (?:in the |this |that )?afternoon\b/, 'late in the afternoon'],
  [/\bearly (?:in the |this |that )?evening\b/, 'early in the evening'],
  [/\blate (?:in the |this |that )?evening\b/, 'late in the evening'],
  [/\blate (?:at |that |in the )?night\b/, 'late at night'],
  [/\b(?:in the )?middle of the night\b/, 'at night'],
  [/\b(?:in the |this |that |the )?morning\b/, 'in the morning'],
  [/\b(?:at |around )?lunch ?time\b/, 'around lunchtime'],
  [/\b(?:in the |this |that |the )?afternoon\b/, 'in the afternoon'],
  [/\b(?:in the |this |that |the )?evening\b/, 'in the evening'],
  [/\b(?:at |in the |that |the |during the )?night\b/, 'at night'],
];

function withPart(text: string, clocks: Omit<SpokenTimeOfDay, 'rest' | 'part'>): SpokenTimeOfDay {
  for (const [pattern, part] of partPatterns) {
    const found = pattern.exec(text);
    if (found !== null) return { ...clocks, part, rest: cut(text, found) };
  }
  return { ...clocks, rest: text };
}

const numberWords = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const;
const words = numberWords.join('|');

/* Only where a clock is meant: `one evening` stays as it is. */
function writeNumbers(text: string): string {
  const digits = (word: string): string => String(numberWords.indexOf(word as 'one') + 1);
  return text
    .replace(/\btwenty[ -]five (?=(?:minutes? )?(?:past|to)\b)/g, '25 ')
    .replace(/\btwenty (?=(?:minutes? )?(?:past|to)\b)/g, '20 ')
    .replace(new RegExp(`\\b(${words})(?= (?:minutes? )?(?:past|to) )`, 'g'), digits)
    .replace(
      new RegExp(
        `\\b(${words})(?= ?(?:o'?clock|am\\b|pm\\b|-?ish\\b|in the (?:morn|after|even)|at night))`,
        'g',
      ),
      digits,
    )
    .replace(
      new RegExp(
        `\\b(at|about|around|past|to|half|between|and|or|from|till|until|after|before|gone|by) (${words})\\b(?! (?:minute|hour|day|week|month|year|evening|morning|afternoon|night))`,
        'g',
      ),
      (_all, lead: string, word: string) => `${lead} ${digits(word)}`,
    );
}
