import { timeFromText } from './date-text.ts';
import type { FoundFacts, FoundTime } from './found-facts.ts';
import { recordText, type RecordedText } from '../core/text.ts';

type Tag = { readonly value?: unknown; readonly description?: unknown } | undefined;
type Tags = Readonly<Record<string, Tag>>;

/** The times that EXIF holds, with the tags of their offset and their fraction of a second. */
const times = [
  { tag: 'DateTimeOriginal', offset: 'OffsetTimeOriginal', fraction: 'SubSecTimeOriginal' },
  { tag: 'DateTimeDigitized', offset: 'OffsetTimeDigitized', fraction: 'SubSecTimeDigitized' },
  { tag: 'DateTime', offset: 'OffsetTime', fraction: 'SubSecTime' },
] as const;

const meanings = {
  DateTimeOriginal: 'taken',
  DateTimeDigitized: 'made digital',
  DateTime: 'last changed',
} as const;

/** The tags worth showing as found, and what they are called. */
const described = {
  Make: 'Make of the camera or phone',
  Model: 'Model',
  Software: 'Software',
  HostComputer: 'Device',
  ImageDescription: 'Image description',
  UserComment: 'User comment',
  Artist: 'Artist',
  Copyright: 'Copyright',
  ImageUniqueID: 'Image identifier',
} as const;

/**
 * What EXIF says, given its bytes (a TIFF header and what follows) or a whole HEIC, AVIF, WebP or
 * TIFF file. A time with its offset is an instant; without one it is local, in the assumed zone.
 * Never throws: what cannot be read is noted.
 */
export async function exifFacts(bytes: Buffer, zone: string): Promise<FoundFacts> {
  const { default: reader } = await import('exifreader');
  try {
    const found = reader.load(bytes, {
      expanded: true,
      includeTags: { exif: true, gps: true },
    });
    const tags = (found.exif ?? {}) as Tags;
    return {
      times: [...cameraTimes(tags, zone), ...positionTime(tags, zone)],
      ...(statesPosition(tags) ? { statesPosition: true } : {}),
      asFound: describedFacts(tags),
      ...sizeOf(tags),
    };
  } catch (error) {
    const nothing = error instanceof Error && error.name === 'MetadataMissingError';
    return nothing ? {} : { notes: ['The details that the picture keeps could not be read.'] };
  }
}

function cameraTimes(tags: Tags, zone: string): FoundTime[] {
  return times.flatMap(({ tag, offset, fraction }): FoundTime[] => {
    const date = textOf(tags[tag]);
    if (!/[1-9]/.test(date)) return [];
    const offsetText = textOf(tags[offset]);
    const knownOffset = /^[+-]\d\d:\d\d$/.test(offsetText) ? offsetText : '';
    const digits = textOf(tags[fraction]).replace(/\D.*$/s, '').slice(0, 9);
    const moment = /[1-9]/.test(digits) ? `${date}.${digits}` : date;
    const happened = timeFromText(moment + knownOffset, {
      basis: knownOffset === '' ? 'EXIF' : 'EXIF, with its offset from UTC',
      zone,
    });
    const dated = knownOffset === '' ? 'exif' : 'exif with offset';
    return [
      { what: meanings[tag], happened, standing: tag === 'DateTimeOriginal' ? dated : 'never' },
    ];
  });
}

/** GPSDateStamp and GPSTimeStamp are in UTC, and may be minutes older than the picture. */
function positionTime(tags: Tags, zone: string): FoundTime[] {
  const date = textOf(tags['GPSDateStamp']);
  const clock = tags['GPSTimeStamp']?.value;
  if (!/^\d{4}:\d\d:\d\d$/.test(date) || !Array.isArray(clock)) return [];
  const [hour, minute, second] = clock.map(rational);
  if (hour === undefined || minute === undefined || second === undefined) return [];
  const time = [hour, minute, Math.floor(second)]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
  const happened = timeFromText(`${date} ${time}Z`, { basis: 'EXIF, clock of the GPS', zone });
  return [{ what: 'position fixed', happened, standing: 'never' }];
}

function rational(value: unknown): number {
  if (!Array.isArray(value)) return typeof value === 'number' ? value : Number.NaN;
  return Number(value[0]) / Number(value[1]);
}

function statesPosition(tags: Tags): boolean {
  return ['GPSLatitude', 'GPSLongitude', 'GPSDestLatitude', 'GPSAreaInformation'].some(
    (name) => tags[name] !== undefined,
  );
}

function describedFacts(tags: Tags): Record<string, RecordedText> {
  const facts = Object.entries(described).map(([tag, name]): [string, RecordedText] => [
    name,
    recordText(textOf(tags[tag])),
  ]);
  return Object.fromEntries(facts.filter(([, value]) => value !== ''));
}

function sizeOf(tags: Tags): FoundFacts {
  const width = wholeNumber(tags['ImageWidth']);
  const height = wholeNumber(tags['ImageLength']);
  if (width === null || height === null) return {};
  return { widthPixels: width, heightPixels: height };
}

function wholeNumber(tag: Tag): number | null {
  const number = tag?.value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** UserComment comes as bytes with its text in the description; the rest as a list of strings. */
function textOf(tag: Tag): string {
  if (tag === undefined) return '';
  const value: unknown = Array.isArray(tag.value) ? tag.value[0] : tag.value;
  const text = typeof value === 'string' ? value : tag.description;
  return typeof text === 'string' ? text.replace(/\0+$/, '').trim() : '';
}
