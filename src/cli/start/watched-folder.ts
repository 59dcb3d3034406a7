import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Context } from '../context.ts';
import { watchedFolderWording } from '../wording/watched-folder.ts';

const syncedNames: readonly (readonly [RegExp, string])[] = [
  [/^onedrive(?: ?- ?.*)?$/i, 'OneDrive'],
  [/^dropbox(?: \(.*\))?$/i, 'Dropbox'],
  [/^(?:google ?drive|googledrive-.*|my drive)$/i, 'Google Drive'],
  [/^(?:icloud ?drive|mobile documents|com~apple~clouddocs)$/i, 'iCloud'],
];

/**
 * What else looks after a folder and would copy it elsewhere: `OneDrive`, `Dropbox`, `Google Drive`,
 * `iCloud`, or `git` for a work tree; null when nothing is known of.
 */
export function watcherOf(folder: string, context: Pick<Context, 'variables'>): string | null {
  for (const path of new Set([resolve(folder), realPathOf(folder)])) {
    const found = byName(path) ?? byVariable(path, context.variables) ?? byMark(path);
    if (found !== null) return found;
  }
  return null;
}

/** The warning for such a folder. */
export function watcherWarning(watcher: string): string {
  return watcher === 'git' ? watchedFolderWording.git : watchedFolderWording.synced(watcher);
}

/* The folder may not be there yet: the nearest one above it that is. */
function realPathOf(folder: string): string {
  let path = resolve(folder);
  const below: string[] = [];
  while (!existsSync(path) && dirname(path) !== path) {
    below.unshift(path.slice(dirname(path).length));
    path = dirname(path);
  }
  try {
    return resolve(realpathSync(path) + below.join(''));
  } catch {
    return resolve(folder);
  }
}

function byName(path: string): string | null {
  for (const name of path.split(/[\\/]/)) {
    const found = syncedNames.find(([pattern]) => pattern.test(name));
    if (found !== undefined) return found[1];
  }
  return null;
}

function byVariable(path: string, variables: Context['variables']): string | null {
  const roots = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'].map(
    (name) => variables[name],
  );
  const inside = roots.some(
    (root) =>
      root !== undefined && root !== '' && `${path}${sep}`.startsWith(`${resolve(root)}${sep}`),
  );
  return inside ? 'OneDrive' : null;
}

function byMark(path: string): string | null {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.dropbox.cache')) || existsSync(join(folder, '.dropbox')))
      return 'Dropbox';
    if (existsSync(join(folder, '.git'))) return 'git';
    if (dirname(folder) === folder) return null;
  }
}
