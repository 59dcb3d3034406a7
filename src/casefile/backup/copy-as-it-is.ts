import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '../../core/errors.ts';
import type { NotCopied } from './backup-objects.ts';
import type { Environment } from '../casefile.ts';
import { isPassing, sizeOf, writeNewFile } from './copied-file.ts';
import { tolerant } from '../disk-errors.ts';
import { backupNames, names } from '../layout.ts';
import { makeIfMissing } from '../subfolders.ts';

const leftOut: ReadonlySet<string> = new Set([
  names.lock,
  names.importLock,
  names.scratch,
  ...Object.values(backupNames),
]);

/**
 * Copies every ordinary file of a record byte for byte into a folder that holds none of them yet, and
 * reads each back. What the disk does not give back is named, and the rest is copied.
 */
export async function copyAsItIs(
  environment: Environment,
  from: string,
  to: string,
): Promise<{ files: number; bytes: number; notCopied: NotCopied[] }> {
  const done = { files: 0, bytes: 0, notCopied: [] as NotCopied[] };
  const copyFolder = async (inside: string): Promise<void> => {
    const found = await readdir(join(from, inside), { withFileTypes: true });
    for (const entry of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (leftOut.has(path) || isPassing(entry.name)) continue;
      if (entry.isDirectory()) {
        await makeIfMissing(environment, join(to, path));
        await copyFolder(path);
      } else if (entry.isFile()) {
        const why = await copyFile(environment, join(from, path), join(to, path));
        if (why === null) {
          done.files += 1;
          done.bytes += await sizeOf(join(to, path));
        } else done.notCopied.push({ path, why });
      }
    }
    await tolerant(() => environment.disk.flushFolder(join(to, inside)));
  };
  await copyFolder('');
  return done;
}

/** Null when it was copied. A half of it is taken away again, so that no half passes for the whole. */
async function copyFile(
  environment: Environment,
  from: string,
  to: string,
): Promise<NotCopied['why'] | null> {
  const reading = { failed: false };
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      yield* createReadStream(from, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>;
    } catch (error) {
      reading.failed = true;
      throw error;
    }
  }
  try {
    await writeNewFile(environment, to, pieces());
    return null;
  } catch (error) {
    await environment.disk.unlink(to).catch(() => undefined);
    if (reading.failed) return 'unreadable';
    if (systemErrorCode(error) === 'EFBIG') return 'too large';
    throw error;
  }
}
