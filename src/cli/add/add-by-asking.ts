import { resolve } from 'node:path';
import type { Casefile } from '../../casefile/casefile.ts';
import { Stopped } from '../../core/errors.ts';
import type { Incident } from '../../core/incident.ts';
import { AddSession } from './add-session.ts';
import { addingTo } from './adding-to.ts';
import { askAgain, changeAnswer } from './change-answer.ts';
import type { Context } from '../context.ts';
import { findCase, openFound, refuseSample, setHelp } from '../find-case.ts';
import { ownContactLine } from '../people/people-ledger.ts';
import { describeTakenIn } from '../questions/describe-taken-in.ts';
import { firstQuestions } from '../questions/incident-table.ts';
import { askMore } from '../questions/more.ts';
import { readBackIncident } from '../questions/read-back-incident.ts';
import { saveIncident, type SavedIncident } from './save-incident.ts';
import { momentsAfter, showAdviceFor, standingAfter } from '../advice/show-advice.ts';
import { startCase } from '../start/start-case.ts';
import { takeUpDraft } from './take-up-draft.ts';
import { addWording } from '../wording/add.ts';
import { harmWording } from '../wording/harm.ts';

/** Records incidents by asking: three questions, more if wished, the whole read back, then saved. */
export async function addByAsking(context: Context, files: readonly string[]): Promise<void> {
  const casefile = await openOrStart(context);
  try {
    refuseSample(casefile);
    await addUntilDone(context, casefile, files);
  } finally {
    casefile.close();
  }
}

async function openOrStart(context: Context): Promise<Casefile> {
  const found = await findCase(context);
  if (found !== null) return openFound(context, found, { write: true });
  const casefile = await startCase(context, {});
  await setHelp(context, casefile);
  return casefile;
}

async function addUntilDone(
  context: Context,
  casefile: Casefile,
  files: readonly string[],
): Promise<void> {
  const { terminal } = context;
  terminal.line(addingTo(casefile, context.environment.now()));
  const before = casefile.summary().incidents;
  const saved: Incident[] = [];
  let toAttach = files.map((path) => resolve(context.currentFolder, path));
  try {
    for (;;) {
      const added = await addOne(context, casefile, toAttach);
      toAttach = [];
      if (added === null) return;
      saved.push(added.incident);
      await describeTakenIn(context, casefile, added.takenIn);
      if (!(await terminal.confirm({ question: addWording.another, default: false }))) return;
    }
  } catch (error) {
    throw error instanceof Stopped && saved.length > 0 ? stoppedAfterSaving(error) : error;
  } finally {
    const moments = momentsAfter(saved, before, standingAfter(context, casefile, saved));
    showAdviceFor(terminal, moments, ownContactLine(casefile.people()));
  }
}

function stoppedAfterSaving({ kept }: Stopped): Stopped {
  const { savedStays, draftKept } = addWording;
  return new Stopped(kept === draftKept ? `${savedStays} ${draftKept}` : savedStays);
}

/* Null when the person leaves it for later. */
async function addOne(
  context: Context,
  casefile: Casefile,
  files: readonly string[],
): Promise<SavedIncident | null> {
  const session = new AddSession(context, casefile, await takeUpDraft(context, casefile, files));
  try {
    await askFirst(session);
    await goOnWhereItStopped(session);
    return await checkAndSave(session);
  } catch (error) {
    await session.kept.settle();
    const { isKept } = session.kept;
    if (error instanceof Stopped)
      throw new Stopped(isKept ? addWording.draftKept : harmWording.nothingRecorded);
    if (isKept) context.terminal.line(addWording.draftKept);
    throw error;
  }
}

/* What of the three questions was not asked yet. */
async function askFirst(session: AddSession): Promise<void> {
  if (session.place.in !== 'first') return;
  for (const question of firstQuestions)
    if (session.draft.answers[question] === undefined)
      await session.ask(question, { in: 'first' }, { in: 'first' });
  await session.keep(session.draft, { in: 'check' });
}

async function goOnWhereItStopped(session: AddSession): Promise<void> {
  const { place } = session;
  if (place.in === 'group' || place.in === 'menu') await askMore(session);
  else if (place.in === 'change') await askAgain(session, place.question);
}

type Wish = 'save' | 'more' | 'change' | 'later';

async function checkAndSave(session: AddSession): Promise<SavedIncident | null> {
  const { terminal } = session.context;
  for (;;) {
    showDraft(session);
    const wish = await askWish(session);
    if (wish === 'save') return saveIncident(session);
    if (wish === 'later') {
      terminal.line(addWording.draftKept);
      return null;
    }
    if (wish === 'more' || (await changeAnswer(session)) === 'more') await askMore(session);
  }
}

function showDraft({ context: { terminal }, draft, casefile }: AddSession): void {
  terminal.line();
  terminal.heading(addWording.check.title);
  terminal.line(readBackIncident(draft, casefile).join('\n'));
  terminal.line();
}

function askWish({ context }: AddSession): Promise<Wish> {
  const { ask, save, more, change, later } = addWording.check;
  return context.terminal.choose<Wish>({
    question: ask,
    options: [
      { value: 'save', label: save },
      { value: 'more', label: more },
      { value: 'change', label: change },
      { value: 'later', label: later },
    ],
    default: 'save',
  });
}
