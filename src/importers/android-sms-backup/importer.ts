import type { Importer } from '../importer.ts';
import { readStart, readWhole } from '../source.ts';
import { readBackup } from './backup-reader.ts';
import { beginsAsBackup } from './recognition.ts';

/**
 * Reads the XML files of the Android app "SMS Backup & Restore" (SyncTech) and of programs that write
 * the same form: texts, picture messages, RCS messages and calls.
 */
export const androidSmsBackup: Importer = {
  id: 'android-sms-backup',
  version: 1,
  title: 'SMS Backup & Restore file',

  async recognises(source) {
    if (source.kind !== 'file' || source.sizeBytes === 0) return false;
    return beginsAsBackup(await readStart(source, startBytes));
  },

  questions() {
    return Promise.resolve([]);
  },

  read(source, reading) {
    return readBackup({ pieces: readWhole(source), sizeBytes: source.sizeBytes }, reading);
  },
};

/** Room for an XML declaration, a comment and a document type before the root. */
const startBytes = 8 * 1024;
