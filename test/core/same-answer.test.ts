import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameAnswer, saysTheSame } from '../../src/core/same-answer.ts';

const member: fc.Arbitrary<unknown> = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const name = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  minLength: 1,
  maxLength: 4,
});
const answer: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    member,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(name, tie('any'), { maxKeys: 5 }),
  ),
})).any;

/* The same answer, with the members of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, one]) => [key, shuffled(one)] as const);
  return Object.fromEntries([...members.slice(1), ...members.slice(0, 1)].reverse());
}

describe('two answers', () => {
  it('are the same in whatever order their members came', () => {
    fc.assert(
      fc.property(answer, (value) => {
        expect(isSameAnswer(value, shuffled(value))).toBe(true);
        expect(saysTheSame(value, shuffled(value))).toBe(true);
      }),
    );
  });

  it('are not the same when any text in them differs, or one is not given', () => {
    fc.assert(
      fc.property(name, fc.string(), fc.string(), (key, one, other) => {
        expect(isSameAnswer({ [key]: [one] }, { [key]: [other] })).toBe(one === other);
        expect(isSameAnswer(one, undefined)).toBe(false);
      }),
    );
    expect(isSameAnswer(['b', 'a'], ['a', 'b'])).toBe(false);
    expect(isSameAnswer('\ud800', '\ud801')).toBe(false);
    expect(isSameAnswer('1', 1)).toBe(false);
  });

  it('name somebody of the record alike, whatever else they say of them', () => {
    const known = [{ name: 'Jo', person: 'P2', code: 'W1', contact: '1' }];
    expect(isSameAnswer(known, [{ person: 'P2', name: 'Jo' }])).toBe(true);
    expect(isSameAnswer(known, [{ person: 'P3', name: 'Jo' }])).toBe(false);
    expect(isSameAnswer([{ name: 'Jo' }], [{ name: 'Al' }])).toBe(false);
  });

  it('say the same time in other words, but other words that gave no time say something else', () => {
    const day = { precision: 'day', local: '2026-11-14' };
    const saturday = { raw: 'Saturday', ...day, basis: 'stated by the person' };
    expect(saysTheSame(saturday, { ...day, raw: '2026-11-14' })).toBe(true);
    expect(isSameAnswer(saturday, { ...day, raw: '2026-11-14' })).toBe(false);
    expect(saysTheSame(saturday, { ...saturday, local: '2026-11-15' })).toBe(false);
    const unknown = { precision: 'unknown', raw: 'last winter' };
    expect(saysTheSame(unknown, { ...unknown, raw: 'last spring' })).toBe(false);
  });
});
