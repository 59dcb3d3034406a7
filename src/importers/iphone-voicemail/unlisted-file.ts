import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../../core/errors.ts';
import type { FileFacts } from '../../core/file-facts.ts';
import type { FileGroup, IncomingBytes, SourceItem } from '../../core/source-item.ts';
import type { RecordedText } from '../../core/text.ts';
import { readFileFacts } from '../../media/file-facts.ts';
import type { Phone, PhoneFile } from '../phone/phone.ts';
import { readTranscript } from './transcript.ts';
import { isGreeting, isTranscriptName, nameOf } from './voicemail-files.ts';

const greetings: FileGroup = { key: 'voicemail greetings', title: 'Voicemail greetings' };
const unlisted: FileGroup = {
  key: 'voicemail recordings without a row',
  title: 'Voicemail recordings that the phone’s list does not name',
};

/** A recording is some hundred kilobytes; of a file above this its facts are not looked for. */
const mostBytesToLookInto = 64 * 1024 * 1024;

/** A greeting, or a recording or transcript that no row of the phone's lists names, as a file. */
export async function unlistedItem(file: PhoneFile, phone: Phone): Promise<SourceItem> {
  const { bytes, path, place } = file;
  if (bytes === null)
    return {
      type: 'skipped',
      where: place,
      why: 'The source lists this recording and does not hold it.',
      path,
    };
  try {
    const facts = await factsOf(file, bytes, phone);
    const group = isGreeting(file) ? greetings : unlisted;
    return { type: 'file', file: { name: nameOf(file), path, bytes, facts, group } };
  } catch (error) {
    if (error instanceof UserError)
      return { type: 'skipped', where: place, why: error.message, path };
    throw error;
  }
}

async function factsOf(file: PhoneFile, bytes: IncomingBytes, phone: Phone): Promise<FileFacts> {
  const found = await factsInCopy(nameOf(file), bytes, phone);
  const times = [
    ...found.times,
    ...(file.modified.precision === 'unknown'
      ? []
      : [{ what: 'last changed, by the phone', happened: file.modified }]),
  ];
  const isRecording = found.kind === 'sound' && !isGreeting(file);
  return {
    ...found,
    kind: isRecording ? 'voicemail' : found.kind,
    happened: found.happened.precision === 'unknown' ? file.modified : found.happened,
    times,
    ...(await heardFacts(file, found)),
  };
}

/** What a file says of itself is read from a copy: in a backup it may be locked, or in pieces. */
async function factsInCopy(name: string, bytes: IncomingBytes, phone: Phone): Promise<FileFacts> {
  const { scratch, choices } = phone.reading;
  const folder = await mkdtemp(join(scratch, 'recording-'));
  try {
    const path = join(folder, 'copy');
    const size = await copyOf(bytes, path);
    if (size <= mostBytesToLookInto) return await readFileFacts(path, name, size, choices.zone);
    return {
      kind: 'other',
      mediaType: null,
      happened: { precision: 'unknown' },
      times: [],
      notes: ['The file is too large for a recording. It was not looked into.'],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many bytes were copied: one more than can be looked into, where there are more. */
async function copyOf(bytes: IncomingBytes, path: string): Promise<number> {
  let size = 0;
  async function* bounded(): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes.open()) {
      size += piece.byteLength;
      if (size > mostBytesToLookInto) return;
      yield piece;
    }
  }
  await pipeline(Readable.from(bounded()), createWriteStream(path, { mode: 0o600 }));
  return size;
}

/** Words that the phone heard, in a transcript that stands alone. They are nobody's own words. */
async function heardFacts(
  file: PhoneFile,
  found: FileFacts,
): Promise<Pick<FileFacts, 'asFound' | 'notes'>> {
  if (!isTranscriptName(nameOf(file))) return { notes: found.notes };
  const heard = await readTranscript(file.bytes);
  if (heard.is !== 'words')
    return { notes: [...found.notes, 'The words that the phone heard could not be read.'] };
  const { text, confidence } = heard.transcript;
  const asFound: Record<string, RecordedText> = {
    ...found.asFound,
    'Words that the phone heard': text,
    ...(confidence === undefined ? {} : { 'How sure the phone says it is': confidence }),
  };
  return { asFound, notes: found.notes };
}
