import type { Casefile } from '../../casefile/casefile.ts';
import { Stopped } from '../../core/errors.ts';
import { AddDraft, unfinishedIncidents, type KeptState, type Unfinished } from './add-draft.ts';
import { shortDay } from './adding-to.ts';
import type { Context } from '../context.ts';
import { firstWords } from '../form/list-answers.ts';
import { emptyDraft } from './incident-draft.ts';
import { chooseToRemove } from '../questions/choose-to-remove.ts';
import { questionWords } from '../questions/incident-table.ts';
import { addWording } from '../wording/add.ts';

const shownCharacters = 40;
const { drafts: wording } = addWording;

/**
 * The draft that the asking goes on with: one that the person takes up again, or a new one. `files` are
 * to be attached either way.
 */
export async function takeUpDraft(
  context: Context,
  casefile: Casefile,
  files: readonly string[],
): Promise<AddDraft> {
  try {
    const unfinished = await notSavedYet(context, casefile);
    const wish = unfinished.length === 0 ? 'new' : await askAbout(context, casefile, unfinished);
    if (wish === 'new') return newDraft(context, casefile, files);
    sayWhereItStands(context, casefile, wish);
    return again(context, casefile, wish, files);
  } catch (error) {
    throw error instanceof Stopped ? new Stopped(addWording.draftKept) : error;
  }
}

function newDraft(context: Context, casefile: Casefile, files: readonly string[]): AddDraft {
  const state: KeptState = {
    draft: emptyDraft(files),
    place: { in: 'first' },
    begun: null,
    typed: null,
    savingAfter: null,
  };
  return new AddDraft(casefile, context.environment, { state });
}

function again(
  context: Context,
  casefile: Casefile,
  { id, savedAt: _, ...state }: Unfinished,
  files: readonly string[],
): AddDraft {
  const all = [...new Set([...state.draft.files, ...files])];
  const draft = { ...state.draft, files: all };
  return new AddDraft(casefile, context.environment, { id, state: { ...state, draft } });
}

/* Else the next question, such as for a name, would stand there without what it is about. */
function sayWhereItStands(context: Context, casefile: Casefile, unfinished: Unfinished): void {
  const { terminal } = context;
  const { draft, place } = unfinished;
  // Then all of it is shown.
  if (place.in === 'check') return;
  const { answers, files, items, tellings } = draft;
  const answered = Object.keys(answers).filter((member) => member !== 'what').length;
  const more = answered + files.length + items.length + tellings.length;
  terminal.line();
  terminal.heading(wording.goingOn(dayOf(context, casefile, unfinished)));
  terminal.line(wording.standing(wordsOf(unfinished), more));
  if (place.in === 'group' || place.in === 'change')
    terminal.line(wording.stoppedAt(questionWords(place.question).ask));
  terminal.line();
}

/* A stop between recording and taking the draft away leaves one that is saved already. */
async function notSavedYet(context: Context, casefile: Casefile): Promise<Unfinished[]> {
  const open: Unfinished[] = [];
  for (const unfinished of await unfinishedIncidents(casefile)) {
    const number = savedAs(casefile, unfinished);
    if (number === null) open.push(unfinished);
    else {
      await casefile.removeDraft(unfinished.id);
      context.terminal.line(addWording.wasSaved(number));
    }
  }
  return open;
}

function savedAs(casefile: Casefile, { draft, savingAfter }: Unfinished): number | null {
  if (savingAfter === null) return null;
  const { what, when } = draft.answers;
  for (let number = savingAfter + 1; number <= casefile.summary().incidents; number += 1) {
    const incident = casefile.incident(number);
    if (incident?.what === what && incident?.when.raw === when?.raw) return number;
  }
  return null;
}

type Wish = Unfinished | 'later' | 'remove';

/* Newest first, for that is most likely the one that was broken off. */
async function askAbout(
  context: Context,
  casefile: Casefile,
  unfinished: readonly Unfinished[],
): Promise<Unfinished | 'new'> {
  const newestFirst = [...unfinished].reverse();
  const [newest] = newestFirst;
  if (newest === undefined) return 'new';
  const isOne = newestFirst.length === 1;
  const wish = await context.terminal.choose<Wish>({
    question: isOne
      ? wording.one(dayOf(context, casefile, newest))
      : wording.many(newestFirst.length),
    options: [
      ...newestFirst.map((each) => ({
        value: each,
        label: isOne
          ? wording.goOn(wordsOf(each))
          : wording.goOnWith(dayOf(context, casefile, each), wordsOf(each)),
      })),
      { value: 'later', label: wording.later },
      { value: 'remove', label: isOne ? wording.remove : wording.removeOne },
    ],
    default: newest,
  });
  if (wish === 'later') return 'new';
  if (wish !== 'remove') return wish;
  const left = await removeOne(context, casefile, newestFirst);
  return isOne && left.length === 0 ? 'new' : askAbout(context, casefile, left.reverse());
}

async function removeOne(
  context: Context,
  casefile: Casefile,
  drafts: readonly Unfinished[],
): Promise<Unfinished[]> {
  const { terminal } = context;
  const labels = drafts.map((each) => wording.label(dayOf(context, casefile, each), wordsOf(each)));
  const question = { question: wording.which, none: wording.none, labels };
  const gone = drafts[drafts.length === 1 ? 0 : ((await chooseToRemove(terminal, question)) ?? -1)];
  if (gone === undefined) return [...drafts];
  if (!(await terminal.confirm({ question: wording.sure, default: false }))) return [...drafts];
  await casefile.removeDraft(gone.id);
  return drafts.filter((each) => each !== gone);
}

function dayOf(context: Context, casefile: Casefile, { savedAt }: Unfinished): string {
  const now = context.environment.now();
  return shortDay({ precision: 'second', utc: savedAt }, casefile, now) ?? wording.earlier;
}

function wordsOf({ draft, typed }: Unfinished): string {
  const words = draft.answers.what ?? typed?.text ?? '';
  return words.trim() === '' ? wording.noWords : firstWords(words, shownCharacters);
}
