import { describe, expect, it } from 'vitest';
import { TickKeys } from '../../../src/cli/terminal/tick-keys.ts';

const up = '\u001b[A';
const down = '\u001b[B';

/** The keys of a list of ticks, what of them reaches the list, and how its screen is held. */
function tickKeys() {
  let isHeld = false;
  let reached = '';
  let helps = 0;
  const screen = {
    cork: () => {
      isHeld = true;
    },
    uncork: () => {
      isHeld = false;
    },
  };
  const keys = new TickKeys(() => (helps += 1), { screen, count: 3, place: 0 });
  keys.on('data', (text: string) => {
    // Two ticks draw the list anew; they must reach the screen in one.
    if (text.endsWith('  ')) expect(isHeld).toBe(true);
    reached += text.endsWith('  ') ? text.slice(0, -2) : text;
  });
  const settled = () =>
    new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  return {
    keys,
    press: async (...pressed: readonly string[]) => {
      for (const key of pressed) keys.key(key);
      await settled();
      await settled();
      return reached;
    },
    helps: () => helps,
    isHeld: () => isHeld,
  };
}

describe('the keys of a list of ticks', () => {
  it('are Space, the arrows and Enter', async () => {
    const { keys, press } = tickKeys();
    expect(await press(' ', down, up, '\u001bOB')).toBe(` ${down}${up}\u001bOB`);
    expect(keys.explains).toBe(false);
    expect(keys.key('\r')).toBe('done');
  });

  it('do nothing for a letter, a digit or a pasted name, and say so', async () => {
    for (const typed of ['a', 'i', '1', 'é', 'Sam Example']) {
      const { keys, press, isHeld } = tickKeys();
      expect(await press(typed)).toBe('');
      expect(keys.explains).toBe(true);
      expect(isHeld()).toBe(false);
    }
    const { keys, press } = tickKeys();
    keys.pasted();
    expect(await press()).toBe('');
    expect(keys.key('\r')).toBe('more');
  });

  it('take no Space or Enter that belongs to a typed name, and the next one', async () => {
    const { keys, press } = tickKeys();
    expect(await press('S', 'a', 'm', ' ', 'E', 'x')).toBe('');
    expect(keys.key('\r')).toBe('more');
    expect(await press(' ')).toBe(' ');
    expect(keys.key('\r')).toBe('done');
  });

  it('skip nothing for one letter or digit with Enter behind it, and tick nobody for Space', async () => {
    for (const typed of ['a', '1', 'é']) {
      const { keys, press } = tickKeys();
      expect(await press(typed)).toBe('');
      expect(keys.key('\r')).toBe('more');
      expect(keys.explains).toBe(true);
      expect(keys.key('\r')).toBe('done');

      const other = tickKeys();
      expect(await other.press(typed, ' ')).toBe('');
      expect(other.keys.explains).toBe(true);
      // A name and a space behind it are still a name.
      expect(other.keys.key('\r')).toBe('more');
      expect(await other.press(typed, ' ', ' ')).toBe(' ');
      expect(other.keys.key('\r')).toBe('done');
    }
  });

  it('know which entry is marked, and begin where the list stood', async () => {
    const { keys, press } = tickKeys();
    keys.startAt(1);
    expect(await press()).toBe(down);
    await press(down, down, down);
    expect(keys.place).toBe(2);
    await press(up);
    expect(keys.place).toBe(1);
  });

  it('name themselves again once an arrow is pressed, at the end of the list too', async () => {
    const { keys, press } = tickKeys();
    expect(await press('x', down)).toBe(down);
    expect(keys.explains).toBe(false);
  });

  it('give help for ? and F1', () => {
    for (const wanted of ['?', '\u001bOP', '\u001b[11~']) {
      const { keys, helps } = tickKeys();
      expect(keys.key(wanted)).toBe('done');
      expect(helps()).toBe(1);
    }
  });
});
