import type { DatabaseFiles } from '../scratch-copy.ts';
import { databaseAt, type PhoneDatabaseReader, type PhoneFiles } from './phone.ts';

/** A database of a phone that a source names, and who reads it. */
export interface FoundDatabase {
  readonly reader: PhoneDatabaseReader;
  readonly domain: string;
  readonly path: string;
  /** Names it within the source: `sms.db`. */
  readonly label: string;
  /** Null when the source lists it and does not hold it. */
  readonly files: DatabaseFiles | null;
  /** As the source states it; 0 where it does not. */
  readonly sizeBytes: number;
}

/** The databases of a phone that its source lists, in the order of the readers and of their places. */
export function findDatabases(
  files: PhoneFiles,
  readers: readonly PhoneDatabaseReader[],
): FoundDatabase[] {
  const named = new Set<string>();
  const found: FoundDatabase[] = [];
  for (const reader of readers) {
    for (const { domain, path } of reader.places) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      // Whether both are there does not matter: the same row is called the same in every source.
      const label = named.has(name) ? `${name} of ${domain}` : name;
      named.add(name);
      const file = files.find(domain, path);
      if (file === null) continue;
      const sizeBytes = file.sizeBytes ?? 0;
      found.push({
        reader,
        domain,
        path,
        label,
        files: databaseAt(files, domain, path),
        sizeBytes,
      });
    }
  }
  return found;
}
