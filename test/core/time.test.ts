import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  delayInWords,
  instantFromUnix,
  isKnownZone,
  isoUtc,
  knownUtc,
  localInZone,
  localTime,
  precisionOfLocal,
  timeInWords,
  timelinePosition,
  unknownTime,
} from '../../src/core/time.ts';

const from = { basis: 'device record', raw: 'as found' };
const london = 'Europe/London';

describe('an instant', () => {
  it('comes back as the milliseconds it was made of', () => {
    const milliseconds = fc.integer({ min: 1, max: Date.UTC(2100, 11, 31) });
    fc.assert(
      fc.property(milliseconds, (at) => {
        const happened = instantFromUnix(at, from);
        expect(happened.precision).toBe('second');
        expect(timelinePosition(happened, 'Pacific/Auckland')).toBe(at);
        expect(happened.raw).toBe('as found');
      }),
    );
  });

  it.each([0, -1, 1.5, NaN, Infinity, Date.UTC(2101, 0, 1), 9e15, 2 ** 53])(
    'is not made of %s: what was found is kept',
    (at) => {
      expect(instantFromUnix(at, from)).toEqual({ precision: 'unknown', ...from });
    },
  );

  it('has milliseconds only where there are some', () => {
    expect(isoUtc(1_769_869_530_000)).toBe('2026-01-31T14:25:30Z');
    expect(isoUtc(1_769_869_530_120)).toBe('2026-01-31T14:25:30.120Z');
  });
});

describe('a local time', () => {
  it('is as precise as it is written, no finer', () => {
    expect(precisionOfLocal('2026-01-31T14:25:30')).toBe('second');
    expect(precisionOfLocal('2026-01-31T14:25')).toBe('minute');
    expect(precisionOfLocal('2026-01-31')).toBe('day');
    expect(precisionOfLocal('2026-01')).toBe('month');
    for (const other of ['2026', '31.1.2026', '2026-01-31T14', '2026-01-31T14:25Z', ''])
      expect(precisionOfLocal(other)).toBeNull();
  });

  it.each(['2026-02-30', '2026-13', '1969-12-31', '2101-01-01', '0000-01-01', '2026-01-31T25:00'])(
    'that cannot be is kept as found: %s',
    (local) => {
      expect(localTime(local, { basis: 'b' })).toEqual({
        precision: 'unknown',
        basis: 'b',
        raw: local,
      });
    },
  );

  it('has a zone that is stated or assumed, or none', () => {
    expect(localTime('2026-01-31', { basis: 'b' })).not.toHaveProperty('zone');
    expect(localTime('2026-01-31', { basis: 'b', zone: london })).toMatchObject({
      zone: london,
      zoneIs: 'assumed',
    });
  });
});

describe('a wall clock in a zone', () => {
  it('shows most times once', () => {
    expect(localInZone('2026-07-01T12:00', london)).toEqual({
      is: 'once',
      utc: Date.UTC(2026, 6, 1, 11),
    });
  });

  it('shows the hour in October twice', () => {
    expect(localInZone('2026-10-25T01:30', london)).toEqual({
      is: 'twice',
      utc: Date.UTC(2026, 9, 25, 0, 30),
      laterUtc: Date.UTC(2026, 9, 25, 1, 30),
    });
    expect(localInZone('2026-10-25T02:00', london)).toMatchObject({ is: 'once' });
  });

  it('never shows the hour that is missing in March', () => {
    expect(localInZone('2026-03-29T01:30', london)).toMatchObject({ is: 'never' });
    expect(localInZone('2026-03-29T02:00', london)).toMatchObject({ is: 'once' });
  });

  it('does not know zones and times that are none', () => {
    expect(() => localInZone('2026-01-01', 'Mars/Olympus')).toThrow(RangeError);
    expect(() => localInZone('yesterday', london)).toThrow(RangeError);
    expect(isKnownZone(london)).toBe(true);
    for (const zone of ['Mars/Olympus', '', '+01:00', 'UTC+99'])
      expect(isKnownZone(zone)).toBe(false);
  });
});

