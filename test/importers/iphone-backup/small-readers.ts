import type { Call, Conversation, Party } from '../../../src/core/communication.ts';
import { identifier } from '../../../src/core/identifier.ts';
import type { IncomingAttachment, SourceItem } from '../../../src/core/source-item.ts';
import { instantFromUnix } from '../../../src/core/time.ts';
import type { Phone, PhoneDatabaseReader } from '../../../src/importers/phone/phone.ts';
import type { DatabaseRow, ScratchDatabase } from '../../../src/importers/scratch-copy.ts';
import { databaseBytes, type MadeFile } from './made-backup.ts';

/** Readers of databases that are far simpler than a phone's: for tests of what lies around them. */
export const smallReaders: readonly PhoneDatabaseReader[] = [
  {
    id: 'iphone-messages',
    title: 'small texts',
    places: [
      { domain: 'HomeDomain', path: 'Library/SMS/sms.db' },
      { domain: 'OtherDomain', path: 'sms.db' },
    ],
    tables: [['small_texts']],
    read: readTexts,
  },
  {
    id: 'iphone-calls',
    title: 'small calls',
    places: [{ domain: 'HomeDomain', path: 'Library/CallHistoryDB/CallHistory.storedata' }],
    tables: [['small_calls']],
    read: readCalls,
  },
  {
    id: 'iphone-pictures',
    title: 'small pictures',
    places: [{ domain: 'CameraRollDomain', path: 'Media/PhotoData/Photos.sqlite' }],
    tables: [['small_pictures']],
    read: readPictures,
  },
];

