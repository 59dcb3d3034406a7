import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clashForm,
  isSafePath,
  longestFileName,
  safeFileName,
  TakenPaths,
} from '../../src/bundle/bag-names.ts';
import { recordBytes } from '../../src/core/text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary-ascii', maxLength: 300 }),
  fc.constantFrom(
    'CON',
    'nul.txt',
    'com1.foo',
    '..',
    '.',
    '',
    ' . ',
    '../../etc/passwd',
    'C:\\x',
    '-rf',
  ),
);

describe('names in a bundle', () => {
  it('are safe on every system, whatever the file was called', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('', 'AB_1_', 'ABCDEF_100000_20000_'), (name, prefix) => {
        const safe = safeFileName(prefix, name);
        expect(safe).toMatch(/^[A-Za-z0-9_.-]+$/);
        expect(safe.length).toBeLessThanOrEqual(longestFileName);
        expect(isSafePath(`data/exhibits/${safe}`)).toBe(true);
        expect(safe.startsWith(prefix)).toBe(true);
        expect(safeFileName(prefix, name)).toBe(safe);
      }),
    );
  });

  it('are never the same, even where capitals and Unicode forms are not told apart', () => {
    const few = fc.constantFrom(
      'a.txt',
      'A.TXT',
      'ä.txt',
      'a_2.txt',
      'a',
      'x'.repeat(200) + '.txt',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(few, anyText), { maxLength: 60 }), (names) => {
        const taken = new TakenPaths();
        const paths = names.map((name) =>
          taken.take('data/exhibits/', safeFileName('AB_1_', name)),
        );
        expect(new Set(paths.map(clashForm)).size).toBe(paths.length);
        for (const path of paths) expect(isSafePath(path)).toBe(true);
      }),
    );
  });

  it('keep what can be kept of a name', () => {
    expect(safeFileName('AB_1_', 'Zażółć gęślą jaźń.JPG')).toBe('AB_1_Zazolc_gesla_jazn.JPG');
    expect(safeFileName('AB_1_', 'Straße Œuvre.pdf')).toBe('AB_1_Strasse_OEuvre.pdf');
    expect(safeFileName('AB_1_', '写真.png')).toBe('AB_1_file.png');
    expect(safeFileName('AB_1_', '😀')).toBe('AB_1_file');
    expect(safeFileName('AB_1_', recordBytes(Buffer.from([0xff, 0x61, 0x2e, 0x61])))).toBe(
      'AB_1_a.a',
    );
    expect(safeFileName('', 'con.txt')).toBe('_con.txt');
    expect(safeFileName('AB_1_', '.htaccess')).toBe('AB_1_file.htaccess');
    expect(safeFileName('AB_1_', 'photo.jpg. . ')).toBe('AB_1_photo.jpg');
  });

  it('are refused as a path where a step is not safe', () => {
    for (const path of [
      'a/../b',
      '/a',
      'a//b',
      'a/./b',
      'con',
      'a/aux.txt',
      'a.',
      'ä',
      'a b',
      '~a',
      '.a',
    ])
      expect(isSafePath(path)).toBe(false);
  });
});
