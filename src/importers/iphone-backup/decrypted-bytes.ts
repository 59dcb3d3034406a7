import { createDecipheriv } from 'node:crypto';
import { open } from 'node:fs/promises';
import { UserError, systemErrorCode } from '../../core/errors.ts';
import type { IncomingBytes } from '../../core/source-item.ts';
import { bytesOfFile } from '../file-bytes.ts';
import { importersWording as wording } from '../wording.ts';
import type { Blob } from './backup-folder.ts';
import { plainSize, type PlainSize } from './plain-size.ts';

const blockBytes = 16;

/**
 * What an encrypted file of a backup holds, decrypted piece by piece. `onOddity` is told, each time the
 * bytes are read, where its end is not as it should be.
 */
export function decryptedBytes(
  blob: Blob,
  key: Buffer,
  statedBytes: number | null,
  onOddity: (oddity: 'size' | 'end') => void,
): IncomingBytes {
  return { open: () => pieces(blob, key, statedBytes, onOddity) };
}

async function* pieces(
  blob: Blob,
  key: Buffer,
  statedBytes: number | null,
  onOddity: (oddity: 'size' | 'end') => void,
): AsyncGenerator<Uint8Array> {
  const { sizeBytes, oddity } = await sizeOf(blob, key, statedBytes);
  if (oddity !== null) onOddity(oddity);
  const cipher = decipher(key, Buffer.alloc(blockBytes));
  let left = sizeBytes;
  // A piece more than is needed is read too: only so is a file noticed that changes meanwhile.
  for await (const piece of bytesOfFile(blob.path, blob.sizeBytes).open()) {
    const plain = cipher.update(piece).subarray(0, left);
    left -= plain.byteLength;
    if (plain.byteLength > 0) yield plain;
  }
}

/** The last block can be decrypted alone, with the one before it: so the length is known beforehand. */
async function sizeOf(blob: Blob, key: Buffer, statedBytes: number | null): Promise<PlainSize> {
  const blocks = Math.floor(blob.sizeBytes / blockBytes);
  if (blocks === 0) return plainSize(blob.sizeBytes, null, statedBytes);
  const before = Math.max(0, blocks - 2) * blockBytes;
  const tail = await readAt(blob.path, before, blocks * blockBytes - before);
  const last = tail.subarray(-blockBytes);
  const start = blocks === 1 ? Buffer.alloc(blockBytes) : tail.subarray(0, blockBytes);
  return plainSize(blob.sizeBytes, decipher(key, start).update(last), statedBytes);
}

function decipher(key: Buffer, start: Buffer): ReturnType<typeof createDecipheriv> {
  return createDecipheriv('aes-256-cbc', key, start).setAutoPadding(false);
}

async function readAt(path: string | Buffer, at: number, sizeBytes: number): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(sizeBytes);
      const { bytesRead } = await file.read(buffer, 0, sizeBytes, at);
      if (bytesRead === sizeBytes) return buffer;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    throw new UserError(wording.fileCutShort.message, { ...wording.fileCutShort, cause: error });
  }
  throw new UserError(wording.fileChanged.message, wording.fileChanged);
}
