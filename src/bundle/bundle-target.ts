import { lstat, mkdtemp, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { systemErrorCode, UserError } from '../core/errors.ts';
import { bundleWording as wording } from './wording.ts';

/** Where a bundle goes. */
export interface BundleTarget {
  /** An absolute path that does not exist yet; its folder must exist. */
  readonly path: string;
  readonly form: 'zip' | 'folder';
  /** Bundles never go in here; null where there is none. */
  readonly caseFolder: string | null;
}

/**
 * Refuses a target that exists, whose folder does not, or that lies in the case folder, however it is
 * spelled. Throws UserError; changes nothing.
 */
export async function refuseUnfitTarget({ path, caseFolder }: BundleTarget): Promise<void> {
  await refuseExisting(path);
  const folder = await realFolder(dirname(resolve(path)));
  if (caseFolder !== null && (await isInside(folder, caseFolder)))
    throw new UserError(wording.insideCase.message, wording.insideCase);
}

/** Throws UserError when something is at `path` already, be it a link to nowhere. */
export async function refuseExisting(path: string): Promise<void> {
  try {
    await lstat(path);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT') return;
    throw code === 'ENOTDIR' ? folderMissing(error) : couldNotWrite(error);
  }
  throw alreadyThere();
}

/** A new, private folder beside the target, so that the finished bundle only has to be renamed. */
export async function makeTemporaryFolder({ path }: BundleTarget): Promise<string> {
  try {
    return await mkdtemp(join(dirname(resolve(path)), 'unfinished-bundle-'));
  } catch (error) {
    throw couldNotWrite(error);
  }
}

/** The name of the bundle while it is in its temporary folder. */
export function temporaryPathOf({ path }: BundleTarget, temporaryFolder: string): string {
  return join(temporaryFolder, basename(path));
}

export function alreadyThere(): UserError {
  return new UserError(wording.taken.message, wording.taken);
}

/** Turns what the disk answers into a sentence; anything that is no disk error comes back as it is. */
export function couldNotWrite(error: unknown): unknown {
  const words = diskWords[systemErrorCode(error) ?? ''];
  if (error instanceof UserError || words === undefined) return error;
  return new UserError(words.message, { ...words, cause: error });
}

const { disk } = wording;
const diskWords: Readonly<Record<string, { readonly message: string; readonly hint: string }>> = {
  ENOSPC: disk.full,
  EDQUOT: disk.full,
  EFBIG: disk.tooBig,
  EACCES: disk.refused,
  EPERM: disk.refused,
  EROFS: disk.refused,
  ENOENT: disk.gone,
  ENOTDIR: disk.gone,
  ENODEV: disk.gone,
  EIO: disk.failed,
  ENAMETOOLONG: disk.nameTooLong,
};

function folderMissing(cause: unknown): UserError {
  return new UserError(disk.gone.message, { ...disk.gone, cause });
}

async function realFolder(folder: string): Promise<string> {
  try {
    const real = await realpath(folder);
    if ((await stat(real)).isDirectory()) return real;
  } catch (error) {
    throw couldNotWrite(error);
  }
  throw folderMissing(undefined);
}

/*
 * Compared by device and file number, walking up: the same folder can be spelled in other cases, and
 * be reached by mounts that no comparison of names sees through.
 */
async function isInside(folder: string, caseFolder: string): Promise<boolean> {
  const wanted = await stat(caseFolder, { bigint: true });
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(at, { bigint: true });
    if (found.dev === wanted.dev && found.ino === wanted.ino) return true;
    if (dirname(at) === at) return false;
  }
}
