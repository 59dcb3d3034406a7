import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BoundedCache } from '../../../src/report/pdf/text/bounded-cache.ts';
import { graphemes } from '../../../src/report/pdf/text/graphemes.ts';
import { scriptsOf } from '../../../src/report/pdf/text/scripts.ts';
import { directionsOf, inVisualOrder } from '../../../src/report/pdf/text/directions.ts';
import { emojiName, emojiNamesFrom } from '../../../src/report/pdf/text/emoji-names.ts';

describe('the cache of shaped words', () => {
  it('never holds more than twice its size and never gives a wrong value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 })), (keys) => {
        const cache = new BoundedCache<number, string>(8);
        for (const key of keys) {
          const known = cache.get(key);
          expect(known === undefined || known === String(key)).toBe(true);
          cache.set(key, String(key));
          expect(cache.count).toBeLessThanOrEqual(16);
        }
      }),
    );
  });

  it('keeps what is used again and again', () => {
    const cache = new BoundedCache<number, string>(4);
    cache.set(0, 'often');
    for (let key = 1; key < 100; key += 1) {
      cache.set(key, 'once');
      expect(cache.get(0)).toBe('often');
    }
  });
});

describe('the scripts of a text', () => {
  it('are none where there is one, or no letter at all', () => {
    for (const text of ['', '12:30 – ok', 'Zażółć', 'तुम कहाँ हो? 12', '(أين)', '😡 1'])
      expect(scriptsOf(text)).toBeNull();
  });

  it('leave spaces and signs with the letters before them, and marks with what carries them', () => {
    const runs = (text: string) => {
      const scripts = scriptsOf(text) ?? new Uint8Array(text.length);
      return Array.from(text.matchAll(/[^]/g), ({ index }) => scripts[index]).join('');
    };
    expect(runs('1 ab तुम?')).toBe('111116666');
    expect(runs('(Где) ok')).toBe('33333311');
    expect(runs('a\u0941तु')).toBe('1166');
  });
});

describe('grapheme clusters', () => {
  it('are those of the platform, however long the text', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const piece = fc.constantFrom(
      'a',
      'é',
      '👨‍👩‍👧‍👦',
      '🇬🇧🇵🇰',
      '👍🏽',
      'क्षि',
      '\r\n',
      '\u0301',
      '\u200d',
      '각',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 0, maxLength: 400 }), (pieces) => {
        const text = pieces.join('');
        const expected = Array.from(segmenter.segment(text), ({ segment }) => segment);
        expect(Array.from(graphemes(text), ({ segment }) => segment)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
    expect([...graphemes(`a${'\u0301'.repeat(2000)}b`)]).toHaveLength(2);
  });
});

describe('directions', () => {
  it('takes the first strong letter for the direction of a paragraph', () => {
    expect(directionsOf('hello שלום').base).toBe('ltr');
    expect(directionsOf('שלום hello').base).toBe('rtl');
    expect(directionsOf('12:30').levels).toBeNull();
  });

  it('reverses runs from the highest level down', () => {
    const runs = [
      { level: 1, name: 'a' },
      { level: 2, name: 'b' },
      { level: 2, name: 'c' },
      { level: 1, name: 'd' },
    ];
    expect(inVisualOrder(runs).map((run) => run.name)).toEqual(['d', 'b', 'c', 'a']);
    expect(inVisualOrder([{ level: 0 }, { level: 0 }])).toHaveLength(2);
  });

  it('puts every run somewhere exactly once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 })), (levels) => {
        const runs = levels.map((level, index) => ({ level, index }));
        const ordered = inVisualOrder(runs).map((run) => run.index);
        expect([...ordered].sort((a, b) => a - b)).toEqual(levels.map((_, index) => index));
      }),
    );
  });
});

describe('names of emoji', () => {
  it('names emoji with and without selectors, skin tones and flags', () => {
    expect(emojiName('❤️')).toBe('red heart');
    expect(emojiName('❤')).toBe('red heart');
    expect(emojiName('👋🏿')).toBe('waving hand: dark skin tone');
    expect(emojiName('👩🏽‍🚒')).toBe('woman firefighter: medium skin tone');
  });

  it('names what it does not know by its code points', () => {
    expect(emojiName('\u{1faff}')).toBe('U+1FAFF');
    expect(emojiName('🇽🇽')).toBe('U+1F1FD U+1F1FD');
  });

  it('refuses a table that does not look as expected', () => {
    expect(() => emojiNamesFrom('{"x":{}}')).toThrow('no name');
  });
});
