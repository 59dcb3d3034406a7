import type { FoundFacts } from './found-facts.ts';
import type { OpenedFile } from './opened-file.ts';

/** A form of AMR file: how it begins, and the size of each frame type with its header byte. */
interface AmrForm {
  readonly magic: string;
  readonly mediaType: 'audio/amr' | 'audio/amr-wb';
  /** Index is the frame type; 0 stands for one that no file holds. */
  readonly frameBytes: readonly number[];
  /** Multichannel files state the number of channels in four bytes after the magic. */
  readonly statesChannels: boolean;
}

/** RFC 4867 §5: frames of 20 ms; types 9 to 14 (narrow band) and 10 to 13 (wide band) are errors. */
const narrowBand = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1];
const wideBand = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1];

const forms: readonly AmrForm[] = [
  { magic: '#!AMR\n', mediaType: 'audio/amr', frameBytes: narrowBand, statesChannels: false },
  { magic: '#!AMR-WB\n', mediaType: 'audio/amr-wb', frameBytes: wideBand, statesChannels: false },
  { magic: '#!AMR_MC1.0\n', mediaType: 'audio/amr', frameBytes: narrowBand, statesChannels: true },
  {
    magic: '#!AMR-WB_MC1.0\n',
    mediaType: 'audio/amr-wb',
    frameBytes: wideBand,
    statesChannels: true,
  },
];

const millisecondsOfFrame = 20;
const pieceBytes = 256 * 1024;

/** The form of an AMR file by its first bytes, or null. */
export function amrForm(start: Uint8Array): AmrForm | null {
  const text = Buffer.from(start.subarray(0, 16)).toString('latin1');
  return forms.find((form) => text.startsWith(form.magic)) ?? null;
}

/** How many frames a piece holds, where they end, and whether they end in the middle of one or in an error. */
export interface AmrFrames {
  readonly count: number;
  readonly end: number;
  readonly ends: 'whole' | 'cut short' | 'broken';
}

/** Counts the frames in bytes that begin with one. */
export function countFrames(bytes: Uint8Array, form: AmrForm): AmrFrames {
  let end = 0;
  let count = 0;
  while (end < bytes.byteLength) {
    const size = form.frameBytes[((bytes[end] ?? 0) >> 3) & 15] ?? 0;
    if (size === 0) return { count, end, ends: 'broken' };
    if (end + size > bytes.byteLength) return { count, end, ends: 'cut short' };
    end += size;
    count += 1;
  }
  return { count, end, ends: 'whole' };
}

/** Where the first frame begins, and how many channels share the time. */
export function amrLayout(start: Uint8Array, form: AmrForm): { begins: number; channels: number } {
  if (!form.statesChannels) return { begins: form.magic.length, channels: 1 };
  const channels = (start[form.magic.length + 3] ?? 1) & 15;
  return { begins: form.magic.length + 4, channels: Math.max(1, channels) };
}

/** The length of an AMR recording by counting its frames: AMR states no length, and estimates by bit rate are wrong. */
export async function amrFacts(file: OpenedFile, form: AmrForm): Promise<FoundFacts> {
  const layout = amrLayout(await file.read(0, 32), form);
  let position = layout.begins;
  let count = 0;
  let ends: AmrFrames['ends'] = 'whole';
  while (position < file.sizeBytes) {
    const frames = countFrames(await file.read(position, pieceBytes), form);
    position += frames.end;
    count += frames.count;
    ends = frames.ends;
    if (frames.ends === 'broken' || frames.count === 0) break;
  }
  return {
    durationMilliseconds: Math.round((count * millisecondsOfFrame) / layout.channels),
    notes: amrNotes(ends),
  };
}

function amrNotes(ends: AmrFrames['ends']): string[] {
  switch (ends) {
    case 'whole':
      return [];
    case 'cut short':
      return ['The recording ends in the middle of a sound frame: it is cut short.'];
    case 'broken':
      return ['The recording holds bytes that are no sound; its length is counted up to there.'];
  }
}
