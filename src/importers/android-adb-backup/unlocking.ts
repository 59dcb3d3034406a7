import { UserError } from '../../core/errors.ts';
import { readStart, type Source } from '../source.ts';
import { backupHeader, headerBytes, type BackupHeader } from './backup-header.ts';
import { backupKey, type BackupKey } from './backup-key.ts';
import { adbBackupWording as wording } from './wording.ts';

/** What a backup is read with; `key` is null where it is not locked. */
export interface OpenBackup {
  readonly header: BackupHeader;
  readonly key: BackupKey | null;
}

/** The header of a backup. Throws UserError when it cannot be read, or the lock is of an unknown kind. */
export async function headerOf(source: Source): Promise<BackupHeader> {
  const header = backupHeader(await readStart(source, headerBytes));
  if (header === null) throw new UserError(wording.headerDamaged.message, wording.headerDamaged);
  if (header.lock === 'unknown')
    throw new UserError(wording.unknownLock.message, wording.unknownLock);
  return header;
}

/** Whether a backup is locked. A damaged header is no lock; the reading says that it is damaged. */
export async function isLocked(source: Source): Promise<boolean> {
  const header = backupHeader(await readStart(source, headerBytes));
  return header !== null && typeof header.lock === 'object';
}

/** Whether the password is the right one. */
export async function unlocks(
  source: Source,
  password: string,
  onProgress?: (share: number) => void,
): Promise<boolean> {
  const header = await headerOf(source);
  onProgress?.(0);
  const key = await keyOf(source, header, password);
  onProgress?.(1);
  return header.lock === 'none' || key !== null;
}

/** Opens a backup. Throws UserError when it is locked and there is no password, or another one. */
export async function opened(source: Source, password: string | undefined): Promise<OpenBackup> {
  const header = await headerOf(source);
  if (header.lock === 'none') return { header, key: null };
  if (password === undefined) {
    throw new UserError(wording.passwordNeeded.message, wording.passwordNeeded);
  }
  const key = await keyOf(source, header, password);
  if (key === null) throw new UserError(wording.wrongPassword.message, wording.wrongPassword);
  return { header, key };
}

/* Finding a key is made to take long; what was found is kept for as long as the source is. */
const known = new WeakMap<Source, { readonly password: string; readonly key: BackupKey }>();

async function keyOf(
  source: Source,
  { lock, version }: BackupHeader,
  password: string,
): Promise<BackupKey | null> {
  if (typeof lock === 'string') return null;
  const before = known.get(source);
  if (before?.password === password) return before.key;
  const key = await backupKey(lock, version, password);
  if (key !== null) known.set(source, { password, key });
  return key;
}