describe('the place in the timeline', () => {
  it('is the beginning of a day or month, and none for a time that is not known', () => {
    expect(timelinePosition({ precision: 'day', local: '2026-07-01' }, london)).toBe(
      Date.UTC(2026, 5, 30, 23),
    );
    expect(timelinePosition({ precision: 'month', local: '2026-01' }, london)).toBe(
      Date.UTC(2026, 0, 1),
    );
    expect(timelinePosition(unknownTime(), london)).toBeNull();
  });

  it('is the first of an hour that happened twice', () => {
    const happened = { precision: 'minute', local: '2026-10-25T01:30' } as const;
    expect(timelinePosition(happened, london)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });
});

describe('a known UTC', () => {
  it('is never worked out where it is not certain', () => {
    for (const happened of [
      { precision: 'minute', local: '2026-01-31T10:00' },
      { precision: 'day', local: '2026-01-31', zone: london },
      { precision: 'minute', local: '2026-10-25T01:30', zone: london },
      { precision: 'minute', local: '2026-03-29T01:30', zone: london },
      { precision: 'unknown' },
    ] as const)
      expect(knownUtc(happened)).toBeNull();
    expect(
      knownUtc({ precision: 'minute', local: '2026-07-01T10:00', zone: london, zoneIs: 'assumed' }),
    ).toEqual({ utc: '2026-07-01T09:00:00Z', assumed: true });
  });
});

describe('a time in words', () => {
  it('gives the local time with its zone, and UTC beside it', () => {
    expect(timeInWords({ precision: 'second', utc: '2026-01-31T14:25:30Z' }, london)).toEqual({
      local: 'Sat 31 Jan 2026 14:25:30 GMT',
      utc: '2026-01-31 14:25:30 UTC',
      remarks: [],
    });
    expect(timeInWords({ precision: 'minute', utc: '2026-07-31T14:25:00Z' }, london)).toMatchObject(
      { local: 'Fri 31 Jul 2026 15:25 BST', utc: '2026-07-31 14:25 UTC' },
    );
  });

  it('does not invent seconds, hours or days', () => {
    expect(timeInWords({ precision: 'day', local: '2026-01-31' }, london)).toEqual({
      local: 'Sat 31 Jan 2026',
      utc: '',
      remarks: ['date only'],
    });
    expect(timeInWords({ precision: 'month', local: '2026-01' }, london).local).toBe(
      'January 2026',
    );
    expect(timeInWords({ precision: 'unknown', raw: 'once' }, london)).toEqual({
      local: 'not known',
      utc: '',
      remarks: ['the source says “once”'],
    });
    const own = { precision: 'unknown', raw: 'once', basis: 'stated by the person' } as const;
    expect(timeInWords(own, london).remarks).toEqual(['as stated: “once”']);
  });

  it('says what has to be said of the zone and of the two odd hours of the year', () => {
    expect(timeInWords({ precision: 'minute', local: '2026-01-31T10:00' }, london)).toEqual({
      local: 'Sat 31 Jan 2026 10:00',
      utc: '',
      remarks: ['to the minute', 'zone not stated'],
    });
    const twice = { precision: 'minute', local: '2026-10-25T01:30', zone: london } as const;
    expect(timeInWords(twice, london)).toMatchObject({
      utc: '',
      remarks: ['to the minute', 'this hour happened twice that night (clocks went back)'],
    });
    const never = { ...twice, local: '2026-03-29T01:30', zoneIs: 'assumed' } as const;
    expect(timeInWords(never, london).remarks).toEqual([
      'to the minute',
      'zone assumed: Europe/London',
      'this hour did not exist that night (clocks went forward)',
    ]);
  });

  it('does not depend on the zone of this computer', () => {
    expect(process.env['TZ']).toBe('Pacific/Auckland');
    expect(timeInWords({ precision: 'day', local: '2026-01-01' }, 'America/New_York').local).toBe(
      'Thu 1 Jan 2026',
    );
  });
});

describe('the delay until it was recorded', () => {
  it('is told in minutes, hours and days', () => {
    const minute = 60_000;
    for (const [minutes, words] of [
      [0, '0 minutes later'],
      [1, '1 minute later'],
      [59, '59 minutes later'],
      [60, '1 hour later'],
      [47 * 60, '47 hours later'],
      [48 * 60, '2 days later'],
    ] as const)
      expect(delayInWords(0, minutes * minute)).toBe(words);
    expect(delayInWords(10 * minute, 0)).toContain('before it happened');
  });
});

describe('an instant in ISO 8601', () => {
  it('is what a Date gives, without milliseconds that are zero', () => {
    const instant = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 });
    fc.assert(
      fc.property(
        fc.oneof(
          instant,
          instant.map((at) => Math.trunc(at / 1000) * 1000),
        ),
        (at) => {
          expect(isoUtc(at)).toBe(new Date(at).toISOString().replace('.000Z', 'Z'));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is refused where there is none', () => {
    for (const at of [Number.NaN, Number.POSITIVE_INFINITY, 1e17])
      expect(() => isoUtc(at)).toThrow(RangeError);
  });
});
