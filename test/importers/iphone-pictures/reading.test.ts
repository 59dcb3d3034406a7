import { describe, expect, test } from 'vitest';
import type { SourceItem } from '../../../src/core/source-item.ts';
import { shownText } from '../../../src/core/text.ts';
import { cameraRollFiles } from '../../../src/importers/iphone-pictures/camera-roll.ts';
import { iphonePictures } from '../../../src/importers/iphone-pictures/reader.ts';
import { unknownPhone } from '../../../src/importers/phone/phone.ts';
import { DatabaseDamaged, openCopy } from '../../../src/importers/scratch-copy.ts';
import { damage, inMemory, pseudoRandom } from '../iphone-whatsapp/damaged-bytes.ts';
import { asPhone, readFrom, withPhone, type MadeFiles } from '../iphone-whatsapp/made-phone.ts';
import { itemsRead, withScratch } from '../items-read.ts';
import { asset, libraryPlace, madeLibrary, situations } from './situations.ts';

const folder = 'Media/DCIM/100APPLE';

function pathsOf(items: readonly SourceItem[]): string[] {
  return items.flatMap((item) => (item.type === 'file' ? [shownText(item.file.path)] : []));
}

async function itemsAndError(
  files: MadeFiles,
): Promise<{ items: readonly SourceItem[]; error: unknown }> {
  return withPhone(files, (phone) =>
    withScratch(async (scratch) => {
      const items: SourceItem[] = [];
      try {
        for await (const item of readFrom(phone, iphonePictures, scratch)) items.push(item);
        return { items, error: null };
      } catch (error) {
        return { items, error };
      }
    }),
  );
}

test('reading it again gives the same, item by item', async () => {
  for (const files of Object.values(situations)) {
    const once = await itemsAndError(files);
    const again = await itemsAndError(files);
    expect(JSON.stringify(once)).toBe(JSON.stringify(again));
  }
});

test('of a library that is damaged half-way every picture comes once, and the damage is said', async () => {
  const names = Array.from({ length: 600 }, (_, index) => `IMG_${1000 + index}.JPG`);
  const whole = madeLibrary(names.flatMap((name, index) => asset(index + 1, name)));
  const held = Object.fromEntries(
    names.map((name) => [`CameraRollDomain/${folder}/${name}`, Buffer.from(name)]),
  );
  const damaged = Buffer.from(whole);
  const at = damaged.indexOf('IMG_1400.JPG');
  damaged.fill(0xff, at - (at % 4096), at - (at % 4096) + 4096);
  const { items, error } = await itemsAndError({ [libraryPlace]: damaged, ...held });
  expect(error).toBeInstanceOf(DatabaseDamaged);
  const paths = pathsOf(items);
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths.toSorted()).toEqual(names.map((name) => `${folder}/${name}`).toSorted());
  const listed = items.filter(
    (item) => item.type === 'file' && item.file.facts.happened.precision === 'second',
  );
  expect(listed.length).toBeGreaterThan(0);
  expect(listed.length).toBeLessThan(names.length);
});

test('without a library the files of the camera roll come by themselves, and nothing else', async () => {
  await withPhone(situations['good-library']!, (phone) =>
    withScratch(async (scratch) => {
      const items = [...cameraRollFiles(asPhone(phone, scratch))];
      await Promise.resolve();
      const held = Object.entries(phone.files).filter(
        ([path, bytes]) => path.includes('/DCIM/') && bytes !== null,
      );
      expect(pathsOf(items)).toHaveLength(held.length);
      expect(items.filter(({ type }) => type === 'skipped')).toHaveLength(2);
    }),
  );
});

test('no picture is opened before it is chosen', async () => {
  await withPhone(situations['good-library']!, (phone) =>
    withScratch(async (scratch) => {
      const { files } = asPhone(phone, scratch);
      const unopened = {
        find: (domain: string, path: string) => closed(files.find(domain, path)),
        below: function* (domain: string, beginning: string) {
          for (const file of files.below(domain, beginning)) yield closed(file);
        },
      };
      const database = await openCopy(scratch, {
        main: inMemory(situations['good-library']![libraryPlace]!),
        log: null,
      });
      try {
        let count = 0;
        const made = { ...asPhone(phone, scratch), files: unopened };
        for await (const item of iphonePictures.read(database, made))
          count += item.type === 'file' ? 1 : 0;
        expect(count).toBe(9);
      } finally {
        await database.close();
      }
    }),
  );

  function closed<File extends { bytes: unknown } | null>(file: File): File {
    if (file?.bytes == null) return file;
    return {
      ...file,
      bytes: {
        open: () => {
          throw new Error('opened');
        },
      },
    };
  }
});

test('a hundred thousand pictures are listed, each once', async () => {
  const count = 100_000;
  const library = madeLibrary(
    Array.from({ length: count }, (_, index) => asset(index + 1, `IMG_${index}.JPG`)).flat(),
  );
  await withScratch(async (scratch) => {
    const database = await openCopy(scratch, { main: inMemory(library), log: null });
    const bytes = inMemory(Buffer.alloc(0));
    const phone = unknownPhone({ choices: { zone: 'UTC' }, scratch }, []);
    const fileAt = (path: string) => ({
      domain: 'CameraRollDomain',
      path,
      sizeBytes: 0,
      modified: { precision: 'unknown' } as const,
      place: 'file 1',
      bytes,
    });
    const files = {
      find: (_: string, path: string) => fileAt(path),
      below: function* () {
        for (let index = 0; index < count + 5; index += 1)
          yield fileAt(`${folder}/IMG_${index}.JPG`);
      },
    };
    try {
      let read = 0;
      let unlisted = 0;
      for await (const item of iphonePictures.read(database, { ...phone, files })) {
        if (item.type !== 'file') continue;
        read += 1;
        if (item.file.facts.notes.length > 0) unlisted += 1;
      }
      expect({ read, unlisted }).toEqual({ read: count + 5, unlisted: 5 });
    } finally {
      await database.close();
    }
  });
});

describe('damaged libraries', () => {
  test('cut, flipped and swapped bytes end in rows or in damage that is said', async () => {
    const bytes = situations['good-library']![libraryPlace]!;
    const random = pseudoRandom(7);
    for (let round = 0; round < 250; round += 1) {
      const damaged = damage(bytes, round, random);
      await withScratch(async (scratch) => {
        try {
          const database = await openCopy(scratch, { main: inMemory(damaged), log: null });
          try {
            const phone = unknownPhone({ choices: { zone: 'UTC' }, scratch }, []);
            await itemsRead(iphonePictures.read(database, phone));
          } finally {
            await database.close();
          }
        } catch (error) {
          expect(error).toBeInstanceOf(DatabaseDamaged);
        }
      });
    }
  });
});
