import { createDecipheriv } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline, Readable, type Duplex } from 'node:stream';
import { createInflate } from 'node:zlib';
import { UserError, systemErrorCode } from '../../core/errors.ts';
import type { Source } from '../source.ts';
import { importersWording as wording } from '../wording.ts';
import type { OpenBackup } from './unlocking.ts';

/** How much of the file was read, and how much that was unpacked to. */
export interface Passed {
  packed: number;
  unpacked: number;
}

/** From here on it would unpack to far more than it is. */
export class UnpacksTooFar extends Error {}

/**
 * The tar archive in a backup, unlocked and unpacked as it is read, in bounded memory. Ends with an error
 * of the cipher or of zlib where the file is cut short or damaged, with UnpacksTooFar, or with UserError
 * where the disk does not give the file.
 */
export async function* backupBytes(
  source: Source,
  { header, key }: OpenBackup,
  passed: Passed,
): AsyncGenerator<Uint8Array> {
  const steps: Duplex[] = [
    ...(key === null ? [] : [createDecipheriv('aes-256-cbc', key.key, key.iv)]),
    ...(header.isCompressed ? [createInflate({ chunkSize: pieceBytes })] : []),
  ];
  let last: Readable = Readable.from(fileBytes(source, header.sizeBytes, passed));
  // The callback is there because a pipeline needs one: errors arrive where the stream is read.
  for (const step of steps) last = pipeline(last, step, () => undefined);
  for await (const piece of last) {
    const bytes = piece as Buffer;
    passed.unpacked += bytes.length;
    if (isTooFar(passed)) throw new UnpacksTooFar();
    yield bytes;
  }
}

async function* fileBytes(source: Source, start: number, passed: Passed): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(source.path, { start, highWaterMark: pieceBytes })) {
      passed.packed += (piece as Buffer).length;
      yield piece as Buffer;
    }
  } catch (cause) {
    if (systemErrorCode(cause) === undefined) throw cause;
    throw new UserError(wording.backupCutShort.message, { ...wording.backupCutShort, cause });
  }
}

function isTooFar({ packed, unpacked }: Passed): boolean {
  return unpacked > freeBytes && unpacked > packed * mostTimes;
}

const pieceBytes = 256 * 1024;
/** Up to this a backup may be packed as tightly as it likes. */
const freeBytes = 1024 ** 3;
const mostTimes = 200;
