import { isAbsolute, relative, resolve } from 'node:path';
import type { Casefile } from '../../casefile/casefile.ts';
import { exitCodes, UserError } from '../../core/errors.ts';
import { discover } from '../../importers/discover.ts';
import { importers } from '../../importers/index.ts';
import { addingTo } from '../add/adding-to.ts';
import { offerWhatWasSaid } from '../import-afterwards/after-import.ts';
import type { Context } from '../context.ts';
import { refuseSample } from '../find-case.ts';
import { importSource, shownPath, type ImportWishes, type SourceResult } from './import-source.ts';
import { ownContactLine } from '../people/people-ledger.ts';
import { takenAsJson, takenLine } from './taken.ts';
import { refusal } from '../refusal.ts';
import { describeTakenIn } from '../questions/describe-taken-in.ts';
import { typeMessages } from '../questions/type-messages.ts';
import { momentsAfterImport, showAdviceFor, standingAfter } from '../advice/show-advice.ts';
import { filesWording } from '../wording/files.ts';
import { importWording } from '../wording/import.ts';

interface Failure {
  readonly path: string;
  readonly error: UserError;
}

/** Takes in what lies at the paths and tells what became of it; without paths, messages are typed. */
export async function importPaths(
  context: Context,
  casefile: Casefile,
  paths: readonly string[],
  wishes: ImportWishes,
): Promise<void> {
  const { terminal } = context;
  refuseSample(casefile);
  terminal.line(addingTo(casefile, context.environment.now()));
  if (paths.length === 0) {
    await typeMessages(context, casefile);
    return;
  }
  const unfinished = casefile.summary().unfinishedImports;
  if (unfinished > 0) terminal.line(importWording.goesOn(unfinished));
  const results: SourceResult[] = [];
  const failures: Failure[] = [];
  for (const path of paths) await importPath(context, casefile, path, wishes, results, failures);
  if (casefile.summary().unfinishedImports < unfinished) terminal.line(importWording.wentOn);
  if (context.options.json)
    terminal.json({ sources: results.map(asJson), failed: failures.map(failedAsJson) });
  await offerWhatWasSaid(context, casefile, results);
  if (!context.options.json) await afterwards(context, casefile, results);
  conclude(context, results, failures);
}

/** One path may hold several sources. What cannot be read does not keep the rest from being taken in. */
async function importPath(
  context: Context,
  casefile: Casefile,
  path: string,
  wishes: ImportWishes,
  results: SourceResult[],
  failures: Failure[],
): Promise<void> {
  const take = async (shown: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failures.push({ path: shown, error });
    }
  };
  await take(path, async () => {
    const full = resolve(context.currentFolder, path);
    refuseOwnCase(casefile, full);
    const { found } = await discover(full, importers);
    for (const discovered of found)
      await take(shownPath(discovered.source), async () => {
        const result = await importSource(context, casefile, discovered, wishes);
        tell(context, casefile, result, results);
        results.push(result);
      });
  });
}

/** A case file is not a source of itself, and a folder around it would bring it in. */
function refuseOwnCase(casefile: Casefile, path: string): void {
  const within = relative(path, casefile.folder);
  if (within.startsWith('..') || isAbsolute(within)) return;
  throw refusal(importWording.ownCase);
}

function tell(
  context: Context,
  casefile: Casefile,
  result: SourceResult,
  earlier: readonly SourceResult[],
): void {
  tellCounts(context, casefile, result);
  tellTaken(context, result);
  // Taken in again with nothing new, a source lacks what it lacked before.
  const { takenIn, alreadyHad } = result.outcome.receipt;
  if (takenIn === 0 && alreadyHad > 0) return;
  const told = new Set(earlier.flatMap(({ outcome }) => outcome.notHere.map(({ what }) => what)));
  for (const { what, how } of result.outcome.notHere)
    if (!told.has(what)) context.terminal.line(importWording.notHere(what, how));
}

