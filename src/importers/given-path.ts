import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, parse, sep } from 'node:path';
import { UserError, systemErrorCode } from '../core/errors.ts';
import { recordBytes, recordText, shownText } from '../core/text.ts';
import type { Source } from './source.ts';
import { importersWording as wording } from './wording.ts';

/**
 * The file or folder at a path that the person gave. A link is followed, since they pointed at it. A
 * name that is not UTF-8 reaches a program with its bad bytes lost (as U+FFFD): it is looked for in
 * its folder. Throws UserError, in one plain sentence, for what is not there, may not be opened, is
 * neither file nor folder, or is not clear.
 */
export async function sourceAt(given: string): Promise<Source> {
  try {
    const path = given.includes('\ufffd') ? await pathWithBytes(given) : given;
    return sourceOf(path, await stat(path), await nameOf(path));
  } catch (error) {
    throw explained(error);
  }
}

function sourceOf(path: string | Buffer, found: Stats, name: Source['name']): Source {
  if (found.isDirectory()) return { path, name, kind: 'folder', sizeBytes: 0 };
  if (found.isFile()) return { path, name, kind: 'file', sizeBytes: found.size };
  throw new UserError(wording.device.message, wording.device);
}

/** The last name in the path; of `.` and the like, that of the place itself. */
async function nameOf(path: string | Buffer): Promise<Source['name']> {
  if (Buffer.isBuffer(path)) return recordBytes(path.subarray(path.lastIndexOf(sep) + 1));
  const name = basename(path);
  if (!['', '.', '..'].includes(name)) return recordText(name);
  return recordText(basename(await realpath(path)) || 'the whole drive');
}

/** The path in bytes: each name that holds U+FFFD is replaced by the one name in its folder that is shown so. */
async function pathWithBytes(given: string): Promise<Buffer> {
  const { root } = parse(given);
  let path = Buffer.from(root === '' ? `.${sep}` : root);
  for (const name of given.slice(root.length).split(sep)) {
    if (name === '') continue;
    const bytes = name.includes('\ufffd') ? await nameShownAs(path, name) : Buffer.from(name);
    // Put together by hand: `..` after a link must be left to the disk.
    path = Buffer.concat([path, bytes, Buffer.from(sep)]);
  }
  return path.subarray(0, -sep.length);
}

async function nameShownAs(folder: Buffer, shown: string): Promise<Buffer> {
  const names = await readdir(folder, { encoding: 'buffer' });
  const [match, another] = names.filter((name) => shownText(recordBytes(name)) === shown);
  if (match === undefined) throw nothingThere();
  if (another !== undefined) {
    throw new UserError(wording.namesAlike.message, wording.namesAlike);
  }
  return match;
}

function nothingThere(cause?: unknown): UserError {
  return new UserError(wording.nothingThere.message, { ...wording.nothingThere, cause });
}

/** A system error from opening what the person pointed at, as a UserError; other errors as they are. */
export function explained(error: unknown): unknown {
  switch (systemErrorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ERR_INVALID_ARG_VALUE':
      return nothingThere(error);
    case 'EACCES':
    case 'EPERM':
      return new UserError(wording.notAllowed.message, { ...wording.notAllowed, cause: error });
    case 'ELOOP':
      return new UserError(wording.circle.message, { ...wording.circle, cause: error });
    case 'ENAMETOOLONG':
      return new UserError(wording.pathTooLong.message, { ...wording.pathTooLong, cause: error });
    default:
      return error;
  }
}
