import { readFile } from 'node:fs/promises';
import type { BackupFolder } from './backup-folder.ts';
import { beginsAsMbdb, ManifestMbdb } from './manifest-mbdb.ts';

/* Of 150,000 files it takes some 30 MB. */
const largestList = 64 * 1024 * 1024;

/** The list of a backup of iOS 9 and before; null when there is none that can be read. */
export async function openMbdb(folder: BackupFolder): Promise<ManifestMbdb | null> {
  const sizeBytes = await folder.sizeOf('Manifest.mbdb');
  if (sizeBytes === null || sizeBytes > largestList) return null;
  const bytes = await readFile(folder.below('Manifest.mbdb'));
  return beginsAsMbdb(bytes) ? new ManifestMbdb(bytes) : null;
}
