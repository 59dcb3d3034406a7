import { createRequire } from 'node:module';
import { amrForm, amrLayout, countFrames } from './amr.ts';
import { decodeHeic, isHeic } from './heic.ts';
import { mostPixels, rawOf } from './picture.ts';
import { waveFile } from './wave.ts';

/** A copy in a format that any computer can open, beside an original that many cannot. */
export interface ViewableCopy {
  readonly bytes: Buffer;
  readonly extension: 'jpg' | 'wav';
  /** How it was made: from what, with which software. */
  readonly how: string;
}

/** Two hours of speech; the WAV of more would fill the memory. */
const mostFrames = 2 * 60 * 60 * 50;
const pieceBytes = 64 * 1024;

interface PieceDecoder {
  decode(bytes: Uint8Array): { readonly channelData: readonly Float32Array[] };
}

/**
 * A viewable or playable copy: of HEIC a JPEG in full size, of AMR (narrow or wide band, one channel)
 * a WAV. Null for other types, which computers open by themselves, and for files that cannot be
 * decoded; never throws on what the bytes hold. The same bytes give the same copy.
 */
export async function viewableCopy(
  bytes: Uint8Array,
  mediaType: string,
): Promise<ViewableCopy | null> {
  try {
    if (mediaType.startsWith('image/') && isHeic(bytes)) return await jpegOfHeic(bytes);
    if (amrForm(bytes) !== null) return await waveOfAmr(bytes);
    return null;
  } catch {
    // A copy is a convenience: the original, whatever is wrong with it, is what counts.
    return null;
  }
}

async function jpegOfHeic(bytes: Uint8Array): Promise<ViewableCopy | null> {
  const pixels = await decodeHeic(bytes, mostPixels);
  if (pixels === null) return null;
  const { default: sharp } = await import('sharp');
  const jpeg = await sharp(pixels.data, { raw: rawOf(pixels) })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
  const how = `Made from the HEIC file with heic-decode ${versionOf('heic-decode')} (libheif) and sharp ${sharp.versions.sharp}; without the details that the original keeps.`;
  return { bytes: jpeg, extension: 'jpg', how };
}

async function waveOfAmr(bytes: Uint8Array): Promise<ViewableCopy | null> {
  const form = amrForm(bytes);
  if (form === null || form.statesChannels) return null;
  const { begins } = amrLayout(bytes, form);
  const { count, end } = countFrames(bytes.subarray(begins), form);
  if (count === 0 || count > mostFrames) return null;
  const { decoder: open } = await import('@audio/decode-amr');
  const decoder = await open();
  const wide = form.mediaType === 'audio/amr-wb';
  try {
    const wave = waveFile(decodedPieces(decoder, bytes.subarray(0, begins + end)), {
      samplesPerSecond: wide ? 16_000 : 8000,
      mostSamples: count * (wide ? 320 : 160),
    });
    const how = `Made from the AMR file with @audio/decode-amr ${versionOf('@audio/decode-amr')} (opencore-amr).`;
    return { bytes: wave, extension: 'wav', how };
  } finally {
    decoder.free();
  }
}

/** The decoder keeps the beginning of a frame that goes on in the next piece. */
function* decodedPieces(decoder: PieceDecoder, bytes: Uint8Array): Generator<Float32Array> {
  for (let from = 0; from < bytes.byteLength; from += pieceBytes) {
    const [channel] = decoder.decode(bytes.subarray(from, from + pieceBytes)).channelData;
    if (channel !== undefined) yield channel;
  }
}

function versionOf(name: string): string {
  const about = createRequire(import.meta.url)(`${name}/package.json`) as { version: string };
  return about.version;
}
