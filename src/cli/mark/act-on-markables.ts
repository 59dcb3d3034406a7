import type { Casefile } from '../../casefile/casefile.ts';
import { isWithdrawn } from '../../core/amendment.ts';
import { firstWords } from '../form/list-answers.ts';
import { markActWording as wording } from '../wording/mark.ts';
import type { Markable } from './markable.ts';
import { inWords } from './named-references.ts';
import { changedBy, recordMarking, type Change, type MarkSession } from './record-marking.ts';

/** What a person does with what they ticked. */
export type Act = 'key' | 'link' | 'take away';

const shownIncidents = 5;
const shownWords = 50;

/** Asks what the act needs, reads it back once, asks for a reason and records. Gives whether it did. */
export async function actOn(
  session: MarkSession,
  markables: readonly Markable[],
  act: Act,
): Promise<boolean> {
  const change = await changeFor(session, markables, act);
  if (change === null) return false;
  const changed = changedBy(markables, change);
  if (changed.length === 0) {
    session.context.terminal.line(wording.standsSo);
    return false;
  }
  const { terminal } = session.context;
  if (!(await terminal.confirm({ question: questionFor(changed, change), default: true }))) {
    terminal.line(wording.notDone);
    return false;
  }
  return recordMarking(session, changed, { ...change, ...(await askWhy(session)) });
}

/** The person's reason, if they give one. */
export async function askWhy({ context }: MarkSession): Promise<{ why?: string }> {
  const why = await context.terminal.ask({ question: wording.why, default: '' });
  return why === '' ? {} : { why };
}

/** Whether this is the number of an incident here. */
export function isIncident(casefile: Casefile, typed: string): boolean {
  return /^[1-9]\d{0,8}$/.test(typed) && casefile.incident(Number(typed)) !== null;
}

/** The beginning of an incident's account. */
export function incidentWords(casefile: Casefile, number: number): string {
  return firstWords(casefile.incident(number)?.what ?? '', shownWords);
}

function isTakenBack(casefile: Casefile, number: number): boolean {
  const incident = casefile.incident(number);
  return incident !== null && isWithdrawn(incident);
}

function changeFor(
  session: MarkSession,
  markables: readonly Markable[],
  act: Act,
): Promise<Change | null> {
  switch (act) {
    case 'key':
      return Promise.resolve({ key: true });
    case 'link':
      return askIncident(session);
    case 'take away':
      return askWhatToTakeAway(session, markables);
  }
}

async function askIncident({ context, casefile }: MarkSession): Promise<Change | null> {
  const last = casefile.summary().incidents;
  if (last === 0) {
    context.terminal.line(wording.noIncidents);
    return null;
  }
  const numbers = Array.from({ length: Math.min(shownIncidents, last) }, (_, back) => last - back);
  const typed = await context.terminal.ask({
    question: wording.whichIncident,
    hint: wording.lastIncidents(
      numbers.map((number) =>
        wording.incident(number, incidentWords(casefile, number), isTakenBack(casefile, number)),
      ),
    ),
    default: '',
    check: (answer) => (isIncident(casefile, answer) ? null : wording.noSuchIncident),
  });
  return typed === '' ? null : { link: { incident: Number(typed), linked: true } };
}

/* Asked only where there is more than one thing to take away. */
async function askWhatToTakeAway(
  { context, casefile }: MarkSession,
  markables: readonly Markable[],
): Promise<Change | null> {
  const incidents = [...new Set(markables.flatMap(({ linkedTo }) => linkedTo))].sort(
    (one, other) => one - other,
  );
  const options: { value: Change; label: string }[] = [
    ...(markables.some(({ marked }) => marked)
      ? [{ value: { key: false }, label: wording.theKeyMark }]
      : []),
    ...incidents.map((incident) => ({
      value: { link: { incident, linked: false } },
      label: wording.theLink(incident, incidentWords(casefile, incident)),
    })),
  ];
  const [only] = options;
  if (only === undefined) {
    context.terminal.line(wording.nothingToTakeAway);
    return null;
  }
  if (options.length === 1) return only.value;
  return context.terminal.choose<Change | null>({
    question: wording.takeAway,
    options: [...options, { value: null, label: wording.neither }],
  });
}

function questionFor(markables: readonly Markable[], { key, link }: Change): string {
  const what = inWords(markables);
  const { confirm } = wording;
  if (link === undefined) return key === true ? confirm.key(what) : confirm.notKey(what);
  return link.linked ? confirm.link(what, link.incident) : confirm.unlink(what, link.incident);
}
