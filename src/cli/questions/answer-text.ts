import type { Casefile } from '../../casefile/casefile.ts';
import type { IncidentAnswers, Witness } from '../../core/incident.ts';
import { readBack } from '../../core/read-back.ts';
import type { Happened } from '../../core/time.ts';
import { addWording } from '../wording/add.ts';
import { orderLabel } from './ask-choices.ts';
import { toldLabel } from './ask-tellings.ts';
import { incidentQuestions, type AnswerMember } from './incident-table.ts';

/** One answer in words, as the person gave it; may have several lines. Null where it is not given. */
export function answerText(
  member: AnswerMember,
  answers: Partial<IncidentAnswers>,
  casefile: Casefile,
): string | null {
  const answer: unknown = answers[member];
  if (answer === undefined) return null;
  const control = incidentQuestions[member];
  switch (control.is) {
    case 'line':
    case 'long':
      return typeof answer === 'string' ? answer : null;
    case 'count':
      return typeof answer === 'number' ? String(answer) : null;
    case 'when':
    case 'to come':
      return whenText(answer as Happened);
    case 'yes or no':
      return answer === true ? addWording.check.yes : null;
    case 'one':
    case 'many': {
      const ids = Array.isArray(answer) ? (answer as unknown[]) : [answer];
      return ids
        .map((each) => control.from.find(({ id }) => id === each)?.words ?? String(each))
        .join('; ');
    }
    case 'people':
      return (answer as string[]).map((reference) => personText(casefile, reference)).join('; ');
    case 'witnesses':
      return (answer as Witness[]).map((witness) => witnessText(casefile, witness)).join('; ');
    case 'orders':
      return (answer as string[]).map((reference) => orderText(casefile, reference)).join('; ');
    case 'tellings':
      return (answer as string[]).map((reference) => tellingText(casefile, reference)).join('; ');
    case 'attached':
      return (answer as string[]).join(', ');
    case 'more':
    case 'end':
      return null;
  }
}

/* With the person's own words, unless those only say that it is not known. */
function whenText(when: Happened): string {
  const shown = readBack(when);
  return when.raw === undefined ||
    (when.precision === 'unknown' && /^i don.t know$/i.test(when.raw))
    ? shown
    : addWording.check.youSaid(shown, when.raw);
}

function personText(casefile: Casefile, reference: string): string {
  const person = casefile.people().find((each) => each.reference === reference);
  return person === undefined ? reference : `${person.name} (${reference})`;
}

function witnessText(casefile: Casefile, { person, name, contact }: Witness): string {
  if (person !== undefined) return personText(casefile, person);
  return contact === undefined ? name : `${name}, ${contact}`;
}

function orderText(casefile: Casefile, reference: string): string {
  const order = casefile.orders().find((each) => each.reference === reference);
  return order === undefined ? reference : orderLabel(order);
}

function tellingText(casefile: Casefile, reference: string): string {
  const telling = casefile.tellings().find((each) => each.reference === reference);
  return telling === undefined ? reference : `${reference}: ${toldLabel(telling)}`;
}
