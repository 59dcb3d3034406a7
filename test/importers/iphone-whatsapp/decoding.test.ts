import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import { cocoaTime, wholeNumber, wholeSeconds } from '../../../src/importers/phone/core-data.ts';
import { identifierOf, jidIn, numberOf } from '../../../src/importers/iphone-whatsapp/jid.ts';
import { protobufFields } from '../../../src/importers/iphone-whatsapp/protobuf.ts';
import { quotedStanza, reactionsIn } from '../../../src/importers/iphone-whatsapp/replies.ts';
import { protobuf } from './made-whatsapp.ts';

const numbers = fc.oneof(
  fc.double(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constantFrom(-0, NaN, Infinity, -Infinity, 1e308, 5e-324, 0n),
);
const values = fc.oneof(
  numbers,
  fc.string(),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  fc.constant(null),
);

describe('times and numbers of a database', () => {
  test('whatever stands in a column, what is made of it can be recorded', () => {
    fc.assert(
      fc.property(values, (value) => {
        for (const made of [
          cocoaTime(value, { basis: 'device record' }),
          wholeNumber(value),
          wholeSeconds(value),
        ])
          expect(() => canonicalJson({ made })).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  test('seconds from 2001, to the millisecond, give the instant that they were made from', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4_000_000_000 }),
        fc.integer({ min: 0, max: 999 }),
        (seconds, thousandths) => {
          const unix = seconds * 1000 + thousandths;
          fc.pre(new Date(unix).getUTCFullYear() >= 1971 && unix !== 978_307_200_000);
          const happened = cocoaTime(unix / 1000 - 978_307_200, { basis: 'device record' });
          expect(Date.parse(happened?.utc ?? '')).toBe(unix);
        },
      ),
    );
  });

  test('0 and nothing are no time at all', () => {
    for (const value of [0, 0n, -0, null, undefined])
      expect(cocoaTime(value, { basis: 'device record' })).toBeNull();
  });
});

describe('addresses of WhatsApp', () => {
  test('only an address of a telephone number gives a number', () => {
    expect(numberOf(jidIn('447700900123@s.whatsapp.net'))).toBe('+447700900123');
    expect(numberOf(jidIn('447700900123:12@s.whatsapp.net'))).toBe('+447700900123');
    expect(numberOf(jidIn('447700900123.0:1@s.whatsapp.net'))).toBe('+447700900123');
    for (const other of ['447700900123@lid', '447700900123@g.us', '447700900123', '@', '0@c.us'])
      expect(numberOf(jidIn(other))).toBeNull();
  });

  test('any text can be recorded as an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => canonicalJson(identifierOf(jidIn(text), null))).not.toThrow();
      }),
    );
  });
});

describe('protocol buffers', () => {
  const field = fc.tuple(
    fc.integer({ min: 1, max: 536_870_911 }),
    fc.oneof(
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    ),
  );

  test('the fields that were written are read', () => {
    fc.assert(
      fc.property(fc.array(field, { maxLength: 20 }), (written) => {
        expect(protobufFields(protobuf(...written))).toEqual(
          written.map(([number, value]) => ({ number, value })),
        );
      }),
    );
  });

  test('any bytes are fields or none, never an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const row = { ZMETADATA: Buffer.from(bytes), ZRECEIPTINFO: Buffer.from(bytes) };
        expect(() =>
          canonicalJson({ quoted: quotedStanza(row), all: reactionsIn(row) }),
        ).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  test('fields of fixed width are passed over, and what is cut short is none', () => {
    const fixed = Buffer.concat([
      Buffer.from([0x09]),
      Buffer.alloc(8),
      Buffer.from([0x15]),
      Buffer.alloc(4),
      protobuf([5, '3EB0123456']),
    ]);
    expect(quotedStanza({ ZMETADATA: fixed })).toBe('3EB0123456');
    for (let end = 1; end < fixed.byteLength; end += 1)
      expect(quotedStanza({ ZMETADATA: fixed.subarray(0, end) })).toBeNull();
  });

  test('bytes without end are not read for ever', () => {
    expect(protobufFields(Buffer.alloc(1024 * 1024, 0xff))).toBeNull();
    expect(protobufFields(Buffer.alloc(2 * 1024 * 1024, 0x08))).toBeNull();
    expect(protobufFields(Buffer.concat(Array<Buffer>(20_000).fill(protobuf([1, 1n]))))).toBeNull();
  });
});
