import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { SearchedLine, SearchList } from '../../../src/cli/terminal.ts';
import { terminalOn } from '../../../src/cli/terminal/asking.ts';
import { numberedLines } from '../../../src/cli/terminal/numbered-lines.ts';
import { drawSearch } from '../../../src/cli/terminal/search-look.ts';
import { rankFor, searchWords } from '../../../src/cli/terminal/search-words.ts';
import { SearchedLines } from '../../../src/cli/terminal/searched-lines.ts';
import { widthOf, wrap } from '../../../src/cli/terminal/wrap.ts';
import { scriptedTerminal } from '../../support/scripted-terminal.ts';
import { hasTmux } from '../../support/terminal-session.ts';
import { AskingSession } from './asking-session.ts';

const line = (name: string, value: string, weights = [0, 0]): SearchedLine<string> => ({
  label: `${name} – 3 rows`,
  short: name,
  words: searchWords([name], [value]),
  weights,
  value,
});
const sam: SearchedLine<string> = {
  label: 'Sam Example – 9 rows (SMS 4, calls 5)',
  short: 'Sam Example',
  words: searchWords(['Sam Example'], ['+447700900123']),
  weights: [9, 1],
  parts: [line('SMS', 'sms 123', [4, 4]), line('calls', 'call 123', [5, 5])],
};
const named = [line('Ina Example', '+447700900456', [5, 9]), sam, line('ليلى', '+447700900789')];
const unknown: SearchedLine<string> = {
  label: 'Numbers with no name (2)',
  words: searchWords(['unknown']),
  weights: [],
  parts: [line('+447700900001', '+447700900001', [1, 0]), line('60777', '60777', [2, 0])],
  isSection: true,
};
const question = {
  question: 'Which ones?',
  lines: [...named, unknown],
  orders: ['most active first', 'newest first'],
};

function listOf(lines: readonly SearchedLine<string>[], ticked: readonly number[] = []) {
  const numbered = numberedLines(lines);
  const list: SearchList = {
    lines: numbered.lines,
    orders: question.orders,
    ticked,
    lay: (text, columns) => wrap(text, columns).split('\n'),
    help: () => '',
  };
  return { list, values: numbered.values };
}

const labelsOf = (lines: SearchedLines): string[] =>
  lines.shown().map(({ line: { label }, depth }) => '  '.repeat(depth) + label);

