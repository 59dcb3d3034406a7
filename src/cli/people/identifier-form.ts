import { identifierKinds, type IdentifierAnswers, type Person } from '../../core/person.ts';
import { shownNumber } from '../../core/shown-number.ts';
import { choiceOf } from '../form/choice-answers.ts';
import type { AnswerKind, Form } from '../form/form.ts';
import { line, longText } from '../form/text-answers.ts';
import { dialledForm } from '../questions/identifier.ts';
import { identifierFormWording as wording, numberWording } from '../wording/people.ts';

/** The form for a number or account; the person's own is known to be theirs. */
export function identifierForm(isOwn: boolean): Form<IdentifierAnswers> {
  return {
    name: isOwn ? 'own-number' : 'number',
    type: 'evidence people',
    needed: ['kind', 'value', 'basis'],
    fields: {
      kind: { kind: choiceOf(identifierKinds), words: () => wording.kind },
      value: {
        kind: line,
        words: ({ kind = 'other' }) => wording.value[kind],
        said: (value, { kind }) => howRead(value, kind),
      },
      e164: { kind: shownE164, words: () => wording.e164, isWorkedOut: true },
      platform: {
        kind: line,
        words: () => wording.platform,
        applies: ({ kind }) => kind === 'account',
      },
      basis: {
        kind: isOwn ? ownBasis : line,
        words: () => (isOwn ? wording.ownBasis : wording.basis),
      },
      note: { kind: longText, words: () => wording.note },
      recordedBy: { kind: line, words: () => wording.recordedBy },
    },
    first: ({ kind }) =>
      kind === 'account' ? ['kind', 'value', 'platform', 'basis'] : ['kind', 'value', 'basis'],
  };
}

/** The form that fits a number of this person. */
export function identifierFormOf(
  person: Pick<Person, 'role'> | undefined,
): Form<IdentifierAnswers> {
  return identifierForm(person?.role === 'self');
}

/** The answers with a telephone number's dialled form worked out anew. */
export function settleIdentifier({
  e164: _earlier,
  ...answers
}: IdentifierAnswers): IdentifierAnswers {
  return { ...answers, ...dialledForm(answers.kind, answers.value) };
}

const shownE164: AnswerKind<string> = { ...line, shown: shownNumber };

const ownBasis: AnswerKind<string> = {
  ...line,
  ask: ({ context, words, typing }, earlier) =>
    context.terminal.ask({
      question: words.question,
      ...(words.hint === undefined ? {} : { hint: words.hint }),
      default: earlier ?? numberWording.ownBasisDefault,
      ...typing,
    }),
};

function howRead(value: string, kind: IdentifierAnswers['kind'] | undefined): string | null {
  if (kind !== 'phone') return null;
  const { e164 } = dialledForm(kind, value);
  return e164 === undefined ? numberWording.notRead : numberWording.readAs(shownNumber(e164));
}
