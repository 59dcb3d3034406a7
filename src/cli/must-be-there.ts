import { access, constants, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemErrorCode, UserError } from '../core/errors.ts';
import type { Context } from './context.ts';

/** Checks, before anything is asked, that each path leads to something that may be read. Throws UserError. */
export async function mustBeThere(paths: readonly string[], context: Context): Promise<void> {
  for (const path of paths) {
    // A name that is not UTF-8 is found later, in its folder, by its bytes.
    if (path.includes('\ufffd')) continue;
    try {
      const full = resolve(context.currentFolder, path);
      await stat(full);
      await access(full, constants.R_OK);
    } catch (error) {
      const message = explain(systemErrorCode(error) ?? '', path);
      if (message === null) throw error;
      throw new UserError(message, {
        hint: 'Check the spelling, and that the drive is plugged in.',
        cause: error,
      });
    }
  }
}

function explain(code: string, path: string): string | null {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
      return `There is no file or folder at ${path}.`;
    case 'EACCES':
    case 'EPERM':
      return `This computer does not allow that to be opened: ${path}.`;
    case 'ELOOP':
      return `That is a link that leads round in a circle: ${path}.`;
    default:
      return null;
  }
}
