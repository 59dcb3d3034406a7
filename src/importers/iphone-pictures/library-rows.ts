import type { FileFacts } from '../../core/file-facts.ts';
import type { SourceItem } from '../../core/source-item.ts';
import { columnList, shortTextIn, wholeNumber } from '../phone/core-data.ts';
import { progressOf } from '../phone/row-progress.ts';
import { lastPart } from '../phone/path-name.ts';
import type { Phone, PhoneFile } from '../phone/phone.ts';
import { DatabaseDamaged, type DatabaseRow, type ScratchDatabase } from '../scratch-copy.ts';
import { assetFacts } from './asset-facts.ts';
import { cameraFolder, cameraRoll, cameraRollFiles, movingPartOf, notHeld } from './camera-roll.ts';
import { groupOf, livePhoto } from './picture-types.ts';

interface LibraryReading {
  readonly database: ScratchDatabase;
  readonly phone: Phone;
  /** Whether the source holds a camera roll at all: a bare database does not. */
  readonly hasRoll: boolean;
  /** Paths of files that were yielded, so that none comes twice. */
  readonly listed: Set<string>;
}

/**
 * Every row of the photo library as an item, then every file of the camera roll that it does not list.
 * Where the library is damaged, the files come all the same, and DatabaseDamaged after them.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- readers of other databases wait
export async function* libraryRows(
  database: ScratchDatabase,
  phone: Phone,
): AsyncGenerator<SourceItem> {
  const listed = new Set<string>();
  let damaged: DatabaseDamaged | null = null;
  try {
    yield* listedRows({ database, phone, hasRoll: holdsRoll(phone), listed });
  } catch (error) {
    if (!(error instanceof DatabaseDamaged)) throw error;
    damaged = error;
  }
  yield* cameraRollFiles(phone, listed);
  if (damaged !== null) throw damaged;
}

function holdsRoll(phone: Phone): boolean {
  for (const file of phone.files.below(cameraRoll, cameraFolder)) return file.place !== '';
  return false;
}

function* listedRows(reading: LibraryReading): Generator<SourceItem> {
  const { database } = reading;
  const table = ['ZASSET', 'ZGENERICASSET'].find((name) => database.has(name, 'Z_PK'));
  if (table === undefined) return;
  const progress = progressOf(database, table);
  for (const row of database.rows(querySql(database, table))) {
    const step = progress();
    if (step !== null) yield step;
    yield itemOf(row, reading);
  }
}

const attributes = 'ZADDITIONALASSETATTRIBUTES';

function querySql(database: ScratchDatabase, table: string): string {
  const ofAsset = columnList(database, {
    table,
    as: 'a',
    texts: ['ZDIRECTORY', 'ZFILENAME', 'ZMEDIAGROUPUUID'],
    values: [
      'Z_PK',
      'ZKIND',
      'ZKINDSUBTYPE',
      'ZISDETECTEDSCREENSHOT',
      'ZDATECREATED',
      'ZADDEDDATE',
      'ZMODIFICATIONDATE',
      'ZTRASHEDSTATE',
      'ZTRASHEDDATE',
      'ZHIDDEN',
      'ZFAVORITE',
      'ZHASADJUSTMENTS',
      'ZCLOUDLOCALSTATE',
      'ZLATITUDE',
      'ZLONGITUDE',
      'ZWIDTH',
      'ZHEIGHT',
      'ZDURATION',
    ],
  });
  const beside = columnList(database, {
    table: attributes,
    as: 'x',
    texts: [
      'ZORIGINALFILENAME',
      'ZTIMEZONENAME',
      'ZIMPORTEDBYBUNDLEIDENTIFIER',
      'ZIMPORTEDBYDISPLAYNAME',
      'ZCREATORBUNDLEID',
      'ZEXIFTIMESTAMPSTRING',
    ],
    values: ['ZTIMEZONEOFFSET', 'ZIMPORTEDBY'],
  });
  return `SELECT ${ofAsset}, ${beside} FROM ${table} a ${joined(database, table)} ORDER BY a.Z_PK`;
}

/* The asset says which row is its own; the way back is for models that lack it. */
function joined(database: ScratchDatabase, table: string): string {
  if (!database.has(attributes)) return '';
  if (database.has(attributes, 'Z_PK') && database.has(table, 'ZADDITIONALATTRIBUTES'))
    return `LEFT JOIN ${attributes} x ON x.Z_PK = a.ZADDITIONALATTRIBUTES`;
  if (!database.has(attributes, 'Z_PK', 'ZASSET')) return `LEFT JOIN ${attributes} x ON 0`;
  return `LEFT JOIN ${attributes} x ON x.Z_PK = (SELECT min(o.Z_PK) FROM ${attributes} o WHERE o.ZASSET = a.Z_PK)`;
}

function itemOf(row: DatabaseRow, reading: LibraryReading): SourceItem {
  const where = `row ${String(row['Z_PK'])}`;
  const skipped = (why: string, path?: string): SourceItem => ({
    type: 'skipped',
    where,
    why,
    ...(path === undefined ? {} : { path }),
  });
  const path = pathIn(row, reading.database);
  if (path === null) return skipped('The row names no file that can be looked for.');
  if (reading.listed.has(path)) return skipped('An earlier row names the same file.', path);
  const file = reading.phone.files.find(cameraRoll, path);
  if (file === null) return skipped(whyNotHere(row, reading), path);
  reading.listed.add(path);
  if (file.bytes === null) return skipped(notHeld, path);
  return fileItem(row, path, { ...file, bytes: file.bytes }, reading);
}

function pathIn(row: DatabaseRow, database: ScratchDatabase): string | null {
  const folder = shortTextIn(database, row, 'ZDIRECTORY');
  const name = shortTextIn(database, row, 'ZFILENAME');
  return typeof folder === 'string' && typeof name === 'string' ? `Media/${folder}/${name}` : null;
}

function whyNotHere(row: DatabaseRow, { hasRoll }: LibraryReading): string {
  if (!hasRoll) return 'The pictures themselves are not in this source.';
  // 0: never given to iCloud.
  return wholeNumber(row['ZCLOUDLOCALSTATE']) === 0
    ? 'not in this backup'
    : 'only in iCloud, not in this backup';
}

function fileItem(
  row: DatabaseRow,
  path: string,
  file: PhoneFile & { readonly bytes: NonNullable<PhoneFile['bytes']> },
  { database, phone }: LibraryReading,
): SourceItem {
  const subtype = wholeNumber(row['ZKINDSUBTYPE']);
  const found = assetFacts(database, row, file, phone.reading.choices.zone);
  const moving = subtype === livePhoto ? movingPartOf(path, phone) : null;
  const facts: FileFacts =
    moving === null
      ? found
      : {
          ...found,
          asFound: { ...found.asFound, 'Belongs together with': `${moving} (Live Photo)` },
        };
  const group = groupOf(facts.kind, {
    kind: wholeNumber(row['ZKIND']),
    subtype,
    looksLikeScreenshot: wholeNumber(row['ZISDETECTEDSCREENSHOT']) === 1,
  });
  return {
    type: 'file',
    file: { name: lastPart(file.path), path: file.path, bytes: file.bytes, facts, group },
  };
}
