import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Casefile } from '../../casefile/casefile.ts';
import type { Nation } from '../../core/case-record.ts';
import { systemErrorCode } from '../../core/errors.ts';
import { isKnownZone } from '../../core/time.ts';
import type { Context } from '../context.ts';
import { usualFolder } from '../find-case.ts';
import { misuse, refusal } from '../refusal.ts';
import { showSafetyPage } from './safety-page.ts';
import { rememberCase } from '../settings.ts';
import { watcherOf, watcherWarning } from './watched-folder.ts';
import { harmWording } from '../wording/harm.ts';
import { initWording } from '../wording/init.ts';

/** What was given on the command line; the rest is asked. */
export interface CaseWishes {
  readonly folder?: string;
  readonly initials?: string;
  readonly timezone?: string;
  readonly nation?: string;
}

const { questions, complaints } = initWording;

/** The nations of the United Kingdom whose law is told apart, with their names. */
export const nations: readonly { readonly value: Nation; readonly label: string }[] = (
  ['england-wales', 'scotland', 'northern-ireland'] as const
).map((value) => ({ value, label: initWording.nations[value] }));

/**
 * The safety page, then what a case file needs to know, then the case file. Nothing is written before
 * the last answer. What was given and cannot be used is said before anything is asked. The caller
 * closes it.
 */
export async function startCase(context: Context, wishes: CaseWishes): Promise<Casefile> {
  checkWishes(context, wishes);
  await showSafetyPage(context);
  const { terminal } = context;
  const folder = await askFolder(context, wishes.folder);
  const watcher = watcherOf(folder, context);
  if (watcher !== null) terminal.warn(watcherWarning(watcher));
  const initials = wishes.initials ?? (await askInitials(context));
  const zone = wishes.timezone ?? (await askZone(context));
  const nation = wishes.nation ?? (await askNation(context));
  const casefile = await context.casefiles.create(
    folder,
    { details: { initials: initials.toUpperCase(), zone, nation: nation as Nation } },
    context.environment,
  );
  if (context.options.case === undefined) await rememberCase(context, folder);
  return casefile;
}

function checkWishes(context: Context, wishes: CaseWishes): void {
  const complaint =
    (wishes.initials === undefined ? null : initialsComplaint(wishes.initials)) ??
    (wishes.timezone === undefined ? null : zoneComplaint(wishes.timezone)) ??
    (wishes.nation === undefined || nations.some(({ value }) => value === wishes.nation)
      ? null
      : complaints.nation(nations.map(({ value }) => value).join(', ')));
  if (complaint !== null) throw misuse({ message: complaint, harm: harmWording.nothingWritten });
  if (wishes.folder === undefined) return;
  const taken = folderComplaint(resolve(context.currentFolder, wishes.folder));
  if (taken !== null) throw refusal({ message: taken, harm: harmWording.nothingChangedInIt });
}

async function askFolder(context: Context, wished: string | undefined): Promise<string> {
  if (wished !== undefined) return resolve(context.currentFolder, wished);
  const usual = usualFolder(context);
  if (holdsCase(usual)) context.terminal.line(questions.another(usual));
  const typed = await context.terminal.ask({
    question: questions.folder,
    hint: questions.folderHint,
    default: firstWithoutCase(usual),
    option: questions.folderOption,
    check: (answer) => folderComplaint(pathOf(context, answer)),
  });
  return pathOf(context, typed);
}

/* `record`; with a case file there `record-2`, and so on. */
function firstWithoutCase(usual: string): string {
  let folder = usual;
  for (let number = 2; holdsCase(folder); number += 1) folder = `${usual}-${number}`;
  return folder;
}

/* Typed by a person: `~` for the home folder, quotes as a window leaves them when a folder is dragged in. */
function pathOf(context: Context, typed: string): string {
  const bare = typed.replace(/^(["'])(.*)\1$/, '$2');
  const atHome = /^~(?=$|[\\/])/.test(bare) ? join(context.homeFolder, bare.slice(1)) : bare;
  return resolve(context.currentFolder, atHome);
}

function folderComplaint(folder: string): string | null {
  if (holdsCase(folder)) return complaints.isCase;
  for (let above = dirname(folder); dirname(above) !== above; above = dirname(above))
    if (holdsCase(above)) return complaints.insideCase;
  try {
    return readdirSync(folder).length === 0 ? null : complaints.notEmpty;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT') return null;
    return code === 'ENOTDIR' ? complaints.isFile : complaints.cannotOpen;
  }
}

function holdsCase(folder: string): boolean {
  return existsSync(join(folder, 'case.json')) && existsSync(join(folder, 'journal.jsonl'));
}

function askInitials(context: Context): Promise<string> {
  return context.terminal.ask({
    question: questions.initials,
    hint: questions.initialsHint,
    option: '--initials',
    check: initialsComplaint,
  });
}

function initialsComplaint(answer: string): string | null {
  return /^[A-Za-z]{1,6}$/.test(answer) ? null : complaints.initials;
}

function askZone(context: Context): Promise<string> {
  const known = isKnownZone(context.systemZone);
  return context.terminal.ask({
    question: questions.zone,
    default: known ? context.systemZone : 'Europe/London',
    option: '--timezone',
    check: zoneComplaint,
  });
}

function zoneComplaint(answer: string): string | null {
  return isKnownZone(answer) ? null : complaints.zone;
}

function askNation(context: Context): Promise<Nation> {
  return context.terminal.choose({
    question: questions.nation,
    hint: questions.nationHint,
    options: nations,
    default: 'england-wales',
    option: '--nation',
  });
}
