import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, buildBinary, type PlistValue } from 'plist';
import { encrypted, keyFrom, madeKeybag, wrapped, type MadeKeybag } from './made-keybag.ts';
import { mbdbBytes } from './made-mbdb.ts';

/** One row of a backup's list, with the bytes that lie in the backup for it. */
export interface MadeFile {
  readonly domain: string;
  readonly path: string | Buffer;
  /** What the phone's file holds; null leaves the blob out: listed, and not there. */
  readonly bytes?: Uint8Array | string | null;
  /** Unix seconds; 1 January 2026 unless said. */
  readonly modified?: number;
  readonly kind?: 'file' | 'folder' | 'link';
  /** In place of the SHA-1 of domain and path: `../../evil`. No blob is written for one that is no id. */
  readonly fileId?: string;
  /** In place of the true size; null leaves it out. */
  readonly statedSize?: number | null;
  readonly protectionClass?: number;
  /** How the last block is filled up in an encrypted backup. */
  readonly padding?: 'valid' | 'none' | 'zeros';
  /** The blob is cut to so many bytes after it was made. */
  readonly blobCutTo?: number;
  /** The blob is a link to this place instead. */
  readonly blobLinksTo?: string;
  /** In an encrypted backup: true lies there in clear and has no key. */
  readonly inClear?: boolean;
  /** In a backup in clear: the record names a key, and it is none. */
  readonly emptyKey?: boolean;
  readonly extendedAttributes?: Readonly<Record<string, string | Buffer>>;
  /** In place of the archived record of the file. */
  readonly record?: Uint8Array | null;
}

/** A whole backup. Everything has a default that a sound backup of today would have. */
export interface MadeBackup {
  readonly files: readonly MadeFile[];
  /** Makes it an encrypted one. */
  readonly password?: string;
  /** Rounds of the two steps of the key; few, so that tests are quick. `first` null is iOS 10.0 and before. */
  readonly rounds?: { readonly first: number | null; readonly second: number };
  /** What `IsEncrypted` says, where it lies; null leaves it out. */
  readonly saysEncrypted?: boolean | null;
  /** True is iOS 10.0: the files are encrypted, the list is not. */
  readonly listInClear?: boolean;
  readonly snapshotState?: string | null;
  readonly plists?: 'xml' | 'binary';
  readonly list?: 'Manifest.db' | 'Manifest.mbdb';
  /** Own number in Info.plist; null leaves it out. */
  readonly phoneNumber?: string | null;
  readonly lastBackup?: Date | null;
  /** Files of the folder that are left out: `Info.plist`. */
  readonly leaveOut?: readonly string[];
  /** Replaces bytes of a file of the folder just before it is written. */
  readonly change?: (name: string, bytes: Buffer) => Buffer;
  /** Blobs that no row names. */
  readonly strayBlobs?: number;
  readonly info?: Readonly<Record<string, PlistValue>>;
  readonly manifest?: Readonly<Record<string, PlistValue>>;
}

export const sampleNumber = '+44 7700 900100';
export const sampleDate = new Date('2026-02-03T08:15:30Z');
export const sampleModified = Date.UTC(2026, 0, 1) / 1000;
export const fewRounds = { first: 3, second: 2 } as const;

/** Writes a backup into a folder, which is made. The same backup gives the same bytes. */
export function writeBackup(folder: string, made: MadeBackup): void {
  const keybag =
    made.password === undefined ? null : madeKeybag(made.password, made.rounds ?? fewRounds);
  const flat = made.list === 'Manifest.mbdb';
  mkdirSync(folder, { recursive: true });
  for (const file of made.files) writeBlob(folder, file, keybag, flat);
  for (let number = 0; number < (made.strayBlobs ?? 0); number++) {
    const id = createHash('sha1').update(`stray ${number}`).digest('hex');
    put(folder, flat ? id : join(id.slice(0, 2), id), Buffer.from(`stray ${number}`), made);
  }
  for (const [name, value] of Object.entries(plistsOf(made, keybag)))
    if (made.leaveOut?.includes(name) !== true) put(folder, name, plistBytes(value, made), made);
  const list = made.list ?? 'Manifest.db';
  if (made.leaveOut?.includes(list) !== true) put(folder, list, listBytes(made, keybag), made);
}

