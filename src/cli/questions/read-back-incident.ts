import type { Casefile } from '../../casefile/casefile.ts';
import { answerLines, labelled } from '../form/shown-answers.ts';
import type { IncidentDraft } from '../add/incident-draft.ts';
import { tellingForm } from '../told/telling-form.ts';
import { addWording } from '../wording/add.ts';
import { answerText } from './answer-text.ts';
import { toldLabel } from './ask-tellings.ts';
import {
  answerLabel,
  answersInOrder,
  keptBackAnswers,
  type AnswerMember,
} from './incident-table.ts';
import { itemForm } from './item-form.ts';

const { check } = addWording;

/** The whole entry in lines, for the person to check before it is saved. */
export function readBackIncident(draft: IncidentDraft, casefile: Casefile): string[] {
  return answersInOrder.flatMap((member) => {
    const text = draftText(member, draft, casefile);
    if (text !== null) return [labelled(labelOf(member), text)];
    return member === 'felt' ? [labelled(labelOf(member), check.leftOut)] : [];
  });
}

/** One answer of a draft in words, with what will be recorded together with it; null where there is none. */
export function draftText(
  member: AnswerMember,
  draft: IncidentDraft,
  casefile: Casefile,
): string | null {
  const text = answerText(member, draft.answers, casefile);
  const further =
    member === 'attached'
      ? attachedTexts(draft, casefile)
      : member === 'tellings'
        ? toldTexts(draft, casefile)
        : [];
  const all = [...(text === null ? [] : [text]), ...further];
  return all.length === 0 ? null : all.join('\n');
}

function labelOf(member: AnswerMember): string {
  const label = answerLabel(member);
  return keptBackAnswers.includes(member) ? `${label} ${check.keptBack}` : label;
}

function attachedTexts({ files, items }: IncidentDraft, casefile: Casefile): string[] {
  return [
    ...files.map(check.file),
    ...items.map((item) => {
      const { what, ...others } = item;
      return [check.item(what), ...answerLines(itemForm, others, casefile)].join('\n');
    }),
  ];
}

function toldTexts({ tellings }: IncidentDraft, casefile: Casefile): string[] {
  return tellings.map(({ to, toWhom, ...others }) =>
    [
      toldLabel({ to, ...(toWhom === undefined ? {} : { toWhom }) }),
      ...answerLines(tellingForm, others, casefile),
    ].join('\n'),
  );
}
