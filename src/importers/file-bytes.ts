import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { UserError, systemErrorCode } from '../core/errors.ts';
import type { IncomingBytes } from '../core/source-item.ts';
import { importersWording as wording } from './wording.ts';

const pieceBytes = 1024 * 1024;

/**
 * The bytes of a file as listed with `sizeBytes`, in pieces of up to 1 MiB. A file that vanishes, or
 * turns out longer or shorter than listed, is thrown as a UserError: what was read of it is of no use.
 */
export function bytesOfFile(path: string | Buffer, sizeBytes: number): IncomingBytes {
  return { open: () => pieces(path, sizeBytes) };
}

async function* pieces(path: string | Buffer, sizeBytes: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const piece of sizeBytes <= pieceBytes ? small(path) : large(path)) {
    read += piece.byteLength;
    if (read > sizeBytes) break;
    yield piece;
  }
  if (read !== sizeBytes) {
    throw new UserError(wording.fileChanged.message, wording.fileChanged);
  }
}

/** Read in one go: a stream for each small file takes ten times as long. */
async function* small(path: string | Buffer): AsyncGenerator<Buffer> {
  yield await readFile(path).catch(unreadable);
}

async function* large(path: string | Buffer): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { highWaterMark: pieceBytes });
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (error) {
    unreadable(error);
  } finally {
    stream.destroy();
  }
}

function unreadable(error: unknown): never {
  if (systemErrorCode(error) === undefined) throw error;
  throw new UserError(wording.fileCutShort.message, { ...wording.fileCutShort, cause: error });
}
