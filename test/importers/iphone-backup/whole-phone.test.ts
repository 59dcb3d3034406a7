import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { balances } from '../../../src/core/receipt.ts';
import type { Reading, SourceItem } from '../../../src/core/source-item.ts';
import { shownText } from '../../../src/core/text.ts';
import { iphoneBackup } from '../../../src/importers/iphone-backup/importer.ts';
import type { Source } from '../../../src/importers/source.ts';
import { damageIn, newCase, verify } from '../../casefile/case-world.ts';
import { madeCalls } from '../iphone-calls/made-calls.ts';
import { madeAddressBook, property } from '../iphone-contacts/made-address-book.ts';
import { makeMessages } from '../iphone-messages/made-messages.ts';
import { madeVoicemail } from '../iphone-voicemail/made-voicemail.ts';
import { cocoa, domain, madeChats } from '../iphone-whatsapp/made-whatsapp.ts';
import { fingerprint, itemsRead, withScratch } from '../items-read.ts';
import { databaseBytes, writeBackup, type MadeFile } from './made-backup.ts';

const password = 'blue-kettle 42';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whole-phone-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A phone with one or two of everything. */
function phoneFiles(): MadeFile[] {
  const home = (path: string, bytes: Buffer | null): MadeFile => ({
    domain: 'HomeDomain',
    path,
    bytes,
  });
  const voicemail = madeVoicemail([{ row: {}, recording: 1 }]);
  return [
    ...messages(home),
    home('Library/CallHistoryDB/CallHistory.storedata', madeCalls([{}, { ZORIGINATED: 1n }]).main),
    home(
      'Library/AddressBook/AddressBook.sqlitedb',
      madeAddressBook([
        { row: { First: 'Sam', Last: 'Invented' }, saved: [[property.phone, '07700 900123']] },
      ]).main,
    ),
    home('Library/Voicemail/voicemail.db', voicemail.database.main),
    ...Object.entries(voicemail.files).map(([path, bytes]) => home(path, bytes)),
    { domain, path: 'ChatStorage.sqlite', bytes: chats() },
    { domain: 'CameraRollDomain', path: 'Media/PhotoData/Photos.sqlite', bytes: library() },
    { domain: 'CameraRollDomain', path: 'Media/DCIM/100APPLE/IMG_0001.PNG', bytes: 'a screenshot' },
    { domain: 'CameraRollDomain', path: 'Media/DCIM/100APPLE/IMG_0002.JPG', bytes: 'a photo' },
  ];
}

function messages(home: (path: string, bytes: Buffer) => MadeFile): MadeFile[] {
  const path = makeMessages(
    folder,
    'iOS 18',
    (made) => {
      const handle = made.handle('+447700900123');
      const chat = made.chat('iMessage', '+447700900123', [handle]);
      made.message(chat, { text: 'I saw you today', handle_id: handle });
      const number = made.message(chat, { text: 'look\ufffc', handle_id: handle });
      made.attachment(number, {
        filename: '~/Library/SMS/Attachments/ab/11/photo.jpg',
        transfer_name: 'photo.jpg',
        mime_type: 'image/jpeg',
      });
    },
    {
      inLog: (made) => {
        made.message(1, { text: 'in the log alone', handle_id: 1 });
      },
    },
  );
  const log = `${path}-wal`;
  const files = [
    home('Library/SMS/sms.db', readFileSync(path)),
    ...(existsSync(log) ? [home('Library/SMS/sms.db-wal', readFileSync(log))] : []),
    {
      domain: 'MediaDomain',
      path: 'Library/SMS/Attachments/ab/11/photo.jpg',
      bytes: 'a photo that was sent',
    },
  ];
  rmSync(path);
  rmSync(log, { force: true });
  return files;
}

function chats(): Buffer {
  return madeChats([
    [
      'ZWACHATSESSION',
      {
        Z_PK: 1n,
        ZSESSIONTYPE: 0n,
        ZCONTACTJID: '447700900456@s.whatsapp.net',
        ZPARTNERNAME: 'Alex',
      },
    ],
    [
      'ZWAMESSAGE',
      {
        Z_PK: 1n,
        ZCHATSESSION: 1n,
        ZISFROMME: 0n,
        ZMESSAGETYPE: 0n,
        ZMESSAGEDATE: cocoa('2026-01-31T12:00:00Z'),
        ZTEXT: 'are you in?',
        ZFROMJID: '447700900456@s.whatsapp.net',
      },
    ],
  ]);
}

