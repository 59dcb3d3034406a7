import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localChatTime, type DateOrder } from '../../../src/importers/whatsapp-export/chat-date.ts';
import { lineStart } from '../../../src/importers/whatsapp-export/line-start.ts';

function read(line: string, order: DateOrder): [string | undefined, string | undefined] {
  const start = lineStart(line);
  if (start === null) return [undefined, undefined];
  return [localChatTime(start, order)?.local, line.slice(start.restAt)];
}

const afternoon = '2024-01-31T14:25';

describe('the beginning of a line', () => {
  it.each<[string, DateOrder, string]>([
    ['31/01/2024, 14:25 - ', 'dmy', afternoon],
    ['1/31/24, 2:25 PM - ', 'mdy', afternoon],
    ['1/31/24, 2:25\u202fPM - ', 'mdy', afternoon],
    ['1/31/24, 2:25\u00a0pm - ', 'mdy', afternoon],
    ['31.01.24, 14:25 - ', 'dmy', afternoon],
    ['31.01.24 14:25 - ', 'dmy', afternoon],
    ['31.01.24 um 14:25 - ', 'dmy', afternoon],
    ['31.01.24, 14:25 Uhr - ', 'dmy', afternoon],
    ['2024-01-31, 14:25 - ', 'ymd', afternoon],
    ['31-01-2024, 14:25 - ', 'dmy', afternoon],
    ['2024/1/31, 14:25 - ', 'ymd', afternoon],
    ['2024/1/31 下午2:25 - ', 'ymd', afternoon],
    ['2024/1/31 下午14:25 - ', 'ymd', afternoon],
    ['2024/1/31 上午2:25 - ', 'ymd', '2024-01-31T02:25'],
    ['2024/1/31 凌晨12:05 - ', 'ymd', '2024-01-31T00:05'],
    ['2024/1/31 中午12:05 - ', 'ymd', '2024-01-31T12:05'],
    ['2024/1/31 中午1:05 - ', 'ymd', '2024-01-31T13:05'],
    ['2024/1/31 晚上9:05 - ', 'ymd', '2024-01-31T21:05'],
    ['2024. 1. 31. 오후 2:25 - ', 'ymd', afternoon],
    ['2024. 1. 31. 오전 12:25 - ', 'ymd', '2024-01-31T00:25'],
    ['2024년 1월 31일 오후 2:25 - ', 'ymd', afternoon],
    ['2024年1月31日 下午2:25 - ', 'ymd', afternoon],
    ['2024年1月31日下午2:25 - ', 'ymd', afternoon],
    ['31/01/2567 14:25 - ', 'dmy', afternoon],
    ['31/1/67 14:25 - ', 'dmy', afternoon],
    ['٣١/٠١/٢٠٢٤، ١٤:٢٥ - ', 'dmy', afternoon],
    ['\u200f٣١/٠١/٢٠٢٤، ٢:٢٥ م - ', 'dmy', afternoon],
    ['\u200f31\u200f/1\u200f/2024, 2:25 ص - ', 'dmy', '2024-01-31T02:25'],
    ['۳۱/۰۱/۲۰۲۴، ۱۴:۲۵ - ', 'dmy', afternoon],
    ['۲۰۲۴/۱/۳۱،‏ ۲:۲۵ ب.ظ. - ', 'ymd', afternoon],
    ['31/1/2024 a las 14:25 - ', 'dmy', afternoon],
    ['31/1/24, 2:25 p. m. - ', 'dmy', afternoon],
    ['31/1/24, 2:25\u00a0p.\u00a0m. - ', 'dmy', afternoon],
    ['31/1/24 2:25 p.m. - ', 'dmy', afternoon],
    ['31/01/2024, 2:25 PTG - ', 'dmy', afternoon],
    ['31/01/2024, 2:25 PG - ', 'dmy', '2024-01-31T02:25'],
    ['31/01/2024, 2:25 CH - ', 'dmy', afternoon],
    ['31/01/2024, 2:25 SA - ', 'dmy', '2024-01-31T02:25'],
    ['31/1/2024, अपराह्न 2:25 - ', 'dmy', afternoon],
    ['31/1/2024, 2:25 अपराह्न - ', 'dmy', afternoon],
    ['31/01/2024, 2:25 μ.μ. - ', 'dmy', afternoon],
    ['31.01.2024 ÖS 2:25 - ', 'dmy', afternoon],
    ['31.01.2024, 2:25 пп - ', 'dmy', afternoon],
    ['31.01.2024, 2:25 дп - ', 'dmy', '2024-01-31T02:25'],
    ['31.1.2024 klo 14.25 - ', 'dmy', afternoon],
    ['31.01.2024 г., 14:25 - ', 'dmy', afternoon],
    ['31.01.24 г., 14:25 ч. - ', 'dmy', afternoon],
    ['31/01/2024, 14.25 - ', 'dmy', afternoon],
    ['12/31/24, 12:00 AM - ', 'mdy', '2024-12-31T00:00'],
    ['12/31/24, 12:00 PM - ', 'mdy', '2024-12-31T12:00'],
    ['[31/01/2024, 14:25:30] ', 'dmy', `${afternoon}:30`],
    ['\u200e[31/01/2024, 14:25:30] ', 'dmy', `${afternoon}:30`],
    ['[1/31/24, 2:25:30\u202fPM] ', 'mdy', `${afternoon}:30`],
    ['[31.01.24, 14:25:30] ', 'dmy', `${afternoon}:30`],
    ['[2024. 1. 31. 오후 2:25:30] ', 'ymd', `${afternoon}:30`],
    ['[2024/1/31 下午2:25:30] ', 'ymd', `${afternoon}:30`],
    ['[31.1.2024 klo 14.25.30] ', 'dmy', `${afternoon}:30`],
    ['[31/1/24, 2:25:30 p. m.] ', 'dmy', `${afternoon}:30`],
    ['[٣١/١/٢٠٢٤، ٢:٢٥:٣٠ م] ', 'dmy', `${afternoon}:30`],
  ])('%s', (printed, order, local) => {
    expect(read(`${printed}Sam: hello`, order)).toEqual([local, 'Sam: hello']);
  });

  it('keeps date and time as found, without what stands around them', () => {
    expect(lineStart('\u200e[1/31/24, 2:25:30\u202fPM] \u200eSam: x')?.raw).toBe(
      '1/31/24, 2:25:30\u202fPM',
    );
    expect(lineStart('٣١/٠١/٢٠٢٤، ١٤:٢٥ - x')?.raw).toBe('٣١/٠١/٢٠٢٤، ١٤:٢٥');
  });

  it('gives the date alone where the word beside the hour is not known', () => {
    expect(read('31/01/2024, 2:25 gloob - Sam: x', 'dmy')).toEqual(['2024-01-31', 'Sam: x']);
    expect(read('2024/1/31 晚上12:05 - Sam: x', 'ymd')).toEqual(['2024-01-31', 'Sam: x']);
  });

  it.each([
    'hello',
    '',
    '31/01/2024',
    '31/01/2024, 14:25',
    '31/01/2024, 14:25: Sam: no dash',
    '[31/01/2024, 14:25:30 - Sam: no bracket',
    '31/01/2024, 14:25:30] Sam: no bracket',
    '31/01-2024, 14:25 - Sam: two marks',
    ' 31/01/2024, 14:25 - Sam: a space first',
    '14:25 - Sam: no date',
  ])('is none in %j', (line) => {
    expect(lineStart(line)).toBeNull();
  });

  it.each<[string, DateOrder]>([
    ['31/01/0000, 14:25 - x', 'dmy'],
    ['31/01/9999, 14:25 - x', 'dmy'],
    ['30/02/2024, 14:25 - x', 'dmy'],
    ['31/01/2024, 25:00 - x', 'dmy'],
    ['31/01/2024, 14:61 - x', 'dmy'],
    ['1402/11/11, 14:25 - x', 'ymd'],
  ])('has no time in %j, and is a beginning all the same', (line, order) => {
    const start = lineStart(line);
    expect(start).not.toBeNull();
    expect(localChatTime(start!, order)).toBeNull();
  });

  it('never throws and never takes long, whatever the line holds', () => {
    const bits = [
      '1',
      '٣',
      '/',
      '.',
      '-',
      ',',
      ' ',
      '\u202f',
      '\u200e',
      '[',
      ']',
      ':',
      'PM',
      'م',
      '오후',
    ];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.array(fc.constantFrom(...bits), { maxLength: 300 }).map((all) => all.join('')),
        ),
        (line) => {
          const start = lineStart(line);
          if (start === null) return;
          expect(start.restAt).toBeLessThanOrEqual(line.length);
          expect(line).toContain(start.raw);
          for (const order of ['dmy', 'mdy', 'ymd'] as const) localChatTime(start, order);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
