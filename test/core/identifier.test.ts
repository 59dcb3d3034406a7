import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonForm, identifier } from '../../src/core/identifier.ts';

describe('an identifier', () => {
  it.each([
    '07700900123',
    '07700 900123',
    '+44 7700 900123',
    '+44 (0)7700 900123',
    '0044 7700 900-123',
    '\u202a+44\u00a07700\u00a0900123\u202c',
  ])('that is one number is compared as one: %s', (asFound) => {
    expect(identifier(asFound)).toEqual({ asFound, e164: '+447700900123' });
  });

  it.each([
    ['a short code', '60777'],
    ['a sender’s name', 'HMRC'],
    ['a name with digits', 'Sam 07700900123'],
    ['an e-mail address', 'sam@example.org'],
    ['nothing', ''],
    ['a number too long', '+4477009001234567890'],
    ['a withheld number', '-1'],
    ['other digits', '٠٧٧٠٠٩٠٠١٢٣'],
  ])('that is %s is never taken for a number', (_, asFound) => {
    expect(identifier(asFound)).toEqual({ asFound });
    expect(comparisonForm(identifier(asFound))).toBe(asFound);
  });

  it('is read by the country it is dialled from', () => {
    expect(identifier('0170 1234567', 'DE').e164).toBe('+491701234567');
    expect(identifier('+49 170 1234567').e164).toBe('+491701234567');
  });

  it('keeps what was found, letter for letter, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (asFound) => {
        const found = identifier(asFound);
        expect(found.asFound).toBe(asFound);
        expect(comparisonForm(found)).toBe(found.e164 ?? asFound);
        expect(identifier(asFound)).toEqual(found);
      }),
    );
  });

  it('is compared by a form that is its own', () => {
    const digits = fc.stringMatching(/^\+?[0-9 ()-]{7,18}$/);
    fc.assert(
      fc.property(digits, (asFound) => {
        const form = comparisonForm(identifier(asFound));
        expect(comparisonForm(identifier(form))).toBe(form);
      }),
    );
  });
});
