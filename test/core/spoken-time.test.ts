import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { readBack } from '../../src/core/read-back.ts';
import { readSpokenTime, type SpokenTime } from '../../src/core/spoken-time.ts';
import { timelinePosition } from '../../src/core/time.ts';

const zone = 'Europe/London';
/* A Sunday afternoon; tests that need another present say so. */
const sunday = '2026-11-22T14:30:20Z';

function read(typed: string, now = sunday): SpokenTime {
  return readSpokenTime(typed, { now: new Date(now), zone });
}

/** What is understood, in the words that are read back; `?` before each of several. */
function said(typed: string, now = sunday): string | string[] {
  const spoken = read(typed, now);
  if (spoken.is === 'time') return readBack(spoken.happened);
  return spoken.is === 'ask' ? spoken.options.map(readBack) : 'not understood';
}

describe('days that people say', () => {
  it.each([
    ['today', 'Sunday 22 November 2026'],
    ['yesterday', 'Saturday 21 November 2026'],
    ['the day before yesterday', 'Friday 20 November 2026'],
    ['3 days ago', 'Thursday 19 November 2026'],
    ['a couple of days ago', 'about Friday 20 November 2026'],
    ['a few days ago', 'between Tuesday 17 November 2026 and Friday 20 November 2026'],
    ['two weeks ago', 'about Sunday 8 November 2026'],
    ['a fortnight ago', 'about Sunday 8 November 2026'],
    ['two months ago', 'about Tuesday 22 September 2026'],
    ['Tuesday', 'Tuesday 17 November 2026'],
    ['last Monday', 'Monday 16 November 2026'],
    ['last Sunday', 'Sunday 15 November 2026'],
    ['Tuesday last week', 'Tuesday 10 November 2026'],
    ['last week', 'between Monday 9 November 2026 and Sunday 15 November 2026'],
    ['this week', 'between Monday 16 November 2026 and Sunday 22 November 2026'],
    ['at the weekend', 'between Saturday 21 November 2026 and Sunday 22 November 2026'],
    ['last weekend', 'between Saturday 14 November 2026 and Sunday 15 November 2026'],
    ['last month', 'some time in October 2026'],
    ['last year', 'some time in 2025'],
    ['2024', 'some time in 2024'],
    ['monday or tuesday', 'between Monday 16 November 2026 and Tuesday 17 November 2026'],
    ['the 14th', 'Saturday 14 November 2026'],
    ['the 30th', 'Friday 30 October 2026'],
    ['Saturday the 14th', 'Saturday 14 November 2026'],
    ['yesterday after school', 'Saturday 21 November 2026'],
    ['I think it was Tuesday, around teatime', 'about Tuesday 17 November 2026'],
  ])('%s is %s', (typed, expected) => {
    expect(said(typed)).toBe(expected);
  });

  it.each([
    ['1/3/26', '2026-03-01'],
    ['1/3/2026', '2026-03-01'],
    ['01-03-2026', '2026-03-01'],
    ['1.3.26', '2026-03-01'],
    ['1 March 2026', '2026-03-01'],
    ['1st of March', '2026-03-01'],
    ['March 1st', '2026-03-01'],
    ['Sunday 1 March', '2026-03-01'],
    ['nov 20', '2026-11-20'],
    ['20 Nov', '2026-11-20'],
    ['2026-03-01', '2026-03-01'],
    ['boxing day 2025', '2025-12-26'],
  ])('%s is the date %s, day before month', (typed, date) => {
    expect(read(typed)).toMatchObject({
      is: 'time',
      happened: { precision: 'day', local: date, zone, zoneIs: 'stated', raw: typed },
    });
  });

  it.each([
    ['some time in March', '2026-03'],
    ['in December', '2025-12'],
    ['November', '2026-11'],
    ['March 2025', '2025-03'],
    ['2026-03', '2026-03'],
  ])('%s is the month %s, never one to come', (typed, month) => {
    expect(read(typed)).toMatchObject({
      is: 'time',
      happened: { precision: 'month', local: month },
    });
  });

  it('asks whether “last Friday” on a Sunday is two days or nine days ago', () => {
    expect(said('last Friday')).toEqual(['Friday 13 November 2026', 'Friday 20 November 2026']);
  });

  it('asks whether “Sunday” on a Sunday is today or a week ago', () => {
    expect(said('Sunday')).toEqual(['Sunday 15 November 2026', 'Sunday 22 November 2026']);
  });

  it('says when a date and its weekday do not agree', () => {
    const spoken = read('Monday 3 March');
    expect(spoken).toMatchObject({
      is: 'ask',
      question: expect.stringContaining('another day') as string,
    });
    expect(said('Monday 3 March')).toEqual(['Monday 2 March 2026', 'Tuesday 3 March 2026']);
  });
});

