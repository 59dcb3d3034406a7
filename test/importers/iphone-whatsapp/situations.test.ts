import { describe, expect, test } from 'vitest';
import { asGolden, fingerprint, itemsRead, withScratch } from '../items-read.ts';
import { readFrom, rowsAmong, rowsOf, withPhone } from './made-phone.ts';
import { situations } from './situations.ts';

describe.each(Object.entries(situations))('%s', (name, { reader, files, ...more }) => {
  test('gives the items on record, and the phone is left as it was', async () => {
    await withPhone(
      files,
      async (phone) => {
        const before = fingerprint(phone.folder);
        const items = await withScratch((scratch) => itemsRead(readFrom(phone, reader, scratch)));
        expect(fingerprint(phone.folder)).toEqual(before);
        const [{ domain, path } = { domain: '', path: '' }] = reader.places;
        const bytes = files[`${domain}/${path}`];
        // Every row of the main table comes, and comes once.
        expect(rowsAmong(items)).toBe(rowsOf(bytes!, ['ZWAMESSAGE', 'ZWACDCALLEVENT']));
        await expect(asGolden(items)).toMatchFileSnapshot(`./${name}/items.txt`);
      },
      more,
    );
  });
});
