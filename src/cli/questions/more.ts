import type { AddSession } from '../add/add-session.ts';
import { addWording } from '../wording/add.ts';
import { incidentGroupWording } from '../wording/incident.ts';
import {
  askedOnlyAfter,
  incidentGroups,
  isAnswer,
  type GroupId,
  type QuestionId,
} from './incident-table.ts';

const { more } = addWording;

/**
 * Offers the groups of further questions until nothing more is wanted; each group and each question may
 * be left out. Goes on in the midst of a group where the draft stands in one.
 */
export async function askMore(session: AddSession): Promise<void> {
  const { place } = session;
  let marked = place.in === 'menu' ? place.marked : (incidentGroups[0]?.id ?? null);
  if (place.in === 'group') {
    await askGroup(session, place.group, place.question);
    marked = groupAfter(place.group);
  }
  for (;;) {
    session.kept.at({ in: 'menu', marked });
    const group = await chooseGroup(session, marked);
    if (group === null) break;
    await askGroup(session, group);
    marked = groupAfter(group);
  }
  await session.keep(session.draft, { in: 'check' });
}

function groupAfter(id: GroupId): GroupId | null {
  const index = incidentGroups.findIndex((group) => group.id === id);
  return incidentGroups[index + 1]?.id ?? null;
}

function chooseGroup(session: AddSession, marked: GroupId | null): Promise<GroupId | null> {
  return session.context.terminal.choose<GroupId | null>({
    question: more.ask,
    hint: more.hint,
    options: [
      ...incidentGroups.map(({ id, questions }) => {
        const label = incidentGroupWording[id];
        return { value: id, label: isAnswered(session, questions) ? more.answered(label) : label };
      }),
      { value: null, label: more.done },
    ],
    default: marked,
  });
}

function isAnswered({ draft }: AddSession, questions: readonly QuestionId[]): boolean {
  const { answers, files, items, tellings } = draft;
  return questions.some((id) => {
    if (id === 'end') return answers.when?.end !== undefined;
    if (id === 'attached' && files.length + items.length > 0) return true;
    if (id === 'tellings' && tellings.length > 0) return true;
    return isAnswer(id) && answers[id] !== undefined;
  });
}

async function askGroup(session: AddSession, group: GroupId, from?: QuestionId): Promise<void> {
  const questions = incidentGroups.find(({ id }) => id === group)?.questions ?? [];
  const start = from === undefined ? 0 : questions.indexOf(from);
  for (const [index, question] of questions.entries()) {
    const needed = askedOnlyAfter[question];
    const isIdle = needed !== undefined && session.draft.answers[needed] === undefined;
    if (index < start || isIdle) continue;
    const next = questions[index + 1];
    await session.ask(
      question,
      { in: 'group', group, question },
      next === undefined
        ? { in: 'menu', marked: groupAfter(group) }
        : { in: 'group', group, question: next },
    );
  }
}
