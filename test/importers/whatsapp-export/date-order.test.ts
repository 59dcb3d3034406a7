import { describe, expect, it } from 'vitest';
import {
  DateOrderEvidence,
  type DateOrderFinding,
} from '../../../src/importers/whatsapp-export/date-order.ts';
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
    expect(find('31/01/26').order).toBe('dmy');
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
    expect(find('24/12/30', '24/13/31', '99/99/99').possible).toContain('dmy');
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
