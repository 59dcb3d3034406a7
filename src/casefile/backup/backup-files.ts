import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '../../core/errors.ts';
import type { NotCopied } from './backup-objects.ts';
import type { Environment } from '../casefile.ts';
import { clearCopies, copyIfOther, isPassing, plainFiles, sizeOf } from './copied-file.ts';
import { names } from '../layout.ts';
import { makeIfMissing } from '../subfolders.ts';

/** The folders of a case file that a copy has too. */
const copiedFolders = [names.objects, names.setAside, names.drafts] as const;

/** Makes the folders of a copy and clears what runs that were cut off left under passing names. */
export async function prepareFolders(environment: Environment, folder: string): Promise<void> {
  for (const name of copiedFolders) await makeIfMissing(environment, join(folder, name));
  for (const name of ['', names.setAside, names.drafts])
    await clearCopies(environment, join(folder, name));
}

/**
 * Copies what lies beside the record: the short note, what was set aside, and answers that are not
 * finished yet. Drafts follow the case file: newer ones take the place of older ones, and one that is
 * done with goes. Returns what could not be copied.
 */
export async function copyBeside(
  environment: Environment,
  from: string,
  to: string,
): Promise<NotCopied[]> {
  const notCopied: NotCopied[] = [];
  const copy = async (path: string, keepIn: string | null): Promise<void> => {
    const why = await copied(environment, join(from, path), join(to, path), keepIn);
    if (why !== null) notCopied.push({ path, why });
  };
  if ((await sizeOf(join(from, names.readMe))) > 0) await copy(names.readMe, null);
  for (const name of await plainFiles(join(from, names.setAside)))
    if (!isPassing(name)) await copy(`${names.setAside}/${name}`, to);
  const drafts = (await plainFiles(join(from, names.drafts))).filter((one) => /\.json$/.test(one));
  for (const name of drafts)
    if (await isWholeDraft(join(from, names.drafts, name)))
      await copy(`${names.drafts}/${name}`, null);
  for (const name of await plainFiles(join(to, names.drafts)))
    if (!drafts.includes(name)) await environment.disk.unlink(join(to, names.drafts, name));
  return notCopied;
}

/** How many bytes `copyBeside` would have to write at most. */
export async function sizeBeside(from: string, to: string): Promise<number> {
  let bytes = 0;
  for (const folder of [names.setAside, names.drafts])
    for (const name of await plainFiles(join(from, folder))) {
      const size = await sizeOf(join(from, folder, name));
      if (size !== (await sizeOf(join(to, folder, name)))) bytes += size;
    }
  return bytes;
}

async function copied(
  environment: Environment,
  from: string,
  to: string,
  keepIn: string | null,
): Promise<NotCopied['why'] | null> {
  try {
    await copyIfOther(environment, from, to, keepIn);
    return null;
  } catch (error) {
    if (systemErrorCode(error) === 'EFBIG') return 'too large';
    if (await isReadable(from)) throw error;
    // Gone meanwhile: a draft that was finished, and then there is nothing to copy.
    return (await sizeOf(from)) === 0 ? null : 'unreadable';
  }
}

async function isReadable(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    await file.read(Buffer.alloc(1), 0, 1, 0).finally(() => file.close());
    return true;
  } catch {
    return false;
  }
}

/* A power cut may leave half a draft: it must not take the place of a whole one. */
async function isWholeDraft(path: string): Promise<boolean> {
  try {
    JSON.parse(await readFile(path, 'utf8'));
    return true;
  } catch {
    return false;
  }
}
