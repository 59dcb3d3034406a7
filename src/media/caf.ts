import { recordBytes, shownText } from '../core/text.ts';
import { timeFromText } from './date-text.ts';
import type { FoundFacts } from './found-facts.ts';
import type { OpenedFile } from './opened-file.ts';

/** The audio description of a CAF file (Apple Core Audio Format Specification 1.0). */
interface Description {
  readonly samplesPerSecond: number;
  readonly bytesPerPacket: number;
  readonly framesPerPacket: number;
}

/** The length of a CAF recording and, rarely, when it was recorded. */
export async function cafFacts(file: OpenedFile, zone: string): Promise<FoundFacts> {
  let description: Description | null = null;
  let frames: number | null = null;
  let dataBytes: number | null = null;
  let stated: FoundFacts = {};
  let position = 8;
  for (let count = 0; count < 1000 && position + 12 <= file.sizeBytes; count += 1) {
    const header = await file.read(position, 12);
    if (header.byteLength < 12) break;
    const type = header.toString('latin1', 0, 4);
    const size = header.readBigInt64BE(4);
    const start = position + 12;
    if (type === 'desc') description = readDescription(await file.read(start, 32));
    if (type === 'pakt') frames = readFrames(await file.read(start, 16));
    if (type === 'info') stated = readInformation(await file.read(start, 4096), zone);
    // Data of size −1 goes on to the end of the file; its first four bytes count edits.
    if (type === 'data') dataBytes = (size < 0n ? file.sizeBytes - start : Number(size)) - 4;
    if (size < 0n || size > BigInt(file.sizeBytes)) break;
    position = start + Number(size);
  }
  return { ...stated, ...duration(description, frames, dataBytes) };
}

function readDescription(content: Buffer): Description | null {
  if (content.byteLength < 32) return null;
  return {
    samplesPerSecond: content.readDoubleBE(0),
    bytesPerPacket: content.readUInt32BE(16),
    framesPerPacket: content.readUInt32BE(20),
  };
}

function readFrames(content: Buffer): number | null {
  return content.byteLength < 16 ? null : Number(content.readBigInt64BE(8));
}

/** Pairs of texts, each ended by NUL, after their number. */
function readInformation(content: Buffer, zone: string): FoundFacts {
  const texts = content.subarray(4).toString('latin1').split('\0');
  const at = texts.indexOf('recorded date');
  const date = at < 0 || at % 2 === 1 ? undefined : texts[at + 1];
  if (date === undefined) return {};
  const raw = shownText(recordBytes(Buffer.from(date, 'latin1')));
  const happened = timeFromText(raw, { basis: 'container, date of recording', zone });
  return { times: [{ what: 'recorded', happened, standing: 'container' }] };
}

function duration(
  description: Description | null,
  frames: number | null,
  dataBytes: number | null,
): FoundFacts {
  if (description === null) return { notes: ['The length of the recording could not be read.'] };
  const { samplesPerSecond, bytesPerPacket, framesPerPacket } = description;
  const byData =
    bytesPerPacket === 0 || dataBytes === null
      ? null
      : Math.floor(dataBytes / bytesPerPacket) * framesPerPacket;
  const counted = frames ?? byData ?? -1;
  const isSound = counted >= 0 && samplesPerSecond > 0;
  const milliseconds = isSound ? Math.round((counted * 1000) / samplesPerSecond) : Number.NaN;
  return Number.isSafeInteger(milliseconds)
    ? { durationMilliseconds: milliseconds }
    : { notes: ['The length of the recording could not be read.'] };
}
