import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChoiceKeys } from '../../../src/cli/terminal/choice-keys.ts';

const up = '\u001b[A';
const down = '\u001b[B';

/** The keys of a list of which one is taken, and which entry is marked by those that reach it. */
function choiceKeys(count: number, place = 0) {
  let helps = 0;
  let marked = place;
  let takes = 0;
  const screen = { cork: () => undefined, uncork: () => undefined };
  const keys = new ChoiceKeys(() => (helps += 1), { screen, count, place });
  keys.on('data', (text: string) => {
    for (const key of text.match(/\u001b\[[AB]|[^]/g) ?? []) {
      if (key === up) marked = Math.max(0, marked - 1);
      else if (key === down) marked = Math.min(count - 1, marked + 1);
      else if (key === '\r') takes += 1;
      else throw new Error('a key that would search in the list');
    }
  });
  return {
    keys,
    press: async (...pressed: readonly string[]) => {
      for (const key of pressed) keys.key(key);
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
      return marked;
    },
    helps: () => helps,
    takes: () => takes,
  };
}

describe('the keys of a list of which one entry is taken', () => {
  it('take nothing for “no” and Enter, say so, and take the marked entry with the next Enter', async () => {
    for (const typed of [['n', 'o'], ['no'], ['y'], ['Sam Example'], ['/tmp/a picture.jpg']]) {
      const { keys, press, takes } = choiceKeys(4);
      expect(await press(...typed)).toBe(0);
      expect(keys.explains).toBe(true);
      expect(keys.key('\r')).toBe('more');
      expect(keys.explains).toBe(true);
      await press();
      expect(takes()).toBe(0);
      expect(keys.key('\r')).toBe('done');
      await press();
      expect(takes()).toBe(1);
    }
  });

  it('take nothing for what is pasted', async () => {
    const { keys, press } = choiceKeys(4);
    keys.pasted();
    expect(await press()).toBe(0);
    expect(keys.key('\r')).toBe('more');
  });

  it('mean an arrow, and Enter after it', async () => {
    const { keys, press } = choiceKeys(4);
    expect(await press('n', down)).toBe(1);
    expect(keys.explains).toBe(false);
    expect(keys.key('\r')).toBe('done');
  });

  it('read one number, however slowly its digits come', async () => {
    const { keys, press } = choiceKeys(16);
    expect(await press('1')).toBe(0);
    expect(await press('6')).toBe(15);
    expect(keys.explains).toBe(false);
    expect(keys.key('\r')).toBe('done');
    expect(await choiceKeys(16).press('16')).toBe(15);
    expect(await choiceKeys(9).press('1', '6')).toBe(5);
    expect(await choiceKeys(16).press('1', down, '6')).toBe(5);
    expect(await choiceKeys(16).press('1', '\u007f', '6')).toBe(5);
  });

  it('take nothing for a number that is not in the list', async () => {
    for (const typed of ['7', '0']) {
      const { keys, press } = choiceKeys(4, 2);
      expect(await press(typed)).toBe(2);
      expect(keys.explains).toBe(true);
      expect(keys.key('\r')).toBe('more');
    }
  });

  it('let Enter take the marked entry after Space alone', async () => {
    const { keys, press } = choiceKeys(4);
    expect(await press(' ')).toBe(0);
    expect(keys.explains).toBe(true);
    expect(keys.key('\r')).toBe('done');
  });

  it('give help for ? and F1, with the number before it marked', async () => {
    for (const wanted of ['?', '\u001bOP', '\u001b[11~']) {
      const { keys, helps } = choiceKeys(4);
      expect(keys.key(wanted)).toBe('done');
      expect(helps()).toBe(1);
    }
    expect(await choiceKeys(4).press('3?')).toBe(2);
  });

  it('know at any time which entry is marked', async () => {
    const key = fc.constantFrom(up, down, '1', '2', '9', '0', 'x', ' ', '\u007f', '14');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.array(key, { maxLength: 12 }),
        async (count, pressed) => {
          const { keys, press } = choiceKeys(count);
          expect(await press(...pressed)).toBe(keys.place);
        },
      ),
      { numRuns: 60 },
    );
  });
});
