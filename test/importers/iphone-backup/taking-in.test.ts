import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Casefile, ImportOutcome } from '../../../src/casefile/casefile.ts';
import { balances } from '../../../src/core/receipt.ts';
import type { Selection } from '../../../src/core/source-item.ts';
import { iphoneBackupWith } from '../../../src/importers/iphone-backup/importer.ts';
import type { Source } from '../../../src/importers/source.ts';
import { everyByteBelow, newCase, verify, damageIn } from '../../casefile/case-world.ts';
import { fingerprint } from '../items-read.ts';
import { writeBackup, type MadeBackup } from './made-backup.ts';
import { smallReaders, smsPlace, textsDatabase, twoTexts, usualFiles } from './small-readers.ts';

const importer = iphoneBackupWith(smallReaders);
const password = 'blue-kettle 42';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iphone-backup-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function made(backup: MadeBackup, name: string): Source {
  writeBackup(join(folder, name), backup);
  return { path: join(folder, name), name, kind: 'folder', sizeBytes: 0 };
}

async function takeIn(
  casefile: Casefile,
  source: Source,
  selection: Selection,
): Promise<ImportOutcome> {
  const choices = { zone: 'Europe/London' };
  const { sha256, sizeBytes } = await casefile.withScratch((scratch) =>
    importer.identity!(source, { choices, scratch, password }),
  );
  return casefile.ingest(
    {
      name: source.name,
      path: String(source.path),
      kind: 'folder',
      sha256,
      sizeBytes,
      importer: importer.id,
      importerVersion: importer.version,
      importerTitle: importer.title,
    },
    (scratch) => importer.read(source, { choices, scratch, password }),
    { choices, selection },
  );
}

describe('a locked backup, taken into a case file', () => {
  test('gives a receipt that balances, and only what was chosen', async () => {
    const casefile = await newCase();
    const source = made({ files: usualFiles, password }, 'backup');
    const before = fingerprint(String(source.path));
    const outcome = await takeIn(casefile, source, {
      conversations: new Set(['sms +447700900123']),
      files: new Set(['Media/DCIM/100APPLE/IMG_0002.PNG']),
    });
    expect(balances(outcome.receipt)).toBe(true);
    expect(outcome.receipt).toMatchObject({ rows: 5, takenIn: 2, notChosen: 3, skipped: [] });
    expect(outcome.attachments).toBe(1);
    expect(outcome.phone?.own).toMatchObject([{ identifier: { e164: '+447700900100' } }]);
    expect(outcome.notHere.map(({ what }) => what)).toContain('Voicemail');
    expect(fingerprint(String(source.path))).toEqual(before);
    expect(damageIn(await verify(casefile.folder))).toEqual([]);
    const bytes = await everyByteBelow(casefile.folder);
    expect(bytes.includes('a photo that was sent')).toBe(true);
    expect(bytes.includes('answer me')).toBe(false);
    expect(bytes.includes(password)).toBe(false);
    casefile.close();
  });

  test('gives nothing new the second time, nor from the same phone in clear', async () => {
    const casefile = await newCase();
    const everything: Selection = { conversations: null };
    const source = made({ files: usualFiles, password }, 'backup');
    const first = await takeIn(casefile, source, everything);
    expect(first.receipt).toMatchObject({ rows: 5, takenIn: 5 });
    const again = await takeIn(casefile, { ...source }, everything);
    expect(balances(again.receipt)).toBe(true);
    expect(again.receipt).toMatchObject({ rows: 5, takenIn: 0, alreadyHad: 5 });
    const plain = await takeIn(casefile, made({ files: usualFiles }, 'plain'), everything);
    expect(plain.receipt).toMatchObject({ rows: 5, takenIn: 0, alreadyHad: 5 });
    casefile.close();
  });

  test('gives only what is new of a later backup of the same phone', async () => {
    const casefile = await newCase();
    const everything: Selection = { conversations: null };
    await takeIn(casefile, made({ files: usualFiles, password }, 'earlier'), everything);
    const texts = textsDatabase([...twoTexts, { body: 'I know that you are there' }]);
    const files = usualFiles.map((file) =>
      file.path === smsPlace.path ? { ...file, bytes: texts } : file,
    );
    const later = await takeIn(casefile, made({ files, password }, 'later'), everything);
    expect(later.receipt).toMatchObject({ rows: 6, takenIn: 1, alreadyHad: 5 });
    casefile.close();
  });

  test('says of an attachment that cannot be unlocked that it is missing, and keeps the message', async () => {
    const casefile = await newCase();
    const files = usualFiles.map((file) =>
      file.domain === 'MediaDomain' ? { ...file, protectionClass: 99 } : file,
    );
    const outcome = await takeIn(casefile, made({ files, password }, 'backup'), {
      conversations: new Set(['sms +447700900123']),
    });
    expect(outcome.receipt.takenIn).toBeGreaterThan(0);
    expect(balances(outcome.receipt)).toBe(true);
    expect(JSON.stringify([...casefile.timeline()])).toContain('its key is damaged or not there');
    casefile.close();
  });

  test('skips a file that cannot be unlocked, and says so', async () => {
    const casefile = await newCase();
    const files = usualFiles.map((file) =>
      file.domain === 'CameraRollDomain' ? { ...file, protectionClass: 99 } : file,
    );
    const outcome = await takeIn(casefile, made({ files, password }, 'backup'), {
      conversations: null,
    });
    expect(balances(outcome.receipt)).toBe(true);
    expect(outcome.receipt.skipped.length).toBeGreaterThan(0);
    casefile.close();
  });
});
