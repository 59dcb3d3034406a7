import type { PhysicalItemAnswers } from '../../core/physical-item.ts';
import { unknownTime } from '../../core/time.ts';
import type { Form } from '../form/form.ts';
import { line } from '../form/text-answers.ts';
import { pastTime } from '../form/time-answers.ts';
import { itemFormWording as wording } from '../wording/incident.ts';

/** The form for a thing that can be held: a letter, a gift. */
export const itemForm: Form<PhysicalItemAnswers> = {
  name: 'item',
  type: 'evidence add',
  needed: ['what', 'when'],
  defaults: { when: unknownTime('stated by the person') },
  fields: {
    what: { kind: line, words: () => wording.what },
    when: { kind: pastTime, words: () => wording.when },
    how: { kind: line, words: () => wording.how },
    keptWhere: { kind: line, words: () => wording.keptWhere },
    touchedBy: { kind: line, words: () => wording.touchedBy },
    privateNote: { kind: line, words: () => wording.privateNote },
    recordedBy: { kind: line, words: () => wording.recordedBy },
  },
  first: () => ['what', 'when', 'how', 'keptWhere', 'touchedBy'],
};
