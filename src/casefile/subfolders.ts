import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '../core/errors.ts';
import type { Environment } from './casefile.ts';
import { names } from './layout.ts';

/** The folders of a case file. They may be empty, and then a copy may come without them. */
export const subfolders = [names.objects, names.setAside, names.drafts, names.scratch] as const;

/** Makes the empty folders and lock files of a case file that a copy of it may come without. */
export async function makeWhatCopiesLose(
  caseFolder: string,
  environment: Environment,
): Promise<void> {
  const there = new Set(await readdir(caseFolder));
  for (const name of subfolders)
    if (!there.has(name)) await makeIfMissing(environment, join(caseFolder, name));
  for (const name of [names.lock, names.importLock]) {
    if (there.has(name)) continue;
    const path = join(caseFolder, name);
    await unlessThere(async () => (await environment.disk.createFile(path, 0o600)).close());
  }
}

/** Makes a folder unless something of that name is there. */
export function makeIfMissing(environment: Environment, path: string): Promise<void> {
  return unlessThere(() => environment.disk.makeFolder(path));
}

async function unlessThere(make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error;
  }
}
