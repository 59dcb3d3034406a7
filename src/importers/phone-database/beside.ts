import { lstat } from 'node:fs/promises';
import { systemErrorCode } from '../../core/errors.ts';
import { recordBytes, recordText, shownText } from '../../core/text.ts';
import { bytesOfFile } from '../file-bytes.ts';
import type { DatabaseFiles } from '../scratch-copy.ts';
import type { Source } from '../source.ts';

/** A database and what SQLite keeps beside it: the newest rows may stand there alone. */
export interface DatabaseParts {
  readonly main: Source;
  readonly log: Source | null;
  readonly journal: Source | null;
}

/** The files of a bare database, as they lie beside each other. */
export async function databaseParts(main: Source): Promise<DatabaseParts> {
  const [log, journal] = await Promise.all([beside(main, '-wal'), beside(main, '-journal')]);
  return { main, log, journal };
}

/** The bytes of a bare database. */
export function databaseFiles({ main, log, journal }: DatabaseParts): DatabaseFiles {
  const bytes = (part: Source) => bytesOfFile(part.path, part.sizeBytes);
  return {
    main: bytes(main),
    log: log === null ? null : bytes(log),
    journal: journal === null ? null : bytes(journal),
  };
}

async function beside({ path, name }: Source, ending: string): Promise<Source | null> {
  const place =
    typeof path === 'string' ? path + ending : Buffer.concat([path, Buffer.from(ending)]);
  try {
    const found = await lstat(place);
    if (!found.isFile()) return null;
    const whole =
      typeof name === 'object' && name.rawAs === 'bytes'
        ? recordBytes(Buffer.concat([Buffer.from(name.rawHex, 'hex'), Buffer.from(ending)]))
        : recordText(shownText(name) + ending);
    return { path: place, name: whole, kind: 'file', sizeBytes: found.size };
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return null;
  }
}
