import { execFileSync } from 'node:child_process';
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import type { Reading, SourceItem } from '../../../src/core/source-item.ts';
import { discover } from '../../../src/importers/discover.ts';
import type { Importer } from '../../../src/importers/importer.ts';
import { iphoneBackup, iphoneBackupWith } from '../../../src/importers/iphone-backup/importer.ts';
import { iphoneContacts } from '../../../src/importers/iphone-contacts/reader.ts';
import { phoneDatabaseWith } from '../../../src/importers/phone-database/importer.ts';
import type { Source } from '../../../src/importers/source.ts';
import { importersWording } from '../../../src/importers/wording.ts';
import { fingerprint, itemsRead, withScratch } from '../items-read.ts';
import { asOrdinaryUser } from '../source-folder.ts';
import { databaseBytes, fileIdOf, writeBackup, type MadeBackup } from './made-backup.ts';
import {
  callsPlace,
  library,
  smallReaders,
  smsPlace,
  textsDatabase,
  twoTexts,
  usualFiles,
} from './small-readers.ts';

const importer = iphoneBackupWith(smallReaders);
const database = phoneDatabaseWith(smallReaders);
const wording = importersWording.iphoneBackup;
const password = 'blue-kettle 42';
const smsId = fileIdOf(smsPlace.domain, smsPlace.path);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iphone-backup-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function made(backup: MadeBackup, name = 'backup'): Source {
  writeBackup(join(folder, name), backup);
  return { path: join(folder, name), name, kind: 'folder', sizeBytes: 0 };
}

function readingIn(scratch: string, given: Partial<Reading> = {}): Reading {
  return { choices: { zone: 'Europe/London' }, scratch, ...given };
}

function itemsOf(source: Source, given: Partial<Reading> = {}, by = importer): Promise<unknown[]> {
  return withScratch((scratch) => itemsRead(by.read(source, readingIn(scratch, given))));
}

