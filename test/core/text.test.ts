import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codePoint,
  illFormed,
  recordBytes,
  recordText,
  shownText,
  visible,
  visibleLine,
} from '../../src/core/text.ts';

const anyText = fc.string({ unit: 'binary' });
const codeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }))
  .map((units) => String.fromCharCode(...units));

describe('recording text', () => {
  it('keeps well-formed text as it is, never normalised', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(text.isWellFormed());
        expect(recordText(text)).toBe(text);
        expect(recordBytes(Buffer.from(text, 'utf8'))).toBe(text);
      }),
    );
    expect(recordText('e\u0301')).not.toBe(recordText('\u00e9'));
    expect(recordText('')).toBe('');
  });

  it('keeps every code unit of text that is not well formed', () => {
    fc.assert(
      fc.property(codeUnits, (text) => {
        const recorded = recordText(text);
        if (typeof recorded === 'string') return;
        const units = Buffer.from(recorded.rawHex, 'hex').swap16().toString('utf16le');
        expect(units).toBe(text);
        expect(recorded.rawAs).toBe('utf-16be');
        expect(recorded.shown.isWellFormed()).toBe(true);
      }),
    );
    expect(recordText('a\ud83d')).toEqual({
      shown: 'a\ufffd',
      rawHex: '0061d83d',
      rawAs: 'utf-16be',
    });
  });

  it('keeps every byte of what is not UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const recorded = recordBytes(bytes);
        const back =
          typeof recorded === 'string'
            ? Buffer.from(recorded, 'utf8')
            : Buffer.from(recorded.rawHex, 'hex');
        expect(back.equals(bytes)).toBe(true);
      }),
    );
    expect(recordBytes(Buffer.from([0xef, 0xbb, 0xbf, 0x61]))).toBe('\ufeffa');
    expect(recordBytes(Buffer.from([0xc0, 0x80]))).toMatchObject({ rawAs: 'bytes' });
    expect(recordBytes(Buffer.from('\ufffd'))).toBe('\ufffd');
  });

  it('shows what can be shown', () => {
    expect(shownText('plain')).toBe('plain');
    expect(shownText(recordText('\ud800x'))).toBe('\ufffdx');
    expect(illFormed('shown', 'raw')).toEqual({
      shown: 'shown',
      rawHex: '007200610077',
      rawAs: 'utf-16be',
    });
  });
});

describe('showing text', () => {
  it('lets nothing through that drives a terminal or turns the reading', () => {
    fc.assert(
      fc.property(codeUnits, (text) => {
        const shown = visible(text);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/,
        );
        expect(visibleLine(text)).not.toMatch(/[\n\r\t]/);
      }),
      { numRuns: 1000 },
    );
  });

  it('writes such characters as their code points', () => {
    expect(visible('\u001b[2J')).toBe('[U+001B][2J');
    expect(visible('a\u202eb')).toBe('a[U+202E]b');
    expect(visible('\u{e0041}')).toBe('[U+E0041]');
    expect(codePoint('\u{1f600}')).toBe('[U+1F600]');
  });

  it('keeps lines and tabs, and makes one line of them on request', () => {
    expect(visible('a\r\nb\tc\rd')).toBe('a\nb\tc[U+000D]d');
    expect(visibleLine('a\r\nb\tc')).toBe('a ⏎ b c');
  });

  it('keeps flags that are made of tag characters, and shows stray tags', () => {
    const england = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';
    expect(visible(`a${england}b\u001b`)).toBe(`a${england}b[U+001B]`);
    expect(visible('x\u{e0067}\u{e007f}')).toBe('x[U+E0067][U+E007F]');
  });

  it('leaves letters of every script, joiners and emoji alone', () => {
    for (const text of ['Zażółć', 'שלום', 'سلام\u200cها', 'हिन्दी', '👩‍👩‍👧', '\u200f'])
      expect(visible(text)).toBe(text);
  });
});
