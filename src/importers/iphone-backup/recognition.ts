import { lstat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { recordBytes, shownText } from '../../core/text.ts';
import { sourceAt } from '../given-path.ts';
import type { Source } from '../source.ts';
import { BackupFolder, isFileId, isNotThere } from './backup-folder.ts';

/**
 * Whether a folder is a backup: it has a list of files, or at least two of the files that say what a
 * backup is. Of a damaged one some are missing.
 */
export async function isBackup(folder: BackupFolder): Promise<boolean> {
  const has = async (name: string) => (await folder.sizeOf(name)) !== null;
  if (await has('Manifest.mbdb')) return true;
  const says = [await has('Manifest.plist'), await has('Status.plist'), await has('Info.plist')];
  const [manifest, status] = says;
  if (await has('Manifest.db')) return says.includes(true) || (await hasShards(folder));
  return manifest === true && status === true;
}

/* Sixteen of 256 are enough: a backup of any phone has a file in each. */
async function hasShards(folder: BackupFolder): Promise<boolean> {
  for (let shard = 0; shard < 16; shard++)
    if (await isFolder(folder.below(shard.toString(16).padStart(2, '0')))) return true;
  return false;
}

/**
 * The backup around a file or folder inside one: a folder with two digits of ids for a name, a blob, or
 * one of the files that say what the backup is. Null when there is none.
 */
export async function backupAround(source: Source): Promise<Source | null> {
  const levels = levelsUp(source);
  let { path } = source;
  for (let level = 0; level < levels; level++) {
    path = parentOf(path);
    const folder = new BackupFolder({ path });
    if (await isBackup(folder)) return folderAt(path);
  }
  return null;
}

const ownFiles = /^(?:Manifest\.(?:db|mbdb|plist)|(?:Info|Status)\.plist)$/;

function levelsUp({ kind, name }: Source): number {
  const shown = shownText(name);
  if (kind === 'folder') return /^[0-9a-f]{2}$/.test(shown) ? 1 : 0;
  if (isFileId(shown)) return 2;
  return ownFiles.test(shown) ? 1 : 0;
}

/* The last name is taken off by the disk: it may be `.` or a link. */
async function folderAt(path: string | Buffer): Promise<Source> {
  if (typeof path === 'string') return sourceAt(path);
  const name = recordBytes(path.subarray(path.lastIndexOf(sep) + 1));
  return { path, name, kind: 'folder', sizeBytes: 0 };
}

function parentOf(path: string | Buffer): string | Buffer {
  if (typeof path === 'string') return join(path, '..');
  return Buffer.from(dirname(path.toString('latin1')), 'latin1');
}

async function isFolder(path: string | Buffer): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch (error) {
    if (isNotThere(error)) return false;
    throw error;
  }
}
