import { readFile } from 'node:fs/promises';
import { systemErrorCode } from '../../core/errors.ts';
import { instantFromUnix, unknownTime, type Happened } from '../../core/time.ts';
import type { BackupFolder } from './backup-folder.ts';
import { lockedKey, type LockedKey } from './file-record.ts';
import { readKeybag, type Keybag } from './keybag.ts';
import { member, PlistDamaged, type PlistValue } from '../property-list/plist-value.ts';
import { readPlist } from '../property-list/plist.ts';

/** What the three property lists of a backup say of it. */
export interface BackupFacts {
  /** As the phone had it stored for itself; null where that is not stated. */
  readonly phoneNumber: string | null;
  readonly madeAt: Happened;
  /** `finished` where the backup was made to its end; null where nothing is said. */
  readonly snapshotState: string | null;
  /** What the backup says of itself, which is not so everywhere. */
  readonly saysEncrypted: boolean | null;
  readonly keybag: Keybag | null;
  /** What unlocks the list, from iOS 10.2 on. */
  readonly listKey: LockedKey | null;
  /** Names of those that are missing or damaged. */
  readonly unread: readonly string[];
}

const names = ['Info.plist', 'Manifest.plist', 'Status.plist'] as const;

/** Reads what a backup says of itself. What is missing or damaged is among `unread`. */
export async function readBackupFacts(folder: BackupFolder): Promise<BackupFacts> {
  const [info, manifest, status] = await Promise.all(names.map((name) => plistIn(folder, name)));
  const keybag = member(manifest, 'BackupKeyBag');
  const listKey = member(manifest, 'ManifestKey');
  const saysEncrypted = member(manifest, 'IsEncrypted');
  const snapshotState = member(status, 'SnapshotState');
  return {
    phoneNumber: phoneNumberIn(member(info, 'Phone Number')),
    madeAt:
      dateIn(info, 'Last Backup Date') ??
      dateIn(manifest, 'Date') ??
      dateIn(status, 'Date') ??
      unknownTime(basis),
    snapshotState: typeof snapshotState === 'string' ? snapshotState : null,
    saysEncrypted: typeof saysEncrypted === 'boolean' ? saysEncrypted : null,
    keybag: Buffer.isBuffer(keybag) ? readKeybag(keybag) : null,
    listKey: lockedKey(Buffer.isBuffer(listKey) ? listKey : null),
    unread: names.filter((_, index) => [info, manifest, status][index] === undefined),
  };
}

/* Info.plist holds a picture of each app. */
const largestPlist = 64 * 1024 * 1024;

async function plistIn(folder: BackupFolder, name: string): Promise<PlistValue | undefined> {
  const sizeBytes = await folder.sizeOf(name);
  if (sizeBytes === null || sizeBytes > largestPlist) return undefined;
  try {
    const value = readPlist(await readFile(folder.below(name)));
    return value instanceof Map ? value : undefined;
  } catch (error) {
    // What may not be opened says nothing either.
    if (error instanceof PlistDamaged || systemErrorCode(error) !== undefined) return undefined;
    throw error;
  }
}

function phoneNumberIn(value: PlistValue | undefined): string | null {
  if (typeof value !== 'string' || !value.isWellFormed()) return null;
  const number = value.trim();
  return number === '' || number.length > 40 ? null : number;
}

const basis = 'the backup';

function dateIn(plist: PlistValue | undefined, name: string): Happened | null {
  const date = member(plist, name);
  if (!(date instanceof Date) || Number.isNaN(date.getTime())) return null;
  const raw = date.toISOString();
  const happened = instantFromUnix(Math.floor(date.getTime() / 1000) * 1000, { basis, raw });
  return happened.precision === 'unknown' ? null : happened;
}