describe('a long list', () => {
  it('stands in order, with headings and what is below them at the end', () => {
    const lines = new SearchedLines(listOf(question.lines).list);
    expect(labelsOf(lines)).toEqual([
      'Sam Example – 9 rows (SMS 4, calls 5)',
      'Ina Example – 3 rows',
      'ليلى – 3 rows',
      'Numbers with no name (2)',
      '  60777 – 3 rows',
      '  +447700900001 – 3 rows',
    ]);
    lines.nextOrder();
    expect(labelsOf(lines)[0]).toBe('Ina Example – 3 rows');
    expect(lines.orders).toEqual({ now: 'newest first', next: 'most active first' });
  });

  it('narrows to what fits, also below a heading, and keeps what is ticked', () => {
    const lines = new SearchedLines(listOf(question.lines).list);
    lines.tick(lines.marked!);
    lines.search('0001');
    expect(labelsOf(lines)).toEqual(['+447700900001 – 3 rows']);
    lines.tick(lines.marked!);
    lines.search('unkn');
    expect(labelsOf(lines)).toEqual(['Numbers with no name (2)']);
    expect(lines.ticksOf(lines.marked!)).toBe('some');
    lines.search('nobody');
    expect(labelsOf(lines)).toEqual([]);
    expect(lines.tickedLines().map(({ short }) => short)).toEqual(['Sam Example', '+447700900001']);
  });

  it('opens a line into its parts, which are ticked one by one or as a whole', () => {
    const { list, values } = listOf(question.lines);
    const lines = new SearchedLines(list);
    lines.open(true);
    lines.move(1);
    expect(labelsOf(lines).slice(0, 3)).toEqual([
      'Sam Example – 9 rows (SMS 4, calls 5)',
      '  calls – 3 rows',
      '  SMS – 3 rows',
    ]);
    lines.tick(lines.marked!);
    expect(lines.ticked().map((number) => values[number])).toEqual(['call 123']);
    lines.open(false);
    expect(lines.at).toBe(0);
    expect(lines.ticksOf(lines.marked!)).toBe('some');
    lines.tick(lines.marked!);
    expect(lines.ticked().map((number) => values[number])).toEqual(['sms 123', 'call 123']);
    lines.open(false);
    expect(labelsOf(lines)).toHaveLength(6);
  });

  it('finds names in any spelling and numbers in any form', () => {
    const zoe = searchWords(['Zoë van Żak'], ['+447700900123']);
    for (const typed of [
      'zoe',
      'ZAK',
      'vanz',
      'zoë v',
      '07700 900123',
      '900123',
      '0123',
      '+44 7700',
    ])
      expect(rankFor(typed)(zoe), typed).toBeLessThan(3);
    for (const typed of ['zoa', '07700 900124', '000123'])
      expect(rankFor(typed)(zoe), typed).toBe(3);
  });

  it('is never wider or higher than the screen, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { maxLength: 40 }),
        fc.integer({ min: 40, max: 200 }),
        fc.integer({ min: 12, max: 60 }),
        fc.array(fc.constantFrom('up', 'down', 'tick', 'order', 'end'), { maxLength: 20 }),
        (names, columns, rows, keys) => {
          const safe = names.map((name) => name.replace(/\p{C}|\p{Z}/gu, ' '));
          const { list } = listOf(safe.map((name, index) => line(name, String(index))));
          const lines = new SearchedLines(list);
          const screen = {
            prompt: 'Which?',
            columns: () => columns,
            rows: () => rows,
            bold: (text: string) => text,
            faint: (text: string) => text,
          };
          let top = 0;
          for (const key of ['', ...keys]) {
            if (key === 'up') lines.move(-1);
            if (key === 'down') lines.move(1);
            if (key === 'end') lines.move(Infinity);
            if (key === 'order') lines.nextOrder();
            if (key === 'tick' && lines.marked !== undefined) lines.tick(lines.marked);
            const drawn = drawSearch(list, lines, screen, { top, said: null });
            top = drawn.top;
            expect(drawn.rows.length).toBeLessThan(rows);
            for (const row of drawn.rows) expect(widthOf(row)).toBeLessThan(columns);
            if (lines.shown().length > 0)
              expect(drawn.rows.filter((row) => row.startsWith('> ['))).toHaveLength(1);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a long list without redraws', () => {
  it('shows twenty at most, ticks by number, searches by anything else', async () => {
    const many = Array.from({ length: 30 }, (_, index) => line(`Name ${index + 1}`, `n${index}`));
    const device = scriptedTerminal(['2 20', 'name 27', '1', '2', '']);
    const terminal = terminalOn(device, true, { isPlain: true });
    const chosen = await terminal.chooseBySearch({ ...question, lines: many });
    expect(chosen).toEqual(['n1', 'n19', 'n26']);
    const shown = device.shown();
    expect(shown).toContain('30 of 30 fit, the first 20 are shown, most active first.');
    expect(shown).toContain('20. Name 20 – 3 rows');
    expect(shown).not.toContain('21. ');
    expect(shown).toContain('2 ticked: Name 2; Name 20');
    expect(shown).toContain('1 of 30 fit');
    // 2 is none of the one line that is shown then: it is searched for.
    expect(shown).toContain('15 of 30 fit');
  });

  it('opens a line, changes the order, and asks twice before it takes nothing', async () => {
    const device = scriptedTerminal(['r', '2+', '1', 'sam', '1', '1', '', '']);
    const terminal = terminalOn(device, true, { isPlain: true });
    expect(await terminal.chooseBySearch(question)).toEqual([]);
    const shown = device.shown();
    expect(shown).toContain('1. Ina Example – 3 rows\n2. Sam Example');
    expect(shown).toContain('1. calls – 3 rows');
    expect(shown).toContain('(partly ticked) Sam Example');
    expect(shown).toContain('Nothing is ticked. Enter again takes none.');
  });

  it('is not asked where nothing can be asked', async () => {
    const terminal = terminalOn(scriptedTerminal(), false);
    await expect(async () =>
      terminal.chooseBySearch({ ...question, option: '--with <who>' }),
    ).rejects.toMatchObject({ exitCode: 2, hint: 'Give the answer with --with <who>.' });
  });
});

let asking: AskingSession | null = null;
afterEach(async () => {
  await asking?.close();
  asking = null;
});

describe.skipIf(!hasTmux())('a long list on a terminal', () => {
  const ask = { ask: 'chooseBySearch', ...question };

  it.each([40, 80, 200])('is searched, ticked and taken at %i columns', async (columns) => {
    asking = await AskingSession.start([ask], { columns, rows: 24 });
    const { session } = asking;
    await session.waitFor('Type to search. Space ticks');
    await session.type('ina');
    await session.waitFor('1 of 5 fit');
    await session.key('Space');
    await session.waitFor('1 ticked: Ina Example');
    // The next letter begins anew, and what is ticked stays so.
    await session.type('6077');
    await session.waitFor('Search: 6077');
    await session.key('Tab');
    await session.waitFor('2 ticked:');
    for (const row of (await session.screen()).split('\n'))
      expect(widthOf(row)).toBeLessThan(columns);
    await session.key('Enter');
    expect(await asking.end()).toBe('done');
    expect(asking.answers()).toEqual([['+447700900456', '60777']]);
    expect(await session.screen()).toContain('Ina Example; 60777');
  });

  it('opens with the arrows, shows help and the other order, and isolates what runs right to left', async () => {
    asking = await AskingSession.start([ask], { columns: 80, rows: 30 });
    const { session } = asking;
    await session.waitFor('Type to search. Space ticks');
    expect(session.bytes()).toContain('\u2068ليلى\u2069');
    await session.key('Right');
    await session.waitFor('calls – 3 rows');
    await session.key('Down');
    await session.key('Space');
    await session.waitFor('[-] - Sam Example');
    await session.key('C-r');
    await session.waitFor('in all, newest first');
    await session.type('?');
    await session.waitFor('In danger now?');
    await session.key('BSpace');
    await session.key('C-a');
    await session.waitFor('5 ticked');
    await session.key('C-a');
    await session.waitFor('Nothing ticked yet');
    await session.key('Enter');
    await session.waitFor('Enter again takes none');
    await session.key('Enter');
    expect(await asking.end()).toBe('done');
    expect(asking.answers()).toEqual([[]]);
  });

  it('takes by Enter alone what was searched for until it stood alone; Ctrl-C stops', async () => {
    asking = await AskingSession.start([ask, ask], { columns: 80, rows: 24 });
    const { session } = asking;
    await session.waitFor('Type to search. Space ticks');
    await session.type('0456');
    await session.waitFor('1 of 5 fit');
    await session.key('Enter');
    await session.waitFor(/Ina Example .*Type to search/);
    await session.key('C-c');
    expect(await asking.end()).toBe('stopped');
    expect(asking.answers()).toEqual([['+447700900456']]);
  });
});
