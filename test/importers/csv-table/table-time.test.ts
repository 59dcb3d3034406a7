import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import { secondsIn } from '../../../src/importers/csv-table/call-words.ts';
import { TableDateOrder } from '../../../src/importers/csv-table/table-date-order.ts';
import { timeInCell } from '../../../src/importers/csv-table/table-time.ts';

function read(cell: string, order: 'dmy' | 'mdy' | 'ymd' | null = 'dmy'): string {
  const { utc, local, precision } = timeInCell(cell, { order, zone: 'Europe/London' });
  return `${utc ?? local ?? 'not known'} ${precision}`;
}

function orderOf(cells: readonly string[]): { order: string | null; possible: readonly string[] } {
  const dates = new TableDateOrder();
  for (const cell of cells) dates.add(cell);
  const { order, possible } = dates.finding();
  return { order, possible };
}

describe('a time in a cell', () => {
  it.each([
    ['2026-01-31 14:25:30', '2026-01-31T14:25:30 second'],
    ['2026-01-31T14:25:30.123456', '2026-01-31T14:25:30.123 second'],
    ['2026-01-31 14:25', '2026-01-31T14:25 minute'],
    ['2026-01-31', '2026-01-31 day'],
    ['2026-01-31T14:25:30Z', '2026-01-31T14:25:30Z second'],
    ['2026-01-31 14:25 +0100', '2026-01-31T13:25:00Z minute'],
    ['1769869530', '2026-01-31T14:25:30Z second'],
    ['1769869530123', '2026-01-31T14:25:30.123Z second'],
    ['31/01/2026 14:25:30', '2026-01-31T14:25:30 second'],
    ['31.01.26, 14:25', '2026-01-31T14:25 minute'],
    ['31/01/2026', '2026-01-31 day'],
    ['2026/1/31 2:25 PM', '2026-01-31T14:25 minute'],
    ['Jul 23, 2011 6:12:54\u202fAM', '2011-07-23T06:12:54 second'],
    ['Sat, 31 January 2026 at 14:25', '2026-01-31T14:25 minute'],
    ['31-Jan-2026 14:25', '2026-01-31T14:25 minute'],
    ['Sept 3, 2026', '2026-09-03 day'],
    ['31/02/2026 10:00', 'not known unknown'],
    ['Foo 3, 2026 10:00', 'not known unknown'],
    ['12', 'not known unknown'],
    ['0', 'not known unknown'],
    ['-1', 'not known unknown'],
    ['2026-01-31 25:00:00', 'not known unknown'],
    ['2026-01-31 14:25:30+99:00', 'not known unknown'],
    ['', 'not known unknown'],
  ])('%s', (cell, wanted) => {
    expect(read(cell)).toBe(wanted);
  });

  it('is left open where day and month could be either way round', () => {
    expect(read('03/04/2026 10:00', null)).toBe('not known unknown');
    expect(read('2026-04-03 10:00', null)).toBe('2026-04-03T10:00 minute');
  });

  it('is fit to be recorded, whatever stands there', () => {
    const part = fc.constantFrom(
      '1',
      '26',
      '2026',
      '/',
      '-',
      '.',
      ':',
      ' ',
      'T',
      'Z',
      '+',
      'PM',
      'Jan',
      '\ud800',
    );
    const cells = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(cells, fc.constantFrom('dmy', 'mdy', 'ymd', null), (cell, order) => {
        const happened = timeInCell(cell, { order, zone: 'Europe/London' });
        expect(() => canonicalJson(happened)).not.toThrow();
      }),
    );
  });
});

describe('the order of day and month in a table', () => {
  it('follows from a single day above twelve', () => {
    expect(orderOf(['03/04/2026 10:00', '13/04/2026 10:00']).order).toBe('dmy');
    expect(orderOf(['03/04/2026 10:00', '04/13/2026 10:00']).order).toBe('mdy');
  });

  it('is not guessed where both ways would stand in order, one of them newest first', () => {
    const cells = ['03/05/2026 10:00', '04/04/2026 10:00', '05/03/2026 10:00'];
    expect(orderOf(cells)).toEqual({ order: null, possible: ['dmy', 'mdy'] });
  });

  it('follows from the sequence where one way jumps to and fro', () => {
    const days = ['30/01', '31/01', '01/02', '02/02', '03/02'].map((day) => `${day}/2026 10:00`);
    const early = ['09/01', '10/01', '01/02', '02/02', '12/02'].map((day) => `${day}/2026 10:00`);
    expect(orderOf(days).order).toBe('dmy');
    expect(orderOf(early).order).toBe('dmy');
    expect(orderOf(early.toReversed()).order).toBe('dmy');
  });

  it('is not asked where no date depends on it', () => {
    expect(orderOf(['2026-01-03 10:00', '1769869530']).possible).toEqual([]);
    expect(orderOf(['03/03/2026 10:00']).order).not.toBeNull();
  });

  it('takes days for no years', () => {
    const days = ['28', '29', '30', '31'].map((day) => `${day}/01/26 10:00`);
    expect(orderOf(days).order).toBe('dmy');
    expect(
      orderOf(days.map((date) => date.replace(/^(\d\d)\/(\d\d)\/(\d\d)/, '$3/$2/$1'))).order,
    ).toBe('ymd');
    expect(orderOf(['30/01/26 10:00']).order).toBeNull();
  });

  it('does not come to nothing over one absurd date', () => {
    expect(orderOf(['99/99/2026 10:00', '13/04/2026 10:00']).order).toBe('dmy');
    expect(orderOf(['13/04/2026 10:00', '04/13/2026 10:00'])).toEqual({
      order: null,
      possible: ['dmy', 'mdy'],
    });
  });
});

describe('a length in a cell', () => {
  it.each([
    ['00:02:45', 165],
    ['165', 165],
    ['2m 45s', 165],
    ['1 hr 2 min', 3720],
    ['0', 0],
    ['02:45', null],
    ['', null],
    ['-5', null],
    ['00:99:00', null],
    ['1e5', null],
  ])('%s', (cell, seconds) => {
    expect(secondsIn(cell)).toBe(seconds);
  });
});