describe('a locked backup', () => {
  const backup = { files: usualFiles, password };

  test('is opened by its password alone', async () => {
    const source = made(backup);
    expect(await importer.isLocked?.(source)).toBe(true);
    expect(await importer.unlocks?.(source, 'blue-kettle 43')).toBe(false);
    expect(await importer.unlocks?.(source, '')).toBe(false);
    await expect(itemsOf(source)).rejects.toThrow(wording.locked.message);
    expect(await importer.unlocks?.(source, password)).toBe(true);
    expect(await itemsOf(source)).toEqual(await itemsOf(made({ files: usualFiles }, 'plain')));
  });

  test('says plainly that a password is wrong, and repeats nothing of it', async () => {
    const source = made(backup);
    const error = await itemsOf(source, { password: 'wrong-secret' }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toBe(wording.wrongPassword.message);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('wrong-secret');
  });

  test('stays open for the source that was unlocked, and for no other', async () => {
    const source = made(backup);
    await importer.unlocks?.(source, password);
    expect((await itemsOf(source)).length).toBeGreaterThan(5);
    await expect(itemsOf({ ...source })).rejects.toThrow(wording.locked.message);
  });

  test('is not opened when its keys are damaged', async () => {
    const source = made({ ...backup, manifest: { ManifestKey: Buffer.alloc(44, 3) } });
    expect(await importer.unlocks?.(source, password)).toBe(true);
    await expect(itemsOf(source)).rejects.toThrow(wording.keysDamaged.message);
  });

  test('is not opened when its list is damaged', async () => {
    const source = made({
      ...backup,
      change: (name, bytes) => (name === 'Manifest.db' ? Buffer.alloc(bytes.length, 7) : bytes),
    });
    await expect(itemsOf(source, { password })).rejects.toThrow(wording.listDamaged.message);
  });

  test('of which the keys are lost is explained, and asks for no password', async () => {
    const source = made({ ...backup, leaveOut: ['Manifest.plist'] });
    expect(await importer.recognises(source)).toBe(true);
    expect(await importer.isLocked?.(source)).toBe(false);
    await expect(importer.unlocks?.(source, password)).rejects.toThrow(wording.listDamaged.message);
    await expect(itemsOf(source)).rejects.toThrow(wording.listDamaged.message);
  });

  test('leaves nothing readable in the scratch folder while it is read, but what is being read', async () => {
    const source = made(backup);
    await withScratch(async (scratch) => {
      for await (const item of importer.read(source, readingIn(scratch, { password })))
        if (item.type === 'message') break;
    });
  });

  test('of many megabytes is decrypted piece by piece', async () => {
    const large = Buffer.alloc(5 * 1024 * 1024 + 3);
    for (let at = 0; at < large.length; at += 4)
      large.writeUInt32LE(at % 0xfffffff1, at > large.length - 4 ? large.length - 4 : at);
    const source = made({
      password,
      files: [
        { ...smsPlace, bytes: textsDatabase([{ body: 'look', attachment: 'large' }]) },
        { domain: 'MediaDomain', path: 'large', bytes: large },
      ],
    });
    await withScratch(async (scratch) => {
      for await (const item of importer.read(source, readingIn(scratch, { password }))) {
        if (item.type !== 'message') continue;
        const hash = createHash('sha256');
        let largest = 0;
        for await (const piece of item.message.attachments[0]!.bytes!.open()) {
          largest = Math.max(largest, piece.byteLength);
          hash.update(piece);
        }
        expect(hash.digest()).toEqual(createHash('sha256').update(large).digest());
        expect(largest).toBeLessThanOrEqual(1024 * 1024 + 16);
      }
    });
  });
});

describe('a backup with nothing that can be read', () => {
  test('is explained', async () => {
    const source = made({
      files: [{ ...smsPlace, bytes: 'rubbish' }],
      leaveOut: ['Manifest.db'],
    });
    await expect(itemsOf(source)).rejects.toThrow(wording.listDamaged.message);
  });
});

describe('a backup that may not be opened', () => {
  test('is said to be so, and files of it that may not be are passed over', async () => {
    const source = made({ files: usualFiles });
    const list = join(String(source.path), 'Manifest.db');
    chmodSync(folder, 0o755);
    chmodSync(join(String(source.path), 'Info.plist'), 0);
    await asOrdinaryUser(async () => {
      const items = await itemsOf(source);
      expect(items).toContainEqual(expect.objectContaining({ where: 'Info.plist' }));
    });
    chmodSync(list, 0);
    await asOrdinaryUser(async () => {
      await expect(itemsOf({ ...source })).rejects.toThrow(importersWording.notAllowed.message);
    });
  });
});

describe('the newest message, which stands in the log alone', () => {
  test.each([undefined, password])('is read (password %s)', async (given) => {
    const path = join(folder, 'live.db');
    writeFileSync(path, textsDatabase(twoTexts));
    const { main, log } = withLog(path);
    const source = made({
      ...(given === undefined ? {} : { password: given }),
      files: [
        { ...smsPlace, bytes: main },
        { domain: 'HomeDomain', path: `${smsPlace.path}-wal`, bytes: log },
        { domain: 'HomeDomain', path: `${smsPlace.path}-shm`, bytes: Buffer.alloc(32768) },
      ],
    });
    const items = await itemsOf(source, given === undefined ? {} : { password: given });
    expect(JSON.stringify(items)).toContain('in the log alone');
  });

  /** A database with a change that was never written back. */
  function withLog(path: string): { main: Buffer; log: Buffer } {
    const database = new Database(path);
    try {
      database.pragma('journal_mode = WAL');
      database.pragma('wal_autocheckpoint = 0');
      database.exec(
        "INSERT INTO small_texts VALUES ('07700 900123', 'in the log alone', 1767225700, NULL)",
      );
      return { main: readFileSync(path), log: readFileSync(`${path}-wal`) };
    } finally {
      database.close();
    }
  }
});

describe('what was pointed at', () => {
  const importers: readonly Importer[] = [database, importer];
  const found = async (path: string) =>
    (await discover(path, importers)).found.map(({ source, importer: by }) => [
      by.id,
      String(source.path),
      source.name,
    ]);

  test('may be a folder or file inside the backup', async () => {
    made({ files: usualFiles });
    const backup = join(folder, 'backup');
    for (const inside of ['3d', join('3d', smsId), 'Manifest.db', 'Info.plist'])
      expect(await found(join(backup, inside)), inside).toEqual([
        ['iphone-backup', backup, 'backup'],
      ]);
  });

  test('may be a file inside a backup of the old layout', async () => {
    made({ files: usualFiles, list: 'Manifest.mbdb' });
    const backup = join(folder, 'backup');
    expect(await found(join(backup, smsId))).toEqual([['iphone-backup', backup, 'backup']]);
  });

  test('may be a folder around several backups, of which none is walked through', async () => {
    made({ files: usualFiles }, 'one');
    made({ files: usualFiles, password }, 'two');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(await found(folder)).toEqual([
      ['iphone-backup', join(folder, 'one'), 'one'],
      ['iphone-backup', join(folder, 'two'), 'two'],
      ['loose-files', folder, expect.any(String)],
    ]);
  });

  test('may be elsewhere: a folder or file that only looks so is nobody’s', async () => {
    mkdirSync(join(folder, '3d'));
    writeFileSync(join(folder, '3d', smsId), textsDatabase(twoTexts));
    writeFileSync(join(folder, 'Info.plist'), 'x');
    expect(await found(join(folder, '3d', smsId))).toEqual([
      ['phone-database', join(folder, '3d', smsId), smsId],
    ]);
    expect((await found(join(folder, 'Info.plist')))[0]?.[0]).toBe('loose-files');
  });

  test('may have a name that is no text', async () => {
    made({ files: usualFiles });
    const path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe])]);
    renameSync(join(folder, 'backup'), path);
    const source: Source = { path, name: 'x', kind: 'folder', sizeBytes: 0 };
    expect(await importer.recognises(source)).toBe(true);
    expect((await itemsOf(source)).length).toBeGreaterThan(5);
    const shard: Source = {
      ...source,
      path: Buffer.concat([path, Buffer.from('/3d')]),
      name: '3d',
    };
    expect(await importer.locate?.(shard)).toMatchObject({ path, name: { rawHex: 'fffe' } });
  });
});

