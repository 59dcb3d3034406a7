import { resolve } from 'node:path';
import type { Casefile } from '../casefile/casefile.ts';
import { Stopped } from '../core/errors.ts';
import type { Incident, IncidentAnswers } from '../core/incident.ts';
import { AddDraft, unfinishedIncidents, type Unfinished } from './add-draft.ts';
import { addingTo, shortDay } from './adding-to.ts';
import type { Context } from './context.ts';
import { findCase, openFound, refuseSample } from './find-case.ts';
import {
  askFelt,
  askThree,
  askWhat,
  type Keep,
  type PartialAnswers,
} from './questions/incident.ts';
import { askMore } from './questions/more.ts';
import { readBackIncident } from './questions/read-back-incident.ts';
import { askWhen } from './questions/when.ts';
import { momentsAfter, showAdviceFor } from './show-advice.ts';
import { startCase } from './start-case.ts';
import { takeInFiles } from './take-in.ts';

const draftKept = 'Your answers so far are kept. “evidence add” offers them again.';
const draftNotKept =
  'Your answers cannot be kept as a draft on this disk. They are lost if you stop before they are saved.';
const nothingRecorded = 'Nothing was recorded.';

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
  return found === null ? startCase(context, {}) : openFound(context, found, { write: true });
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
      const incident = await addOne(context, casefile, toAttach);
      toAttach = [];
      if (incident === null) return;
      saved.push(incident);
      if (!(await terminal.confirm({ question: 'Add another?', default: false }))) return;
    }
  } catch (error) {
    throw error instanceof Stopped && saved.length > 0
      ? new Stopped(`What you saved stays. ${error.kept === draftKept ? draftKept : ''}`.trim())
      : error;
  } finally {
    showAdviceFor(terminal, momentsAfter(saved, before));
  }
}

/* Null when the person leaves it for later. */
async function addOne(
  context: Context,
  casefile: Casefile,
  files: readonly string[],
): Promise<Incident | null> {
  const { draft, answers } = await begin(context, casefile, files);
  const keep = keeper(context, draft);
  try {
    const given = await askThree(context, casefile.details.zone, answers, keep);
    const more = await context.terminal.confirm({ question: 'Add more?', default: false });
    const all = more ? await askMoreOf(context, given, keep) : given;
    return await checkAndSave(context, casefile, all, draft, keep);
  } catch (error) {
    if (error instanceof Stopped) throw new Stopped(draft.isKept ? draftKept : nothingRecorded);
    if (draft.isKept) context.terminal.line(draftKept);
    throw error;
  }
}

/* Says once when the disk takes no draft. */
function keeper(context: Context, draft: AddDraft): Keep {
  let isSaid = false;
  return async (answers) => {
    if ((await draft.keep(answers)) || isSaid) return;
    isSaid = true;
    context.terminal.warn(draftNotKept);
  };
}

interface Begun {
  readonly draft: AddDraft;
  readonly answers: PartialAnswers;
}

async function begin(
  context: Context,
  casefile: Casefile,
  files: readonly string[],
): Promise<Begun> {
  const { environment } = context;
  const [unfinished] = await unfinishedIncidents(casefile);
  const fresh = { draft: new AddDraft(casefile, environment, { files }), answers: {} };
  if (unfinished === undefined) return fresh;
  const wish = await askAboutDraft(context, casefile, unfinished);
  if (wish === 'later') return fresh;
  const draft = new AddDraft(casefile, environment, {
    id: unfinished.id,
    files: [...unfinished.files, ...files],
  });
  if (wish === 'go on') return { draft, answers: unfinished.answers };
  await draft.remove();
  return fresh;
}

type DraftWish = 'go on' | 'later' | 'remove';

async function askAboutDraft(
  context: Context,
  casefile: Casefile,
  { savedAt }: Unfinished,
): Promise<DraftWish> {
  const now = context.environment.now();
  const day = shortDay({ precision: 'second', utc: savedAt }, casefile, now);
  try {
    return await context.terminal.choose<DraftWish>({
      question: `There are answers from ${day ?? 'earlier'} that are not saved yet.`,
      options: [
        { value: 'go on', label: 'Go on with them' },
        { value: 'later', label: 'Leave them for later and begin a new one' },
        { value: 'remove', label: 'Take them away and begin a new one' },
      ],
      default: 'go on',
    });
  } catch (error) {
    throw error instanceof Stopped ? new Stopped(draftKept) : error;
  }
}

async function askMoreOf(
  context: Context,
  given: IncidentAnswers,
  keep: Keep,
): Promise<IncidentAnswers> {
  return { ...given, ...(await askMore(context, given, keep)) };
}

async function checkAndSave(
  context: Context,
  casefile: Casefile,
  first: IncidentAnswers,
  draft: AddDraft,
  keep: Keep,
): Promise<Incident | null> {
  const { terminal } = context;
  let answers = first;
  for (;;) {
    terminal.line();
    terminal.heading('This is what will be saved:');
    terminal.line(readBackIncident(answers, draft.files.length).join('\n'));
    terminal.line();
    const wish = await askWish(context);
    if (wish === 'save') return save(context, casefile, answers, draft);
    if (wish === 'later') {
      terminal.line(draftKept);
      return null;
    }
    answers =
      wish === 'more'
        ? await askMoreOf(context, answers, keep)
        : await change(context, casefile, answers);
    await keep(answers);
  }
}

function askWish(context: Context): Promise<'save' | 'change' | 'more' | 'later'> {
  return context.terminal.choose<'save' | 'change' | 'more' | 'later'>({
    question: 'Is that right? Enter saves it.',
    options: [
      { value: 'save', label: 'Save it' },
      { value: 'change', label: 'Change an answer' },
      { value: 'more', label: 'Add more' },
      { value: 'later', label: 'Leave it for later' },
    ],
    default: 'save',
  });
}

async function change(
  context: Context,
  casefile: Casefile,
  answers: IncidentAnswers,
): Promise<IncidentAnswers> {
  const which = await context.terminal.choose<'what' | 'when' | 'felt' | 'more'>({
    question: 'Which answer?',
    options: [
      { value: 'what', label: 'What happened' },
      { value: 'when', label: 'When it happened' },
      { value: 'felt', label: 'How it made you feel' },
      { value: 'more', label: 'Another one' },
    ],
  });
  switch (which) {
    case 'what':
      return { ...answers, what: await askWhat(context, answers.what) };
    case 'when':
      return { ...answers, when: await askWhen(context, casefile.details.zone, answers.when.raw) };
    case 'felt': {
      const felt = await askFelt(context, answers.felt);
      return felt === '' ? answers : { ...answers, felt };
    }
    case 'more':
      return { ...answers, ...(await askMore(context, answers, () => Promise.resolve())) };
  }
}

async function save(
  context: Context,
  casefile: Casefile,
  answers: IncidentAnswers,
  draft: AddDraft,
): Promise<Incident> {
  const attached = await takeInFiles(casefile, draft.files, context);
  const [incident] = await casefile.recordIncidents([
    { ...answers, ...(attached.length === 0 ? {} : { attached }) },
  ]);
  if (incident === undefined) throw new Error('nothing was recorded');
  await draft.remove();
  const files = attached.length === 0 ? '' : ` with ${attached.join(', ')}`;
  context.terminal.line(`Saved as incident ${incident.number}${files}.`);
  return incident;
}
