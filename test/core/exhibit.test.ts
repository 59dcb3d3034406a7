import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attachmentReference,
  exhibitReference,
  itemReference,
  parseReference,
  referenceInFileName,
} from '../../src/core/exhibit.ts';

const initials = fc.stringMatching(/^[A-Z]{1,6}$/);
const number = fc.integer({ min: 1, max: 1_000_000 });

describe('a reference', () => {
  it('is read back as what it was made of', () => {
    fc.assert(
      fc.property(initials, number, number, fc.nat(), (who, exhibit, attachment, line) => {
        const reference = exhibitReference(who, exhibit);
        expect(parseReference(reference)).toEqual({ to: 'exhibit', reference });
        const inside = attachmentReference(reference, attachment);
        expect(parseReference(inside)).toEqual({ to: 'exhibit', reference: inside });
        expect(parseReference(referenceInFileName(inside))).toEqual({
          to: 'exhibit',
          reference: inside,
        });
        expect(parseReference(itemReference(reference, line))).toEqual({
          to: 'item',
          reference,
          line,
        });
      }),
    );
  });

  it.each([
    ['7', { to: 'incident', number: 7 }],
    [' 12 ', { to: 'incident', number: 12 }],
    ['ab3', { to: 'exhibit', reference: 'AB/3' }],
    ['ab/3/1', { to: 'exhibit', reference: 'AB/3/1' }],
    ['AB_3_1', { to: 'exhibit', reference: 'AB/3/1' }],
    ['Ab_3:0', { to: 'item', reference: 'AB/3', line: 0 }],
  ])('is read though it is typed as %s', (typed, expected) => {
    expect(parseReference(typed)).toEqual(expected);
  });

  it.each([
    '',
    '0',
    '-1',
    '1.5',
    'AB',
    'AB/0',
    'AB/',
    '/3',
    'AB/3:',
    'AB/3/1/2',
    'ABCDEFG/1',
    'Ä/1',
    '../1',
  ])('is not what somebody typed as “%s”', (typed) => {
    expect(parseReference(typed)).toBeNull();
  });

  it('in a file name has ASCII letters, digits and underscores only', () => {
    expect(referenceInFileName('AB/3/1')).toBe('AB_3_1');
  });
});
