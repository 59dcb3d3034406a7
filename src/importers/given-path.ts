import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, parse, sep } from 'node:path';
import { UserError, systemErrorCode } from '../core/errors.ts';
import { recordBytes, recordText, shownText } from '../core/text.ts';
import type { Source } from './source.ts';

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
  throw new UserError('The path leads to a device or connection, not to a file or folder.', {
    hint: 'Copy what you want to keep into a file, and import that.',
  });
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
    throw new UserError(
      'Several files have names that this computer cannot write and that look the same.',
      { hint: 'Import the folder that they are in: each is then taken in under its own name.' },
    );
  }
  return match;
}

function nothingThere(cause?: unknown): UserError {
  return new UserError('There is no file or folder at the path given.', {
    hint: 'Check the spelling, and that the drive is connected. On most computers you can also drag the file into this window.',
    cause,
  });
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
      return new UserError('This computer does not allow the file or folder to be opened.', {
        hint: 'Copy it to a folder of your own, and import the copy.',
        cause: error,
      });
    case 'ELOOP':
      return new UserError('The path is a link that leads round in a circle.', {
        hint: 'Give the path of the file or folder itself.',
        cause: error,
      });
    case 'ENAMETOOLONG':
      return new UserError('The path is too long for this computer.', {
        hint: 'Move the file to a folder with a shorter name, and import it from there.',
        cause: error,
      });
    default:
      return error;
  }
}