describe('times of day', () => {
  it('asks for morning or afternoon where the hour alone was said', () => {
    expect(said('yesterday about 3')).toEqual([
      'Saturday 21 November 2026, about 3 in the morning',
      'Saturday 21 November 2026, about 3 in the afternoon',
    ]);
  });

  it('offers only the latest times that are past for “about 3” without a day', () => {
    expect(said('about 3')).toEqual([
      'Saturday 21 November 2026, about 3 in the afternoon',
      'Sunday 22 November 2026, about 3 in the morning',
    ]);
  });

  it.each([
    ['yesterday at 3pm', 'Saturday 21 November 2026, at 3 in the afternoon', 'hour'],
    ['yesterday at 3.30pm', 'Saturday 21 November 2026, at 3:30 in the afternoon', 'minute'],
    ['yesterday 15:10', 'Saturday 21 November 2026, at 3:10 in the afternoon', 'minute'],
    ['yesterday 15:10:22', 'Saturday 21 November 2026, at 3:10:22 in the afternoon', 'second'],
    ['1510hrs on 3 March', 'Tuesday 3 March 2026, at 3:10 in the afternoon', 'minute'],
    [
      'twenty past two this afternoon',
      'Sunday 22 November 2026, at 2:20 in the afternoon',
      'minute',
    ],
    [
      'quarter to nine yesterday morning',
      'Saturday 21 November 2026, at 8:45 in the morning',
      'minute',
    ],
    ['half seven on Friday evening', 'Friday 20 November 2026, at 7:30 in the evening', 'minute'],
    [
      'three in the afternoon yesterday',
      'Saturday 21 November 2026, at 3 in the afternoon',
      'hour',
    ],
    [
      'the 14th about 8 in the evening',
      'Saturday 14 November 2026, about 8 in the evening',
      'about',
    ],
    ['yesterday afternoon, 3ish', 'Saturday 21 November 2026, about 3 in the afternoon', 'about'],
    ['at noon on Tuesday', 'Tuesday 17 November 2026, at 12 noon', 'hour'],
    ['2 hours ago', 'Sunday 22 November 2026, about 12:30 in the afternoon', 'about'],
    ['half an hour ago', 'Sunday 22 November 2026, about 2 in the afternoon', 'about'],
    ['just now', 'Sunday 22 November 2026, about 2:30 in the afternoon', 'about'],
    [
      'last Tuesday evening',
      'Tuesday 17 November 2026, in the evening (17:00 to 23:00)',
      'between',
    ],
    ['this morning', 'Sunday 22 November 2026, in the morning (05:00 to 12:00)', 'between'],
    [
      'Thursday lunchtime',
      'Thursday 19 November 2026, around lunchtime (11:00 to 15:00)',
      'between',
    ],
    [
      'early hours of Saturday',
      'Saturday 21 November 2026, in the early hours (00:00 to 06:00)',
      'between',
    ],
    [
      '3-4pm yesterday',
      'Saturday 21 November 2026, between 3 in the afternoon and 4 in the afternoon',
      'between',
    ],
    [
      'from 11pm to 1am on Tuesday',
      'Tuesday 17 November 2026, between 11 at night and Wednesday 18 November 2026, 1 in the morning',
      'between',
    ],
    [
      'before 5pm yesterday',
      'Saturday 21 November 2026, between 12 midnight and 5 in the afternoon',
      'between',
    ],
  ])('%s is %s (%s)', (typed, expected, precision) => {
    const spoken = read(typed);
    expect(said(typed)).toBe(expected);
    expect(spoken).toMatchObject({ happened: { precision } });
  });

  it('puts the small hours of “last night” on today', () => {
    expect(said('last night about 2')).toBe('Sunday 22 November 2026, about 2 in the morning');
    expect(said('last night at 11')).toBe('Saturday 21 November 2026, at 11 at night');
    expect(said('half past twelve last night')).toBe('Sunday 22 November 2026, at 12:30 at night');
  });

  it('asks on which side of a Tuesday night two o’clock was', () => {
    expect(said('Tuesday night at 2')).toEqual([
      'Tuesday 17 November 2026, at 2 in the morning',
      'Wednesday 18 November 2026, at 2 in the morning',
    ]);
  });

  it('asks which midnight of a day is meant', () => {
    expect(said('midnight on Tuesday')).toHaveLength(2);
  });

  it('ends a part of the day that is not over yet now', () => {
    const spoken = read('this evening', '2026-11-22T18:40:00Z');
    expect(spoken).toMatchObject({
      happened: { local: '2026-11-22T17:00', end: '2026-11-22T18:40' },
    });
  });
});

