import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DateOrderEvidence,
  type DateOrderFinding,
} from '../../../src/importers/whatsapp-export/date-order.ts';
import { dateIn, type DateOrder } from '../../../src/importers/whatsapp-export/chat-date.ts';
import { lineStart } from '../../../src/importers/whatsapp-export/line-start.ts';

function find(...lines: string[]): DateOrderFinding {
  const evidence = new DateOrderEvidence();
  for (const line of lines) {
    const start = lineStart(line.includes(' - ') ? line : `${line}, 10:00 - Sam: x`);
    if (start === null) throw new Error('no beginning');
    evidence.add(start, line);
  }
  return evidence.finding();
}

describe('the order of day and month', () => {
  it('is told by a number above twelve anywhere in the file', () => {
    expect(find('01/02/2024', '03/02/2024', '13/02/2024').order).toBe('dmy');
    expect(find('02/01/2024', '02/03/2024', '02/13/2024').order).toBe('mdy');
    expect(find('31.01.26').order).toBe('dmy');
    expect(find('31/01/26', '01/02/26').order).toBe('dmy');
    expect(find('1/31/26').order).toBe('mdy');
  });

  it('is told by the order in which the lines follow each other', () => {
    expect(find('05/01/2024', '06/01/2024', '02/02/2024').order).toBe('dmy');
    expect(find('01/05/2024', '01/06/2024', '02/02/2024').order).toBe('mdy');
  });

  it('is told by the dates in the names of media', () => {
    const iphone = '03/04/2024, 10:00 - Sam: 00000012-PHOTO-2024-04-03-10-00-02.jpg';
    const android = '03/04/2024, 10:00 - Sam: IMG-20240304-WA0003.jpg (file attached)';
    expect(find(iphone).order).toBe('dmy');
    expect(find(android).order).toBe('mdy');
    expect(find(iphone, android).order).toBeNull();
  });

  it('stays open where two orders fit, with a line that they read differently', () => {
    const finding = find('05/05/2024', '06/07/2024', '07/08/2024');
    expect(finding.order).toBeNull();
    expect(finding.possible).toEqual(['dmy', 'mdy']);
    expect(finding.example?.raw).toBe('06/07/2024, 10:00');
  });

  it('does not matter where all orders read the same', () => {
    expect(find('05/05/2024', '06/06/2024').order).toBe('dmy');
  });

  it('is the year first where four digits stand first', () => {
    expect(find('2024/01/02').order).toBe('ymd');
    expect(find('2024-01-02', '2024-02-01').order).toBe('ymd');
  });

  it('is asked where a year of two digits may stand first', () => {
    expect(find('24. 1. 30. 오후 2:25 - Sam: x').order).toBeNull();
    expect(find('24/01/30', '24/01/31').order).toBeNull();
    for (const only of ['24/01/31', '31/01/26', '24-01-31', '31-01-26', '۲۴/۰۱/۳۱'])
      expect([only, find(only, only)]).toMatchObject([
        only,
        { order: null, possible: ['dmy', 'ymd'], example: { fields: find(only).example?.fields } },
      ]);
    expect(find('24/12/30', '24/13/31', '99/99/99').possible).toContain('dmy');
  });

  it('is not asked of the year where only one reading is a year of WhatsApp, or the days show it', () => {
    // 2005, the 26th of January in three years, 2009 printed with one digit, a media file's own date.
    expect(find('05/05/26').order).toBe('dmy');
    expect(find('29/01/26', '30/01/26', '31/01/26').order).toBe('dmy');
    expect(find('1/30/26', '1/31/26').order).toBe('mdy');
    expect(find('9/9/26').order).toBe('dmy');
    expect(find('31/01/26, 10:00 - Sam: IMG-20260131-WA0003.jpg (file attached)').order).toBe(
      'dmy',
    );
    expect(find('24/01/31, 10:00 - Sam: IMG-20240131-WA0003.jpg (file attached)').order).toBe(
      'ymd',
    );
  });

  it('is never read wrongly without asking, whichever way a phone writes its days', () => {
    const day = fc.date({
      min: new Date('2012-01-01T00:00:00Z'),
      max: new Date('2026-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    const days = fc.oneof(
      fc.array(day, { minLength: 1, maxLength: 40 }),
      fc.array(day, { minLength: 1, maxLength: 3 }),
    );
    const orders = fc.constantFrom<DateOrder[]>('dmy', 'mdy', 'ymd');
    fc.assert(
      fc.property(days, orders, fc.constantFrom('/', '-'), (dates, order, mark) => {
        const lines = dates
          .map((date) => date.toISOString().slice(2, 10).split('-'))
          .sort((one, other) => (one.join() < other.join() ? -1 : 1))
          .map(([y = '', m = '', d = '']) => ({ dmy: [d, m, y], mdy: [m, d, y], ymd: [y, m, d] }))
          .map((fields) => fields[order].join(mark));
        // The same day of three years or more, and no other: this is taken for days of one month.
        fc.pre(
          order !== 'ymd' ||
            new Set(lines.map((line) => line.slice(-2))).size > 1 ||
            lines.length < 3,
        );
        const found = find(...lines).order;
        if (found === null) return;
        for (const line of lines) {
          const start = lineStart(`${line}, 10:00 - Sam: x`)!;
          expect(dateIn(start, found)).toEqual(dateIn(start, order));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is asked where one line alone speaks against all the others', () => {
    expect(
      find('01/05/2024', '01/06/2024', '31/01/2023', '02/02/2024', '03/01/2024').order,
    ).toBeNull();
  });

  it('is not told by a date that cannot be', () => {
    expect(find('05/01/2024', '99/99/2024', '31/01/0000', '02/02/2024').order).toBe('dmy');
  });

  it('is told of Buddhist years too', () => {
    expect(find('31/01/2567').order).toBe('dmy');
    expect(find('03/04/67', '04/05/67').order).toBeNull();
  });
});
