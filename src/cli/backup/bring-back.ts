import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { findCopies, type FoundCopy } from '../../casefile/backup/found-copy.ts';
import {
  assertFreePlace,
  restoreCasefile,
  type RestoreOutcome,
} from '../../casefile/backup/restore.ts';
import { exitCodes, Stopped } from '../../core/errors.ts';
import { sizeInWords } from '../../core/size-in-words.ts';
import { instantFromUnix, timeInWords } from '../../core/time.ts';
import type { Context } from '../context.ts';
import { typedPaths } from '../add/dragged-paths.ts';
import { sampleMark } from '../find-case.ts';
import { readSettings, rememberCase } from '../settings.ts';
import { restoreWording } from '../wording/backup.ts';

/** What was typed after `restore`. */
export interface RestoreTyped {
  readonly from?: string;
  readonly to?: string;
  readonly despiteDamage: boolean;
  readonly yes: boolean;
}

/** Makes a case file again out of a backup, in a new folder, and remembers it as the one in use. */
export async function bringBack(context: Context, typed: RestoreTyped): Promise<void> {
  const { terminal, environment } = context;
  terminal.line(restoreWording.first);
  const copy = await chooseCopy(context, await placeOfBackup(context, typed.from));
  if (copy.sample) terminal.line(sampleMark);
  terminal.line(restoreWording.holds(copy.head?.seq ?? 0, timeOf(copy, context)));
  if (copy.unfinishedSince !== null) terminal.warn(restoreWording.unfinished);
  await warnOfOther(context, copy, typed.yes);
  const to = await placeFor(context, typed.to);
  const progress = terminal.progress(restoreWording.copying);
  const outcome = await restoreCasefile(copy, to, environment, {
    despiteDamage: typed.despiteDamage,
    onProgress: (done, inAll) => {
      progress.update(done, inAll);
    },
  }).finally(() => {
    progress.finish();
  });
  await makeIndex(context, to);
  const isInUse = await takeIntoUse(context, to, copy.sample);
  tell(context, outcome, copy, isInUse);
  if (outcome.damage.length > 0) context.exitWith(exitCodes.damageFound);
}

async function placeOfBackup(context: Context, typed: string | undefined): Promise<string> {
  if (typed !== undefined) return resolve(context.currentFolder, typed);
  const answer = await context.terminal.ask({
    question: restoreWording.from,
    hint: restoreWording.fromHint,
    option: restoreWording.fromOption,
  });
  return typedPaths(answer, context, existsSync)[0] ?? answer;
}

async function chooseCopy(context: Context, from: string): Promise<FoundCopy> {
  const copies = await findCopies(from);
  const [first] = copies;
  if (copies.length === 1 && first !== undefined) return first;
  return context.terminal.choose({
    question: restoreWording.which,
    option: restoreWording.whichOption,
    options: copies.map((copy) => ({
      value: copy,
      label: restoreWording.copy(basename(copy.folder), copy.head?.seq ?? 0, timeOf(copy, context)),
    })),
  });
}

async function placeFor(context: Context, typed: string | undefined): Promise<string> {
  const to = typed === undefined ? await askPlace(context) : resolve(context.currentFolder, typed);
  await assertFreePlace(to);
  return to;
}

async function askPlace(context: Context): Promise<string> {
  const answer = await context.terminal.ask({
    question: restoreWording.to,
    hint: restoreWording.toHint,
    option: restoreWording.toOption,
    default: freeFolder(context.homeFolder),
  });
  return typedPaths(answer, context, existsSync)[0] ?? answer;
}

function freeFolder(home: string): string {
  for (let number = 1; ; number += 1) {
    const path = join(home, number === 1 ? 'record' : `record-${number}`);
    if (!existsSync(path) || isEmpty(path)) return path;
  }
}

function isEmpty(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch {
    return false;
  }
}

/** The case file used last may be the same one, and further on: two records that differ help nobody. */
async function warnOfOther(context: Context, copy: FoundCopy, yes: boolean): Promise<void> {
  const { terminal } = context;
  const { lastCase } = await readSettings(context);
  if (lastCase === undefined || !(await context.casefiles.isCasefile(lastCase))) return;
  const other = (await findCopies(lastCase).catch(() => []))[0];
  if (other?.caseId !== copy.caseId) return;
  const more = (other.head?.seq ?? 0) - (copy.head?.seq ?? 0);
  if (more <= 0) {
    terminal.warn(restoreWording.alsoThere(lastCase));
    return;
  }
  terminal.warn(restoreWording.laterThere(lastCase, more));
  if (yes) return;
  const question = { question: restoreWording.bringBack, option: '--yes', default: false };
  if (!(await terminal.confirm(question))) throw new Stopped(restoreWording.notBroughtBack);
}

/* Whether it was remembered: settings may be switched off, or lie where nothing can be written. */
async function takeIntoUse(context: Context, folder: string, sample: boolean): Promise<boolean> {
  if (context.options.case !== undefined || sample) return false;
  await rememberCase(context, folder);
  return (await readSettings(context)).lastCase === folder;
}

/* Opening makes the index, the locks and the empty folders that a copy comes without. */
async function makeIndex(context: Context, folder: string): Promise<void> {
  (await context.casefiles.open(folder, context.environment)).close();
}

function timeOf({ lastAt }: FoundCopy, context: Context): string {
  const at = Date.parse(lastAt ?? '');
  if (Number.isNaN(at)) return restoreWording.unknownTime;
  const happened = instantFromUnix(at, { basis: 'this computer', raw: '' });
  return timeInWords(happened, context.systemZone).local;
}

function tell(context: Context, outcome: RestoreOutcome, copy: FoundCopy, isInUse: boolean): void {
  const { terminal, options } = context;
  const { folder, entries, objects, bytes, damage } = outcome;
  if (options.json) {
    const { folder: from, lastAt, unfinishedSince } = copy;
    terminal.json({ ...outcome, from, lastAt, unfinished: unfinishedSince !== null, isInUse });
    return;
  }
  terminal.result(`${folder}\n`);
  for (const { where, what } of damage) terminal.result(restoreWording.damage(where, what));
  if (damage.length > 0) terminal.warn(restoreWording.damaged(damage.length));
  else terminal.line(restoreWording.done(entries, objects, sizeInWords(bytes)));
  terminal.line(isInUse ? restoreWording.inUse : restoreWording.nameIt(folder));
}
