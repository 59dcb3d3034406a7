import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isBackup } from '../casefile/backup/backup-marker.ts';
import type { Casefile } from '../casefile/casefile.ts';
import { UserError } from '../core/errors.ts';
import type { Context } from './context.ts';
import { refusal } from './refusal.ts';
import { readSettings, rememberCase } from './settings.ts';
import { findCaseWording } from './wording/find-case.ts';
import { harmWording } from './wording/harm.ts';

/** The case file that a command is about, and how it was found. */
export interface FoundCase {
  readonly folder: string;
  readonly how: 'named' | 'here' | 'used last' | 'offered';
}

/** Said on every screen of a demonstration case. */
export const { sampleMark } = findCaseWording;

/**
 * Which case file: -C or EVIDENCE_CASE; else the one that the current folder is in; else the one used
 * last; else, where `mayOffer` and something can be asked, the one at the usual place if the person says
 * so. Null when there is none. Throws UserError when the one named or used last is not there; nothing is
 * made in its place.
 */
export async function findCase(context: Context, mayOffer = true): Promise<FoundCase | null> {
  const named = context.options.case ?? context.variables['EVIDENCE_CASE'] ?? '';
  if (named !== '')
    return checked(context, { folder: resolve(context.currentFolder, named), how: 'named' });
  for (let folder = context.currentFolder; ; folder = dirname(folder)) {
    if (await context.casefiles.isCasefile(folder)) return { folder, how: 'here' };
    if (dirname(folder) === folder) break;
  }
  const { lastCase } = await readSettings(context);
  if (lastCase !== undefined) return checked(context, { folder: lastCase, how: 'used last' });
  return mayOffer ? offerUsual(context) : null;
}

/** Where a case file is put unless the person says otherwise. */
export function usualFolder({ homeFolder }: Pick<Context, 'homeFolder'>): string {
  return join(homeFolder, 'record');
}

/* Settings may be gone while the record is not; it is never gone on with unasked. */
async function offerUsual(context: Context): Promise<FoundCase | null> {
  if (!context.terminal.isInteractive) return null;
  const folder = await caseAtUsual(context);
  if (folder === null) return null;
  const question = findCaseWording.goOnWith(folder);
  const isWanted = await context.terminal.confirm({ question, default: true });
  return isWanted ? { folder, how: 'offered' } : null;
}

/* A backup is looked into only when it is named. */
async function caseAtUsual(context: Context): Promise<string | null> {
  const folder = usualFolder(context);
  const isThere = (await context.casefiles.isCasefile(folder)) && !(await isBackup(folder));
  return isThere ? folder : null;
}

async function checked(context: Context, found: FoundCase): Promise<FoundCase> {
  if (await context.casefiles.isCasefile(found.folder)) return found;
  throw existsSync(found.folder)
    ? refusal({
        ...findCaseWording.notACase(found.folder),
        harm: harmWording.nothingChanged,
      })
    : refusal(findCaseWording.notThere(found.folder, found.how === 'named'));
}

/** How a case file is to be opened. */
export interface OpeningChoices {
  /** False for commands that must not change which case was used last. */
  readonly remember?: boolean;
  /** True for commands that write: refused before the first question where nothing can be written. */
  readonly write?: boolean;
}

/**
 * Opens the case file that the command is about. The caller closes it. Throws UserError when there is
 * none. Remembers it as used last, save when it was named, is a sample, or `remember` is false.
 */
export async function openCase(context: Context, choices: OpeningChoices = {}): Promise<Casefile> {
  const found = await findCase(context);
  if (found === null) throw await noCase(context);
  return openFound(context, found, choices);
}

/** As `openCase`, for a case file that was found already. */
export async function openFound(
  context: Context,
  found: FoundCase,
  choices: OpeningChoices = {},
): Promise<Casefile> {
  const casefile = await context.casefiles.open(found.folder, context.environment);
  if (casefile.sample) context.terminal.line(sampleMark);
  if (choices.write === true && casefile.readOnlyBecause !== null) {
    casefile.close();
    throw new UserError(casefile.readOnlyBecause);
  }
  await setHelp(context, casefile);
  const remember = choices.remember !== false && found.how !== 'named' && !casefile.sample;
  // A backup that somebody looks into must not become the case file in use.
  if (remember && !(await isBackup(found.folder))) await rememberCase(context, found.folder);
  return casefile;
}

/** Lets `?` show the person's own contact first, and a helpline that serves in the nation of the case. */
export async function setHelp({ terminal }: Context, casefile: Casefile): Promise<void> {
  if (!terminal.isInteractive) return;
  const { ownContactLine } = await import('./people/people-ledger.ts');
  terminal.setOwnContact(ownContactLine(casefile.people()), casefile.details.nation);
}

/** Opens the case file, uses it, and closes it whatever happens. */
export async function withCase<T>(
  context: Context,
  use: (casefile: Casefile) => Promise<T>,
  choices: OpeningChoices = {},
): Promise<T> {
  const casefile = await openCase(context, choices);
  try {
    return await use(casefile);
  } finally {
    casefile.close();
  }
}

/** What a command says that needs a case file when there is none, or none that it was told to use. */
export async function noCase(context: Context): Promise<UserError> {
  const usual = await caseAtUsual(context);
  const words = usual === null ? findCaseWording.none : findCaseWording.onlyUsual(usual);
  return refusal({ ...words, harm: harmWording.nothingChanged });
}

/** A sample case takes nothing of the person's own. Throws UserError. */
export function refuseSample(casefile: Casefile): void {
  if (!casefile.sample) return;
  throw refusal(findCaseWording.sample);
}
