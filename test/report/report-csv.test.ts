import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Message } from '../../src/core/communication.ts';
import { visible } from '../../src/core/text.ts';
import type { ContactEvent } from '../../src/core/timeline.ts';
import { csvColumns, csvRows, safeCell } from '../../src/report/report-csv.ts';
import { sampleRecord } from '../support/sample-record.ts';
import { sampleReport } from './sample-report.ts';

const written = (model = sampleReport()) => [...csvRows(model)].join('');

/** A small reader of RFC 4180 of its own, to hold the writer against. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    expect(text[at], `a cell is quoted at ${at}`).toBe('"');
    let cell = '';
    for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
      if (text[at] === '"') at += 1;
      cell += text[at]!;
    }
    row.push(cell);
    at += 1;
    if (text[at] === ',') at += 1;
    else {
      expect(text.slice(at, at + 2), `a row ends with CR LF at ${at}`).toBe('\r\n');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const withoutApostrophe = (cell: string) => (cell.startsWith("'") ? cell.slice(1) : cell);
const column = (name: (typeof csvColumns)[number]) => csvColumns.indexOf(name);

function reportOf(text: string) {
  const event = [...sampleRecord().timeline()].find(
    (found): found is ContactEvent & { contact: Message } => found.kind === 'message',
  )!;
  const timeline = () => [{ ...event, contact: { ...event.contact, text } }];
  return sampleReport({}, { timeline, sample: false });
}

describe('the table of calls and messages', () => {
  it('says what it said before', async () => {
    await expect(written()).toMatchFileSnapshot('golden/calls-and-messages.csv');
  });

  it('begins with a byte order mark and the names of the columns', () => {
    const text = written(sampleReport({}, { sample: false }));
    expect(text.startsWith('\ufeff"reference","kind","utc"')).toBe(true);
    expect(readCsv(text.slice(1))[0]).toEqual(csvColumns);
  });

  it('has one row for each message, call and voicemail file, all of one width', () => {
    const rows = readCsv(written().slice(1));
    const contacts = [...sampleReport().timeline()].filter(
      (row) =>
        row.kind === 'message' ||
        row.kind === 'call' ||
        (row.kind === 'file' && row.fileKind === 'voicemail'),
    );
    expect(rows).toHaveLength(contacts.length + 1);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([csvColumns.length + 1]));
    expect(rows.slice(1).map((row) => row[0])).toEqual(contacts.map((row) => row.reference));
  });

  it('says in every line of a sample that it is one', () => {
    for (const row of readCsv(written().slice(1)))
      expect(row.at(-1)).toBe('SAMPLE – INVENTED PEOPLE');
    expect(written(sampleReport({}, { sample: false }))).not.toContain('SAMPLE');
  });

  it('gives the number in E.164 as it is, and as found', () => {
    const row = readCsv(written().slice(1)).find((found) => found[0] === 'AB/3:1')!;
    expect(row[column('other party E.164')]).toBe('+447700900123');
    expect(row[column('other party as found')]).toBe('07700 900123');
    expect(row[column('other party name')]).toBe('Dan M');
    expect(row[column('source file')]).toBe('sms-20260210.xml');
    expect(row[column('place in source')]).toBe('sms 1');
  });

  it('names attachments by reference, and those that are not there as such', () => {
    const rows = readCsv(written().slice(1));
    const files = (reference: string) =>
      rows.find((row) => row[0] === reference)![column('attachments')];
    expect(files('AB/3:21')).toBe('AB/3/1; AB/3/2');
    expect(files('AB/6:3')).toContain('not in the source');
  });
});

describe('a cell', () => {
  it('cannot be taken for a formula, whatever it holds', () => {
    const first = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      ' =',
      '\u00a0+',
      '＝',
      "'",
      '"',
      ',',
      'a',
    );
    fc.assert(
      fc.property(first, fc.string({ unit: 'binary' }), (start, rest) => {
        const cell = safeCell(start + rest, 'text');
        expect(cell).not.toMatch(/^[\t\r\n]|^\s*[=+\-@＝＋－＠]/u);
        expect(withoutApostrophe(cell)).toBe(start + rest);
      }),
    );
  });

  it('is left alone when it is a telephone number in the column for them, and only there', () => {
    expect(safeCell('+447700900123', 'other party E.164')).toBe('+447700900123');
    expect(safeCell('+447700900123', 'text')).toBe("'+447700900123");
    expect(safeCell('+44+cmd', 'other party E.164')).toBe("'+44+cmd");
    expect(safeCell('+447700900123; +447700900456', 'other party E.164')).toMatch(/^'/);
  });

  it('is read back as the text of the message, with what cannot be seen made visible', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom(
          '"',
          ',',
          '\r',
          '\n',
          '=',
          '+',
          "'",
          '\t',
          '\u0000',
          '\u202e',
          'é',
          '😀',
          '\ud83d',
        ),
      }),
    );
    fc.assert(
      fc.property(text, (message) => {
        const [, row] = readCsv(written(reportOf(message)).slice(1));
        expect(withoutApostrophe(row![column('text')]!)).toBe(visible(message));
      }),
    );
  });
});
