import { recordBytes, shownText, type RecordedText } from '../core/text.ts';
import { boxes, boxInside, type Box } from './iso-boxes.ts';
import type { FoundFacts, FoundTime } from './found-facts.ts';
import { timeFromText } from './date-text.ts';
import { readMovieHeader } from './movie-header.ts';
import type { OpenedFile } from './opened-file.ts';

/** What is gathered while the boxes pass. */
interface Gathered {
  readonly times: FoundTime[];
  readonly asFound: Record<string, RecordedText>;
  readonly tracks: Set<string>;
  statesPosition: boolean;
  durationMilliseconds?: number;
  widthPixels?: number;
  heightPixels?: number;
}

/** Metadata values longer than this are pictures or worse; none of those below is. */
const mostValueBytes = 16 * 1024;

const namedValues: Readonly<Record<string, string>> = {
  'com.apple.quicktime.make': 'Make of the camera or phone',
  'com.apple.quicktime.model': 'Model',
  'com.apple.quicktime.software': 'Software',
  'com.apple.quicktime.author': 'Author',
  'com.apple.quicktime.content.identifier': 'Content identifier',
  'com.apple.quicktime.title': 'Title',
  '\u00a9nam': 'Title',
  '\u00a9too': 'Software',
  '\u00a9swr': 'Software',
  '\u00a9mak': 'Make of the camera or phone',
  '\u00a9mod': 'Model',
  '\u00a9cmt': 'Comment',
};

/**
 * What an MP4, M4A, 3GP or MOV says of itself: when its container was created, Apple's own creation
 * date (which has an offset and comes first), how long it is, how large its picture, and whether it
 * states a position. Without a picture track a video type becomes the sound type.
 */
export async function isoMediaFacts(
  file: OpenedFile,
  mediaType: string,
  zone: string,
): Promise<FoundFacts> {
  const found: Gathered = { times: [], asFound: {}, tracks: new Set(), statesPosition: false };
  const whole: Box = { type: '', start: 0, end: file.sizeBytes };
  const index = await boxInside(file, whole, 'moov');
  if (index === null) {
    return { notes: ['The recording has no index (moov): it is cut short or damaged.'] };
  }
  for await (const box of boxes(file, index.start, index.end)) {
    if (box.type === 'mvhd') await readHeader(file, box, found);
    if (box.type === 'trak') await readTrack(file, box, found);
    if (box.type === 'meta') await readMetadata(file, box, found, zone);
    if (box.type === 'udta') await readUserData(file, box, found, zone);
  }
  return finished(found, mediaType, index, file);
}

function finished(found: Gathered, mediaType: string, index: Box, file: OpenedFile): FoundFacts {
  const { tracks, statesPosition, times, ...facts } = found;
  const soundOnly = tracks.has('soun') && !tracks.has('vide') && mediaType.startsWith('video/');
  return {
    ...facts,
    // Apple's date is read after mvhd, and is the better one.
    times: times.toSorted((a, b) => Number(a.what !== 'recorded') - Number(b.what !== 'recorded')),
    ...(soundOnly ? { mediaType: mediaType.replace('video/', 'audio/'), kind: 'sound' } : {}),
    ...(statesPosition ? { statesPosition } : {}),
    ...(index.end > file.sizeBytes ? { notes: ['The recording is cut short.'] } : {}),
  };
}

async function content(file: OpenedFile, box: Box): Promise<Buffer> {
  return file.read(box.start, Math.min(box.end - box.start, mostValueBytes));
}

async function readHeader(file: OpenedFile, box: Box, found: Gathered): Promise<void> {
  const header = readMovieHeader(await content(file, box));
  if (header === null) return;
  if (header.durationMilliseconds !== null) {
    found.durationMilliseconds = header.durationMilliseconds;
  }
  if (header.created !== null) {
    found.times.push({
      what: 'container created',
      happened: header.created,
      standing: 'container',
    });
  }
}

async function readTrack(file: OpenedFile, track: Box, found: Gathered): Promise<void> {
  const header = await boxInside(file, track, 'tkhd');
  const media = await boxInside(file, track, 'mdia');
  const handler = media === null ? null : await boxInside(file, media, 'hdlr');
  if (handler !== null) {
    found.tracks.add((await file.read(handler.start + 8, 4)).toString('latin1'));
  }
  if (header === null || found.widthPixels !== undefined) return;
  // Width and height are the last eight bytes, 16.16 fixed point; zero for sound.
  const size = await file.read(header.end - 8, 8);
  if (size.byteLength < 8) return;
  const width = size.readUInt16BE(0);
  const height = size.readUInt16BE(4);
  if (width > 0 && height > 0) Object.assign(found, { widthPixels: width, heightPixels: height });
}

/** QuickTime and 3GPP user data: `©day`, `©xyz`, `loci`; iTunes keeps a `meta` box in it. */
async function readUserData(
  file: OpenedFile,
  box: Box,
  found: Gathered,
  zone: string,
): Promise<void> {
  for await (const item of boxes(file, box.start, box.end)) {
    if (item.type === 'meta') await readMetadata(file, item, found, zone);
    else if (item.type === 'loci') found.statesPosition = true;
    else if (item.type.startsWith('\u00a9')) {
      // A 16-bit length and a 16-bit language stand before the text.
      keep(item.type, (await content(file, item)).subarray(4), found, zone);
    }
  }
}

async function readMetadata(
  file: OpenedFile,
  box: Box,
  found: Gathered,
  zone: string,
): Promise<void> {
  // In MP4 `meta` has a version before its boxes, in QuickTime it has none.
  const first = await file.read(box.start + 4, 4);
  const start = first.toString('latin1') === 'hdlr' ? box.start : box.start + 4;
  const inside: Box = { ...box, start };
  const keys = await boxInside(file, inside, 'keys');
  const names = keys === null ? [] : await keyNames(file, keys);
  const list = await boxInside(file, inside, 'ilst');
  if (list === null) return;
  for await (const item of boxes(file, list.start, list.end)) {
    const value = await boxInside(file, item, 'data');
    if (value === null) continue;
    const number = Buffer.from(item.type, 'latin1').readUInt32BE(0);
    // The type and the language of the value stand before it.
    keep(names[number - 1] ?? item.type, (await content(file, value)).subarray(8), found, zone);
  }
}

async function keyNames(file: OpenedFile, box: Box): Promise<string[]> {
  const bytes = await content(file, box);
  const names: string[] = [];
  let position = 8;
  while (position + 8 <= bytes.byteLength) {
    const size = bytes.readUInt32BE(position);
    if (size < 8) break;
    names.push(bytes.toString('latin1', position + 8, position + size));
    position += size;
  }
  return names;
}

function keep(name: string, bytes: Buffer, found: Gathered, zone: string): void {
  const value = recordBytes(bytes);
  if (name === '\u00a9xyz' || name.startsWith('com.apple.quicktime.location')) {
    found.statesPosition = true;
  } else if (name === 'com.apple.quicktime.creationdate') {
    const basis = 'container, creation date by Apple';
    const happened = timeFromText(shownText(value), { basis, zone });
    found.times.push({ what: 'recorded', happened, standing: 'container' });
  } else if (name === '\u00a9day') {
    const happened = timeFromText(shownText(value), { basis: 'container, tag of the day', zone });
    found.times.push({ what: 'dated', happened, standing: 'tag' });
  } else {
    const shown = namedValues[name];
    if (shown !== undefined) found.asFound[shown] = value;
  }
}
