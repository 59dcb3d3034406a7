import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeBagInfo,
  decodeManifest,
  decodePath,
  encodeBagInfo,
  encodeManifest,
  encodePath,
} from '../../src/bundle/bagit.ts';
import { sha256Of } from '../../src/core/sha256.ts';

describe('the tag files of a bag', () => {
  it('give any path back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        expect(decodePath(encodePath(path))).toBe(path);
        expect(encodePath(path)).not.toMatch(/[\r\n]/);
      }),
    );
    expect(encodePath('data/50%\r\n')).toBe('data/50%25%0D%0A');
    expect(decodePath('%250D')).toBe('%0D');
    expect(decodePath('%20%0d%0a')).toBe('%20\r\n');
  });

  it('give a manifest back as it was', () => {
    const path = fc.string({ unit: 'grapheme', minLength: 1 }).map((name) => `data/${name}`);
    fc.assert(
      fc.property(fc.uniqueArray(path), (paths) => {
        const lines = paths.map((one) => ({ path: one, sha256: sha256Of(one) }));
        const read = decodeManifest(encodeManifest(lines), 64);
        expect(read.faults).toEqual([]);
        expect(new Map(read.lines.map((line) => [line.path, line.checksum]))).toEqual(
          new Map(lines.map((line) => [line.path, line.sha256])),
        );
      }),
    );
  });

  it('are read with any line end, tabs and capitals, and faults are told by line', () => {
    const hash = sha256Of('x');
    const text = `${hash.toUpperCase()}\tdata/a\r${hash}  data/b c\r\nnonsense\n${hash.slice(1)}  data/d\n\n`;
    expect(decodeManifest(text, 64)).toEqual({
      lines: [
        { checksum: hash, path: 'data/a' },
        { checksum: hash, path: 'data/b c' },
      ],
      faults: [3, 4, 5],
    });
  });

  it('hold bag-info on one line an element', () => {
    const text = encodeBagInfo([
      ['Source', 'two\nlines'],
      ['Bag-Size', '1 kB'],
    ]);
    expect(text).toBe('Source: two lines\nBag-Size: 1 kB\n');
    expect(decodeBagInfo(text + 'Long: a\n  b\n\tc\nno label\n')).toEqual({
      elements: [
        ['Source', 'two lines'],
        ['Bag-Size', '1 kB'],
        ['Long', 'a b c'],
      ],
      faults: [6],
    });
  });
});
