import type { OpenedFile } from './opened-file.ts';

/** A box of an ISO base media file (ISO/IEC 14496-12): MP4, M4A, 3GP, MOV, HEIC, AVIF. */
export interface Box {
  readonly type: string;
  /** Where its content begins and ends in the file. */
  readonly start: number;
  readonly end: number;
}

/** More boxes than this on one level is no recording that a phone makes. */
const mostBoxes = 20_000;

/**
 * The boxes between two positions, one header read for each, so that an index at the end of a file
 * of many gigabytes is found without reading the rest. Stops where the sizes stop making sense.
 */
export async function* boxes(file: OpenedFile, from: number, to: number): AsyncGenerator<Box> {
  let position = from;
  for (let count = 0; count < mostBoxes && position + 8 <= to; count += 1) {
    const header = await file.read(position, 16);
    const extent = extentOf(header, to - position);
    if (extent === null) return;
    yield {
      type: header.toString('latin1', 4, 8),
      start: position + extent.headerBytes,
      end: Math.min(position + extent.sizeBytes, to),
    };
    position += extent.sizeBytes;
  }
}

/** The first box of a type inside another, or null. */
export async function boxInside(file: OpenedFile, parent: Box, type: string): Promise<Box | null> {
  for await (const box of boxes(file, parent.start, parent.end)) if (box.type === type) return box;
  return null;
}

/** Size 1 means that the size stands in the next eight bytes, 0 that the box goes on to the end. */
function extentOf(
  header: Buffer,
  remaining: number,
): { headerBytes: number; sizeBytes: number } | null {
  if (header.byteLength < 8) return null;
  const size = header.readUInt32BE(0);
  if (size === 0) return { headerBytes: 8, sizeBytes: remaining };
  if (size !== 1) return size < 8 ? null : { headerBytes: 8, sizeBytes: size };
  if (header.byteLength < 16) return null;
  const long = header.readBigUInt64BE(8);
  if (long < 16n || long > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return { headerBytes: 16, sizeBytes: Number(long) };
}
