import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnChoice } from '../../../src/core/source-item.ts';
import { UserError } from '../../../src/core/errors.ts';
import { importers } from '../../../src/importers/index.ts';
import { discover } from '../../../src/importers/discover.ts';
import { csvTable } from '../../../src/importers/csv-table/importer.ts';
import { rowsOf, openTable } from '../../../src/importers/csv-table/open-table.ts';
import { itemsRead } from '../items-read.ts';
import { headingsOf, tableBytes, tableOf, type Written } from './made-tables.ts';
import { collected, itemsOf, rowsAmong, withTable } from './reading.ts';
import { situations } from './situations.ts';

const choice: ColumnChoice = { kind: 'messages', time: 'When', party: 'Who', text: 'What' };

async function recognised(content: string | Buffer): Promise<boolean> {
  return withTable(content, (source) => csvTable.recognises(source));
}

async function textsOf(content: string | Buffer): Promise<unknown[]> {
  const items = await itemsOf(content, { columns: choice });
  return items.map((item) => (item.type === 'message' ? item.message.text : item.type));
}

describe('a table of messages', () => {
  it('is known by the set of its headings, whatever their order, case and file name', async () => {
    const headings = headingsOf('calls')
      .toReversed()
      .map((heading) => heading.toUpperCase());
    expect(await recognised(tableBytes([headings]))).toBe(true);
    expect(await recognised(tableBytes([[...headings, 'Something new']]))).toBe(true);
    expect(await recognised(tableBytes([headings.slice(1)]))).toBe(false);
  });

  it('is nobody’s where a heading that matters stands twice', async () => {
    expect(await recognised(tableBytes([[...headingsOf('calls'), 'Number']]))).toBe(false);
  });

  it('is left to others where its headings say nothing', async () => {
    const shopping = 'Name,Number,Date\nMilk,2,2026-01-03\n';
    expect(await recognised(shopping)).toBe(false);
    await withTable(shopping, async (source) => {
      const { found } = await discover(String(source.path), importers);
      expect(found.map(({ importer }) => importer.id)).toEqual(['loose-files']);
      expect(await csvTable.table?.(source)).toEqual({
        columns: ['Name', 'Number', 'Date'],
        rows: [['Milk', '2', '2026-01-03']],
      });
    });
  });

  it.each(['', 'one column\nonly\n', '\0\0\0\0', 'a,b\0c\0d\0', '<smses count="0"/>', '"'])(
    'is not what has no columns: %j',
    async (content) => {
      expect(await recognised(content)).toBe(false);
      await withTable(content, async (source) => {
        expect(await csvTable.table?.(source)).toBeNull();
        await expect(collected(source)).rejects.toBeInstanceOf(UserError);
      });
    },
  );

  it('reads the same in every way of writing it down', async () => {
    const rows = tableOf(
      ['When', 'Who', 'What'],
      [
        { When: '2026-01-03 21:00:00', Who: '07700 900123', What: 'Größe, “naïve”\n"x"; 1\t2' },
        { When: '2026-01-03 21:01:00', Who: '07700 900123', What: 'plain' },
      ],
    );
    const ways: Written[] = (
      ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'windows-1252'] as const
    ).flatMap((as) =>
      ([',', ';', '\t'] as const).flatMap((delimiter) =>
        (['\n', '\r\n', '\r'] as const).map((lineEnd) => ({ as, delimiter, lineEnd })),
      ),
    );
    for (const way of ways) {
      const texts = await textsOf(tableBytes(rows, way));
      expect(texts.slice(0, 2)).toEqual(['Größe, “naïve”\n"x"; 1\t2', 'plain']);
      expect(texts.slice(2)).toEqual(way.as === 'windows-1252' ? ['note'] : []);
    }
    const bare = tableBytes(rows, { as: 'utf-16le' }).subarray(2);
    expect((await textsOf(bare)).slice(0, 1)).toEqual(['Größe, “naïve”\n"x"; 1\t2']);
  });

  it('keeps half letters of UTF-16 exactly, and says that the file ends in one', async () => {
    const text = tableBytes(
      [
        ['When', 'Who', 'What'],
        ['2026-01-03 21:00', '1', 'x\ud83d'],
      ],
      { as: 'utf-16le' },
    );
    expect(await textsOf(Buffer.concat([text, Buffer.from([0x41])]))).toEqual([
      { shown: 'x\ufffd', rawHex: '0078d83d', rawAs: 'utf-16be' },
      'note',
    ]);
  });

  it('names columns that stand twice or are nameless so that each can be chosen', async () => {
    await withTable('When,Who,,Who,What\n2026-01-03 21:00,a,b,c,d\n', async (source) => {
      expect((await csvTable.table?.(source))?.columns).toEqual([
        'When',
        'Who',
        'column 3',
        'Who (2)',
        'What',
      ]);
      const columns = { ...choice, party: 'Who (2)', name: 'column 3' };
      const [item] = await collected(source, { columns });
      expect(item).toMatchObject({ conversation: { others: [{ asFound: 'c', name: 'b' }] } });
    });
  });

  it('is refused when a chosen column is not there', async () => {
    const reading = itemsOf('When,Who\n1,2\n', { columns: choice });
    await expect(reading).rejects.toMatchObject({ exitCode: 2 });
  });

  it('asks for the order of day and month only where the whole file does not say it', async () => {
    const asked = (dates: readonly string[]): Promise<readonly unknown[]> =>
      withTable(`When,Who,What\n${dates.map((date) => `${date},1,x\n`).join('')}`, (source) =>
        csvTable.questions(source, { zone: 'Europe/London', columns: choice }),
      );
    expect(await asked(['03/04/2026 10:00'])).toEqual([
      {
        choice: 'dateOrder',
        required: true,
        why: expect.stringContaining('more than one way') as string,
        options: [
          { value: 'dmy', label: 'day first: “03/04/2026 10:00” is Friday 3 April 2026' },
          { value: 'mdy', label: 'month first: “03/04/2026 10:00” is Wednesday 4 March 2026' },
        ],
      },
    ]);
    expect(await asked(['03/04/2026 10:00', '31/04/2026 10:00', '30/04/2026 10:00'])).toEqual([]);
    expect(await asked(['2026-04-03 10:00'])).toEqual([]);
    const refused = itemsOf('When,Who,What\n03/04/2026 10:00,1,x\n', { columns: choice });
    await expect(refused).rejects.toMatchObject({ exitCode: 2 });
  });

  it('keeps headings that are words of the language it is read with', async () => {
    const content = 'When,Who,What,__proto__,constructor\n2026-01-03 21:00,1,x,a,b\n';
    const [item] = await itemsOf(content, { columns: choice });
    if (item?.type !== 'message') throw new Error('no message');
    expect(JSON.stringify(item.message.asFound)).toBe('{"__proto__":"a","constructor":"b"}');
  });
});

