import type { Witness } from '../../core/incident.ts';
import type { Happened } from '../../core/time.ts';
import { withAnswer, type IncidentDraft } from '../add/incident-draft.ts';
import { askAttachments } from './ask-attachments.ts';
import {
  askCount,
  askMany,
  askOne,
  askOrders,
  askPeople,
  askWitnesses,
  askYesNo,
} from './ask-choices.ts';
import { askEnd } from './ask-end.ts';
import { askTellings } from './ask-tellings.ts';
import { askText, askTime, type Asking } from './ask-text.ts';
import {
  incidentQuestions,
  questionWords,
  type AnswerMember,
  type QuestionId,
} from './incident-table.ts';

/** Asks one question of the table. What was answered before stands in the field, ticked or marked. */
export async function askQuestion(
  asking: Asking,
  draft: IncidentDraft,
  id: QuestionId,
): Promise<IncidentDraft> {
  switch (id) {
    case 'more':
      return askMoreOfWhat(asking, draft);
    case 'end':
      return withAnswer(draft, 'when', await askEnd(asking, draft.answers.when));
    case 'tellings':
      return askTellings(asking, draft);
    case 'attached':
      return askAttachments(asking, draft);
    default: {
      const keep = (given: unknown): Promise<void> =>
        asking.keeping.keepDraft(withAnswer(draft, id, given as never));
      const answer = await askValue(asking, id, draft.answers[id], keep);
      // The table gives each answer the kind of field that its type has.
      return withAnswer(draft, id, answer as never);
    }
  }
}

/* What a question with an answer of its own gives; undefined where it is left out. */
async function askValue(
  asking: Asking,
  id: AnswerMember,
  earlier: unknown,
  keep: (given: unknown) => Promise<void>,
): Promise<unknown> {
  const control = incidentQuestions[id];
  const words = questionWords(id);
  switch (control.is) {
    case 'line':
    case 'long': {
      const isLong = control.is === 'long';
      const field = { name: id, words, isLong, earlier: earlier as string | undefined };
      return given(await askText(asking, { ...field, isRequired: id === 'what' }));
    }
    case 'when':
      return askTime(asking, { name: id, words, earlier: earlier as Happened | undefined });
    case 'to come': {
      const field = { name: id, words, earlier: earlier as Happened | undefined, isToCome: true };
      const time = await askTime(asking, field);
      return time.precision === 'unknown' ? undefined : time;
    }
    case 'count':
      return askCount(asking, { name: id, words, earlier: earlier as number | undefined });
    case 'yes or no':
      return askYesNo(asking, words, earlier === true);
    case 'one':
      return askOne(asking, words, control.from, earlier as string | number | undefined);
    case 'many':
      return given(await askMany(asking, words, control.from, earlier as string[] | undefined));
    case 'people':
      return given(await askPeople(asking, words, earlier as string[] | undefined, keep));
    case 'witnesses':
      return given(await askWitnesses(asking, words, earlier as Witness[] | undefined, keep));
    case 'orders':
      return given(await askOrders(asking, words, earlier as string[] | undefined));
    case 'more':
    case 'end':
    case 'tellings':
    case 'attached':
      throw new Error('asked for with the whole draft');
  }
}

function given<T extends { readonly length: number }>(answer: T): T | undefined {
  return answer.length === 0 ? undefined : answer;
}

/* Put below what was written first, which stays as it is. */
async function askMoreOfWhat(asking: Asking, draft: IncidentDraft): Promise<IncidentDraft> {
  const words = questionWords('more');
  const more = await askText(asking, { name: 'more', words, isLong: true });
  if (more === '') return draft;
  const { what } = draft.answers;
  return withAnswer(draft, 'what', what === undefined ? more : `${what}\n${more}`);
}
