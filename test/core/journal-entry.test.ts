import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/core/canonical-json.ts';
import {
  checkLine,
  encodeEntry,
  entryHash,
  leafOf,
  longestLineBytes,
  makeEntry,
  partValue,
  withhold,
  type JournalEntry,
} from '../../src/core/journal-entry.ts';
import { sha256Of } from '../../src/core/sha256.ts';

const first = sha256Of('case.json');
const salt = (): Uint8Array => Buffer.alloc(16, 0xab);

const contents = fc.array(
  fc.record({
    name: fc.string({ unit: 'grapheme-ascii' }),
    value: fc.oneof(
      fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
      fc.maxSafeInteger(),
      fc.constant(null),
      fc.array(fc.boolean()),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

const kindsOf = (line: string, seq: number, prev = first): string[] =>
  checkLine(Buffer.from(line), seq, prev).faults.map(({ kind }) => kind);

describe('an entry', () => {
  it('comes back from its line as it was, and the line holds', () => {
    fc.assert(
      fc.property(contents, fc.integer({ min: 1 }), (parts, seq) => {
        const entry = makeEntry(seq, first, parts, salt);
        const line = encodeEntry(entry);
        expect(checkLine(Buffer.from(line), seq, first)).toEqual({ entry, faults: [] });
        expect(line).not.toContain('\n');
      }),
    );
  });

  it('has the hashes that the format page tells', () => {
    const entry = makeEntry(2, first, [{ name: 'what', value: 'Tür' }], salt);
    const salted = 'ab'.repeat(16);
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
    const leaf = sha256(`evidence part 1\n{"name":"what","salt":"${salted}","value":"Tür"}`);
    expect(leafOf({ name: 'what', salt: salted, value: 'Tür' })).toBe(leaf);
    expect(entry.hash).toBe(
      sha256(`evidence entry 1\n{"leaves":["${leaf}"],"prev":"${first}","seq":2}`),
    );
  });

  it('keeps its hash whichever of its parts are withheld', () => {
    fc.assert(
      fc.property(contents, fc.func(fc.boolean()), (parts, choose) => {
        const entry = makeEntry(7, first, parts, salt);
        const less = withhold(entry, (_, index) => choose(index));
        expect(less.hash).toBe(entry.hash);
        expect(checkLine(Buffer.from(encodeEntry(less)), 7, first).faults).toEqual([]);
        const none = withhold(entry, () => true);
        expect(checkLine(Buffer.from(encodeEntry(none)), 7, first).faults).toEqual([]);
        expect(withhold(none, () => true)).toEqual(none);
      }),
    );
  });

  it('gives the value of a part by name, and nothing of a withheld one', () => {
    const entry = makeEntry(
      1,
      first,
      [
        { name: 'a', value: 1 },
        { name: 'a', value: 2 },
      ],
      salt,
    );
    expect(partValue(entry, 'a')).toBe(1);
    expect(partValue(entry, 'b')).toBeUndefined();
    expect(
      partValue(
        withhold(entry, (_, index) => index === 0),
        'a',
      ),
    ).toBe(2);
    expect(
      partValue(
        withhold(entry, () => true),
        'a',
      ),
    ).toBeUndefined();
  });

  it('with another salt, value, name or order of parts has another hash', () => {
    const parts: { name: string; value: JsonValue }[] = [
      { name: 'a', value: 'x' },
      { name: 'b', value: 'y' },
    ];
    const hashes = [
      makeEntry(1, first, parts, salt),
      makeEntry(1, first, parts, () => Buffer.alloc(16)),
      makeEntry(1, first, [...parts].reverse(), salt),
      makeEntry(1, first, [{ name: 'a', value: 'y' }, parts[1]!], salt),
      makeEntry(1, first, [{ name: 'c', value: 'x' }, parts[1]!], salt),
      makeEntry(2, first, parts, salt),
      makeEntry(1, sha256Of('another'), parts, salt),
      makeEntry(1, first, [...parts, { name: 'c', value: null }], salt),
    ].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('checking a line', () => {
  const entry = makeEntry(3, first, [{ name: 'what', value: 'words' }], salt);
  const line = encodeEntry(entry);

  it('finds every flipped bit', () => {
    const bytes = Buffer.from(line);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(checkLine(changed, 3, first).faults.length, `bit ${bit}`).toBeGreaterThan(0);
    }
  });

  it('finds every byte taken out or put in', () => {
    const bytes = Buffer.from(line);
    for (let at = 0; at <= bytes.length; at += 1) {
      const less = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
      const more = Buffer.concat([bytes.subarray(0, at), Buffer.from(' '), bytes.subarray(at)]);
      if (at < bytes.length) expect(checkLine(less, 3, first).faults).not.toEqual([]);
      expect(checkLine(more, 3, first).faults).not.toEqual([]);
    }
  });

  it('tells a wrong place in the chain from wrong content', () => {
    expect(kindsOf(line, 4)).toEqual(['sequence']);
    expect(kindsOf(line, 3, sha256Of('x'))).toEqual(['chain-broken']);
    expect(kindsOf(line.replace('words', 'wards'), 3)).toEqual(['hash-differs']);
    const rehashed: JournalEntry = { ...entry, hash: entryHash(3, first, [sha256Of('x')]) };
    expect(kindsOf(encodeEntry(rehashed), 3)).toEqual(['hash-differs']);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['no parts', line.replace(/"parts":\[.*\],"prev"/, '"parts":[],"prev"')],
    ['a member too many', line.replace('{', '{"a":1,')],
    ['a member too few', line.replace(/"seq":3/, '"sek":3')],
    ['a short salt', line.replace(/"salt":"ab/, '"salt":"')],
    ['a salt in capitals', line.replace(/"salt":"abab/, '"salt":"ABAB')],
    ['a number as text', line.replace('"seq":3', '"seq":"3"')],
    ['a leaf that is no hash', line.replace(/\{"name".*?\}/, '{"leaf":"abc"}')],
    ['a leaf beside a part', line.replace('{"name"', `{"leaf":"${first}","name"`)],
    ['a prototype', line.replace('{', '{"__proto__":1,')],
  ])('cannot read %s', (_, text) => {
    expect(kindsOf(text, 3)).toContain('line-unreadable');
  });

  it.each([
    ['text that is not well formed', line.replace('words', '\\ud800')],
    ['a fraction', line.replace('"words"', '0.5')],
    ['an exponent', line.replace('"words"', '1e3')],
    ['a number too large', line.replace('"words"', '9007199254740993')],
    ['a member name that is not ASCII', line.replace('"words"', '{"ü":1}')],
    ['members in another order', line.replace('"words"', '{"b":1,"a":2}')],
  ])('does not pass %s as its canonical form', (_, text) => {
    expect(text).not.toBe(line);
    expect(kindsOf(text, 3)).toContain('line-layout');
  });

  it('reports a line longer than 1 MiB, which may otherwise hold', () => {
    const room =
      longestLineBytes - encodeEntry(makeEntry(1, first, [{ name: 'a', value: '' }], salt)).length;
    for (const [length, kinds] of [
      [room, []],
      [room + 1, ['line-too-long']],
    ] as const) {
      const long = makeEntry(1, first, [{ name: 'a', value: 'x'.repeat(length) }], salt);
      expect(kindsOf(encodeEntry(long), 1)).toEqual(kinds);
    }
  });
});
