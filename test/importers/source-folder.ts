import { createHash, type Hash } from 'node:crypto';
import {
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder in the system's temporary folder with the files given, removed after `use`. */
export async function withFolder(
  files: Readonly<Record<string, string | Buffer>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'source-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Names, kinds, times of change and content of everything in a folder, as one hash. */
export async function stateOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  await addState(Buffer.from(folder), hash);
  return hash.digest('hex');
}

async function addState(folder: Buffer, hash: Hash): Promise<void> {
  const names = await readdir(folder, { encoding: 'buffer' });
  for (const name of names.sort((a, b) => Buffer.compare(a, b))) {
    const path = Buffer.concat([folder, Buffer.from('/'), name]);
    const found = await lstat(path);
    hash.update(name).update(`\0${found.mode} ${found.mtimeMs} ${found.size}\n`);
    if (found.isDirectory()) await addState(path, hash);
    if (found.isFile()) hash.update(await readFile(path));
    if (found.isSymbolicLink()) hash.update(await readlink(path));
  }
}

/** Runs as a user who may not read everything; root becomes nobody for that time. */
export async function asOrdinaryUser(use: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return use();
  process.seteuid?.(65_534);
  try {
    await use();
  } finally {
    process.seteuid?.(0);
  }
}