describe('what is not a time', () => {
  it.each([
    'I don’t know',
    "i don't know",
    'I can’t remember when',
    'unknown',
    'not sure',
    'No idea.',
  ])('%s leaves the time open and keeps the words', (typed) => {
    expect(read(typed)).toEqual({
      is: 'time',
      happened: { precision: 'unknown', basis: 'stated by the person', raw: typed },
    });
  });

  it.each([
    '',
    'blah',
    'when he came round',
    'every day',
    'since yesterday',
    'before 3 March',
    '30 Feb',
    '31/2/26',
    '99/99/9999',
    'yesterday at 25:00',
    'yesterday at 13pm',
    'yesterday 3:75',
    '0000-00-00',
    '2026-13-01',
    '2026-02-30',
    '3 march at 9 and at 10',
    'x'.repeat(500),
  ])('%s is not taken for a time', (typed) => {
    expect(read(typed).is).toBe('not understood');
  });
});

describe('the future is never taken without asking', () => {
  it.each([
    'tomorrow',
    'tomorrow at 3pm',
    'next Friday',
    '2027-01-01',
    '2026-11-22T14:31',
    '3pm',
    '25 December',
    '1/1/2030',
    'tonight',
    '2026-12',
    '2027',
  ])('%s is asked', (typed) => {
    expect(read(typed).is).toBe('ask');
  });

  it('offers the day before for an hour that today has not reached', () => {
    expect(said('about 11 at night')).toEqual([
      'Saturday 21 November 2026, about 11 at night',
      'Sunday 22 November 2026, about 11 at night',
    ]);
  });

  it('offers the year before for a day that this year has not reached', () => {
    expect(said('24 December')).toEqual([
      'Wednesday 24 December 2025',
      'Thursday 24 December 2026',
    ]);
  });
});

describe('between midnight and five', () => {
  const night = '2026-11-21T02:00:00Z';

  it.each([
    'today',
    'tonight',
    'last night',
    'yesterday',
    'last night at 11',
    '01:30',
    'this evening',
  ])('“%s” is asked', (typed) => {
    expect(read(typed, night).is).toBe('ask');
  });

  it('offers both nights for “last night at 11”', () => {
    expect(said('last night at 11', night)).toEqual([
      'Thursday 19 November 2026, at 11 at night',
      'Friday 20 November 2026, at 11 at night',
    ]);
  });

  it('offers both days for “yesterday”', () => {
    expect(said('yesterday', night)).toEqual([
      'Thursday 19 November 2026',
      'Friday 20 November 2026',
    ]);
  });

  it('takes a full date and “two hours ago” as they are', () => {
    expect(said('20 November 2026', night)).toBe('Friday 20 November 2026');
    expect(said('2 hours ago', night)).toBe(
      'Saturday 21 November 2026, about 12 midnight, as that day begins',
    );
  });

  it('asks nothing of that kind at five', () => {
    expect(read('yesterday', '2026-11-21T05:00:00Z').is).toBe('time');
  });
});

