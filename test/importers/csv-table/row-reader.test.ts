import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  RowReader,
  longestRow,
  type TableRow,
} from '../../../src/importers/csv-table/row-reader.ts';
import { itemsOf, rowsAmong } from './reading.ts';
import { tableBytes, type Written } from './made-tables.ts';

function rowsIn(pieces: readonly string[], delimiter = ','): TableRow[] {
  const reader = new RowReader(delimiter);
  return [...pieces.flatMap((piece) => [...reader.push(piece)]), ...reader.end()];
}

function cellsIn(text: string, delimiter = ','): (readonly string[])[] {
  return rowsIn([text], delimiter).map(({ cells }) => cells);
}

/** Cut at random places. */
function cut(text: string, places: readonly number[]): string[] {
  const at = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, index) => text.slice(from, at[index] ?? text.length));
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ', 'é', '😀', '\0') }),
  fc.string({ unit: 'grapheme' }),
);
const table = fc.integer({ min: 2, max: 5 }).chain((columns) =>
  fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
    minLength: 1,
    maxLength: 6,
  }),
);

describe('rows of a table', () => {
  it('come back as they were written, wherever the file is cut into pieces', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(), { maxLength: 8 }),
        (rows, delimiter, lineEnd, places) => {
          const written: Written = { delimiter: delimiter, lineEnd: lineEnd };
          const text = tableBytes(rows, written).toString('utf8');
          const read = rowsIn(cut(text, places), delimiter);
          expect(read.map(({ cells }) => cells)).toEqual(rows);
          expect(read.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
          expect(read.every(({ flaw, strayQuote }) => flaw === null && !strayQuote)).toBe(true);
        },
      ),
    );
  });

  it('are those that another reader of such files finds', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
        const text = tableBytes(rows, { lineEnd: lineEnd as '\n' }).toString('utf8');
        const options = { relax_column_count: true, record_delimiter: lineEnd };
        // The other reader takes a lone CR as text; this one as the end of a row.
        fc.pre(!/(?:^|[^"\n])\r(?!\n)/.test(text));
        expect(cellsIn(text)).toEqual(parse(text, options));
      }),
    );
  });

  it('end at a line end outside quotes only', () => {
    expect(cellsIn('a,"b\nc\r\nd",e\r\nf,g')).toEqual([
      ['a', 'b\nc\r\nd', 'e'],
      ['f', 'g'],
    ]);
  });

  it('keep a quotation mark that was not doubled as part of the text', () => {
    const [row] = rowsIn(['x,"she said "hi" to me",y\n']);
    expect(row).toMatchObject({ cells: ['x', 'she said "hi" to me', 'y'], strayQuote: true });
    expect(cellsIn('a"b,c\n')).toEqual([['a"b', 'c']]);
  });

  it('say where the file ends inside quotes, and how much lies in them', () => {
    expect(rowsIn(['a,b\nc,"d\ne\nf']).at(-1)).toMatchObject({
      number: 2,
      flaw: 'the file ends inside its quotation marks, 2 lines later',
    });
    expect(rowsIn(['a,"']).at(-1)?.flaw).toBe('the file ends inside its quotation marks');
    expect(rowsIn(['a,"b"']).at(-1)).toMatchObject({ cells: ['a', 'b'], flaw: null });
  });

  it('are passed over when a single cell has a gigabyte, and those behind it are read', () => {
    const reader = new RowReader(',');
    const piece = 'x'.repeat(1024 * 1024);
    const before = process.memoryUsage().rss;
    const rows = [...reader.push('a,b\nc,"')];
    for (let megabytes = 0; megabytes < 1024; megabytes += 1) rows.push(...reader.push(piece));
    rows.push(...reader.push('"\nd,e\n'), ...reader.end());
    expect(rows.map(({ cells }) => cells)).toEqual([['a', 'b'], [], ['d', 'e']]);
    expect(rows[1]?.flaw).toBe('it is longer than this program reads');
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it('are passed over when they have a million cells', () => {
    const rows = rowsIn(['a,b\n', ','.repeat(1_000_000), '\nd,e\n']);
    expect(rows.map(({ flaw }) => flaw !== null)).toEqual([false, true, false]);
  });

  it('are skipped with the reason in a file, and the rest is taken', async () => {
    const long = `2026-01-03 21:00:00,1,"${'x'.repeat(longestRow + 1)}"\n`;
    const items = await itemsOf(`When,Who,What\n${long}2026-01-03 21:00:01,2,short\n`, {
      columns: { kind: 'messages', time: 'When', party: 'Who', text: 'What' },
    });
    expect(rowsAmong(items).map(({ type }) => type)).toEqual(['skipped', 'message']);
  });
});
