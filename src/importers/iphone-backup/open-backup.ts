import { UserError } from '../../core/errors.ts';
import type { IncomingBytes, Reading } from '../../core/source-item.ts';
import { bytesOfFile } from '../file-bytes.ts';
import { DatabaseDamaged, openCopy } from '../scratch-copy.ts';
import type { Source } from '../source.ts';
import { importersWording } from '../wording.ts';
import { readBackupFacts, type BackupFacts } from './backup-facts.ts';
import { BackupFiles } from './backup-files.ts';
import { BackupFolder } from './backup-folder.ts';
import { BackupNotes } from './backup-notes.ts';
import type { ClassKeys } from './class-keys.ts';
import { decryptedBytes } from './decrypted-bytes.ts';
import { keysOf, lockOf } from './lock.ts';
import { ManifestByName } from './manifest-by-name.ts';
import { isManifest, ManifestDatabase } from './manifest-database.ts';
import type { Manifest } from './manifest.ts';
import { openMbdb } from './open-mbdb.ts';

const wording = importersWording.iphoneBackup;

/** A backup that can be read: its list was found, and its keys where it is locked. */
export interface OpenBackup {
  readonly folder: BackupFolder;
  readonly facts: BackupFacts;
  readonly manifest: Manifest;
  /** False where the list is damaged: then files are found by their names alone. */
  readonly hasList: boolean;
  readonly isEncrypted: boolean;
  readonly files: BackupFiles;
  readonly notes: BackupNotes;
  /** Removes the copy of the list. */
  close(): Promise<void>;
}

/**
 * Opens a backup. The caller closes it. Throws UserError when it is locked and the password missing or
 * wrong, and when it is locked and its list or keys are damaged.
 */
export async function openBackup(source: Source, reading: Reading): Promise<OpenBackup> {
  const folder = new BackupFolder(source);
  const facts = await readBackupFacts(folder);
  const lock = await lockOf(source);
  const keys = lock.is === 'locked' ? await keysOf(source, reading.password) : null;
  const list = await manifestOf(folder, facts, keys, reading);
  const manifest = list ?? new ManifestByName(folder);
  const notes = new BackupNotes();
  return {
    folder,
    facts,
    manifest,
    hasList: list !== null,
    isEncrypted: keys !== null,
    files: new BackupFiles(folder, manifest, keys, notes),
    notes,
    close: () => manifest.close(),
  };
}

/** The list of a backup; null when it is damaged and the files are not locked. */
async function manifestOf(
  folder: BackupFolder,
  facts: BackupFacts,
  keys: ClassKeys | null,
  reading: Reading,
): Promise<Manifest | null> {
  const sizeBytes = await folder.sizeOf('Manifest.db');
  if (sizeBytes === null) return openMbdb(folder);
  const main = listBytes(folder, sizeBytes, facts, keys);
  const manifest = await openDatabase(folder, main, reading);
  // Without the list nobody knows the keys of the files.
  if (manifest === null && keys !== null)
    throw new UserError(wording.listDamaged.message, wording.listDamaged);
  return manifest;
}

function listBytes(
  folder: BackupFolder,
  sizeBytes: number,
  { listKey }: BackupFacts,
  keys: ClassKeys | null,
): IncomingBytes {
  const path = folder.below('Manifest.db');
  // Until iOS 10.1 the list of a locked backup was not locked itself.
  if (keys === null || listKey === null) return bytesOfFile(path, sizeBytes);
  const key = keys.unlocked(listKey);
  if (key === null) throw new UserError(wording.keysDamaged.message, wording.keysDamaged);
  const blob = { path, place: 'Manifest.db', sizeBytes };
  return decryptedBytes(blob, key, null, () => {
    // A list that is cut is no database, which is told.
  });
}

async function openDatabase(
  folder: BackupFolder,
  main: IncomingBytes,
  { scratch }: Reading,
): Promise<Manifest | null> {
  try {
    const log = await besides(folder, 'Manifest.db-wal');
    const journal = await besides(folder, 'Manifest.db-journal');
    const database = await openCopy(scratch, { main, log, journal });
    try {
      if (isManifest(database)) return new ManifestDatabase(database);
    } catch (error) {
      await database.close();
      throw error;
    }
    await database.close();
    return null;
  } catch (error) {
    if (error instanceof DatabaseDamaged) return null;
    throw error;
  }
}

/* Left behind by a program that opened the list where it lies. */
async function besides(folder: BackupFolder, name: string): Promise<IncomingBytes | null> {
  const sizeBytes = await folder.sizeOf(name);
  return sizeBytes === null ? null : bytesOfFile(folder.below(name), sizeBytes);
}
