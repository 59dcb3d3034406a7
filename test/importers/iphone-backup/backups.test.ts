import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { iphoneBackupWith } from '../../../src/importers/iphone-backup/importer.ts';
import type { Source } from '../../../src/importers/source.ts';
import { asGolden, fingerprint, itemsRead, withScratch } from '../items-read.ts';
import { writeBackup } from './made-backup.ts';
import { situations } from './situations.ts';
import { smallReaders } from './small-readers.ts';

const importer = iphoneBackupWith(smallReaders);
let made = '';

beforeAll(() => {
  made = mkdtempSync(join(tmpdir(), 'iphone-backup-'));
});

afterAll(() => {
  rmSync(made, { recursive: true, force: true });
});

function sourceAt(folder: string): Source {
  return { path: folder, name: 'backup', kind: 'folder', sizeBytes: 0 };
}

describe.each(Object.entries(situations))('%s', (situation, backup) => {
  test('is recognised, gives the items on record, and is left as it was', async () => {
    const folder = join(made, situation);
    writeBackup(folder, backup);
    const before = fingerprint(folder);
    const times = Object.keys(before).map(
      (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs,
    );
    const source = sourceAt(folder);
    expect(await importer.recognises(source)).toBe(true);
    expect(await importer.isLocked?.(source)).toBe(backup.password !== undefined);
    const { password } = backup;
    const read = await withScratch(async (scratch) => {
      const reading = {
        choices: { zone: 'Europe/London' },
        scratch,
        ...(password === undefined ? {} : { password }),
      };
      const items = await itemsRead(importer.read(source, reading));
      const identity = await importer.identity?.(source, reading);
      expect(await importer.identity?.(sourceAt(folder), reading)).toEqual(identity);
      return [...items, { identity }];
    });
    expect(fingerprint(folder)).toEqual(before);
    expect(
      Object.keys(before).map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs),
    ).toEqual(times);
    await expect(asGolden(read)).toMatchFileSnapshot(`./${situation}/items.txt`);
  });
});
