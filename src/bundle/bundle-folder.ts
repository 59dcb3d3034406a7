import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFolder, writeAll, type BagWriter } from './bag-writer.ts';

/** Files flushed at once: the disk takes many together in about the time of one. */
const flushedTogether = 64;

/** Writes a bag as a plain folder, made new at `folder`. Files are 0600; `finish` flushes them all. */
export async function openFolderBag(folder: string): Promise<BagWriter> {
  await mkdir(folder, { mode: 0o700 });
  const folders = new Set([folder]);
  const files: string[] = [];
  return {
    add: async (path, bytes) => {
      const target = join(folder, ...path.split('/'));
      await makeFolders(folder, dirname(path), folders);
      await writeFile(target, bytes);
      files.push(target);
    },
    finish: async () => {
      for (let start = 0; start < files.length; start += flushedTogether)
        await Promise.all(files.slice(start, start + flushedTogether).map(flushFile));
      for (const one of [...folders].reverse()) await flushFolder(one);
      await flushFolder(dirname(folder));
    },
    abandon: () => Promise.resolve(),
  };
}

async function makeFolders(top: string, path: string, made: Set<string>): Promise<void> {
  let at = top;
  for (const name of path.split('/')) {
    at = join(at, name);
    if (made.has(at) || name === '.') continue;
    await mkdir(at, { mode: 0o700 });
    made.add(at);
  }
}

async function writeFile(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of bytes) await writeAll(file, piece);
  } finally {
    await file.close();
  }
}

/** Opened for writing, without which Windows flushes nothing. */
async function flushFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