describe('a damaged table', () => {
  it('loses no row silently, does not crash and does not hang', async () => {
    const damage = fc.record({
      name: fc.constantFrom(...Object.keys(situations)),
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      to: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      byte: fc.constantFrom(0, 10, 13, 34, 44, 59, 9, 255, 0xc3, 65),
      how: fc.constantFrom('cut', 'flip', 'insert', 'swap'),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ name, at, to, byte, how }) => {
        const { table, choices = {} } = situations[name]!;
        const damaged = damagedBytes(table, { at, to, byte, how });
        await withTable(damaged, async (source) => {
          const opened = await openTable(source);
          if (opened === null) return;
          const given = { zone: 'Europe/London', dateOrder: 'dmy' as const, ...choices };
          const reading = { choices: given, scratch: '' };
          try {
            const items = await itemsRead(csvTable.read(source, reading));
            let rows = 0;
            for await (const row of rowsOf(opened)) rows += row.number > 0 ? 1 : 0;
            expect(rowsAmong(items as never)).toHaveLength(rows);
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
          }
        });
      }),
      { numRuns: 400 },
    );
  });
});

function damagedBytes(
  bytes: Buffer,
  { at, to, byte, how }: { at: number; to: number; byte: number; how: string },
): Buffer {
  const [from, until] = [Math.floor(at * bytes.length), Math.floor(to * bytes.length)];
  const copy = Buffer.from(bytes);
  switch (how) {
    case 'cut':
      return copy.subarray(0, from);
    case 'flip':
      copy[from] = byte;
      return copy;
    case 'insert':
      return Buffer.concat([copy.subarray(0, from), Buffer.from([byte]), copy.subarray(from)]);
    default:
      return Buffer.concat([copy.subarray(until), copy.subarray(0, until)]);
  }
}