describe('what names a backup in the record', () => {
  test('can be made anew by hand', async () => {
    const source = made({ files: usualFiles, password });
    const identity = await withScratch((scratch) =>
      importer.identity!(source, readingIn(scratch, { password })),
    );
    const place = (domain: string, path: string) => {
      const id = fileIdOf(domain, path);
      return `${id.slice(0, 2)}/${id}`;
    };
    const files = [
      'Info.plist',
      'Manifest.db',
      'Manifest.plist',
      'Status.plist',
      place(smsPlace.domain, smsPlace.path),
      place(callsPlace.domain, callsPlace.path),
      place(library.domain, library.path),
    ];
    const byHand = execFileSync(
      'sh',
      ['-c', 'sha256sum "$@" | LC_ALL=C sort -k 2 | sha256sum', 'sh', ...files],
      { cwd: join(folder, 'backup'), encoding: 'utf8' },
    );
    expect(identity.sha256).toBe(byHand.slice(0, 64));
    const sizes = files.map((file) => readFileSync(join(folder, 'backup', file)).byteLength);
    expect(identity.sizeBytes).toBe(sizes.reduce((sum, size) => sum + size));
  });

  test('is another when a message is', async () => {
    const identityOf = (source: Source) =>
      withScratch((scratch) => importer.identity!(source, readingIn(scratch)));
    const one = await identityOf(made({ files: usualFiles }, 'one'));
    const same = await identityOf(made({ files: usualFiles }, 'same'));
    const texts = textsDatabase([{ body: 'another' }]);
    const files = usualFiles.map((file) =>
      file.path === smsPlace.path ? { ...file, bytes: texts } : file,
    );
    const other = await identityOf(made({ files }, 'other'));
    expect(same).toEqual(one);
    expect(other.sha256).not.toBe(one.sha256);
  });
});

describe('progress', () => {
  test('goes from nothing to the whole, over all databases', async () => {
    const source = made({ files: usualFiles });
    const shares: number[] = [];
    await withScratch(async (scratch) => {
      for await (const item of importer.read(source, readingIn(scratch))) {
        if (item.type !== 'progress') continue;
        shares.push(item.bytesRead / item.bytesInAll);
      }
    });
    expect(shares.length).toBeGreaterThan(3);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });
});

