import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvTable } from '../../../src/importers/csv-table/importer.ts';
import { asGolden, fingerprint, itemsRead, withScratch } from '../items-read.ts';
import { withTable } from './reading.ts';
import { situations } from './situations.ts';

describe('tables of messages and calls', () => {
  for (const [name, { table, choices = {}, beside = {} }] of Object.entries(situations)) {
    it(`are read as they are meant: ${name}`, async () => {
      await withTable(
        table,
        (source, folder) =>
          withScratch(async (scratch) => {
            const before = fingerprint(folder);
            expect(await csvTable.recognises(source)).toBe(choices.columns === undefined);
            const reading = { choices: { zone: 'Europe/London', ...choices }, scratch };
            const items = await itemsRead(csvTable.read(source, reading));
            const golden = join(import.meta.dirname, name, 'items.txt');
            await expect(asGolden(items)).toMatchFileSnapshot(golden);
            expect(await itemsRead(csvTable.read(source, reading))).toEqual(items);
            expect(fingerprint(folder)).toEqual(before);
          }),
        beside,
      );
    });
  }
});
