import type { Casefile } from '../../casefile/casefile.ts';
import { isWithdrawn, type Amendment } from '../../core/amendment.ts';
import { Stopped } from '../../core/errors.ts';
import type { Incident, IncidentAnswers } from '../../core/incident.ts';
import { AddDraft, type KeptState } from '../add/add-draft.ts';
import { AddSession } from '../add/add-session.ts';
import { shortDay } from '../add/adding-to.ts';
import { askAgain, changeAnswer } from '../add/change-answer.ts';
import type { Context } from '../context.ts';
import { withdrawByAsking } from '../form/change-stated.ts';
import { emptyDraft, type IncidentDraft } from '../add/incident-draft.ts';
import { incidentDifference, incidentInFull } from '../look/incident-in-full.ts';
import { readKeptAnswers } from '../add/kept-answers.ts';
import { askMore } from '../questions/more.ts';
import { recordTellingsOf, recordTogether } from '../add/record-together.ts';
import { amendWording as wording } from '../wording/amend.ts';
import { addWording } from '../wording/add.ts';
import { changeWording, formWording } from '../wording/form.ts';
import { answersOfIncident, incidentAmendment } from './incident-amendment.ts';

type Wish = 'change' | 'confirm' | 'withdraw' | 'nothing';

/** Shows an incident and asks what to do with it: change it, confirm it, take it back, or nothing. */
export async function amendIncidentByAsking(
  context: Context,
  casefile: Casefile,
  incident: Incident,
): Promise<void> {
  const { terminal } = context;
  const name = nameOf(incident);
  terminal.heading(wording.heading(name));
  for (const line of incidentInFull(incident, casefile)) terminal.line(line);
  const kept = await keptChange(casefile, incident.number);
  if (kept !== null && (await wantsToGoOn(context, casefile, kept))) {
    await change(context, casefile, incident, kept);
    return;
  }
  const { wishes } = wording;
  const wish = await terminal.choose<Wish>({
    question: wording.wish(name),
    options: [
      { value: 'change', label: wishes.change },
      { value: 'confirm', label: wishes.confirm },
      { value: 'withdraw', label: isWithdrawn(incident) ? wishes.again : wishes.withdraw },
      { value: 'nothing', label: wishes.nothing },
    ],
    default: 'change',
  });
  if (wish === 'change') await change(context, casefile, incident, null);
  if (wish === 'withdraw') {
    const reference = String(incident.number);
    await withdrawByAsking(context, casefile, { ...incident, reference }, name);
  }
  if (wish === 'nothing') terminal.line(changeWording.unchanged);
  if (wish !== 'confirm') return;
  await casefile.confirm(String(incident.number));
  terminal.line(wording.confirmed(name));
}

function nameOf({ number }: Incident): string {
  return formWording.incident(number);
}

interface KeptChange {
  readonly savedAt: string;
  readonly state: KeptState;
}

function draftId(number: number): string {
  return `amend-${number}`;
}

async function keptChange(casefile: Casefile, number: number): Promise<KeptChange | null> {
  const draft = (await casefile.drafts()).find(({ id }) => id === draftId(number));
  const state = draft === undefined ? null : readKeptAnswers(draft.answers);
  return draft === undefined || state === null ? null : { savedAt: draft.savedAt, state };
}

async function wantsToGoOn(
  context: Context,
  casefile: Casefile,
  { savedAt }: KeptChange,
): Promise<boolean> {
  const now = context.environment.now();
  const day = shortDay({ precision: 'second', utc: savedAt }, casefile, now) ?? '';
  return context.terminal.choose<boolean>({
    question: wording.draftFound(day),
    options: [
      { value: true, label: wording.draftGoOn },
      { value: false, label: wording.draftRemove },
    ],
    default: true,
  });
}

/* The answers stand in an add session, so that every question works as it does in `add`. */
async function change(
  context: Context,
  casefile: Casefile,
  incident: Incident,
  resumed: KeptChange | null,
): Promise<void> {
  const before = answersOfIncident(incident);
  const state = resumed?.state ?? fresh(before);
  const id = draftId(incident.number);
  const session = new AddSession(
    context,
    casefile,
    new AddDraft(casefile, context.environment, { id, state }),
  );
  try {
    if (resumed === null) await changeOne(session);
    else await goOn(session);
    await checkAndSave(session, incident, before);
  } catch (error) {
    await session.kept.settle();
    if (error instanceof Stopped) throw new Stopped(wording.draftKept(incident.number));
    context.terminal.line(wording.draftKept(incident.number));
    throw error;
  }
}

