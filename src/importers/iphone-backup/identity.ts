import type { Reading } from '../../core/source-item.ts';
import { Sha256Stream } from '../../core/sha256.ts';
import { findDatabases } from '../phone/found-databases.ts';
import type { PhoneDatabaseReader } from '../phone/phone.ts';
import { sourceSha256, type SourceHash } from '../source-hash.ts';
import type { Source } from '../source.ts';
import type { Blob } from './backup-folder.ts';
import { openBackup, type OpenBackup } from './open-backup.ts';

const ownFiles = [
  'Info.plist',
  'Manifest.db',
  'Manifest.db-journal',
  'Manifest.db-wal',
  'Manifest.mbdb',
  'Manifest.plist',
  'Status.plist',
];

/**
 * What names a backup in the record: the SHA-256 of a list as `sha256sum` prints it, of the files that
 * say what the backup is and of the databases that were read, with their logs, as they lie in the
 * backup. Whoever has the backup can make it anew in its folder:
 *
 *     sha256sum Info.plist Manifest.db Manifest.plist Status.plist 3d/3d0d7e5f… … | LC_ALL=C sort -k 2 | sha256sum
 *
 * Pictures and attachments have hashes of their own. Throws UserError as `openBackup` does.
 */
export async function backupIdentity(
  source: Source,
  reading: Reading,
  readers: readonly PhoneDatabaseReader[],
): Promise<SourceHash> {
  const backup = await openBackup(source, reading);
  try {
    return await hashOfList([...(await ownBlobs(backup)), ...databaseBlobs(backup, readers)]);
  } finally {
    await backup.close();
  }
}

async function hashOfList(files: readonly Blob[]): Promise<SourceHash> {
  const list = new Sha256Stream();
  let sizeBytes = 0;
  const inOrder = new Map(files.map((file) => [file.place, file]));
  for (const place of [...inOrder.keys()].sort()) {
    const file = inOrder.get(place);
    if (file === undefined) continue;
    const { path, sizeBytes: size } = file;
    const hash = await sourceSha256({ path, name: place, kind: 'file', sizeBytes: size });
    sizeBytes += hash.sizeBytes;
    list.update(Buffer.from(`${hash.sha256}  ${place}\n`));
  }
  return { sha256: list.digest(), sizeBytes };
}

async function ownBlobs({ folder }: OpenBackup): Promise<Blob[]> {
  const blobs: Blob[] = [];
  for (const place of ownFiles) {
    const sizeBytes = await folder.sizeOf(place);
    if (sizeBytes !== null) blobs.push({ path: folder.below(place), place, sizeBytes });
  }
  return blobs;
}

function databaseBlobs({ files }: OpenBackup, readers: readonly PhoneDatabaseReader[]): Blob[] {
  return findDatabases(files, readers).flatMap(({ domain, path }) =>
    ['', '-wal', '-journal'].flatMap((ending) => files.blobOf(domain, `${path}${ending}`) ?? []),
  );
}
