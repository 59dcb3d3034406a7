import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Head } from '../../core/case-record.ts';
import { UserError } from '../../core/errors.ts';
import { checkLine, partValue } from '../../core/journal-entry.ts';
import { sha256Of } from '../../core/sha256.ts';
import { noCopyThere } from './backup-errors.ts';
import { readMarker } from './backup-marker.ts';
import { decodeCaseJson } from '../case-json.ts';
import { stampOf } from '../journal/entry-kinds.ts';
import { walkJournal } from '../journal/journal-state.ts';
import { headAt, journalLines } from '../journal/journal.ts';
import { names } from '../layout.ts';

/** A backup, or a plain copy of a case file, as it can be brought back. */
export interface FoundCopy {
  readonly folder: string;
  readonly caseId: string;
  readonly caseText: string;
  readonly sample: boolean;
  /** The last entry up to which its chain holds; null when not even the first does. */
  readonly head: Head | null;
  /** When that entry was made, as the clock of its computer said. */
  readonly lastAt: string | null;
  /** Since when a backup has been unfinished; null for one that was finished, and for a plain copy. */
  readonly unfinishedSince: string | null;
  /** Whether it was copied byte for byte from a damaged case file. */
  readonly despiteDamage: boolean;
}

/**
 * The copies at a folder: the one that it is, or those that lie in it. Reads their journals; changes
 * nothing. Throws UserError when there is none.
 */
export async function findCopies(given: string): Promise<readonly FoundCopy[]> {
  const itself = await copyAt(given);
  if (itself !== null) return [itself];
  const found = await readdir(given, { withFileTypes: true }).catch(() => []);
  const copies: FoundCopy[] = [];
  for (const entry of found.filter((one) => one.isDirectory())) {
    const folder = join(given, entry.name);
    if ((await readMarker(folder).catch(() => 'newer')) === null) continue;
    const copy = await copyAt(folder);
    if (copy !== null) copies.push(copy);
  }
  if (copies.length === 0) throw noCopyThere(await isThere(given));
  return copies.sort((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''));
}

async function copyAt(folder: string): Promise<FoundCopy | null> {
  const journal = join(folder, names.journal);
  if (!(await isThere(journal))) return null;
  const caseText = await caseTextOf(folder);
  if (caseText === null) return null;
  const { id, sample } = decodeCaseJson(caseText);
  const last: { at: string | null } = { at: null };
  const { sound } = await walkJournal(journal, caseText, (entry) => {
    last.at = stampOf(entry)?.at ?? last.at;
  });
  const marker = await readMarker(folder);
  const told = marker === null || marker === 'unreadable' ? null : marker;
  return {
    folder,
    caseId: id,
    caseText,
    sample,
    head: sound.seq === 0 ? null : headAt(sound),
    lastAt: last.at,
    unfinishedSince: marker === 'unreadable' ? '' : (told?.unfinishedSince ?? null),
    despiteDamage: told?.despiteDamage === true,
  };
}

/** The text of case.json: the one that entry 1 repeats and is chained to; where that is gone, the file. */
async function caseTextOf(folder: string): Promise<string | null> {
  const chained = await chainedCaseText(folder);
  if (chained !== null) return chained;
  const text = await readFile(join(folder, names.caseJson), 'utf8').catch(() => '');
  return isCaseText(text) ? text : null;
}

/** The text of case.json as entry 1 of a journal repeats it, if the two hold each other; else null. */
export async function chainedCaseText(folder: string): Promise<string | null> {
  const journal = join(folder, names.journal);
  if (!(await isThere(journal))) return null;
  for await (const { bytes } of journalLines(journal)) {
    const { entry, faults } = checkLine(bytes, 1, sha256Of(''));
    const text = entry === null ? undefined : partValue(entry, 'case');
    if (faults.some(({ kind }) => kind !== 'chain-broken') || typeof text !== 'string') return null;
    return sha256Of(text) === entry?.prev && isCaseText(text) ? text : null;
  }
  return null;
}

function isCaseText(text: string): boolean {
  try {
    decodeCaseJson(text);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
