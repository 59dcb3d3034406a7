import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownText, type RecordedText } from '../../../src/core/text.ts';
import { decodeValue } from '../../../src/importers/android-sms-backup/references.ts';
import { encodingOf } from '../../../src/importers/android-sms-backup/source-encoding.ts';
import { escapedAsTheAppDoes } from '../../support/android-xml.ts';

const utf8 = encodingOf(Buffer.from('<?xml'));
const utf16 = encodingOf(Buffer.from([0xff, 0xfe]));
const anyUnits = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((u) => String.fromCharCode(u)),
});

describe('the values of a backup', () => {
  test('say again, code unit by code unit, what the app was given to write', () => {
    fc.assert(
      fc.property(anyUnits, (written) => {
        const units = Buffer.from(escapedAsTheAppDoes(written), 'utf8').toString('latin1');
        expect(codeUnitsOf(decodeValue(units, utf8).text)).toBe(written);
        expect(codeUnitsOf(decodeValue(escapedAsTheAppDoes(written), utf16).text)).toBe(written);
      }),
    );
  });

  test('can be shown whatever they hold, with a mark for each thing that XML forbids', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const { text, forbidden, badBytes } = decodeValue(units, utf16);
        expect(shownText(text).isWellFormed()).toBe(true);
        expect(shownText(text)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(typeof text === 'string').toBe(!forbidden);
        expect(badBytes).toBe(false);
      }),
    );
  });

  test.each([
    ['two halves, decimal', '&#55357;&#56832;', '😀'],
    ['two halves, hexadecimal', '&#xD83D;&#xde00;', '😀'],
    ['a whole character', '&#128512;', '😀'],
    ['halves that a person typed', '&amp;#55357;&amp;#56832;', '&#55357;&#56832;'],
    ['the same, typed twice over', '&amp;amp;#55357;', '&amp;#55357;'],
    ['the five short forms', '&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
    ['leading zeros', '&#000065;', 'A'],
    ['an entity that nobody declared', '&nbsp;', '&nbsp;'],
    ['a number beyond Unicode', '&#x110000;&#4294967296;', '&#x110000;&#4294967296;'],
    ['a bare ampersand', 'Tom & Jerry &', 'Tom & Jerry &'],
    ['a reference without its end', '&#55357', '&#55357'],
    ['a capital X', '&#X41;', '&#X41;'],
    ['line breaks of every kind', 'a\r\nb\rc\nd&#13;&#10;e', 'a\nb\nc\nd\r\ne'],
  ])('read %s', (_, written, meant) => {
    expect(decodeValue(written, utf8).text).toBe(meant);
  });

  test('keep half a character exactly', () => {
    expect(decodeValue('a&#55357;b', utf8)).toMatchObject({
      text: { shown: 'a\ufffdb', rawHex: '0061d83d0062', rawAs: 'utf-16be' },
      forbidden: true,
    });
  });

  test('keep bytes that are not UTF-8 exactly, with what stands around them', () => {
    expect(decodeValue('caf\xe9 &#55357;', utf8)).toMatchObject({
      text: { shown: 'caf\ufffd \ufffd', rawHex: '636166e92026233535333537 3b'.replace(' ', '') },
      badBytes: true,
    });
  });
});

function codeUnitsOf(text: RecordedText): string {
  if (typeof text === 'string') return text;
  expect(text.rawAs).toBe('utf-16be');
  return Buffer.from(text.rawHex, 'hex').swap16().toString('utf16le');
}
