import type { FileFacts } from '../core/file-facts.ts';
import { shownText, type RecordedText } from '../core/text.ts';
import { mostPixels } from './picture.ts';
import { claimOfFileName, fileNameFacts } from './file-name-times.ts';
import { joinFacts, type FoundFacts } from './found-facts.ts';
import { mediaTypeOf, typeSampleBytes } from './media-type.ts';
import { OpenedFile } from './opened-file.ts';
import { pictureFacts } from './picture-facts.ts';
import { recordingFacts } from './sound-facts.ts';
import { wordFacts } from './words.ts';

/**
 * What a file says of itself: type, times, length, size, words, and what its name claims. Local
 * times are put in `zone`, as assumed. `sizeBytes` is the size as listed. The file is only read, in
 * parts where it is large, and whatever it holds, nothing is thrown but system errors (it vanished,
 * it may not be read): what could not be made out is among the notes.
 */
export async function readFileFacts(
  path: string | Buffer,
  name: RecordedText,
  sizeBytes: number,
  zone: string,
): Promise<FileFacts> {
  const file = await OpenedFile.open(path, sizeBytes);
  try {
    return await factsOf(file, name, zone);
  } finally {
    await file.close();
  }
}

async function factsOf(file: OpenedFile, name: RecordedText, zone: string): Promise<FileFacts> {
  const sample = Buffer.from(await file.read(0, typeSampleBytes));
  const mediaType = await mediaTypeOf(sample);
  const { voicemail } = claimOfFileName(shownText(name), zone);
  const inside = await contentFacts(file, mediaType, name, zone);
  const named = fileNameFacts(name, zone);
  const unread: FoundFacts = { notes: whatWasNotRead(file.sizeBytes, mediaType, sample) };
  const tooLarge: FoundFacts = { notes: inside.flatMap(tooLargeToShow) };
  const facts = joinFacts([unread, ...inside, tooLarge, named], {
    kind: kindOf(mediaType),
    mediaType,
  });
  return voicemail && facts.kind === 'sound' ? { ...facts, kind: 'voicemail' } : facts;
}

/** A person may think that an archive was looked into: it was kept, and that is all. */
function whatWasNotRead(sizeBytes: number, mediaType: string | null, sample: Buffer): string[] {
  if (sizeBytes === 0) return ['The file is empty.'];
  if (mediaType !== 'application/zip') return [];
  // Bit 0 of the flags of the first local header (APPNOTE.TXT 4.4.4): the entry is encrypted.
  const locked = sample.byteLength >= 8 && (sample.readUInt16LE(6) & 1) === 1;
  return [
    locked
      ? 'This archive is locked with a password. It was kept as it is, and nothing in it was read.'
      : 'This is an archive. It was kept as it is, and nothing in it was read.',
  ];
}

function tooLargeToShow({ widthPixels = 0, heightPixels = 0 }: FoundFacts): string[] {
  return widthPixels * heightPixels > mostPixels
    ? ['The picture is too large to be shown small; the file itself was kept whole.']
    : [];
}

async function contentFacts(
  file: OpenedFile,
  mediaType: string | null,
  name: RecordedText,
  zone: string,
): Promise<FoundFacts[]> {
  const group = mediaType?.split('/')[0];
  if (mediaType !== null && group === 'image') return pictureFacts(file, mediaType, zone);
  if (mediaType !== null && (group === 'audio' || group === 'video')) {
    return [await recordingFacts(file, mediaType, zone)];
  }
  return [await wordFacts(file, mediaType, name, zone)];
}

const documents =
  /^(?:application\/(?:pdf|rtf|msword|vnd\.(?:ms-|openxmlformats-|oasis\.opendocument).*|x-cfb|epub\+zip)|text\/html)$/;

function kindOf(mediaType: string | null): FileFacts['kind'] {
  if (mediaType === null) return 'other';
  if (mediaType.startsWith('image/')) return 'picture';
  if (mediaType.startsWith('video/')) return 'video';
  if (mediaType.startsWith('audio/')) return 'sound';
  if (mediaType === 'text/plain' || mediaType === 'message/rfc822') return 'text';
  return documents.test(mediaType) ? 'document' : 'other';
}