// eslint-disable-next-line @typescript-eslint/require-await -- the contract is a stream
async function* readTexts(database: ScratchDatabase, phone: Phone): AsyncGenerator<SourceItem> {
  let row = 0;
  const rows = database.count('small_texts');
  for (const found of database.rows('SELECT rowid AS number, * FROM small_texts ORDER BY rowid')) {
    yield textItem(found, phone);
    row += 1;
    const bytesRead = Math.floor((database.sizeBytes * row) / rows);
    yield { type: 'progress', bytesRead, bytesInAll: database.sizeBytes };
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- the contract is a stream
async function* readPictures(_: ScratchDatabase, phone: Phone): AsyncGenerator<SourceItem> {
  for (const file of phone.files.below('CameraRollDomain', 'Media/DCIM/')) {
    const name = file.path;
    const facts = {
      kind: 'picture',
      mediaType: null,
      happened: file.modified,
      times: [],
      notes: [],
      ...(file.notes === undefined ? {} : { asFound: file.notes }),
    } as const;
    if (file.bytes === null) yield { type: 'skipped', where: file.place, why: 'Not held.' };
    else yield { type: 'file', file: { name, path: file.path, bytes: file.bytes, facts } };
  }
}

function textItem(row: DatabaseRow, phone: Phone): SourceItem {
  const other = partyOf(row, phone);
  const path = row['attachment'] as string | null;
  const number = String(row['number']);
  return {
    type: 'message',
    conversation: conversationWith(other, 'messages'),
    message: {
      kind: 'message',
      means: 'SMS',
      direction: 'in',
      happened: instantFromUnix(Number(row['at']) * 1000, {
        basis: 'device record',
        raw: String(row['at']),
      }),
      sender: other,
      recipients: phone.own,
      place: `message ${number}`,
      text: String(row['body']),
      attachments: path === null ? [] : [attachmentAt(phone, path)],
      markers: [],
      ...(number === '2' ? { answers: 'message 1' } : {}),
    },
  };
}

function attachmentAt(phone: Phone, path: string): IncomingAttachment {
  const file = phone.files.find('MediaDomain', path);
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    mediaType: null,
    bytes: file?.bytes ?? null,
    ...(file === null
      ? { missing: 'not listed' }
      : file.bytes === null
        ? { missing: 'listed, and not there' }
        : {}),
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- the contract is a stream
async function* readCalls(database: ScratchDatabase, phone: Phone): AsyncGenerator<SourceItem> {
  for (const row of database.rows('SELECT rowid AS number, * FROM small_calls ORDER BY rowid')) {
    const other = partyOf(row, phone);
    const call: Call = {
      kind: 'call',
      means: 'telephone',
      direction: 'in',
      happened: { precision: 'unknown' },
      sender: other,
      recipients: [],
      place: `call ${String(row['number'])}`,
      outcome: 'missed',
      durationSeconds: null,
      numberWithheld: false,
      markers: [],
    };
    yield { type: 'call', conversation: conversationWith(other, 'calls'), call };
  }
}

function partyOf(row: DatabaseRow, phone: Phone): Party {
  const party = identifier(String(row['sender']));
  const name = phone.names.nameOf(party);
  return { ...party, ...(name === null ? {} : { name }) };
}

function conversationWith(other: Party, kind: 'messages' | 'calls'): Conversation {
  const means = kind === 'calls' ? 'telephone' : 'SMS and MMS';
  const key = `${kind === 'calls' ? 'call' : 'sms'} ${other.e164 ?? other.asFound}`;
  return { key, kind, means, others: [other], group: false };
}

export interface SmallText {
  readonly body: string;
  readonly sender?: string;
  readonly attachment?: string;
}

/** A database of texts, each with a path below MediaDomain as an attachment, if any. */
export function textsDatabase(texts: readonly SmallText[]): Buffer {
  return databaseBytes((database) => {
    database.exec('CREATE TABLE small_texts (sender TEXT, body TEXT, at INTEGER, attachment TEXT)');
    const insert = database.prepare('INSERT INTO small_texts VALUES (?, ?, ?, ?)');
    for (const [index, { body, sender, attachment }] of texts.entries())
      insert.run(sender ?? '+447700900123', body, 1_767_225_600 + index, attachment ?? null);
  });
}

export function callsDatabase(senders: readonly string[]): Buffer {
  return databaseBytes((database) => {
    database.exec('CREATE TABLE small_calls (sender TEXT)');
    const insert = database.prepare('INSERT INTO small_calls VALUES (?)');
    for (const sender of senders) insert.run(sender);
  });
}

/** The library of the camera roll: it holds nothing, and makes the roll be listed. */
export const library = {
  domain: 'CameraRollDomain',
  path: 'Media/PhotoData/Photos.sqlite',
  bytes: databaseBytes((database) => {
    database.exec('CREATE TABLE small_pictures (name TEXT)');
  }),
} as const;

export const twoTexts: readonly SmallText[] = [
  { body: 'I saw you today', attachment: 'Library/SMS/Attachments/ab/11/photo.jpg' },
  { body: 'answer me', sender: '07700 900456' },
];

export const smsPlace = { domain: 'HomeDomain', path: 'Library/SMS/sms.db' } as const;
export const callsPlace = {
  domain: 'HomeDomain',
  path: 'Library/CallHistoryDB/CallHistory.storedata',
} as const;

/** Texts with an attachment, the folders around them, a link, and a photo. */
export const usualFiles: readonly MadeFile[] = [
  { domain: 'HomeDomain', path: '', kind: 'folder' },
  { domain: 'HomeDomain', path: 'Library/SMS', kind: 'folder' },
  { ...smsPlace, bytes: textsDatabase(twoTexts) },
  { ...callsPlace, bytes: callsDatabase(['07700 900123']) },
  library,
  {
    domain: 'MediaDomain',
    path: 'Library/SMS/Attachments/ab/11/photo.jpg',
    bytes: 'a photo that was sent',
  },
  {
    domain: 'CameraRollDomain',
    path: 'Media/DCIM/100APPLE/IMG_0002.PNG',
    bytes: 'a screenshot',
    modified: 1_767_312_000,
    extendedAttributes: {
      'com.apple.assetsd.originalFilename': 'Screenshot.png',
      'com.apple.assetsd.timeZoneOffset': Buffer.from([0, 0, 14, 16]),
    },
  },
  { domain: 'CameraRollDomain', path: 'Media/DCIM/100APPLE/IMG_0001.JPG', bytes: 'a photo' },
  { domain: 'CameraRollDomain', path: 'Media/DCIM/link', kind: 'link' },
];
