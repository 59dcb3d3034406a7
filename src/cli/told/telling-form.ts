import { toldParties, type TellingAnswers } from '../../core/telling.ts';
import { unknownTime } from '../../core/time.ts';
import { choiceOf } from '../form/choice-answers.ts';
import type { FieldWords, Form } from '../form/form.ts';
import { incidents, references } from '../form/list-answers.ts';
import { line, longText } from '../form/text-answers.ts';
import { pastTime } from '../form/time-answers.ts';
import { tellingWording as wording } from '../wording/told.ts';

/** The form for whom the person told, and what came of it. */
export const tellingForm: Form<TellingAnswers> = {
  name: 'told',
  type: 'evidence told',
  needed: ['to', 'when'],
  defaults: { when: unknownTime('stated by the person') },
  fields: {
    to: { kind: choiceOf(toldParties), words: () => wording.to },
    toWhom: { kind: line, words: toWhomWords },
    when: { kind: pastTime, words: () => wording.when },
    how: { kind: line, words: () => wording.how },
    theirReference: {
      kind: line,
      words: (answers) => (isPolice(answers) ? wording.policeReference : wording.theirReference),
    },
    officer: { kind: line, words: () => wording.officer, applies: isPolice },
    collarNumber: { kind: line, words: () => wording.collarNumber, applies: isPolice },
    said: { kind: longText, words: () => wording.said },
    handedOver: { kind: longText, words: () => wording.handedOver },
    incidents: { kind: incidents, words: () => wording.incidents },
    attached: { kind: references, words: () => wording.attached },
    privateNote: { kind: longText, words: () => wording.privateNote },
    recordedBy: { kind: line, words: () => wording.recordedBy },
  },
  first: (answers) => [
    'to',
    'toWhom',
    'when',
    'how',
    ...(isPolice(answers) ? (['theirReference', 'officer', 'collarNumber'] as const) : []),
    'said',
    'handedOver',
    'incidents',
  ],
};

function isPolice({ to }: Partial<TellingAnswers>): boolean {
  return to === 'police';
}

function toWhomWords({ to = 'other' }: Partial<TellingAnswers>): FieldWords {
  return to === 'police' || to === 'platform' ? wording.toWhom[to] : wording.toWhom.other;
}
