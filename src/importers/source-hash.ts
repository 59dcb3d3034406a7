import { UserError } from '../core/errors.ts';
import { Sha256Stream, type Sha256 } from '../core/sha256.ts';
import { bytesOfFile } from './file-bytes.ts';
import { walkFolder } from './folder-walk.ts';
import type { Source } from './source.ts';

/** What names a source in the record, and how large it is in all. */
export interface SourceHash {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

/**
 * The SHA-256 of a source. Of a file, that of its bytes. Of a folder, that of the list of its files as
 * `sha256sum` prints it (hash, two spaces, path below the folder with `/`, line feed; a path that holds
 * a backslash or line end is written as `sha256sum` does), in the order of the bytes of the paths:
 *
 *     find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
 *
 * Only files that belong to the source and can be read are in the list; links are not. Throws
 * UserError when a file source cannot be read.
 */
export async function sourceSha256(source: Source): Promise<SourceHash> {
  return source.kind === 'file' ? fileHash(source.path, source.sizeBytes) : folderHash(source);
}

async function fileHash(path: string | Buffer, sizeBytes: number): Promise<SourceHash> {
  const hash = new Sha256Stream();
  for await (const piece of bytesOfFile(path, sizeBytes).open()) hash.update(piece);
  return { sha256: hash.digest(), sizeBytes: hash.sizeBytes };
}

async function folderHash(source: Source): Promise<SourceHash> {
  const list = new Sha256Stream();
  let sizeBytes = 0;
  const choices = source.leavesOut === undefined ? {} : { leavesOut: source.leavesOut };
  for await (const entry of walkFolder(source.path, choices)) {
    if (entry.is !== 'file') continue;
    const file = await readableHash(entry.path, entry.sizeBytes);
    if (file === null) continue;
    sizeBytes += file.sizeBytes;
    list.update(listLine(file.sha256, entry.relative));
  }
  return { sha256: list.digest(), sizeBytes };
}

/** Null for a file that cannot be read: the reading says so, and it is not part of the source. */
async function readableHash(path: string | Buffer, sizeBytes: number): Promise<SourceHash | null> {
  try {
    return await fileHash(path, sizeBytes);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function listLine(sha256: Sha256, relative: Buffer): Buffer {
  const path = relative.toString('latin1');
  const written = path.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
  const mark = written === path ? '' : '\\';
  return Buffer.from(`${mark}${sha256}  ${written}\n`, 'latin1');
}
