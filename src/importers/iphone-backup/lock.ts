import { UserError } from '../../core/errors.ts';
import { explained } from '../given-path.ts';
import { readWhole, type Source } from '../source.ts';
import { importersWording } from '../wording.ts';
import { readBackupFacts } from './backup-facts.ts';
import { BackupFolder } from './backup-folder.ts';
import { ClassKeys, classKeysFor } from './class-keys.ts';
import type { Keybag } from './keybag.ts';
import { openMbdb } from './open-mbdb.ts';

const wording = importersWording.iphoneBackup;

/** Whether a backup is locked, found out by what lies in it: what it says of that is not so everywhere. */
export type Lock =
  | { readonly is: 'open' }
  | { readonly is: 'locked'; readonly keybag: Keybag }
  /** The list of files can be read neither as it is nor with any password. */
  | { readonly is: 'damaged' };

const locks = new WeakMap<Source, Promise<Lock>>();
const keys = new WeakMap<Source, ClassKeys>();

/** The lock of a backup; found out once for each source. */
export function lockOf(source: Source): Promise<Lock> {
  const known = locks.get(source);
  if (known !== undefined) return known;
  const lock = findLock(new BackupFolder(source), source).catch((error: unknown) => {
    throw explained(error);
  });
  locks.set(source, lock);
  return lock;
}

/**
 * Whether a password unlocks a backup. The keys are kept for as long as the source is, in memory alone.
 * Throws UserError when the keys are damaged.
 */
export async function unlock(
  source: Source,
  password: string,
  onProgress?: (share: number) => void,
): Promise<boolean> {
  const lock = await lockOf(source);
  if (lock.is === 'damaged') throw new UserError(wording.listDamaged.message, wording.listDamaged);
  if (lock.is === 'open') return true;
  const found = await classKeysFor(lock.keybag, password, onProgress);
  if (found !== null) keys.set(source, found);
  return found !== null;
}

/** The keys of a locked backup. Throws UserError when there is no password, or the wrong one. */
export async function keysOf(source: Source, password: string | undefined): Promise<ClassKeys> {
  if (!keys.has(source)) {
    if (password === undefined) throw new UserError(wording.locked.message, wording.locked);
    await unlock(source, password);
  }
  const found = keys.get(source);
  if (found === undefined)
    throw new UserError(wording.wrongPassword.message, wording.wrongPassword);
  return found;
}

async function findLock(folder: BackupFolder, source: Source): Promise<Lock> {
  const { keybag } = await readBackupFacts(folder);
  const list = await folder.start('Manifest.db', sqliteStart.byteLength);
  if (list === null) {
    const old = await openMbdb(folder);
    if (old === null) return { is: 'damaged' };
    return keybag !== null && old.holdsKeys() ? { is: 'locked', keybag } : { is: 'open' };
  }
  if (!list.equals(sqliteStart))
    return keybag === null ? { is: 'damaged' } : { is: 'locked', keybag };
  if (keybag === null || !(await namesKeys(folder, source))) return { is: 'open' };
  return { is: 'locked', keybag };
}

const sqliteStart = Buffer.from('SQLite format 3\0', 'latin1');

/*
 * iOS 10.0 and 10.1 locked the files and not their list. The key of a file stands in its record as data of
 * 44 bytes, of which the first four are the number of a class, the lowest first. Whether a record names a
 * key says nothing: it may name none.
 */
const keyStart = Buffer.from('\x4f\x10\x2c', 'latin1');
const keyStartBytes = keyStart.byteLength + 4;
const highestClass = 15;

async function namesKeys(folder: BackupFolder, source: Source): Promise<boolean> {
  const path = folder.below('Manifest.db');
  let end = Buffer.alloc(0);
  for await (const piece of readWhole({ ...source, path })) {
    const searched = Buffer.concat([end, piece]);
    if (holdsKey(searched)) return true;
    end = searched.subarray(-(keyStartBytes - 1));
  }
  return false;
}

function holdsKey(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(keyStart); at !== -1; at = bytes.indexOf(keyStart, at + 1)) {
    if (at + keyStartBytes > bytes.byteLength) return false;
    const classNumber = bytes.readUInt32LE(at + keyStart.byteLength);
    if (classNumber >= 1 && classNumber <= highestClass) return true;
  }
  return false;
}
