import { identifier } from '../../core/identifier.ts';
import type { Reading, SourceItem } from '../../core/source-item.ts';
import { unknownPhone, type PhoneDatabaseReader } from '../phone/phone.ts';
import { databaseItems } from '../phone/read-database.ts';
import { DatabaseDamaged, openCopy } from '../scratch-copy.ts';
import type { Source } from '../source.ts';
import { databaseFiles, databaseParts } from './beside.ts';

/** The first reader that knows a database with these tables; null when none does. */
export function readerFor(
  tables: ReadonlySet<string>,
  readers: readonly PhoneDatabaseReader[],
): PhoneDatabaseReader | null {
  const has = (names: readonly string[]) => names.every((name) => tables.has(name));
  return readers.find((reader) => reader.tables.some(has)) ?? null;
}

/**
 * The items of a database, read from a copy with the logs beside it. Throws DatabaseDamaged when it
 * cannot be opened; where it is damaged further on, one `skipped` item says so.
 */
export async function* readPhoneDatabase(
  source: Source,
  reading: Reading,
  readers: readonly PhoneDatabaseReader[],
): AsyncGenerator<SourceItem> {
  const parts = await databaseParts(source);
  const database = await openCopy(reading.scratch, databaseFiles(parts));
  try {
    const reader = readerFor(database.tables(), readers);
    if (reader === null) throw new DatabaseDamaged(new Error('its tables are gone'));
    const { owner } = reading.choices;
    const phone = unknownPhone(reading, owner === undefined ? [] : [identifier(owner)]);
    yield* databaseItems(database, { reader, phone, label: 'the database' });
  } finally {
    await database.close();
  }
}
