import { phoneDatabaseReaders } from '../phone/readers.ts';
import type { PhoneDatabaseReader } from '../phone/phone.ts';
import type { Importer } from '../importer.ts';
import { BackupFolder } from './backup-folder.ts';
import { backupIdentity } from './identity.ts';
import { lockOf, unlock } from './lock.ts';
import { readBackup } from './read-backup.ts';
import { backupAround, isBackup } from './recognition.ts';

/** Reads the folder that Finder, iTunes or Apple Devices makes of an iPhone or iPad, locked or not. */
export const iphoneBackup: Importer = iphoneBackupWith(phoneDatabaseReaders);

/** The importer with readers of the caller's choice. */
export function iphoneBackupWith(readers: readonly PhoneDatabaseReader[]): Importer {
  return {
    id: 'iphone-backup',
    version: 1,
    title: 'iPhone or iPad backup',
    filesAreChosen: true,
    async recognises(source) {
      return source.kind === 'folder' && isBackup(new BackupFolder(source));
    },
    questions: () => Promise.resolve([]),
    read: (source, reading) => readBackup(source, reading, readers),
    locate: backupAround,
    async isLocked(source) {
      return (await lockOf(source)).is === 'locked';
    },
    unlocks: unlock,
    identity: (source, reading) => backupIdentity(source, reading, readers),
  };
}
