import { UserError } from '../../core/errors.ts';
import type { SourceItem } from '../../core/source-item.ts';
import {
  DatabaseDamaged,
  openCopy,
  type DatabaseFiles,
  type ScratchDatabase,
} from '../scratch-copy.ts';
import { importersWording } from '../wording.ts';
import { isCutShort } from './cut-database.ts';
import type { FoundDatabase } from './found-databases.ts';
import type { Phone, PhoneDatabaseReader } from './phone.ts';

const wording = importersWording.phoneDatabase;

/**
 * The items of one database of a phone, read from a copy that is removed. Where it is damaged, or its
 * bytes cannot be had, one `skipped` item says so in place of what could not be read. `beside` reads
 * something else from the same copy first.
 */
export async function* readDatabase(
  { files, label, reader }: FoundDatabase,
  phone: Phone,
  beside: (database: ScratchDatabase) => void = () => undefined,
): AsyncGenerator<SourceItem> {
  const database = await copyOf(files, phone);
  if (database instanceof UserError) {
    yield { type: 'skipped', where: label, why: database.message };
    return;
  }
  try {
    yield* databaseItems(database, { reader, phone, label, beside });
  } finally {
    await database.close();
  }
}

/** What one database is read with, and what it is called. */
export interface DatabaseReading {
  readonly reader: PhoneDatabaseReader;
  readonly phone: Phone;
  readonly label: string;
  readonly beside?: (database: ScratchDatabase) => void;
}

/** The items of an open database; one `skipped` item says where it is damaged or cut. */
export async function* databaseItems(
  database: ScratchDatabase,
  { reader, phone, label, beside }: DatabaseReading,
): AsyncGenerator<SourceItem> {
  try {
    beside?.(database);
    yield* reader.read(database, phone);
    if (isCutShort(database)) yield { type: 'skipped', where: label, why: wording.cut.message };
  } catch (error) {
    if (!(error instanceof DatabaseDamaged)) throw error;
    yield { type: 'skipped', where: label, why: error.message };
  }
}

/** What is in the way of reading one is no reason to give up the other databases. */
async function copyOf(
  files: DatabaseFiles | null,
  { reading }: Phone,
): Promise<ScratchDatabase | UserError> {
  if (files === null) return new UserError(wording.missing.message);
  try {
    return await openCopy(reading.scratch, files);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
