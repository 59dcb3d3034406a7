import type { FileHandle } from 'node:fs/promises';

/** Where the newest state of a page stands in a log. */
export interface PagePlace {
  readonly file: FileHandle;
  readonly at: number;
}

const headerBytes = 32;
const frameHeaderBytes = 24;

/** A log is written back long before it holds as many. */
const mostFrames = 200_000;

/**
 * The pages of a database that stand in its write-ahead log, as of the last change that was finished.
 * Frames of an earlier use of the log come after those of this one, with other numbers in their heads.
 * https://www.sqlite.org/fileformat2.html#walformat
 */
export async function logPages(
  log: FileHandle,
  pageBytes: number,
): Promise<ReadonlyMap<number, PagePlace>> {
  const header = Buffer.alloc(headerBytes);
  const { bytesRead } = await log.read(header, 0, headerBytes, 0);
  const isLog = bytesRead === headerBytes && (header.readUInt32BE(0) & ~1) === 0x377f0682;
  if (!isLog || header.readUInt32BE(8) % 65_536 !== pageBytes % 65_536) return new Map();
  return finishedPages(log, pageBytes, header.subarray(16, 24));
}

async function finishedPages(
  log: FileHandle,
  pageBytes: number,
  salts: Buffer,
): Promise<ReadonlyMap<number, PagePlace>> {
  const finished = new Map<number, PagePlace>();
  let unfinished = new Map<number, PagePlace>();
  const frame = Buffer.alloc(frameHeaderBytes);
  for (let number = 0; number < mostFrames; number++) {
    const at = headerBytes + number * (frameHeaderBytes + pageBytes);
    const { bytesRead } = await log.read(frame, 0, frameHeaderBytes, at);
    if (bytesRead < frameHeaderBytes || !frame.subarray(8, 16).equals(salts)) break;
    unfinished.set(frame.readUInt32BE(0), { file: log, at: at + frameHeaderBytes });
    // Only the last frame of a change states the size of the database.
    if (frame.readUInt32BE(4) === 0) continue;
    for (const [page, place] of unfinished) finished.set(page, place);
    unfinished = new Map();
  }
  return finished;
}
