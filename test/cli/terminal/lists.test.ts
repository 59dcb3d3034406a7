import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { beyondPage } from '../../../src/cli/terminal/beyond.ts';
import { hasTmux } from '../../support/terminal-session.ts';
import { AskingSession } from './asking-session.ts';

let asking: AskingSession | null = null;
afterEach(async () => {
  await asking?.close();
  asking = null;
});

async function ask(questions: readonly object[], size: { columns: number; rows: number }) {
  asking = await AskingSession.start(questions, size);
  return asking;
}

const screen = { columns: 80, rows: 24 };
const people = ['Ina', 'Sam', 'Al'].map((label, value) => ({ label, value }));
const ticks = { ask: 'chooseMany', question: 'Who was there?', options: people };
const wide = 'whose label is longer than a narrow screen can show on one row';
const options = Array.from({ length: 30 }, (_, value) => ({
  value,
  label: value % 7 === 3 ? `Entry ${value + 1} ${wide}` : `Entry ${value + 1}`,
}));

describe.skipIf(!hasTmux())('a list of ticks', () => {
  it('ticks nobody for letters, digits and names, and says which keys it has', async () => {
    const { session } = await ask([ticks], screen);
    await session.waitFor('Space ticks');
    for (const typed of ['a', 'i', '2']) {
      await session.type(typed);
      await session.waitFor('Letters do nothing here. Arrow keys move, Space ticks');
      expect(await session.screen()).not.toContain('[x]');
      await session.key('Down');
      await session.waitFor('Arrows, Space ticks');
    }
    // A whole name, key by key, with Enter behind it.
    for (const key of ['S', 'a', 'm', ' ', 'A', 'Enter'])
      await session.key(key === ' ' ? 'Space' : key);
    await session.waitFor('Letters do nothing here.');
    expect(await session.screen()).not.toContain('[x]');
    await session.key('Up');
    await session.waitFor('Arrows, Space ticks');
    await session.key('Space');
    await session.waitFor('[x] Sam');
    await session.key('Enter');
    expect(await asking?.end()).toBe('done');
    expect(asking?.answers()).toEqual([[1]]);
  });

  it('skips nothing for one stray letter and Enter, and takes the next keys', async () => {
    const { session } = await ask([ticks], screen);
    await session.waitFor('Space ticks');
    await session.type('x');
    await session.key('Enter');
    await session.waitFor('Letters do nothing here.');
    await session.key('Space');
    await session.waitFor('[x] Ina');
    await session.type('x');
    await session.key('Space');
    await session.waitFor('Letters do nothing here.');
    expect(await session.screen()).toContain('[x] Ina');
    await session.key('Enter', 2);
    expect(await asking?.end()).toBe('done');
    expect(asking?.answers()).toEqual([[0]]);
  });

  it('keeps its ticks and its place while the help is shown', async () => {
    const { session } = await ask([ticks], screen);
    await session.waitFor('Space ticks');
    await session.key('Space');
    await session.key('Down', 2);
    await session.waitFor('>[ ] Al');
    await session.type('?');
    await session.waitFor(/Ring 999.*>\[ \] Al/s);
    expect(await session.screen()).toContain('[x] Ina');
    await session.key('Space');
    await session.waitFor('>[x] Al');
    await session.key('Enter');
    expect(await asking?.end()).toBe('done');
    expect(asking?.answers()).toEqual([[0, 2]]);
  });
});

const choices = Array.from({ length: 16 }, (_, value) => ({ value, label: `Entry ${value + 1}` }));
const choice = { ask: 'choose', question: 'Is that right?', options: choices };

describe.skipIf(!hasTmux())('a list of which one entry is taken', () => {
  it('takes nothing for “no” and Enter, and says so', async () => {
    const { session } = await ask([choice], screen);
    await session.waitFor('then Enter');
    await session.type('no');
    await session.waitFor('That does nothing here.');
    await session.key('Enter');
    await session.key('Down');
    await session.waitFor('> 2. Entry 2');
    await session.waitFor('then Enter');
    expect(asking?.answers()).toEqual([]);
    await session.key('Enter');
    expect(await asking?.end()).toBe('done');
    expect(asking?.answers()).toEqual([1]);
  });

  it('takes nothing for a pasted path', async () => {
    const { session } = await ask([choice], screen);
    await session.waitFor('then Enter');
    await session.paste('/home/ina/picture.jpg');
    await session.waitFor('That does nothing here.');
    await session.key('Enter');
    await session.type('1');
    await session.waitFor('then Enter');
    await session.type('6');
    await session.waitFor('> 16. Entry 16');
    await session.key('Enter');
    expect(await asking?.end()).toBe('done');
    expect(asking?.answers()).toEqual([15]);
  });
});

describe.skipIf(!hasTmux())('a list that is longer than the screen', () => {
  it.each([
    [{ columns: 40, rows: 20 }, 'choose'],
    [{ columns: 40, rows: 20 }, 'chooseMany'],
    [{ columns: 80, rows: 24 }, 'choose'],
    [{ columns: 80, rows: 24 }, 'chooseMany'],
  ])('says how much lies above and below, at %o, %s', async (size, kind) => {
    const { session } = await ask([{ ask: kind, question: 'Which?', options }], size);
    let shown = await session.waitFor(/\d+ more below/);
    for (let at = 0; at < options.length; at += 1) {
      if (at > 0) {
        await session.key('Down');
        shown = await session.waitFor(
          new RegExp(`>(?: ?${at + 1}\\.|\\[ \\]) Entry ${at + 1}(?!\\d)`),
        );
        shown = await session.waitFor(/more (?:above|below)/);
      }
      const first = Number(/Entry (\d+)/.exec(shown)?.[1]);
      const said = Number(/(\d+) more above/.exec(shown)?.[1] ?? 0);
      // An entry of which only the end is on the screen counts as above.
      expect(said).toBe(first - 1);
      expect(shown).toContain('Which?');
    }
    expect(shown).toMatch(/\d+ more above$/m);
    await session.key('Enter');
    expect(await asking?.end()).toBe('done');
  });
});

describe('what lies beyond the page of a list', () => {
  it('is never the marked entry, and nothing where all fits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 5, max: 20 }),
        (heights, page) => {
          const inAll = heights.reduce((all, each) => all + each, 0);
          beyondPage(heights, page).forEach(({ above, below }, active) => {
            expect(above).toBeLessThanOrEqual(active);
            expect(below).toBeLessThan(heights.length - active);
            expect(above + below === 0).toBe(inAll <= page);
          });
        },
      ),
    );
  });
});
