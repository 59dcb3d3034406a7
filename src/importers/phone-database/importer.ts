import { shownText } from '../../core/text.ts';
import type { Importer } from '../importer.ts';
import { isFileId } from '../iphone-backup/backup-folder.ts';
import { backupAround } from '../iphone-backup/recognition.ts';
import type { PhoneDatabaseReader } from '../phone/phone.ts';
import { phoneDatabaseReaders } from '../phone/readers.ts';
import type { Source } from '../source.ts';
import { sqliteTables } from '../sqlite-tables.ts';
import { databaseParts } from './beside.ts';
import { databaseIdentity } from './identity.ts';
import { readerFor, readPhoneDatabase } from './read-phone-database.ts';

/** Reads one database of a phone that somebody copied off it, without the rest: sms.db, mmssms.db… */
export const phoneDatabase: Importer = phoneDatabaseWith(phoneDatabaseReaders);

/** The importer with readers of the caller's choice. */
export function phoneDatabaseWith(readers: readonly PhoneDatabaseReader[]): Importer {
  return {
    id: 'phone-database',
    version: 1,
    title: 'database from a phone',
    filesAreChosen: true,
    async recognises(source) {
      if (source.kind !== 'file' || source.sizeBytes === 0) return false;
      const tables = await sqliteTables(source.path);
      if (tables === null || readerFor(tables, readers) === null) return false;
      return !(await isInBackup(source));
    },
    questions: () => Promise.resolve([]),
    read: (source, reading) => readPhoneDatabase(source, reading, readers),
    identity: async (source) => databaseIdentity(await databaseParts(source)),
  };
}

/** Whoever points at a file inside a backup means the backup: it holds the attachments too. */
async function isInBackup(source: Source): Promise<boolean> {
  return isFileId(shownText(source.name)) && (await backupAround(source)) !== null;
}
