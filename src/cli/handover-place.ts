import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemErrorCode, UserError } from '../core/errors.ts';
import type { Casefile } from '../casefile/casefile.ts';

/** The folder beside the case file that reports and bundles go to when nothing else is said. */
export function handoverFolder(casefile: Casefile): string {
  return join(dirname(casefile.folder), `${basename(casefile.folder)}-handover`);
}

/** `AB_2026-11-22`, with `_2` and so on where that is taken. `ending` is `.zip` or nothing. */
export function freeName(folder: string, initials: string, at: string, ending: string): string {
  const stem = `${initials}_${at.slice(0, 10)}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}_${number}`;
    if (!existsSync(join(folder, name + ending))) return name + ending;
  }
}

/** Makes a folder if it is not there; the folder around it must be. Throws UserError when it cannot. */
export async function makeOutputFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return;
    throw new UserError('The folder for it cannot be made.', {
      hint: 'Check that the place is there and can be written to, or choose another with -o.',
      cause: error,
    });
  }
}

/** What `--at` or the clock says, as ISO 8601 UTC without milliseconds. Throws UserError for anything else. */
export function timeOf(typed: string | undefined, now: Date): string {
  const time = typed === undefined ? now : new Date(typed);
  if (Number.isNaN(time.getTime()))
    throw new UserError('--at is a time such as 2026-11-22T15:00:00Z.', {
      harm: 'Nothing was made.',
      exitCode: 2,
    });
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** What `--up-to` says: the number of an entry. Throws UserError for anything else. */
export function entryOf(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(typed))
    throw new UserError('--up-to is the number of an entry.', {
      harm: 'Nothing was made.',
      exitCode: 2,
    });
  return Number(typed);
}
