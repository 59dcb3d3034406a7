import { shownText } from '../../core/text.ts';
import { isCutShort } from '../phone/cut-database.ts';
import type { ColumnValue, DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import { isFileId } from './backup-folder.ts';
import { readFileRecord, type FileRecord } from './file-record.ts';
import {
  fileIdOf,
  pathBytes,
  placeKey,
  staysInside,
  type ListedFile,
  type Manifest,
  type PassedOver,
} from './manifest.ts';
import { PlistDamaged } from '../property-list/plist-value.ts';

/** As Manifest.db has them: 1 a file, 2 a folder, 4 a link. */
const kinds = { file: 1n, folder: 2n, link: 4n } as const;

/** Rows whose id is not the one that domain and path give; a sound list has none. */
const mostIrregular = 100_000;

const identityColumns =
  'fileID, CAST(domain AS BLOB) AS domain, CAST(relativePath AS BLOB) AS path';
/* What a record holds is a few hundred bytes. */
const columns = `${identityColumns}, CASE WHEN length(file) <= 1000000 THEN file END AS file`;

/* `+flags`: half of all rows are files, so the index on the kind is the wrong one to be found by. */

/** Whether a database is the list of a backup. */
export function isManifest(database: ScratchDatabase): boolean {
  return database.has('Files', 'fileID', 'domain', 'relativePath', 'flags', 'file');
}

/**
 * The list of a backup of iOS 10 and later. All rows are looked at once; of none is more kept in memory
 * than what is out of order. Closing it closes the database. DatabaseDamaged may leave any of it.
 */
export class ManifestDatabase implements Manifest {
  readonly name = 'Manifest.db';
  readonly passedOver: PassedOver;
  readonly isCut: boolean;
  readonly #database: ScratchDatabase;
  readonly #irregular: ReadonlyMap<string, string>;

  constructor(database: ScratchDatabase) {
    this.#database = database;
    this.isCut = isCutShort(database);
    const survey = surveyOf(database);
    this.passedOver = survey.passedOver;
    this.#irregular = survey.irregular;
  }

  find(domain: string, path: string): ListedFile | null {
    const fileId = fileIdOf(domain, path);
    const found = this.#withId(fileId, domain, path);
    if (found !== null) return found;
    const other = this.#irregular.get(placeKey(domain, path));
    return other === undefined ? null : this.#withId(other, domain, path);
  }

  *below(domain: string, beginning: string): Generator<ListedFile> {
    const rows = this.#database.rows(
      `SELECT ${identityColumns} FROM Files WHERE domain = ? AND +flags = ?
       AND substr(CAST(relativePath AS BLOB), 1, length(CAST(? AS BLOB))) = CAST(? AS BLOB)
       ORDER BY CAST(relativePath AS BLOB), fileID`,
      domain,
      kinds.file,
      beginning,
      beginning,
    );
    for (const row of rows) {
      const place = placeOf(this.#database, row);
      // The records are looked up one by one: all of them at once may not fit the memory that sorts.
      if (place !== null) yield { ...place, record: () => this.#recordWithId(place.fileId) };
    }
  }

  idsBeginning(digits: string): ReadonlySet<string> {
    const rows = this.#database.rows(
      'SELECT fileID FROM Files WHERE fileID >= ? AND fileID < ? AND +flags = ?',
      digits,
      // The next after `f` in ASCII is `g`: no id holds it.
      `${digits}g`,
      kinds.file,
    );
    const ids = new Set<string>();
    for (const { fileID } of rows)
      if (typeof fileID === 'string' && isFileId(fileID)) ids.add(fileID);
    return ids;
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  #withId(fileId: string, domain: string, path: string): ListedFile | null {
    const rows = this.#database.rows(
      `SELECT ${columns} FROM Files WHERE fileID = ? AND +flags = ?`,
      fileId,
      kinds.file,
    );
    for (const row of rows) {
      const file = this.#listed(row);
      if (file?.domain === domain && pathBytes(file.path).equals(Buffer.from(path))) return file;
    }
    return null;
  }

  #recordWithId(fileId: string): FileRecord | null {
    return recordOf(
      this.#database.row(`SELECT ${columns} FROM Files WHERE fileID = ?`, fileId)?.['file'],
    );
  }

  #listed(row: DatabaseRow): ListedFile | null {
    const place = placeOf(this.#database, row);
    if (place === null) return null;
    const { file } = row;
    return { ...place, record: () => recordOf(file) };
  }
}

type Place = Pick<ListedFile, 'fileId' | 'domain' | 'path'>;

/** Where a row says that a file is; null when it names no blob, or leads out of its part of the phone. */
function placeOf(database: ScratchDatabase, row: DatabaseRow): Place | null {
  const { fileID: fileId } = row;
  const domain = shownText(database.text(row['domain']) ?? '');
  const path = database.text(row['path']) ?? '';
  if (typeof fileId !== 'string' || !isFileId(fileId) || !staysInside(path)) return null;
  return { fileId, domain, path };
}

function recordOf(file: ColumnValue | undefined): FileRecord | null {
  try {
    return Buffer.isBuffer(file) ? readFileRecord(file) : null;
  } catch (error) {
    if (error instanceof PlistDamaged) return null;
    throw error;
  }
}

function surveyOf(database: ScratchDatabase): {
  readonly passedOver: PassedOver;
  readonly irregular: ReadonlyMap<string, string>;
} {
  const irregular = new Map<string, string>();
  let [evil, unknownKind] = [0, 0];
  for (const row of database.rows(`SELECT ${identityColumns}, flags FROM Files`)) {
    const { flags } = row;
    if (flags === kinds.folder || flags === kinds.link) continue;
    const place = placeOf(database, row);
    if (flags !== kinds.file) unknownKind += 1;
    else if (place === null) evil += 1;
    else if (place.fileId !== fileIdOf(place.domain, place.path) && irregular.size < mostIrregular)
      irregular.set(placeKey(place.domain, place.path), place.fileId);
  }
  return { passedOver: { evil, unknownKind }, irregular };
}
