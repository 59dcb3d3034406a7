import { describe, expect, test } from 'vitest';
import { iphonePictures } from '../../../src/importers/iphone-pictures/reader.ts';
import { readFrom, withPhone } from '../iphone-whatsapp/made-phone.ts';
import { asGolden, fingerprint, itemsRead, withScratch } from '../items-read.ts';
import { situations } from './situations.ts';

describe.each(Object.entries(situations))('%s', (name, files) => {
  test('gives the items on record, and the phone is left as it was', async () => {
    await withPhone(files, async (phone) => {
      const before = fingerprint(phone.folder);
      const items = await withScratch((scratch) =>
        itemsRead(readFrom(phone, iphonePictures, scratch)),
      );
      expect(fingerprint(phone.folder)).toEqual(before);
      await expect(asGolden(items)).toMatchFileSnapshot(`./${name}/items.txt`);
    });
  });
});