/* Where nothing was asked it is said what was taken, and how to get what was not. */
function tellTaken({ terminal }: Context, { taken }: SourceResult): void {
  const { conversations, filesLeft, groupsLeft } = taken;
  if (terminal.isInteractive) return;
  if (conversations.length > 0) terminal.line(importWording.tookFrom);
  for (const one of conversations.slice(0, namedAtMost))
    terminal.line(importWording.took(takenLine(one)));
  const more = conversations.length - namedAtMost;
  if (more > 0) terminal.line(importWording.tookMore(more));
  if (filesLeft > 0) terminal.line(filesWording.leftOut(filesLeft, groupsLeft));
}

function tellCounts(
  context: Context,
  casefile: Casefile,
  { path, title, outcome }: SourceResult,
): void {
  const { terminal } = context;
  const { rows, takenIn, alreadyHad, notChosen, skipped, notes } = outcome.receipt;
  terminal.heading(path);
  // “iPhone” keeps its own capital.
  terminal.line(/^[a-z][A-Z]/.test(title) ? title : title.charAt(0).toUpperCase() + title.slice(1));
  terminal.line(importWording.counts(rows, takenIn, alreadyHad, notChosen, skipped.length));
  if (outcome.added.length > 0) terminal.line(importWording.added(shortened(outcome.added)));
  for (const note of fileNotes(casefile, outcome.added).slice(0, shownAtMost)) terminal.line(note);
  const told = notes.filter(({ where }) => outcome.notHere.every(({ what }) => what !== where));
  for (const { where, what } of told.slice(0, shownAtMost))
    terminal.line(importWording.note(where, what));
  for (const { where, why } of skipped.slice(0, shownAtMost))
    terminal.line(importWording.notRead(where, why));
  const more = Math.max(0, told.length - shownAtMost) + Math.max(0, skipped.length - shownAtMost);
  if (more > 0) terminal.line(importWording.more(more));
}

/** What could not be read of files that were taken in whole. */
function fileNotes(casefile: Casefile, added: readonly string[]): string[] {
  return added.flatMap((reference) => {
    const exhibit = casefile.exhibit(reference);
    return exhibit?.kind === 'file'
      ? exhibit.facts.notes.map((note) => importWording.note(reference, note))
      : [];
  });
}

const shownAtMost = 10;
const namedAtMost = 50;

function shortened(references: readonly string[]): string {
  const [first = '', last = ''] = [references[0], references.at(-1)];
  return references.length <= 8
    ? references.join(', ')
    : importWording.fromTo(first, last, references.length);
}

function asJson({ path, importer, sha256, outcome, taken }: SourceResult): object {
  const { rows, takenIn, alreadyHad, notChosen, skipped, notes } = outcome.receipt;
  return {
    path,
    importer,
    sha256,
    rows,
    takenIn,
    alreadyHad,
    notChosen,
    skipped,
    notes,
    took: taken.conversations.map(takenAsJson),
    notHere: outcome.notHere,
    exhibits: outcome.added,
  };
}

function failedAsJson({ path, error }: Failure): object {
  return { path, message: error.message };
}

/** What matters next; only after everything is saved. */
async function afterwards(
  context: Context,
  casefile: Casefile,
  results: readonly SourceResult[],
): Promise<void> {
  if (results.length === 0) return;
  const added = results.flatMap(({ outcome }) => outcome.added);
  await describeTakenIn(context, casefile, added);
  const taken = added
    .map((reference) => casefile.exhibit(reference))
    .filter((exhibit) => exhibit !== null);
  const moments = momentsAfterImport(taken, standingAfter(context, casefile, []));
  showAdviceFor(context.terminal, moments, ownContactLine(casefile.people()));
}

function conclude(
  context: Context,
  results: readonly SourceResult[],
  failures: readonly Failure[],
): void {
  const first = failures[0];
  if (first !== undefined && results.length === 0 && failures.length === 1) throw first.error;
  for (const { path, error } of failures)
    context.terminal.warn(`${path}: ${error.message} ${error.harm} ${error.hint ?? ''}`.trim());
  if (first !== undefined) context.exitWith(first.error.exitCode);
  else if (results.some(({ outcome }) => outcome.receipt.skipped.length > 0))
    context.exitWith(exitCodes.partlyUnread);
}
