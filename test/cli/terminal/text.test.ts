import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiOnly } from '../../../src/cli/terminal/ascii.ts';
import { isolateRightToLeft } from '../../../src/cli/terminal/directions.ts';
import { insert } from '../../../src/cli/terminal/edited-text.ts';
import { editedBy } from '../../../src/cli/terminal/field-keys.ts';
import { layOut } from '../../../src/cli/terminal/laid-out.ts';
import { showsUnicode } from '../../../src/cli/terminal/unicode.ts';
import { widthOf } from '../../../src/cli/terminal/wrap.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 80 });
const typedText = fc.array(fc.oneof(anyText, fc.constant('\n'))).map((pieces) => pieces.join(''));

describe('a text laid out in rows', () => {
  it('loses nothing, is never too wide and shows the cursor, whatever is in it', () => {
    fc.assert(
      fc.property(
        typedText,
        fc.integer({ min: 10, max: 90 }),
        fc.integer({ min: 0, max: 8 }),
        fc.nat(),
        (text, columns, taken, at) => {
          const room = { columns, taken, show: (piece: string) => piece };
          const cursor = at % (text.length + 1);
          const { rows, cursorRow, cursorColumn } = layOut(text, cursor, room);
          const lines = text.split('\n');
          expect(rows.map(({ shown }) => shown).join('')).toBe(lines.join(''));
          rows.forEach(({ shown }, index) => {
            expect(widthOf(shown)).toBeLessThanOrEqual(columns - (index === 0 ? taken : 0));
          });
          expect(cursorColumn).toBeLessThanOrEqual(columns);
          expect(rows[cursorRow]).toBeDefined();
        },
      ),
    );
  });
});

describe('keys in a field', () => {
  const keys = ['\u007f', '\u001b[3~', '\u0017', '\u000b', '\u001b[D', '\u001b[C', '\u001b[H'];
  const others = [
    '\u001b[F',
    '\u001b[1;5D',
    '\u001b[1;5C',
    '\u0007',
    '\u001b[99~',
    '\t',
    'constructor',
  ];

  it('never leave the text, and never halve a character', () => {
    fc.assert(
      fc.property(
        typedText,
        fc.array(fc.oneof(fc.constantFrom(...keys, ...others), anyText), { maxLength: 20 }),
        (text, pressed) => {
          let edited = { text, cursor: text.length };
          for (const key of pressed) {
            edited =
              keys.includes(key) || others.includes(key)
                ? editedBy(key, edited, ({ cursor }) => cursor)
                : insert(edited, key);
            expect(edited.cursor).toBeGreaterThanOrEqual(0);
            expect(edited.cursor).toBeLessThanOrEqual(edited.text.length);
            expect(edited.text.isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });

  it('take a whole emoji and a letter with its marks away at once', () => {
    for (const character of ['👩‍👩‍👧', 'e\u0301', '🇬🇧', '漢'])
      expect(
        editedBy('\u007f', { text: `a${character}`, cursor: 1 + character.length }, () => 0),
      ).toEqual({ text: 'a', cursor: 1 });
  });
});

describe('a screen without Unicode', () => {
  it('shows ASCII alone, with letters written out', () => {
    expect(asciiOnly('“Zoë” – it’s 3… → • ⏎')).toBe('"Zo[U+00EB]" - it\'s 3... -> * |');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(asciiOnly(text)).toMatch(/^[\u0000-\u007f]*$/);
      }),
    );
  });

  it.each([
    [{ LANG: 'en_GB.UTF-8' }, 'linux', true],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, 'linux', false],
    [{ LC_CTYPE: 'C.utf8', LANG: 'C' }, 'linux', true],
    [{}, 'linux', false],
    [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, 'linux', false],
    [{}, 'darwin', true],
    [{}, 'win32', false],
    [{ WT_SESSION: '1' }, 'win32', true],
  ] as const)('is known by %j on %s: %s', (variables, platform, expected) => {
    expect(showsUnicode(variables, platform)).toBe(expected);
  });
});

describe('right-to-left text', () => {
  it('is kept apart in runs, and nothing else is touched', () => {
    expect(isolateRightToLeft('from דוד כהן (17:05) to سارة ابن, 3')).toBe(
      'from \u2068דוד כהן\u2069 (17:05) to \u2068سارة ابن\u2069, 3',
    );
    expect(isolateRightToLeft('plain – “text”')).toBe('plain – “text”');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ש', 'م', 'a', ' ', '1', '\n', '(', '\u05b0')),
        (pieces) => {
          const text = pieces.join('');
          const isolated = isolateRightToLeft(text);
          expect(isolated.replace(/[\u2068\u2069]/g, '')).toBe(text);
          for (const line of isolated.split('\n'))
            expect(line.replace(/\u2068[^\u2068\u2069]+\u2069/g, '')).not.toMatch(
              /[\u2068\u2069שم]/,
            );
        },
      ),
    );
  });
});
