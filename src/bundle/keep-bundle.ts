import { link, mkdir, open, rename, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemErrorCode } from '../core/errors.ts';
import { flushFolder } from './bag-writer.ts';
import { alreadyThere, couldNotWrite, refuseExisting } from './bundle-target.ts';
import type { WrittenBundle } from './write-bundle.ts';

/**
 * Gives a written bundle its final name, without ever writing over anything, and flushes the folder.
 * Returns the path. Throws UserError when the name was taken meanwhile; the bundle then stays under
 * its temporary name until it is kept or discarded.
 */
export async function keepBundle(written: WrittenBundle): Promise<string> {
  const { temporaryPath, target } = written;
  await refuseExisting(target.path);
  try {
    if (target.form === 'zip') await putFile(temporaryPath, target.path);
    else await putFolder(temporaryPath, target.path);
    await flushFolder(dirname(target.path));
  } catch (error) {
    throw couldNotWrite(error);
  }
  // The bundle stands under its name: an empty folder left behind is no reason to say otherwise.
  await discardBundle(written).catch(() => undefined);
  return target.path;
}

/** Removes a written bundle that is not wanted after all. */
export async function discardBundle({ temporaryFolder }: WrittenBundle): Promise<void> {
  await rm(temporaryFolder, { recursive: true, force: true });
}

const noLinks = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK', 'EACCES']);

/* A hard link cannot replace anything. Disks without them (FAT, exFAT) take the second way. */
async function putFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') throw alreadyThere();
    if (!noLinks.has(systemErrorCode(error) ?? '')) throw error;
    await replaceReserved(from, to);
    return;
  }
  await unlink(from);
}

async function replaceReserved(from: string, to: string): Promise<void> {
  await reserveFile(to);
  try {
    await rename(from, to);
  } catch (error) {
    await unlink(to);
    throw error;
  }
}

/* The empty file that is then replaced is our own: `wx` fails where anything stands. */
async function reserveFile(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    throw systemErrorCode(error) === 'EEXIST' ? alreadyThere() : error;
  }
}

/* A rename may replace an empty folder, so that folder has to be one that we just made. */
async function putFolder(from: string, to: string): Promise<void> {
  try {
    await mkdir(to, { mode: 0o700 });
  } catch (error) {
    throw systemErrorCode(error) === 'EEXIST' ? alreadyThere() : error;
  }
  try {
    await rename(from, to);
  } catch (error) {
    // Windows refuses to rename onto a folder, even an empty one.
    if (!['EPERM', 'EEXIST', 'EACCES', 'ENOTEMPTY'].includes(systemErrorCode(error) ?? ''))
      throw error;
    await rmdir(to);
    await rename(from, to);
  }
}