describe('the nights on which the clocks change', () => {
  it('asks which of the two half past ones it was in October', () => {
    const spoken = read('25 October 2026 at 1:30am');
    expect(spoken).toMatchObject({
      is: 'ask',
      options: [
        { precision: 'minute', utc: '2026-10-25T00:30:00Z', zone },
        { precision: 'minute', utc: '2026-10-25T01:30:00Z', zone },
        { precision: 'minute', local: '2026-10-25T01:30', zone },
      ],
    });
    expect(said('25 October 2026 at 1:30am')).toEqual([
      'Sunday 25 October 2026, at 1:30 in the morning (the first time that night, BST)',
      'Sunday 25 October 2026, at 1:30 in the morning (the second time that night, GMT)',
      'Sunday 25 October 2026, at 1:30 in the morning (an hour that came twice that night)',
    ]);
  });

  it('says that half past one was skipped in March, and offers what lies beside it', () => {
    const spoken = read('29/3/26 at 1:30am');
    expect(spoken).toMatchObject({
      is: 'ask',
      question: expect.stringContaining('skipped') as string,
    });
    expect(said('29/3/26 at 1:30am')).toEqual([
      'Sunday 29 March 2026, at 12:30 at night',
      'Sunday 29 March 2026, at 2:30 in the morning',
      'Sunday 29 March 2026, at 1:30 in the morning (an hour that the clocks skipped that night)',
    ]);
  });

  it('knows “20 minutes ago” to the instant while the hour comes for the second time', () => {
    expect(read('20 minutes ago', '2026-10-25T01:10:00Z')).toMatchObject({
      is: 'time',
      happened: { precision: 'about', utc: '2026-10-25T00:50:00Z' },
    });
  });

  it('does not offer the second half past one before it has come', () => {
    expect(said('01:30', '2026-10-25T01:10:00Z')).not.toContain(
      'Sunday 25 October 2026, at 1:30 in the morning (the second time that night, GMT)',
    );
  });

  it('counts days across the change without slipping', () => {
    expect(said('yesterday', '2026-10-25T10:00:00Z')).toBe('Saturday 24 October 2026');
    expect(said('3 days ago', '2026-03-30T10:00:00Z')).toBe('Friday 27 March 2026');
  });
});

describe('whatever is typed', () => {
  const instants = fc.date({
    min: new Date('2020-01-01T00:00:00Z'),
    max: new Date('2035-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  const wordsOfTime = fc
    .array(
      fc.constantFrom(
        'yesterday',
        'today',
        'last',
        'tuesday',
        'night',
        'about',
        'at',
        '3',
        '11',
        'pm',
        'am',
        '15:10',
        'morning',
        'evening',
        'march',
        '1/3/26',
        'between',
        'and',
        'the',
        '14th',
        'ago',
        '2',
        'hours',
        'days',
        'week',
        'half',
        'past',
        'quarter',
        'to',
        'midnight',
        'noon',
        'or',
        'before',
        'after',
        'tonight',
        '2026',
        'i think',
        '29',
        'october',
        '1:30',
      ),
      { minLength: 1, maxLength: 7 },
    )
    .map((words) => words.join(' '));

  it('never throws, never invents seconds, keeps the words, and never takes the future', () => {
    fc.assert(
      fc.property(fc.oneof(wordsOfTime, fc.string()), instants, (typed, now) => {
        const spoken = readSpokenTime(typed, { now, zone });
        if (spoken.is === 'not understood') return;
        const all = spoken.is === 'time' ? [spoken.happened] : spoken.options;
        expect(all.length).toBeGreaterThan(0);
        for (const happened of all) {
          expect(happened.raw).toBe(typed.trim());
          expect(happened.basis).toBe('stated by the person');
          expect(happened.local ?? '').not.toMatch(/T\d\d:\d\d:/);
          expect(happened.precision).not.toBe('second');
          expect(readBack(happened)).not.toBe('');
          if (happened.end !== undefined)
            expect(happened.end >= (happened.utc ?? happened.local ?? '')).toBe(true);
        }
        if (spoken.is === 'time') {
          const position = timelinePosition(spoken.happened, zone);
          if (position !== null) expect(position).toBeLessThanOrEqual(now.getTime());
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('reads back the same date whatever the zone of the computer', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const wall = DateTime.fromJSDate(now, { zone });
        fc.pre(wall.hour >= 5);
        const spoken = readSpokenTime('yesterday', { now, zone });
        expect(spoken).toMatchObject({
          is: 'time',
          happened: { local: wall.minus({ days: 1 }).toFormat('yyyy-LL-dd') },
        });
        const monday = readSpokenTime('last week', { now, zone });
        expect(monday).toMatchObject({
          happened: { local: wall.startOf('week').minus({ weeks: 1 }).toFormat('yyyy-LL-dd') },
        });
      }),
      { numRuns: 200 },
    );
  });

  it('understands every ISO date and time that has been', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2026-11-20'), noInvalidDate: true }),
        (day) => {
          const written = day.toISOString().slice(0, 16);
          const spoken = read(written);
          if (spoken.is !== 'time') expect(spoken.is).toBe('ask');
          else expect(spoken.happened).toMatchObject({ precision: 'minute', local: written });
          expect(read(written.slice(0, 10))).toMatchObject({
            happened: { precision: 'day', local: written.slice(0, 10) },
          });
        },
      ),
    );
  });
});
