import type { FileFacts } from '../../core/file-facts.ts';
import { recordText, shownText, type RecordedText } from '../../core/text.ts';
import { isKnownZone, unknownTime } from '../../core/time.ts';
import { fileNameFacts } from '../../media/file-name-times.ts';
import { joinFacts, type FoundTime } from '../../media/found-facts.ts';
import { cocoaTime, numberAsFound, shortTextIn, wholeNumber } from '../phone/core-data.ts';
import { lastPart } from '../phone/path-name.ts';
import type { PhoneFile } from '../phone/phone.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import { kindOfType, mediaTypeOfName, subtypeInWords } from './picture-types.ts';

const library = 'the phone’s photo library';

/**
 * What the library says of a picture or video, and what the phone notes of its file. The file itself is
 * not opened: there may be a hundred thousand, locked with a password. So its type is that of the ending
 * of its name, and its times are the library's, which has the time zone that a screenshot lacks.
 */
export function assetFacts(
  database: ScratchDatabase,
  row: DatabaseRow,
  file: PhoneFile,
  zone: string,
): FileFacts {
  const name = lastPart(file.path);
  const mediaType = mediaTypeOfName(shownText(name));
  const size = { width: wholeNumber(row['ZWIDTH']), height: wholeNumber(row['ZHEIGHT']) };
  const duration = Math.round(Number(row['ZDURATION'] ?? 0) * 1000);
  return joinFacts(
    [
      {
        ...kindOfLibrary(row),
        times: timesIn(database, row),
        ...(size.width === null || size.width <= 0 ? {} : { widthPixels: size.width }),
        ...(size.height === null || size.height <= 0 ? {} : { heightPixels: size.height }),
        ...(Number.isSafeInteger(duration) && duration > 0
          ? { durationMilliseconds: duration }
          : {}),
        ...(statesPosition(row) ? { statesPosition: true } : {}),
        asFound: foundIn(database, row),
        notes: notesOf(row),
      },
      ofTheFile(file),
      fileNameFacts(name, zone),
    ],
    { kind: kindOfType(mediaType), mediaType },
  );
}

/**
 * What can be said of a file that the library does not list, or of every file where there is no library.
 * Where it was made is not known: a file is opened only once it was chosen.
 */
export function unlistedFacts(file: PhoneFile, belongsTo: string | null, zone: string): FileFacts {
  const name = lastPart(file.path);
  const mediaType = mediaTypeOfName(shownText(name));
  const asFound = belongsTo === null ? {} : { 'Belongs together with': belongsTo };
  return joinFacts([{ asFound, notes: [notListed] }, ofTheFile(file), fileNameFacts(name, zone)], {
    kind: kindOfType(mediaType),
    mediaType,
  });
}

const notListed =
  'The phone’s photo library does not list this file. It was not looked at for where it was made.';

function kindOfLibrary(row: DatabaseRow): Pick<FileFacts, 'kind'> | Record<string, never> {
  switch (wholeNumber(row['ZKIND'])) {
    case 0:
      return { kind: 'picture' };
    case 1:
      return { kind: 'video' };
    default:
      return {};
  }
}

/** A time that the library gives is better than any other; when a file was changed is no time of it. */
function timesIn(database: ScratchDatabase, row: DatabaseRow): FoundTime[] {
  const zone = zoneIn(database, row);
  const made = cocoaTime(row['ZDATECREATED'], {
    basis: library,
    ...(zone === null ? {} : { zone }),
  });
  const others = [
    ['added to the phone’s photo library', 'ZADDEDDATE'],
    ['changed, says the phone’s photo library', 'ZMODIFICATIONDATE'],
    ['put into Recently Deleted', 'ZTRASHEDDATE'],
  ] as const;
  return [
    {
      what: 'made, says the phone’s photo library',
      happened: made ?? unknownTime(library),
      standing: 'exif with offset',
    },
    ...others.flatMap(([what, column]): FoundTime[] => {
      const happened = cocoaTime(row[column], { basis: library });
      return happened === null ? [] : [{ what, happened, standing: 'never' }];
    }),
  ];
}

