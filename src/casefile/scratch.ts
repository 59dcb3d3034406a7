import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '../core/errors.ts';
import type { Environment } from './casefile.ts';
import { names } from './layout.ts';
import { makeIfMissing } from './subfolders.ts';

/** Makes a private empty folder in `scratch/`, hands it to `use` and removes it afterwards. */
export async function withScratchFolder<T>(
  folder: string,
  environment: Environment,
  use: (scratch: string) => Promise<T>,
): Promise<T> {
  const scratch = await makeScratchFolder(folder, environment);
  try {
    return await use(scratch);
  } finally {
    // What could not be removed goes with the next import; it must not undo what was done.
    await environment.disk.removeFolder(scratch).catch(() => undefined);
  }
}

/** Makes a private empty folder in `scratch/`, for a caller that removes it. */
export async function makeScratchFolder(folder: string, environment: Environment): Promise<string> {
  const { disk, randomBytes } = environment;
  const parent = join(folder, names.scratch);
  await makeIfMissing(environment, parent);
  const scratch = join(parent, `${process.pid}-${Buffer.from(randomBytes(8)).toString('hex')}`);
  await disk.makeFolder(scratch);
  return scratch;
}

/** Removes what killed runs left in `scratch/`: folders whose process is no more. */
export async function clearScratch(folder: string, environment: Environment): Promise<void> {
  const parent = join(folder, names.scratch);
  try {
    for (const name of await readdir(parent)) {
      if (isRunning(Number.parseInt(name, 10))) continue;
      await environment.disk.removeFolder(join(parent, name));
    }
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
}

/* Signal 0 asks only whether the process is there. Another person's process answers EPERM. */
function isRunning(processId: number): boolean {
  if (!Number.isSafeInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
}