function library(): Buffer {
  return databaseBytes((database) => {
    database.exec(`CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZDIRECTORY TEXT, ZFILENAME TEXT,
        ZKIND INTEGER, ZKINDSUBTYPE INTEGER, ZDATECREATED REAL);
      INSERT INTO ZASSET VALUES (1, 'DCIM/100APPLE', 'IMG_0001.PNG', 0, 10, 790000000.0);`);
  });
}

function made(name: string, locked: boolean): Source {
  writeBackup(join(folder, name), { files: phoneFiles(), ...(locked ? { password } : {}) });
  return { path: join(folder, name), name, kind: 'folder', sizeBytes: 0 };
}

function readingIn(scratch: string): Reading {
  return { choices: { zone: 'Europe/London' }, scratch, password };
}

const itemsOf = (source: Source) =>
  withScratch((scratch) => itemsRead(iphoneBackup.read(source, readingIn(scratch)))) as Promise<
    SourceItem[]
  >;

describe('a phone with one or two of everything', () => {
  test('is read with every row in its place, and the names from the phone', async () => {
    const items = await itemsOf(made('plain', false));
    const rows = items.flatMap((item) =>
      item.type === 'message'
        ? `${item.message.place} (${item.conversation.key})`
        : item.type === 'call'
          ? `${item.call.place} (${item.conversation.key})`
          : item.type === 'file'
            ? `file ${shownText(item.file.path)}`
            : item.type === 'skipped'
              ? `skipped ${item.where}`
              : [],
    );
    expect(rows).toEqual([
      'sms.db message 1 (imessage +447700900123)',
      'sms.db message 2 (imessage +447700900123)',
      'sms.db message 3 (imessage +447700900123)',
      'CallHistory.storedata call 1 (call +447700900123)',
      'CallHistory.storedata call 2 (call +447700900123)',
      'voicemail.db voicemail 1 (voicemail +447700900123)',
      'ChatStorage.sqlite message 1 (whatsapp +447700900456)',
      'file Media/DCIM/100APPLE/IMG_0001.PNG',
      'file Media/DCIM/100APPLE/IMG_0002.JPG',
    ]);
    const senders = items.flatMap((item) =>
      item.type === 'message' ? item.message.sender?.name : [],
    );
    expect(senders.slice(0, 3)).toEqual(['Sam Invented', 'Sam Invented', 'Sam Invented']);
    const missing = items.flatMap((item) => (item.type === 'not here' ? item.notHere.what : []));
    expect(missing).toEqual(['Older text messages']);
    const notes = items.flatMap((item) => (item.type === 'note' ? item : []));
    expect(notes).toEqual([]);
  });

  test('gives the same from a locked backup as from one in clear, and nothing new the second time', async () => {
    const source = made('locked', true);
    const before = fingerprint(String(source.path));
    expect(await itemsOf(source)).toEqual(await itemsOf(made('plain', false)));
    const casefile = await newCase();
    const first = await takeIn(source);
    expect(balances(first.receipt)).toBe(true);
    expect(first.receipt).toMatchObject({ rows: 9, takenIn: 9, skipped: [] });
    expect(first.contacts).toMatchObject([{ name: 'Sam Invented' }]);
    expect(first.attachments).toBe(2);
    const again = await takeIn(source);
    expect(again.receipt).toMatchObject({ rows: 9, takenIn: 0, alreadyHad: 9 });
    expect(damageIn(await verify(casefile.folder))).toEqual([]);
    expect(fingerprint(String(source.path))).toEqual(before);
    casefile.close();

    async function takeIn(from: Source) {
      const hash = await casefile.withScratch((scratch) =>
        iphoneBackup.identity!(from, readingIn(scratch)),
      );
      const identity = {
        ...hash,
        name: from.name,
        path: String(from.path),
        kind: 'folder',
        importer: iphoneBackup.id,
        importerVersion: iphoneBackup.version,
        importerTitle: iphoneBackup.title,
      } as const;
      const choices = { zone: 'Europe/London' };
      const selection = { conversations: null };
      return casefile.ingest(identity, (scratch) => iphoneBackup.read(from, readingIn(scratch)), {
        choices,
        selection,
      });
    }
  });
});
