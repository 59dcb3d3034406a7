import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordedLines } from '../../../src/importers/android-telephony/recorded-lines.ts';
import { storedText } from '../../../src/importers/android-telephony/stored-text.ts';

test('a subject that the phone keeps byte by byte is what was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (written) => {
      const stored = Buffer.from(written, 'utf8').toString('latin1');
      expect(storedText(stored)).toBe(written);
    }),
  );
});

test('any other text is as it stands', () => {
  for (const text of ['Café', 'plain', '“curly”', '', 'ÿþ']) expect(storedText(text)).toBe(text);
  expect(storedText(null)).toBeNull();
});

test('lines keep what is ill-formed in them', () => {
  const bytes = { shown: '\ufffd', rawHex: 'ff', rawAs: 'bytes' } as const;
  const half = { shown: '\ufffd', rawHex: 'd83d', rawAs: 'utf-16be' } as const;
  expect(recordedLines([])).toBeNull();
  expect(recordedLines([half])).toBe(half);
  expect(recordedLines(['a', 'b'])).toBe('a\nb');
  expect(recordedLines(['a', bytes])).toEqual({
    shown: 'a\n\ufffd',
    rawHex: '610aff',
    rawAs: 'bytes',
  });
  expect(recordedLines(['a', half])).toEqual({
    shown: 'a\n\ufffd',
    rawHex: '0061000ad83d',
    rawAs: 'utf-16be',
  });
});
