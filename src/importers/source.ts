import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { RecordedText } from '../core/text.ts';

/** One file or folder that an importer may read. Nothing at the source is ever changed. */
export interface Source {
  /** As the disk knows it; a Buffer where the name is not UTF-8. */
  readonly path: string | Buffer;
  readonly name: RecordedText;
  readonly kind: 'file' | 'folder';
  /** Of a file; 0 for a folder. */
  readonly sizeBytes: number;
  /**
   * Of a folder: files and folders below it that are sources of their own and do not belong to this
   * one, as `relativeKey` writes them.
   */
  readonly leavesOut?: ReadonlySet<string>;
}

/** A path below a folder, parted by `/`, as a key: its bytes, each as one character, since not every name is UTF-8. */
export function relativeKey(relativePath: Uint8Array): string {
  return Buffer.from(relativePath).toString('latin1');
}

/** At most `sizeBytes` bytes from the beginning of a file. */
export async function readStart(source: Source, sizeBytes: number): Promise<Buffer> {
  const file = await open(source.path, 'r');
  try {
    const buffer = Buffer.alloc(sizeBytes);
    const { bytesRead } = await file.read(buffer, 0, sizeBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The bytes of a file source in pieces of up to 1 MiB. */
export function readWhole(source: Source): AsyncIterable<Buffer> {
  return createReadStream(source.path, { highWaterMark: 1024 * 1024 });
}
