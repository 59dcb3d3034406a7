import { createReadStream } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemErrorCode, UserError } from '../../core/errors.ts';
import { Sha256Stream, type Sha256 } from '../../core/sha256.ts';
import type { Environment } from '../casefile.ts';
import { tolerant } from '../disk-errors.ts';
import { names } from '../layout.ts';
import { hashFile, writeFully } from '../objects/objects.ts';
import { makeIfMissing } from '../subfolders.ts';

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const temporaryName = /^\.copy-[0-9a-f]{16}$/;

/**
 * Writes a file beside its place, flushes it, reads it back, and then lets it take its place, over an
 * older one if need be: a crash leaves the one before or the new one. Returns the hash.
 */
export async function writeInPlace(
  environment: Environment,
  path: string,
  pieces: Pieces,
): Promise<Sha256> {
  const { disk, randomBytes } = environment;
  const temporary = join(dirname(path), `.copy-${Buffer.from(randomBytes(8)).toString('hex')}`);
  try {
    const sha256 = await writeNewFile(environment, temporary, pieces);
    await disk.rename(temporary, path);
    await tolerant(() => disk.flushFolder(dirname(path)));
    return sha256;
  } catch (error) {
    // The failure that led here is the one to report; what is left is cleared by the next run.
    await disk.unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** Writes a file that is not there yet, flushes it, reads it back. Returns the hash. */
export async function writeNewFile(
  environment: Environment,
  path: string,
  pieces: Pieces,
): Promise<Sha256> {
  const hash = new Sha256Stream();
  const file = await environment.disk.createFile(path, 0o600);
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      await writeFully(environment, file, piece);
    }
    await environment.disk.flush(file);
  } finally {
    await file.close();
  }
  const sha256 = hash.digest();
  if ((await hashFile(path)) !== sha256) throw notAsWritten();
  return sha256;
}

/**
 * Makes the file at `to` the same as the one at `from`. With `keepIn`, an older one with other bytes
 * goes to that case or backup folder's `set-aside/` first.
 */
export async function copyIfOther(
  environment: Environment,
  from: string,
  to: string,
  keepIn: string | null = null,
): Promise<void> {
  const there = await hashOrNull(to);
  if (there !== null && there === (await hashFile(from))) return;
  if (there !== null && keepIn !== null) await setAside(environment, to, keepIn);
  await writeInPlace(environment, to, createReadStream(from, { highWaterMark: 1024 * 1024 }));
}

/** Moves a file of a folder to its `set-aside/`, under a name that is free. */
export async function setAside(
  environment: Environment,
  path: string,
  folder: string,
): Promise<void> {
  const { disk, randomBytes } = environment;
  await makeIfMissing(environment, join(folder, names.setAside));
  const mark = Buffer.from(randomBytes(4)).toString('hex');
  await disk.rename(path, join(folder, names.setAside, `${basename(path)}-differed-${mark}`));
  await tolerant(() => disk.flushFolder(join(folder, names.setAside)));
}

/** Removes what runs that were cut off left under passing names in a folder. */
export async function clearCopies(environment: Environment, folder: string): Promise<void> {
  for (const name of await plainFiles(folder))
    if (isPassing(name)) await environment.disk.unlink(join(folder, name));
}

/** Whether a name is one that a copy has only until it is whole. */
export function isPassing(name: string): boolean {
  return temporaryName.test(name);
}

/** Names of the ordinary files in a folder, in order; none when it is not there. */
export async function plainFiles(folder: string): Promise<string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true });
    return found
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Size of a file in bytes; 0 when it is not there or no ordinary file. */
export async function sizeOf(path: string): Promise<number> {
  try {
    const status = await lstat(path);
    return status.isFile() ? status.size : 0;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemErrorCode(error) ?? '')) return 0;
    throw error;
  }
}

/** Said when the bytes on a drive are not those that were written. */
export function notAsWritten(): UserError {
  return new UserError('What was written there does not read back as it was written.', {
    harm: 'The record that you copied from was not changed.',
    hint: 'That drive may be failing. Try again, or use another one.',
  });
}

async function hashOrNull(path: string): Promise<Sha256 | null> {
  try {
    return (await stat(path)).isFile() ? await hashFile(path) : null;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
