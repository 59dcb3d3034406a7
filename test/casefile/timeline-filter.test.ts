import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Casefile } from '../../src/casefile/casefile.ts';
import type { TimelineEvent } from '../../src/core/timeline.ts';
import type { TimelineFilter } from '../../src/core/timeline-filter.ts';
import { incident, newCase } from './case-world.ts';
import { looseFiles, newerPhone, phone, robin, sam, takeIn, text, textSource } from './sources.ts';

let casefile: Casefile;

beforeEach(async () => {
  casefile = await newCase();
  await casefile.recordIncidents([
    incident('of unknown time'),
    {
      what: 'in the spring',
      when: { precision: 'minute', local: '2026-03-29T00:30', zone: 'Europe/London' },
    },
    incident('of unknown time too'),
  ]);
  await takeIn(casefile, phone());
  await takeIn(casefile, looseFiles());
  await takeIn(casefile, newerPhone());
  await casefile.mark({ references: ['AB/1:3', 'AB/4', 'AB/3:1'], key: true });
  return () => {
    casefile.close();
  };
});

const referencesOf = (events: Iterable<TimelineEvent>) =>
  [...events].map(({ reference }) => reference);

const positionIn = (event: TimelineEvent) =>
  event.happened.utc === undefined ? null : Date.parse(event.happened.utc);

/** What the filter should leave, worked out the slow way. */
function wanted(filter: TimelineFilter): string[] {
  const { from, until, kinds, conversation, direction, marked, newestFirst } = filter;
  const all = [...casefile.timeline()].filter((event) => {
    const contact = 'contact' in event ? event : null;
    const at = event.reference === '2' ? Date.UTC(2026, 2, 29, 0, 30) : positionIn(event);
    return (
      (from === undefined || (at !== null && at >= from)) &&
      (until === undefined || (at !== null && at < until)) &&
      (kinds === undefined || kinds.includes(event.kind)) &&
      (conversation === undefined || contact?.conversation.key === conversation) &&
      (direction === undefined || contact?.contact.direction === direction) &&
      (marked !== true || event.marked)
    );
  });
  return referencesOf(newestFirst === true ? all.reverse() : all);
}

const start = Date.UTC(2026, 0, 1, 12);
const anyFilter = fc.record(
  {
    from: fc.integer({ min: 0, max: 90 }).map((minute) => start + minute * 60_000),
    until: fc.integer({ min: 0, max: 9000 }).map((minute) => start + minute * 60_000),
    kinds: fc.uniqueArray(fc.constantFrom('incident', 'message', 'call', 'file', 'order' as const)),
    conversation: fc.constantFrom(`sms ${sam}`, 'sms +447700900456', `call ${sam}`, 'none'),
    direction: fc.constantFrom('in', 'out' as const),
    marked: fc.constant(true),
    newestFirst: fc.boolean(),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<TimelineFilter>;

describe('a filtered timeline', () => {
  it('holds exactly what the filter wants, in order', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(referencesOf(casefile.timeline(filter))).toEqual(wanted(filter));
      }),
    );
  });

  it('is the same page by page, forwards and backwards', () => {
    fc.assert(
      fc.property(anyFilter, fc.integer({ min: 1, max: 7 }), (filter, limit) => {
        const all = referencesOf(casefile.timeline(filter));
        const forwards: string[] = [];
        let page = casefile.timelinePage(filter, { limit });
        expect(page.previous).toBeNull();
        for (;;) {
          forwards.push(...referencesOf(page.events));
          if (page.next === null) break;
          page = casefile.timelinePage(filter, { limit, after: page.next });
        }
        expect(forwards).toEqual(all);
        const backwards = referencesOf(page.events);
        while (page.previous !== null) {
          page = casefile.timelinePage(filter, { limit, before: page.previous });
          backwards.unshift(...referencesOf(page.events));
        }
        expect(backwards).toEqual(all);
      }),
    );
  });

  it.each(['07700 900456', '+447700900456', ` ${robin} `])(
    'knows the other party as %j',
    (party) => {
      const events = [...casefile.timeline({ party })];
      expect(events.length).toBeGreaterThan(0);
      for (const event of events)
        expect('conversation' in event && event.conversation.key).toBe('sms +447700900456');
    },
  );

  it('refuses a cursor that is none', () => {
    expect(() => casefile.timelinePage({}, { limit: 5, after: 'x' })).toThrow(RangeError);
    expect(() => casefile.timelinePage({}, { limit: 5, after: "1.1.1.1' OR 1" })).toThrow(
      RangeError,
    );
  });
});

describe('the count by week', () => {
  it('counts everything of known time once', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const known = { from: 0, ...filter };
        const count = casefile.countByWeek(filter).reduce((sum, week) => sum + week.count, 0);
        expect(count).toBe(wanted(known).length);
      }),
    );
  });

  it('begins a week on Monday by the clock of the case, also when the clocks change', async () => {
    const other = await newCase();
    const minuteOf = (utc: string) => (Date.parse(utc) - start) / 60_000;
    // Clocks went forward on Sunday 29 March 2026 at 01:00 UTC, and go back on 25 October.
    const times = [
      '2026-03-22T23:59:00Z',
      '2026-03-23T00:00:00Z',
      '2026-03-29T22:59:00Z',
      '2026-03-29T23:00:00Z',
      '2026-10-25T23:59:00Z',
      '2026-10-26T00:00:00Z',
    ];
    const items = times.map((utc) => text(sam, 'x', minuteOf(utc)));
    await takeIn(other, textSource('t.xml', items));
    expect(other.countByWeek({}).map(({ week, count }) => [week, count])).toEqual([
      ['2026-03-16', 1],
      ['2026-03-23', 2],
      ['2026-03-30', 1],
      ['2026-10-19', 1],
      ['2026-10-26', 1],
    ]);
    other.close();
  });
});
