import { describe, expect, test } from 'vitest';
import { discover } from '../../../src/importers/discover.ts';
import { importers } from '../../../src/importers/index.ts';
import { keptAsIs } from '../../../src/importers/kept-as-is/importer.ts';
import { asGolden, fingerprint, itemsRead, withScratch } from '../items-read.ts';
import { withFolder } from '../source-folder.ts';

const locked = Buffer.from('0001324d7f55e1aa90c3', 'hex');

const situations: Readonly<Record<string, Readonly<Record<string, Buffer | string>>>> = {
  'good-smart-switch': {
    'SM-F946B_20260201210657/SmartSwitchBackup.json': '{"DisplayName":"Phone"}',
    'SM-F946B_20260201210657/ReqItemsInfo.json': '{}',
    'SM-F946B_20260201210657/MESSAGE/Message.smem': locked,
    'SM-F946B_20260201210657/CALLLOG/call_log.exml': locked,
    'SM-F946B_20260201210657/Photo/IMG_20240131_120000.txt': 'a picture in its place',
  },
  'good-smart-switch-file': { 'Message.smem': locked },
  'good-whatsapp-databases': {
    'WhatsApp/Databases/msgstore.db.crypt15': locked,
    'WhatsApp/Databases/msgstore-2026-01-31.1.db.crypt14': locked,
  },
  'good-whatsapp-file': { 'msgstore.db.crypt12': locked },
  'good-locked-export': {
    'messages-2026-01-31.zip': Buffer.concat([Buffer.from('SSEF\0\xff\0\x01', 'latin1'), locked]),
  },
};

describe.each(Object.keys(situations))('%s', (situation) => {
  test('is kept file by file, says how to get more, and is left as it was', async () => {
    await withFolder(situations[situation]!, async (folder) => {
      const before = fingerprint(folder);
      const { found } = await discover(folder, importers);
      expect(found.map(({ importer }) => importer.id)).toEqual([keptAsIs.id]);
      const items = await withScratch(async (scratch) =>
        itemsRead(keptAsIs.read(found[0]!.source, { choices: { zone: 'Europe/London' }, scratch })),
      );
      expect(items[0]).toMatchObject({ type: 'not here' });
      expect(fingerprint(folder)).toEqual(before);
      await expect(asGolden(items)).toMatchFileSnapshot(`./${situation}/items.txt`);
    });
  });
});

test('what only looks like it by part of its name is left to others', async () => {
  const files = {
    'a/backupHistoryInfo.xml': '<x/>',
    'b/SmartSwitchBackup.json': '{}',
    'b/letter.txt': 'x',
    'crypt14.txt': 'x',
    'msgstore.db.crypt14': Buffer.from('SQLite format 3\0 and so on'),
  };
  await withFolder(files, async (folder) => {
    const { found } = await discover(folder, importers);
    expect(found.some(({ importer }) => importer === keptAsIs)).toBe(false);
  });
});