function fresh(answers: IncidentAnswers): KeptState {
  const draft = { ...emptyDraft(), answers };
  return { draft, place: { in: 'check' }, begun: null, typed: null, savingAfter: null };
}

async function goOn(session: AddSession): Promise<void> {
  const { place } = session;
  if (place.in === 'group' || place.in === 'menu') await askMore(session);
  else if (place.in === 'change') await askAgain(session, place.question);
}

async function changeOne(session: AddSession): Promise<void> {
  if ((await changeAnswer(session)) === 'more') await askMore(session);
}

type Check = 'save' | 'change' | 'more' | 'later' | 'drop';

async function checkAndSave(
  session: AddSession,
  incident: Incident,
  before: IncidentAnswers,
): Promise<void> {
  const { terminal } = session.context;
  for (;;) {
    const wish = await askCheck(session, before);
    if (wish === 'save') {
      await save(session, incident, before);
      return;
    }
    if (wish === 'later') {
      terminal.line(wording.draftKept(incident.number));
      return;
    }
    if (wish === 'drop') {
      await session.kept.remove();
      terminal.line(changeWording.unchanged);
      return;
    }
    if (wish === 'more') await askMore(session);
    else await changeOne(session);
  }
}

async function askCheck(session: AddSession, before: IncidentAnswers): Promise<Check> {
  const { terminal } = session.context;
  const isChanged = changeOf(session, before) !== null;
  terminal.line();
  terminal.heading(isChanged ? changeWording.willChange : changeWording.unchanged);
  for (const line of changeLines(session, before)) terminal.line(line);
  terminal.line();
  const { checks } = wording;
  return terminal.choose<Check>({
    question: wording.check,
    options: [
      ...(isChanged ? [{ value: 'save' as const, label: checks.save }] : []),
      { value: 'change', label: checks.change },
      { value: 'more', label: checks.more },
      { value: 'later', label: checks.later },
      { value: 'drop', label: checks.drop },
    ],
    default: isChanged ? 'save' : 'change',
  });
}

function changeLines({ draft, casefile }: AddSession, before: IncidentAnswers): string[] {
  const { changed, leftOut } = incidentAmendment(before, draft.answers) ?? {
    changed: {},
    leftOut: [],
  };
  const concerned = new Set<string>([...Object.keys(changed), ...leftOut]);
  const earlier = Object.entries(before).filter(([member]) => concerned.has(member));
  return [
    ...incidentDifference(Object.fromEntries(earlier), changed, casefile),
    ...draft.files.map((path) => `  ${addWording.check.file(path)}`),
    ...draft.items.map(({ what }) => `  ${addWording.check.item(what)}`),
  ];
}

/* What is to be recorded; files, things and tellings that are still to be taken in count too. */
function changeOf({ draft }: AddSession, before: IncidentAnswers): object | null {
  const waiting = draft.files.length + draft.items.length + draft.tellings.length;
  return waiting > 0 ? draft : incidentAmendment(before, draft.answers);
}

async function save(
  session: AddSession,
  incident: Incident,
  before: IncidentAnswers,
): Promise<void> {
  const { context, casefile, kept, draft } = session;
  const why = await context.terminal.ask({
    question: changeWording.why,
    hint: changeWording.whyHint,
    ...kept.field('why'),
  });
  const keep = (each: IncidentDraft): Promise<void> => kept.keep(each, { in: 'check' });
  const attached = await recordTogether(context, casefile, draft, keep);
  const together = await recordTellingsOf(casefile, incident.number, attached, keep);
  const amendment = incidentAmendment(before, together.answers);
  if (amendment !== null) {
    const recorded: Amendment<IncidentAnswers> = { ...amendment, why };
    await casefile.amend(String(incident.number), recorded);
  }
  await kept.remove();
  context.terminal.line(
    amendment === null ? changeWording.unchanged : changeWording.changed(nameOf(incident)),
  );
}
