import {
  identifierFields,
  incidentFields,
  orderFields,
  personFields,
  tellingFields,
} from './answer-fields.ts';
import type { AnswerField } from './answer-parts.ts';
import { kinds, type EntryKind } from '../journal/entry-kinds.ts';

/** What a person states and may change later, besides incidents. */
export type StatedSubject = 'person' | 'identifier' | 'order' | 'telling';

/** How the entries of one subject are made: `part` is the name of the part with the reference. */
export interface SubjectForm {
  readonly part: string;
  readonly recorded: EntryKind;
  readonly amended: EntryKind;
  readonly withdrawn: EntryKind;
  readonly confirmed: EntryKind;
  readonly fields: readonly AnswerField[];
}

function formOf(part: string, kind: EntryKind, fields: readonly AnswerField[]): SubjectForm {
  return { part, recorded: kind, amended: kind, withdrawn: kind, confirmed: kind, fields };
}

/**
 * Changes to incidents have kinds of their own. Those to people, identifiers, orders and tellings are
 * entries of the same kind as the first, told apart by their part `amends`, `withdraws` or `confirms`.
 */
export const subjectForms: Readonly<Record<StatedSubject | 'incident', SubjectForm>> = {
  incident: {
    part: 'incident',
    recorded: kinds.incidentRecorded,
    amended: kinds.incidentAmended,
    withdrawn: kinds.incidentWithdrawn,
    confirmed: kinds.incidentConfirmed,
    fields: incidentFields,
  },
  person: formOf('person', kinds.personRecorded, personFields),
  identifier: formOf('identifier', kinds.identifierRecorded, identifierFields),
  order: formOf('order', kinds.orderRecorded, orderFields),
  telling: formOf('telling', kinds.reportRecorded, tellingFields),
};

/** The part that says how a change stands to what it changes. */
export const changeParts = {
  amends: 'amends',
  withdraws: 'withdraws',
  confirms: 'confirms',
  leftOut: 'left out',
  why: 'why',
} as const;