/** The zone by name; else by its offset, as luxon writes it. */
function zoneIn(database: ScratchDatabase, row: DatabaseRow): string | null {
  const text = shownText(shortTextIn(database, row, 'ZTIMEZONENAME') ?? '');
  if (text.length <= 60 && isKnownZone(text) && !/^(?:GMT|UTC)./.test(text)) return text;
  const seconds = wholeNumber(row['ZTIMEZONEOFFSET']);
  if (seconds === null || seconds % 60 !== 0 || Math.abs(seconds) > 14 * 3600) return null;
  const [hours, minutes] = [Math.trunc(Math.abs(seconds) / 3600), (Math.abs(seconds) % 3600) / 60];
  if (seconds === 0) return 'UTC';
  const sign = seconds < 0 ? '-' : '+';
  return `UTC${sign}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
}

/** −180 stands for none; so does 0 north 0 east, where nobody is. */
function statesPosition(row: DatabaseRow): boolean {
  const [north, east] = [row['ZLATITUDE'], row['ZLONGITUDE']];
  if (typeof north !== 'number' && typeof north !== 'bigint') return false;
  if (typeof east !== 'number' && typeof east !== 'bigint') return false;
  const isSet = Number(north) !== 0 || Number(east) !== 0;
  return isSet && Math.abs(Number(north)) <= 90 && Math.abs(Number(east)) <= 180;
}

const textColumns: readonly (readonly [string, string])[] = [
  ['Original file name', 'ZORIGINALFILENAME'],
  ['Time zone', 'ZTIMEZONENAME'],
  ['Saved by the app', 'ZIMPORTEDBYBUNDLEIDENTIFIER'],
  ['Saved by', 'ZIMPORTEDBYDISPLAYNAME'],
  ['Made by the app', 'ZCREATORBUNDLEID'],
  ['Date text in the picture', 'ZEXIFTIMESTAMPSTRING'],
  ['Live Photo identifier', 'ZMEDIAGROUPUUID'],
];

const numberColumns = [
  'ZKIND',
  'ZKINDSUBTYPE',
  'ZIMPORTEDBY',
  'ZTIMEZONEOFFSET',
  'ZFAVORITE',
  'ZHASADJUSTMENTS',
];

function foundIn(database: ScratchDatabase, row: DatabaseRow): Record<string, RecordedText> {
  const found: Record<string, RecordedText> = {};
  const subtype = subtypeInWords(wholeNumber(row['ZKINDSUBTYPE']));
  if (subtype !== null) found['In the photo library'] = subtype;
  for (const [name, column] of textColumns) {
    const text = shortTextIn(database, row, column);
    if (text !== null) found[name] = text;
  }
  for (const column of numberColumns) {
    const number = numberAsFound(row[column]);
    if (number !== null && number !== '0') found[column] = number;
  }
  return found;
}

const edited =
  'The photo library says that it was edited on the phone. The edited picture is a file of its own.';

function notesOf(row: DatabaseRow): string[] {
  const isSet = (column: string) => (wholeNumber(row[column]) ?? 0) !== 0;
  return [
    ...(isSet('ZTRASHEDSTATE') ? ['In Recently Deleted when the backup was made.'] : []),
    ...(isSet('ZHIDDEN') ? ['In the Hidden album when the backup was made.'] : []),
    ...(isSet('ZHASADJUSTMENTS') ? [edited] : []),
  ];
}

/** The phone keeps beside a file when it was changed, and sometimes the name that it came with. */
function ofTheFile({ modified, notes }: PhoneFile): {
  times: FoundTime[];
  asFound: Record<string, RecordedText>;
} {
  const beside = Object.entries(notes ?? {}).map(([name, value]): [string, RecordedText] => [
    shownText(recordText(name)),
    value,
  ]);
  return {
    times:
      modified.precision === 'unknown'
        ? []
        : [{ what: 'file last changed, says the phone', happened: modified, standing: 'never' }],
    asFound: Object.fromEntries(beside),
  };
}