describe('a backup read with the readers of real databases', () => {
  test('tells of pictures and recordings also where the databases that list them are not there', async () => {
    const source = made({
      files: [
        { domain: 'CameraRollDomain', path: 'Media/DCIM/100APPLE/IMG_0001.JPG', bytes: 'photo' },
        { domain: 'HomeDomain', path: 'Library/Voicemail/12.amr', bytes: '#!AMR\n' },
        {
          domain: 'CameraRollDomain',
          path: 'Media/PhotoData/Photos.sqlite',
          bytes: 'damaged',
        },
      ],
    });
    const items = (await itemsOf(source, {}, iphoneBackup)) as SourceItem[];
    const paths = items.flatMap((item) => (item.type === 'file' ? item.file.path : []));
    expect(paths).toEqual(['Library/Voicemail/12.amr', 'Media/DCIM/100APPLE/IMG_0001.JPG']);
    const skipped = items.filter(({ type }) => type === 'skipped');
    expect(skipped).toMatchObject([{ where: 'Photos.sqlite' }]);
    const missing = items.flatMap((item) => (item.type === 'not here' ? item.notHere.what : []));
    expect(missing).toEqual(['Text messages', 'The call list', 'WhatsApp chats']);
  });

  test('gives names from the address book, and the people in it', async () => {
    const addresses = databaseBytes((made) => {
      made.exec(`CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY, First TEXT, Last TEXT);
        CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER, value TEXT);
        INSERT INTO ABPerson VALUES (4, 'Sam', 'do not answer');
        INSERT INTO ABMultiValue VALUES (1, 4, 3, '07700 900123');`);
    });
    const source = made({
      files: [
        ...usualFiles,
        {
          domain: 'HomeDomain',
          path: 'Library/AddressBook/AddressBook.sqlitedb',
          bytes: addresses,
        },
      ],
    });
    const by = iphoneBackupWith([iphoneContacts, ...smallReaders]);
    const items = (await itemsOf(source, {}, by)) as SourceItem[];
    const named = items.flatMap((item) =>
      item.type === 'message' ? (item.message.sender?.name ?? null) : [],
    );
    expect(named).toEqual(['Sam do not answer', null]);
    expect(items.filter(({ type }) => type === 'contact')).toMatchObject([
      { contact: { name: 'Sam do not answer', place: 'AddressBook.sqlitedb contact 4' } },
    ]);
  });
});

describe('a backup of which any byte may be wrong', () => {
  const sound: readonly MadeBackup[] = [
    { files: usualFiles },
    { files: usualFiles, plists: 'binary', password },
    { files: usualFiles, list: 'Manifest.mbdb', password, rounds: { first: null, second: 2 } },
  ];

  test.each(sound.map((backup, index) => [index, backup] as const))(
    'ends in items or in a sentence for the person (%i)',
    async (index, backup) => {
      const names = ['Info.plist', 'Manifest.plist', 'Status.plist', backup.list ?? 'Manifest.db'];
      let number = 0;
      for (const name of names) {
        for (let round = 0; round < 14; round++) {
          number += 1;
          const change = (of: string, bytes: Buffer) =>
            of === name ? spoilt(bytes, `${index} ${number}`) : bytes;
          const source = made({ ...backup, change }, `backup-${number}`);
          const before = fingerprint(String(source.path));
          await itemsOrSentence(source, backup.password);
          expect(fingerprint(String(source.path))).toEqual(before);
          rmSync(source.path, { recursive: true });
        }
      }
    },
  );

  test('ends so for its databases too, with every other database read', async () => {
    const sms = textsDatabase(twoTexts);
    for (let number = 0; number < 30; number++) {
      const files = usualFiles.map((file) =>
        file.path === smsPlace.path ? { ...file, bytes: spoilt(sms, `database ${number}`) } : file,
      );
      const source = made({ files }, `backup-${number}`);
      const items = (await itemsOf(source)) as SourceItem[];
      expect(items.filter(({ type }) => type === 'call')).toHaveLength(1);
      rmSync(source.path, { recursive: true });
    }
  });

  async function itemsOrSentence(source: Source, given: string | undefined): Promise<void> {
    try {
      if (!(await importer.recognises(source))) return;
      await importer.isLocked?.(source);
      await itemsOf(source, given === undefined ? {} : { password: given });
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
    }
  }

  /** Cut, or with bytes changed or a piece moved; the same for the same words. */
  function spoilt(bytes: Buffer, words: string): Buffer {
    const random = createHash('sha256').update(words).digest();
    const at = random.readUInt32LE(0) % bytes.byteLength;
    const kind = random[4]! % 3;
    if (kind === 0) return bytes.subarray(0, at);
    const changed = Buffer.from(bytes);
    if (kind === 1)
      for (let byte = 0; byte < 4; byte++)
        changed[(at + byte * 37) % changed.length] = random[5 + byte]!;
    else changed.copy(changed, at, 0, Math.min(100, changed.byteLength - at));
    return changed;
  }
});
