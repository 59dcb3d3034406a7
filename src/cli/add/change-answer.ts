import type { AddSession } from './add-session.ts';
import { firstWords } from '../form/list-answers.ts';
import {
  answerLabel,
  answersInOrder,
  type AnswerMember,
  type QuestionId,
} from '../questions/incident-table.ts';
import { draftText } from '../questions/read-back-incident.ts';
import { addWording } from '../wording/add.ts';

const shownCharacters = 40;

/** Asks which answer is to be changed, shows it in its field, and keeps it anew. `more`: another one. */
export async function changeAnswer(session: AddSession): Promise<'changed' | 'more'> {
  const { change } = addWording;
  const which = await session.context.terminal.choose<AnswerMember | 'more' | null>({
    question: change.ask,
    options: [
      ...answersInOrder.flatMap((member) => {
        const text = draftText(member, session.draft, session.casefile);
        if (text === null && member !== 'felt') return [];
        const shown = text === null ? addWording.check.leftOut : firstWords(text, shownCharacters);
        return [{ value: member, label: change.answer(answerLabel(member), shown) }];
      }),
      { value: 'more', label: change.another },
      { value: null, label: change.none },
    ],
  });
  if (which === 'more') return 'more';
  if (which !== null) await askAgain(session, which);
  return 'changed';
}

/** Asks one question again, with its answer in the field. */
export function askAgain(session: AddSession, question: QuestionId): Promise<void> {
  return session.ask(question, { in: 'change', question }, { in: 'check' });
}
