import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import type { Head } from '../../core/case-record.ts';
import { systemErrorCode } from '../../core/errors.ts';
import type { Casefile } from '../../casefile/casefile.ts';
import { misuse, refusal } from '../refusal.ts';
import { handoverWording } from '../wording/handover.ts';
import { harmWording } from '../wording/harm.ts';

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
    throw refusal(handoverWording.cannotMakeFolder, { cause: error });
  }
}

/** What `--at` or the clock says, as ISO 8601 UTC without milliseconds. Throws UserError for anything else. */
export function timeOf(typed: string | undefined, now: Date): string {
  const stated = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(typed ?? '');
  const time = typed === undefined ? now : new Date(stated ? typed : NaN);
  if (Number.isNaN(time.getTime()))
    throw misuse({ message: handoverWording.at, harm: harmWording.nothingMade });
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** What `--up-to` says: the number of an entry. Throws UserError for anything else. */
export function entryOf(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(typed))
    throw misuse({ message: handoverWording.upTo, harm: harmWording.nothingMade });
  return Number(typed);
}

/** Throws UserError when the record does not reach to the entry that was asked for. */
export function refuseBeyondEnd(upTo: number | undefined, head: Head): void {
  if (upTo === undefined || upTo <= head.seq) return;
  throw misuse({ ...handoverWording.beyondEnd(head.seq), harm: harmWording.nothingMade });
}

/** Throws UserError when a path lies in the case folder, which only the record may fill. */
export function refuseInsideCase(casefile: Casefile, path: string): void {
  const within = relative(casefile.folder, path);
  if (within.startsWith('..') || isAbsolute(within)) return;
  throw refusal({ ...handoverWording.insideCase, harm: harmWording.nothingMade });
}
