import type { Identifier } from '../../core/identifier.ts';
import type { IncomingBytes, Reading, SourceItem } from '../../core/source-item.ts';
import type { RecordedText } from '../../core/text.ts';
import type { Happened } from '../../core/time.ts';
import type { DatabaseFiles, ScratchDatabase } from '../scratch-copy.ts';

/** One file of a phone, wherever a source keeps its bytes. */
export interface PhoneFile {
  /** The part of the phone: `HomeDomain`, `MediaDomain`. */
  readonly domain: string;
  /** Below the domain, with `/`. */
  readonly path: RecordedText;
  /** As the source states it; null where it does not. */
  readonly sizeBytes: number | null;
  /** When it was last changed, as the phone says. */
  readonly modified: Happened;
  /** Where it stands in the source: `file 3d0d7e5f…`. Names nobody. */
  readonly place: string;
  /** Null when the source lists the file and does not hold it. */
  readonly bytes: IncomingBytes | null;
  /** What the phone noted beside the file, by name: the name that a picture first had. */
  readonly notes?: Readonly<Record<string, RecordedText>>;
}

/** The files of a phone that a source holds. */
export interface PhoneFiles {
  /** The file at exactly this place; null when the source does not list it. */
  find(domain: string, path: string): PhoneFile | null;
  /** Every file (no folders, no links) whose path begins so, in the order of the bytes of the paths. */
  below(domain: string, beginning: string): Iterable<PhoneFile>;
}

/** Names by number or address, as the phone had them saved when the source was made. */
export interface SavedNames {
  nameOf(found: Identifier): RecordedText | null;
}

/** What the reader of one database knows of the phone that it comes from. */
export interface Phone {
  readonly files: PhoneFiles;
  readonly names: SavedNames;
  /** The numbers and addresses of whoever used the phone, as far as they are known. */
  readonly own: readonly Identifier[];
  /** When the source was made: what is said to be deleted or unread was so then. */
  readonly madeAt: Happened;
  readonly reading: Reading;
}

/**
 * Reads one kind of database of a phone. It yields every row in the order of the database, with places
 * such as `message 812` that name the row by its number in its table. `progress` counts bytes of
 * `database.sizeBytes`, by the share of rows read. Tables and columns that are not there are no rows; a
 * row that cannot be understood is `skipped`. DatabaseDamaged may leave it: its caller says so.
 */
export interface PhoneDatabaseReader {
  /** Stable: `iphone-messages`. */
  readonly id: string;
  /** `iPhone messages (sms.db)`. */
  readonly title: string;
  /** Where an iPhone keeps it; several where that changed, the newest first. Empty where no iPhone does. */
  readonly places: readonly { readonly domain: string; readonly path: string }[];
  /** A database that has all tables of one of these lists is of this kind. Lower case. */
  readonly tables: readonly (readonly string[])[];
  read(database: ScratchDatabase, phone: Phone): AsyncIterable<SourceItem>;
}

/** A phone of which a source holds nothing but one database. */
export function unknownPhone(reading: Reading, own: readonly Identifier[]): Phone {
  return {
    files: { find: () => null, below: () => [] },
    names: { nameOf: () => null },
    own,
    madeAt: { precision: 'unknown' },
    reading,
  };
}

/** A database with its logs, as a phone's files hold it; null when it is not there. */
export function databaseAt(files: PhoneFiles, domain: string, path: string): DatabaseFiles | null {
  const main = files.find(domain, path)?.bytes ?? null;
  if (main === null) return null;
  // By name, not by neighbourhood: a backup lists them as files of their own.
  const log = files.find(domain, `${path}-wal`)?.bytes ?? null;
  const journal = files.find(domain, `${path}-journal`)?.bytes ?? null;
  return { main, log, journal };
}
