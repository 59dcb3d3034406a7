import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { noRoom } from './backup-errors.ts';
import { sizeBeside } from './backup-files.ts';
import { longestOnFat, sizesOf, type SizedObjects } from './backup-objects.ts';
import { sizeOf } from './copied-file.ts';
import { names } from '../layout.ts';

/** Room on a drive: free bytes, and the size in which it hands them out. */
export interface Room {
  readonly freeBytes: number;
  readonly pieceBytes: number;
}

/** Asks the drive; null where it does not say. */
export async function roomOf(folder: string): Promise<Room | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return blocks > 0 && bsize > 0 ? { freeBytes: bavail * bsize, pieceBytes: bsize } : null;
  } catch {
    // Some network drives do not answer; then it shows while writing.
    return null;
  }
}

/**
 * Adds up what a copy still lacks. Throws UserError when the drive says that it has less room; a single
 * file that no FAT disk could hold is left out of the sum where it would not fit, since the rest may.
 */
export async function assertRoom(
  from: string,
  to: string,
  wanted: SizedObjects,
  room: Room | null,
): Promise<void> {
  if (room === null) return;
  const { freeBytes, pieceBytes } = room;
  let needed = await sizeBeside(from, to);
  needed += Math.max(
    0,
    (await sizeOf(join(from, names.journal))) - (await sizeOf(join(to, names.journal))),
  );
  const there = await sizesOf(to, wanted.keys());
  for (const [object, size] of wanted) {
    if (size === there.get(object) || size > longestOnFat) continue;
    needed += Math.ceil(size / pieceBytes) * pieceBytes;
  }
  if (needed > freeBytes) throw noRoom(needed, freeBytes);
}
