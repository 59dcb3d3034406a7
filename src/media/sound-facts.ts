import { createReadStream, type ReadStream } from 'node:fs';
import type { IAudioMetadata } from 'music-metadata';
import { recordText, type RecordedText } from '../core/text.ts';
import { amrFacts, amrForm } from './amr.ts';
import { cafFacts } from './caf.ts';
import { timeFromText } from './date-text.ts';
import type { FoundFacts } from './found-facts.ts';
import { isoMediaFacts } from './iso-media.ts';
import type { OpenedFile } from './opened-file.ts';

/** Recordings up to this size are read whole; larger ones as a stream. */
const mostBytesInMemory = 32 * 1024 * 1024;

const isoMedia = new Set([
  'audio/mp4',
  'audio/x-m4a',
  'audio/x-m4b',
  'audio/x-m4p',
  'video/mp4',
  'video/x-m4v',
  'video/3gpp',
  'video/3gpp2',
  'video/quicktime',
]);

/** What a sound recording or video says of itself. Never throws on what it holds. */
export async function recordingFacts(
  file: OpenedFile,
  mediaType: string,
  zone: string,
): Promise<FoundFacts> {
  if (isoMedia.has(mediaType)) return isoMediaFacts(file, mediaType, zone);
  if (mediaType === 'audio/x-caf') return cafFacts(file, zone);
  const form = amrForm(await file.read(0, 16));
  return form === null ? taggedFacts(file, mediaType, zone) : amrFacts(file, form);
}

async function taggedFacts(file: OpenedFile, mediaType: string, zone: string): Promise<FoundFacts> {
  const reader = await import('music-metadata');
  const about = { mimeType: mediaType, size: file.sizeBytes };
  const options = { duration: true, skipCovers: true };
  let stream: ReadStream | null = null;
  try {
    if (file.sizeBytes <= mostBytesInMemory) {
      const bytes = await file.read(0, file.sizeBytes);
      return factsOf(await reader.parseBuffer(bytes, about, options), zone);
    }
    stream = createReadStream(file.path);
    return factsOf(await reader.parseStream(stream, about, options), zone);
  } catch {
    // The library throws whatever it meets on damaged files; the file itself is taken in all the same.
    return { notes: ['The length of the recording could not be read.'] };
  } finally {
    stream?.destroy();
  }
}

function factsOf({ format, common }: IAudioMetadata, zone: string): FoundFacts {
  const milliseconds = Math.round((format.duration ?? Number.NaN) * 1000);
  const timed = Number.isSafeInteger(milliseconds) && milliseconds > 0;
  const texts: Record<string, string | undefined> = {
    Title: common.title,
    Artist: common.artist,
    'Encoded by': common.encodedby ?? format.tool,
  };
  return {
    ...(timed ? { durationMilliseconds: milliseconds } : {}),
    ...(timed ? {} : { notes: ['The length of the recording could not be read.'] }),
    ...(common.date === undefined ? {} : tagDate(common.date, zone)),
    asFound: Object.fromEntries(
      Object.entries(texts).flatMap(([name, text]): [string, RecordedText][] =>
        text === undefined ? [] : [[name, recordText(text)]],
      ),
    ),
  };
}

function tagDate(date: string, zone: string): FoundFacts {
  const happened = timeFromText(date, { basis: 'tag in the recording', zone });
  return { times: [{ what: 'dated', happened, standing: 'tag' }] };
}
