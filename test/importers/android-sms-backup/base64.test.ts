import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Base64Decoder } from '../../../src/importers/android-sms-backup/base64.ts';

describe('base64 in a backup', () => {
  test('gives the bytes wherever its pieces end and whatever white space is in it', () => {
    const spaces = fc.array(fc.constantFrom('', '', '', '\n', ' ', '&#10;', '&#xD;', '\r\n'));
    fc.assert(
      fc.property(fc.uint8Array(), spaces, fc.integer({ min: 1, max: 9 }), (bytes, gaps, size) => {
        const plain = Buffer.from(bytes).toString('base64');
        let index = 0;
        const written = plain.replace(/./g, (digit) => digit + (gaps[index++] ?? ''));
        expect(decode(written, size)).toEqual({ hex: Buffer.from(bytes).toString('hex') });
      }),
    );
  });

  test('never fails, and gives the same result wherever the pieces of rubbish end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 9 }), (text, size) => {
        expect(decode(text, size)).toEqual(decode(text, Math.max(1, text.length)));
      }),
    );
  });

  test.each([
    ['is cut after one digit', 'QUJDR', '414243', 'base64 cut short'],
    ['is cut after two digits', 'QUJDRA', '41424344', 'base64 cut short'],
    ['has one digit before its end', 'QUJDR===', '414243', 'base64 cut short'],
    [
      'has other characters',
      'QU-_JD',
      '414243',
      'base64 with characters that do not belong, left out',
    ],
    ['goes on after its end', 'QQ==Qg==', '4142', 'base64 goes on after its end'],
  ])('that %s is decoded as far as it goes, and it is said', (_, text, hex, note) => {
    expect(decode(text, text.length)).toEqual({ hex, note });
  });
});

function decode(text: string, pieceLength: number): { hex: string; note?: string } {
  const decoder = new Base64Decoder();
  const pieces: Buffer[] = [];
  for (let from = 0; from < text.length; from += pieceLength) {
    pieces.push(decoder.decode(text.slice(from, from + pieceLength)));
  }
  pieces.push(decoder.end());
  const { note } = decoder;
  return { hex: Buffer.concat(pieces).toString('hex'), ...(note === undefined ? {} : { note }) };
}
