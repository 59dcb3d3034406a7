import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { ZipArchive } from 'archiver';
import { flushFolder, writeAll, type BagWriter } from './bag-writer.ts';

/** Smaller files are handed to archiver whole, which is much faster for thousands of them. */
const wholeBelowBytes = 256 * 1024;

/** Bigger texts are stored as they are: no text of ours then looks like a zip bomb to a scanner. */
const deflateBelowBytes = 512 * 1024 * 1024;

const textNames = /\.(?:txt|jsonl?|html?|csv|xml|eml|md|rtf|vcf|log)$/i;

/**
 * Writes a bag as one zip, made new at `path` (0600), with everything below the folder `top`. Texts are
 * deflated, media stored. Every entry has the time `at` and the same mode, and entries stand in the
 * order of `add`: the same files give the same bytes.
 */
export async function openZipBag(path: string, top: string, at: Date): Promise<BagWriter> {
  const file = await open(path, 'wx', 0o600);
  const archive = new ZipArchive({ statConcurrency: 1, zlib: { level: 6 } });
  const failed = failureOf(archive);
  const written = writeOut(archive, file);
  // Waited for in add and finish; here only so that an early failure is not "unhandled".
  written.catch(() => undefined);
  failed.catch(() => undefined);
  return {
    add: async (name, bytes, sizeBytes) => {
      const source = await sourceOf(bytes, sizeBytes);
      const entry = {
        name: `${top}/${name}`,
        date: at,
        mode: 0o644,
        store: isStored(name, sizeBytes),
      };
      const taken = entryTaken(archive, source);
      archive.append(source, entry);
      await Promise.race([taken, failed, written]);
    },
    finish: async () => {
      await Promise.race([archive.finalize(), failed, written]);
      await written;
      await file.sync();
      await file.close();
      await flushFolder(dirname(path));
    },
    abandon: async () => {
      archive.abort();
      archive.destroy();
      await written.catch(() => undefined);
      await file.close().catch(() => undefined);
    },
  };
}

/** Rejects when archiver reports an error; else never settles. */
function failureOf(archive: ZipArchive): Promise<never> {
  return new Promise((_, reject) => {
    archive.on('error', reject);
    archive.on('warning', reject);
  });
}

async function writeOut(archive: ZipArchive, file: FileHandle): Promise<void> {
  for await (const piece of archive) await writeAll(file, piece as Uint8Array);
}

/*
 * archiver pipes a source into a stream of its own without passing errors on, so a source that fails
 * would leave it waiting for ever: the source's own error is listened to here.
 */
function entryTaken(archive: ZipArchive, source: Readable | Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    if (source instanceof Readable) source.once('error', reject);
    archive.once('entry', () => {
      resolve();
    });
  });
}

async function sourceOf(
  bytes: AsyncIterable<Uint8Array>,
  sizeBytes: number | null,
): Promise<Readable | Buffer> {
  if (sizeBytes === null || sizeBytes > wholeBelowBytes)
    return Readable.from(bytes, { objectMode: false });
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

function isStored(name: string, sizeBytes: number | null): boolean {
  return !textNames.test(name) || (sizeBytes ?? 0) > deflateBelowBytes;
}
