import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import { cocoaTime, unixTime } from '../../../src/importers/phone/apple-time.ts';
import { durationIn } from '../../../src/importers/iphone-calls/call-row.ts';
import { cocoa } from './made-calls.ts';

const anything = fc.oneof(
  fc.double(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc.string({ maxLength: 40 }),
  fc.constantFrom(-0, 0, NaN, Infinity, -Infinity, 0n, null),
);

describe('times of a phone', () => {
  test('of any value can be recorded, and are never invented', () => {
    fc.assert(
      fc.property(anything, (value) => {
        for (const happened of [cocoaTime(value, 'test'), unixTime(value, 'test')]) {
          expect(() => canonicalJson(happened)).not.toThrow();
          if (value === null || Number(value) === 0) expect(happened.precision).toBe('unknown');
        }
      }),
    );
  });

  test('are the same in seconds and in nanoseconds, to the millisecond', () => {
    const days = { min: new Date('2007-06-29T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z') };
    fc.assert(
      fc.property(fc.date({ ...days, noInvalidDate: true }), (date) => {
        const seconds = cocoa(date.toISOString());
        fc.pre(seconds !== 0);
        const utc = date.toISOString().replace('.000Z', 'Z');
        expect(cocoaTime(seconds, 'test').utc).toBe(utc);
        expect(cocoaTime(BigInt(Math.round(seconds * 1000)) * 1_000_000n, 'test').utc).toBe(utc);
        expect(unixTime(date.getTime() / 1000, 'test').utc).toBe(utc);
      }),
    );
  });

  test('that last are whole seconds that can be recorded, or not known', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const duration = durationIn({ ZDURATION: value });
        expect(() => canonicalJson({ duration })).not.toThrow();
        expect(duration ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
