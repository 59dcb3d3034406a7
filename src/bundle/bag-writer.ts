import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { systemErrorCode } from '../core/errors.ts';

/** Takes a bag's files one after the other. Paths are below the top folder and safe. */
export interface BagWriter {
  /** Writes one file; ends when its last byte is handed on. `sizeBytes` null when it is not known before. */
  add(path: string, bytes: AsyncIterable<Uint8Array>, sizeBytes: number | null): Promise<void>;
  /** Ends the bag and flushes it to the disk. */
  finish(): Promise<void>;
  /** Lets go of what is open after a failure. Removes nothing. */
  abandon(): Promise<void>;
}

/** Writes all of `piece`, as a disk that is nearly full may take only some of it at once. */
export async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let done = 0; done < piece.byteLength;) {
    const { bytesWritten } = await file.write(piece, done, piece.byteLength - done);
    done += bytesWritten;
  }
}

/** Some disks and Windows cannot flush a folder; the file in it was flushed. */
const foldersNotFlushed = new Set(['EPERM', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EACCES', 'EBADF']);

/** Flushes a folder, so that the names in it outlive a power cut. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!foldersNotFlushed.has(systemErrorCode(error) ?? '')) throw error;
  }
}
