import type { Amendment } from '../../core/amendment.ts';
import type { Incident, IncidentAnswers } from '../../core/incident.ts';
import { saysTheSame } from '../../core/same-answer.ts';
import type { PartialAnswers } from '../add/incident-draft.ts';
import { answersInOrder, type AnswerMember } from '../questions/incident-table.ts';

/** The answers of an incident, without what only says how it stands in the record. */
export function answersOfIncident(incident: Incident): IncidentAnswers {
  const given = answersInOrder.filter((member) => incident[member] !== undefined);
  // Who recorded it first is not for a change to say.
  const members = given.filter((member) => member !== 'recordedBy');
  return Object.fromEntries(
    members.map((member) => [member, incident[member]]),
  ) as unknown as IncidentAnswers;
}

/** What differs between two sets of answers; null when nothing does. */
export function incidentAmendment(
  before: PartialAnswers,
  after: PartialAnswers,
): Omit<Amendment<IncidentAnswers>, 'why'> | null {
  const { recordedBy, ...answers } = after;
  const differing = answersInOrder.filter(
    (member) => member !== 'recordedBy' && !saysTheSame(before[member], answers[member]),
  );
  if (differing.length === 0) return null;
  const given = differing.filter((member) => answers[member as AnswerKept] !== undefined);
  return {
    changed: Object.fromEntries(given.map((member) => [member, answers[member as AnswerKept]])),
    leftOut: differing.filter((member) => answers[member as AnswerKept] === undefined),
    ...(recordedBy === undefined ? {} : { recordedBy }),
  };
}

type AnswerKept = Exclude<AnswerMember, 'recordedBy'>;
