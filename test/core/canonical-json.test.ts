import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/core/canonical-json.ts';

/** Another way to the same: recursive, by hand, as RFC 8785 §3.2 tells it. */
function byHand(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return BigInt(value).toString();
  if (typeof value === 'string') return `"${Array.from(value, escaped).join('')}"`;
  if (Array.isArray(value)) return `[${value.map(byHand).join(',')}]`;
  const members = Object.entries(value as Record<string, unknown>)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `{${members.map(([name, member]) => `${byHand(name)}:${byHand(member)}`).join(',')}}`;
}

const short: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escaped(character: string): string {
  const known = short[character];
  if (known !== undefined) return known;
  const code = character.codePointAt(0)!;
  return code < 0x20 ? `\\u${code.toString(16).padStart(4, '0')}` : character;
}

const asciiName = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
});

const recordable = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(asciiName, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe('the canonical form', () => {
  it('is what sorting and escaping by hand gives', () => {
    fc.assert(
      fc.property(recordable, (value) => {
        expect(canonicalJson(value)).toBe(byHand(value));
      }),
      { numRuns: 500 },
    );
  });

  it('reads back as the same value, and its own form is itself', () => {
    fc.assert(
      fc.property(recordable, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('does not depend on the order in which members were put in', () => {
    expect(canonicalJson({ b: 1, a: 2, '!': 3, A: 4 })).toBe('{"!":3,"A":4,"a":2,"b":1}');
  });

  it('never breaks a line, and leaves letters of every script as they are', () => {
    expect(canonicalJson('a\nb\u2028ü\u{1f600}')).toBe('"a\\nb\u2028ü\u{1f600}"');
    expect(canonicalJson('\u007f\u0001')).toBe('"\u007f\\u0001"');
  });

  it('leaves out members that are not there', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it.each([
    ['a fraction', 0.5],
    ['a number too large to be exact', 2 ** 53],
    ['a negative zero', -0],
    ['not a number', NaN],
    ['endless', Infinity],
    ['a lone surrogate', 'a\ud800'],
    ['a name that is not ASCII', { ü: 1 }],
    ['a hole in a list', [1, undefined]],
    ['nothing at all', undefined],
    ['a big integer', 10n],
    ['a function', () => 1],
    ['any of these deep inside', { a: [{ b: 0.1 }] }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('does not repeat the refused text in its error', () => {
    expect(() => canonicalJson({ a: 'secret\ud800' })).toThrow(/^ill-formed text at \$\.a$/);
  });
});
