import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { iphoneBackup } from '../../../src/importers/iphone-backup/importer.ts';
import { writeBackup, type MadeFile } from '../iphone-backup/made-backup.ts';
import { call, callSchema, madeCalls } from '../iphone-calls/made-calls.ts';
import { madeDatabase, type MadeDatabase } from '../iphone-calls/made-database.ts';
import { madeAddressBook, property } from '../iphone-contacts/made-address-book.ts';
import { asGolden, fingerprint, itemsRead, withScratch } from '../items-read.ts';
import { madeVoicemail } from './made-voicemail.ts';

const voicemail = madeVoicemail(
  [
    { row: {}, recording: 2, transcript: { words: 'It is me again.', confidence: 0.82 } },
    { row: { sender: null } },
    { row: null, number: 7, recording: 1 },
  ],
  { files: { 'Library/Voicemail/Greeting.amr': Buffer.from('#!AMR\n') } },
);

const files: readonly MadeFile[] = [
  ...listed('Library/AddressBook/AddressBook.sqlitedb', addressBook()),
  ...listed(
    'Library/CallHistoryDB/CallHistory.storedata',
    madeDatabase(callSchema(), [call({})], { inLog: [call({ ZANSWERED: 0n, ZDURATION: 0 })] }),
  ),
  ...listed('Library/CallHistoryDB/CallHistoryTemp.storedata', madeCalls([{ ZORIGINATED: 1n }])),
  ...listed('Library/Voicemail/voicemail.db', voicemail.database),
  ...Object.entries(voicemail.files).map(([path, bytes]) => ({
    domain: 'HomeDomain',
    path,
    bytes,
  })),
];

function addressBook(): MadeDatabase {
  const saved = [[property.phone, '07700 900123', '_$!<Mobile>!$_']] as const;
  return madeAddressBook([{ row: { First: 'Sam', Last: 'Invented' }, saved }]);
}

function listed(path: string, { main, log }: MadeDatabase): MadeFile[] {
  const domain = 'HomeDomain';
  const logFile = log === null ? [] : [{ domain, path: `${path}-wal`, bytes: log }];
  return [{ domain, path, bytes: main }, ...logFile];
}

describe('calls, voicemail and contacts in a backup', () => {
  for (const [name, password] of [
    ['good-plain-backup', undefined],
    ['good-encrypted-backup', 'seven words'],
  ] as const) {
    test(`are read with names and recordings, and nothing of it is changed: ${name}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'evidence-backup-'));
      try {
        const locked = password === undefined ? {} : { password, rounds: { first: 3, second: 2 } };
        writeBackup(folder, { files, ...locked });
        const before = fingerprint(folder);
        const items = await withScratch((scratch) =>
          itemsRead(
            iphoneBackup.read(
              { path: folder, name: 'a backup', kind: 'folder', sizeBytes: 0 },
              {
                choices: { zone: 'Europe/London' },
                scratch,
                ...(password === undefined ? {} : { password }),
              },
            ),
          ),
        );
        expect(fingerprint(folder)).toEqual(before);
        await expect(asGolden(items.filter(isOfThese))).toMatchFileSnapshot(`${name}/items.txt`);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});

/** What the backup says of itself is tested with it. */
function isOfThese(item: unknown): boolean {
  const { type } = item as { type: string };
  return type !== 'phone' && type !== 'not here';
}
