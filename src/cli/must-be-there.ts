import { access, constants, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemErrorCode } from '../core/errors.ts';
import type { Context } from './context.ts';
import { refusal } from './refusal.ts';
import { givenPathWording } from './wording/given-path.ts';

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
      throw refusal({ message, hint: givenPathWording.hint }, { cause: error });
    }
  }
}

function explain(code: string, path: string): string | null {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
      return givenPathWording.none(path);
    case 'EACCES':
    case 'EPERM':
      return givenPathWording.notAllowed(path);
    case 'ELOOP':
      return givenPathWording.circle(path);
    default:
      return null;
  }
}