/** The id under which a backup keeps a file. */
export function fileIdOf(domain: string, path: string | Buffer): string {
  return createHash('sha1').update(`${domain}-`).update(path).digest('hex');
}

/** A property list as such a backup would hold it. */
export function plistBytes(value: PlistValue, made: Pick<MadeBackup, 'plists'> = {}): Buffer {
  return made.plists === 'binary'
    ? Buffer.from(buildBinary(value))
    : Buffer.from(build(value as never), 'utf8');
}

function put(folder: string, name: string, bytes: Buffer, made: MadeBackup): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), made.change?.(name, bytes) ?? bytes);
}

function bytesOf(file: MadeFile): Buffer {
  return Buffer.from(typeof file.bytes === 'string' ? file.bytes : (file.bytes ?? ''));
}

function writeBlob(folder: string, file: MadeFile, keybag: MadeKeybag | null, flat: boolean): void {
  const id = file.fileId ?? fileIdOf(file.domain, file.path);
  if (file.bytes === null || (file.kind ?? 'file') !== 'file' || !/^[0-9a-f]{40}$/.test(id)) return;
  const path = flat ? join(folder, id) : join(folder, id.slice(0, 2), id);
  mkdirSync(dirname(path), { recursive: true });
  if (file.blobLinksTo !== undefined) {
    symlinkSync(file.blobLinksTo, path);
    return;
  }
  const plain = bytesOf(file);
  const stored = hasKey(file, keybag) ? encrypted(plain, fileKey(file), file.padding) : plain;
  writeFileSync(path, stored.subarray(0, file.blobCutTo ?? stored.byteLength));
}

/* As on a phone: folders, links and empty files have no key of their own. */
function hasKey(file: MadeFile, keybag: MadeKeybag | null): boolean {
  return (
    keybag !== null &&
    (file.kind ?? 'file') === 'file' &&
    file.inClear !== true &&
    bytesOf(file).byteLength > 0
  );
}

function fileKey(file: MadeFile): Buffer {
  return keyFrom(`file ${fileIdOf(file.domain, file.path)}`);
}

function classOf(file: MadeFile): number {
  return file.protectionClass ?? 3;
}

function wrappedFileKey(file: MadeFile, keybag: MadeKeybag): Buffer {
  return wrapped(fileKey(file), classOf(file), keybag);
}

function plistsOf(made: MadeBackup, keybag: MadeKeybag | null): Record<string, PlistValue> {
  const { phoneNumber = sampleNumber, lastBackup = sampleDate, snapshotState = 'finished' } = made;
  const saysEncrypted = made.saysEncrypted === undefined ? keybag !== null : made.saysEncrypted;
  return {
    'Info.plist': {
      'Build Version': '20A000',
      'Device Name': 'A phone',
      'Product Type': 'iPhone14,2',
      'Product Version': '17.0',
      ...(phoneNumber === null ? {} : { 'Phone Number': phoneNumber }),
      ...(lastBackup === null ? {} : { 'Last Backup Date': lastBackup }),
      'Unique Identifier': '00000000-0000000000000000',
      ...made.info,
    },
    'Manifest.plist': {
      ...(keybag === null ? {} : { BackupKeyBag: keybag.bytes }),
      ...(keybag === null || made.listInClear === true || made.list === 'Manifest.mbdb'
        ? {}
        : { ManifestKey: wrapped(listKey, 3, keybag) }),
      ...(saysEncrypted === null ? {} : { IsEncrypted: saysEncrypted }),
      ...(lastBackup === null ? {} : { Date: lastBackup }),
      Version: '10.0',
      WasPasscodeSet: true,
      Lockdown: { DeviceName: 'A phone', ProductVersion: '17.0' },
      ...made.manifest,
    },
    'Status.plist': {
      UUID: '00000000-0000-0000-0000-000000000000',
      IsFullBackup: false,
      Version: '3.3',
      BackupState: 'new',
      ...(lastBackup === null ? {} : { Date: lastBackup }),
      ...(snapshotState === null ? {} : { SnapshotState: snapshotState }),
    },
  };
}

const listKey = keyFrom('the list');

