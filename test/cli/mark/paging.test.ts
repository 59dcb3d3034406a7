import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Casefile } from '../../../src/casefile/casefile.ts';
import { FoundRows } from '../../../src/cli/mark/found-rows.ts';
import type { RowLook } from '../../../src/cli/mark/row-lines.ts';
import { TimelineRows, type RowSource, type Stand } from '../../../src/cli/mark/row-source.ts';
import { screenfulAt, screenLines, type Screenful } from '../../../src/cli/mark/screenful.ts';
import { backupXml, smsXml } from '../../support/android-xml.ts';
import { caseAtHand, type CaseAtHand } from '../../support/case-at-hand.ts';

let at: CaseAtHand;
const day = 86_400_000;
const start = Date.UTC(2026, 2, 1, 12);

/* Many at the same moment, several days, texts of every length, times that are not known. */
const rows = Array.from({ length: 90 }, (_, index) =>
  smsXml({
    date: index % 30 === 29 ? 0 : start + (index % 3 === 0 ? 0 : Math.floor(index / 12) * day),
    type: 1 + (index % 2),
    body: `row ${index} ${'words and more '.repeat((index * 7) % 23)}${index === 40 ? 'x'.repeat(5000) : ''}`,
  }),
);
const conversation = 'sms +447700900123';

beforeAll(async () => {
  at = await caseAtHand();
  await writeFile(join(at.world.home, 'a.xml'), backupXml(rows));
  const { code } = await at.run(['import', 'a.xml', '--all', '--no-input']);
  expect(code).toBe(0);
});
afterAll(() => at.remove());

function look(columns: number, mostLines: number): RowLook {
  return {
    columns,
    mostLines,
    zone: 'Europe/London',
    isMixed: false,
    isTicked: () => false,
    excerpt: () => null,
    fit: (text) => text,
  };
}

interface Size {
  readonly columns: number;
  readonly lines: number;
}
const size: fc.Arbitrary<Size> = fc.record({
  columns: fc.integer({ min: 39, max: 199 }),
  lines: fc.integer({ min: 6, max: 60 }),
});

function screens(
  source: RowSource,
  from: Stand,
  way: 'forward' | 'back',
  sizes: readonly Size[],
): Screenful[] {
  const all: Screenful[] = [];
  let stand: Stand | null = from;
  for (let turn = 0; stand !== null; turn += 1) {
    const { columns, lines } = sizes[turn % sizes.length] ?? { columns: 80, lines: 18 };
    const looked = look(columns, Math.max(4, Math.floor(lines / 2)));
    const screen: Screenful = screenfulAt(source, stand, looked, lines);
    expect(screen.events.length).toBeGreaterThan(0);
    expect(screenLines(screen.events, looked).length).toBeLessThanOrEqual(lines);
    all.push(screen);
    stand = screen[way];
  }
  return all;
}

const references = (shown: readonly Screenful[]): string[] =>
  shown.flatMap(({ events }) => events.map(({ reference }) => reference));

function sourcesOf(casefile: Casefile): { source: RowSource; all: string[] }[] {
  const hits = casefile.find('row', { conversation, limit: 200 }).hits;
  return [
    {
      source: new TimelineRows(casefile, { conversation }),
      all: Array.from(casefile.timeline({ conversation }), ({ reference }) => reference),
    },
    { source: new FoundRows(casefile, hits), all: hits.map(({ event }) => event.reference) },
  ];
}

describe('turning pages', () => {
  it('shows each row once, in order, forward and back, on a screen of any size', async () => {
    await at.look((casefile) => {
      for (const { source, all } of sourcesOf(casefile)) {
        expect(all).toHaveLength(90);
        fc.assert(
          fc.property(fc.array(size, { minLength: 1, maxLength: 5 }), (sizes) => {
            const forward = screens(source, { at: 'start' }, 'forward', sizes);
            expect(references(forward)).toEqual(all);
            const back = screens(source, { at: 'end' }, 'back', sizes).reverse();
            expect(references(back)).toEqual(all);
          }),
          { numRuns: 8 },
        );
      }
    });
  });

  it('goes on from any page in both directions without a gap or a row twice', async () => {
    await at.look((casefile) => {
      for (const { source, all } of sourcesOf(casefile)) {
        fc.assert(
          fc.property(
            fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
            size,
            (turns, { columns, lines }) => {
              const looked = look(columns, Math.max(4, Math.floor(lines / 2)));
              let screen = screenfulAt(source, { at: 'start' }, looked, lines);
              for (const goesOn of turns) {
                const stand = goesOn ? screen.forward : screen.back;
                if (stand === null) continue;
                const [first = '', last = ''] = ends(screen);
                screen = screenfulAt(source, stand, looked, lines);
                const [newFirst = '', newLast = ''] = ends(screen);
                if (goesOn) expect(all.indexOf(newFirst)).toBe(all.indexOf(last) + 1);
                else expect(all.indexOf(newLast)).toBe(all.indexOf(first) - 1);
              }
            },
          ),
          { numRuns: 8 },
        );
      }
    });
  });

  it('opens around any row, wherever it stands, and however many share its moment', async () => {
    await at.look((casefile) => {
      const source = new TimelineRows(casefile, { conversation });
      const all = [...casefile.timeline({ conversation })];
      for (const [index, event] of all.entries()) {
        const { events, next, previous } = source.page(source.around(event), 20);
        const shown = events.map(({ reference }) => reference);
        const place = index <= 4 ? index : 3;
        expect(shown.indexOf(event.reference)).toBe(place);
        expect(previous === null).toBe(index <= 4);
        expect(next === null).toBe(index - place + 20 >= all.length);
      }
    });
  });

  it('begins a day with the first row of that moment or later', async () => {
    await at.look((casefile) => {
      const source = new TimelineRows(casefile, { conversation });
      const all = [...casefile.timeline({ conversation })];
      for (const moment of [0, start, start + 1, start + day, start + 6.5 * day]) {
        const wanted = all.find(
          ({ happened }) => happened.utc === undefined || Date.parse(happened.utc) >= moment,
        );
        expect(source.page(source.since(moment), 1).events[0]?.reference).toBe(wanted?.reference);
      }
      expect(source.hasSince(start + 400 * day)).toBe(false);
    });
  });
});

function ends({ events }: Screenful): (string | undefined)[] {
  return [events[0]?.reference, events.at(-1)?.reference];
}
