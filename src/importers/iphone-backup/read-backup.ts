import { UserError } from '../../core/errors.ts';
import { identifier } from '../../core/identifier.ts';
import type { IncomingBytes, PhoneStated, Reading, SourceItem } from '../../core/source-item.ts';
import { readSavedNames } from '../iphone-contacts/saved-names.ts';
import { findDatabases, type FoundDatabase } from '../phone/found-databases.ts';
import type { Phone, PhoneDatabaseReader, SavedNames } from '../phone/phone.ts';
import { filesWithoutDatabase } from '../phone/files-without-database.ts';
import { placedItem } from '../phone/placed-item.ts';
import { ProgressInAll } from '../phone/progress-in-all.ts';
import { readDatabase } from '../phone/read-database.ts';
import type { ScratchDatabase } from '../scratch-copy.ts';
import type { Source } from '../source.ts';
import { importersWording } from '../wording.ts';
import { backupNotes } from './list-notes.ts';
import { FoundInBackup } from './not-here.ts';
import { openBackup, type OpenBackup } from './open-backup.ts';

const wording = importersWording.iphoneBackup;

/**
 * Yields everything that a backup holds: what it says of the phone, notes on the backup as a whole, then
 * the items of each database in the order of the readers, and what is not here. Throws UserError as
 * `openBackup` does.
 */
export async function* readBackup(
  source: Source,
  reading: Reading,
  readers: readonly PhoneDatabaseReader[],
): AsyncGenerator<SourceItem> {
  const backup = await openBackup(source, reading);
  try {
    const stated = phoneStated(backup);
    yield { type: 'phone', phone: stated };
    yield* await backupNotes(backup);
    const found = new FoundInBackup();
    yield* itemsOf(backup, { stated, reading, readers, found });
    yield* backup.notes.items();
    yield* found.notHere(backup.isEncrypted);
  } finally {
    await backup.close();
  }
}

function phoneStated({ facts }: OpenBackup): PhoneStated {
  const { phoneNumber, madeAt } = facts;
  const basis = 'stated in the backup (Info.plist)';
  return {
    own: phoneNumber === null ? [] : [{ identifier: identifier(phoneNumber), basis }],
    madeAt,
  };
}

interface BackupReading {
  readonly stated: PhoneStated;
  readonly reading: Reading;
  readonly readers: readonly PhoneDatabaseReader[];
  readonly found: FoundInBackup;
}

async function* itemsOf(
  backup: OpenBackup,
  { stated, reading, readers, found }: BackupReading,
): AsyncGenerator<SourceItem> {
  const names = new NamesOfPhone();
  const phone: Phone = { ...phoneOf(backup, stated, reading), names };
  const databases = findDatabases(backup.files, readers).map((found) => ({
    ...found,
    // What lies there is known; what the list states may be wrong.
    sizeBytes: backup.files.blobOf(found.domain, found.path)?.sizeBytes ?? 0,
  }));
  if (!backup.hasList) await someMustBeReadable(databases);
  const progress = new ProgressInAll(databases.map(({ sizeBytes }) => sizeBytes));
  for (const database of databases) {
    const { sizeBytes } = database;
    found.database(database);
    for await (const item of readDatabase(database, phone, names.besides(database))) {
      found.item(item, database);
      yield item.type === 'progress'
        ? progress.within(item, sizeBytes)
        : placedItem(item, database.label);
    }
    yield progress.done(sizeBytes);
  }
  yield* filesAlone(found, phone, readers);
}

/** Without a list, a blob that can be read says that the backup is not locked with keys that are lost. */
async function someMustBeReadable(databases: readonly FoundDatabase[]): Promise<void> {
  for (const { files } of databases)
    if (files !== null && (await beginsAsDatabase(files.main))) return;
  throw new UserError(wording.listDamaged.message, wording.listDamaged);
}

async function beginsAsDatabase(bytes: IncomingBytes): Promise<boolean> {
  for await (const piece of bytes.open())
    return Buffer.from(piece.subarray(0, 15)).toString('latin1') === 'SQLite format 3';
  return false;
}

/** Recordings and pictures are there to be chosen, also where the database that lists them is not. */
async function* filesAlone(
  found: FoundInBackup,
  phone: Phone,
  readers: readonly PhoneDatabaseReader[],
): AsyncGenerator<SourceItem> {
  for (const { id } of readers) {
    if (found.wasRead(id)) continue;
    for await (const item of filesWithoutDatabase(id, phone)) {
      found.fileAlone(item, id);
      yield item;
    }
  }
}

function phoneOf(
  { files }: OpenBackup,
  { own, madeAt }: PhoneStated,
  reading: Reading,
): Omit<Phone, 'names'> {
  const { owner } = reading.choices;
  const stated = own.map(({ identifier: one }) => one);
  const known = owner === undefined ? stated : [...stated, identifier(owner)];
  return { files, own: known, madeAt, reading };
}

/** The names in the phone's address book, which is read before all else that could need them. */
class NamesOfPhone implements SavedNames {
  #names: SavedNames | null = null;

  nameOf(found: Parameters<SavedNames['nameOf']>[0]): ReturnType<SavedNames['nameOf']> {
    return this.#names?.nameOf(found) ?? null;
  }

  /** What is to be read from the copy of a database besides its items. */
  besides({ reader }: FoundDatabase): (database: ScratchDatabase) => void {
    return (database) => {
      if (reader.id === 'iphone-contacts') this.#names = readSavedNames(database);
    };
  }
}