function listBytes(made: MadeBackup, keybag: MadeKeybag | null): Buffer {
  if (made.list === 'Manifest.mbdb') {
    return mbdbBytes(
      made.files.map((file) => ({
        file,
        sizeBytes: statedSize(file) ?? 0,
        key: keybag !== null && hasKey(file, keybag) ? wrappedFileKey(file, keybag) : null,
      })),
    );
  }
  const plain = databaseBytes((database) => {
    fillList(database, made.files, keybag);
  });
  return keybag === null || made.listInClear === true ? plain : encrypted(plain, listKey);
}

function fillList(
  database: Database.Database,
  files: readonly MadeFile[],
  keybag: MadeKeybag | null,
): void {
  database.exec(`
    CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB);
    CREATE INDEX FilesDomainIdx ON Files(domain);
    CREATE INDEX FilesRelativePathIdx ON Files(relativePath);
    CREATE INDEX FilesFlagsIdx ON Files(flags);
    CREATE TABLE Properties (key TEXT PRIMARY KEY, value BLOB);`);
  const insert = database.prepare('INSERT INTO Files VALUES (?, ?, CAST(? AS TEXT), ?, ?)');
  const flags = { file: 1, folder: 2, link: 4 };
  for (const file of files)
    insert.run(
      file.fileId ?? fileIdOf(file.domain, file.path),
      file.domain,
      Buffer.from(file.path),
      flags[file.kind ?? 'file'],
      file.record === undefined ? recordOf(file, keybag) : file.record,
    );
}

/** A database as a phone would hold it, as bytes. */
export function databaseBytes(fill: (database: Database.Database) => void): Buffer {
  const database = new Database(':memory:');
  try {
    fill(database);
    return database.serialize();
  } finally {
    database.close();
  }
}

function statedSize(file: MadeFile): number | null {
  return file.statedSize === undefined ? bytesOf(file).byteLength : file.statedSize;
}

/* NSKeyedArchiver, root an MBFile. */
function recordOf(file: MadeFile, keybag: MadeKeybag | null): Buffer {
  const objects: PlistValue[] = ['$null'];
  const add = (value: PlistValue): PlistValue => ({ UID: objects.push(value) - 1 });
  const size = statedSize(file);
  const modified = file.modified ?? sampleModified;
  const root: Record<string, PlistValue> = {};
  add(root);
  const modes = { file: 0o100644, folder: 0o040755, link: 0o120755 };
  Object.assign(root, {
    RelativePath: add(Buffer.from(file.path).toString('utf8')),
    LastModified: modified,
    LastStatusChange: modified,
    Birth: modified,
    Mode: modes[file.kind ?? 'file'],
    UserID: 501,
    GroupID: 501,
    InodeNumber: 4_000_000,
    ProtectionClass: classOf(file),
    Flags: 0,
    ...(size === null ? {} : { Size: size }),
    ...((file.kind ?? 'file') === 'link' ? { Target: add('/private/var/mobile/elsewhere') } : {}),
    $class: add({ $classname: 'MBFile', $classes: ['MBFile', 'NSObject'] }),
  });
  if (keybag !== null && hasKey(file, keybag)) {
    const data = { $classname: 'NSMutableData', $classes: ['NSMutableData', 'NSData', 'NSObject'] };
    root['EncryptionKey'] = add({ 'NS.data': wrappedFileKey(file, keybag), $class: add(data) });
  }
  if (file.emptyKey === true) root['EncryptionKey'] = { UID: 0 };
  if (file.extendedAttributes !== undefined) {
    const attributes = Object.entries(file.extendedAttributes).map(
      ([name, value]) => [name, typeof value === 'string' ? Buffer.from(value) : value] as const,
    );
    root['ExtendedAttributes'] = add(Buffer.from(buildBinary(Object.fromEntries(attributes))));
  }
  return archiveBytes(objects);
}

/** An archive of NSKeyedArchiver of which object 1 is the root. */
export function archiveBytes(objects: PlistValue[]): Buffer {
  return Buffer.from(
    buildBinary({
      $version: 100_000,
      $archiver: 'NSKeyedArchiver',
      $top: { root: { UID: 1 } },
      $objects: objects,
    }),
  );
}
