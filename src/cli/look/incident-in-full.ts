import type { Casefile } from '../../casefile/casefile.ts';
import { isWithdrawn, type Change } from '../../core/amendment.ts';
import type { Incident, IncidentAnswers } from '../../core/incident.ts';
import { dayInWords } from '../../core/read-back.ts';
import { visible } from '../../core/text.ts';
import { localDateTime } from '../form/local-day.ts';
import { labelled } from '../form/shown-answers.ts';
import { answerText } from '../questions/answer-text.ts';
import { answerLabel, answersInOrder, type AnswerMember } from '../questions/incident-table.ts';
import { eventWording } from '../wording/events.ts';
import { changeWording } from '../wording/form.ts';

/** Every answer of an incident as it stands, what became of it, and how it stood before each change. */
export function incidentInFull(incident: Incident, casefile: Casefile): string[] {
  const linked = casefile.linkedTo(incident.number);
  return [
    ...(isWithdrawn(incident) ? [`  ${eventWording.full.withdrawn}`] : []),
    ...(incident.private === true ? [`  ${eventWording.full.keptPrivate}`] : []),
    ...answersInOrder.flatMap((member) => answerLine(member, incident, casefile)),
    ...(linked.length === 0 ? [] : [labelled(eventWording.full.linkedRows, linked.join(', '))]),
    ...(incident.changes.length === 0 ? [] : [`  ${changeWording.history}`]),
    ...incident.changes.flatMap((change) => changeLines(change, casefile)),
  ];
}

/** The answers that a change gives anew, each as it stood and as it stands. */
export function incidentDifference(
  before: Partial<IncidentAnswers>,
  after: Partial<IncidentAnswers>,
  casefile: Casefile,
): string[] {
  return answersInOrder
    .filter((member) => member in before || member in after)
    .flatMap((member) => {
      const label = answerLabel(member);
      const text = (answers: Partial<IncidentAnswers>): string =>
        visible(answerText(member, answers, casefile) ?? changeWording.none);
      return [
        labelled(changeWording.before(label), text(before)),
        labelled(changeWording.since(label), text(after)),
      ];
    });
}

function answerLine(member: AnswerMember, incident: Incident, casefile: Casefile): string[] {
  const text = answerText(member, incident, casefile);
  return text === null ? [] : [labelled(answerLabel(member), visible(text))];
}

function changeLines(change: Change<IncidentAnswers>, casefile: Casefile): string[] {
  const day = dayInWords(localDateTime(change.at, casefile.details.zone));
  const lines =
    change.kind === 'amended' ? incidentDifference(change.before, change.after, casefile) : [];
  const by =
    change.recordedBy === undefined ? [] : [changeWording.recordedBy(visible(change.recordedBy))];
  const why = 'why' in change ? [changeWording.reason(visible(change.why))] : [];
  return [
    `  ${headline(change.kind, day, change.entry)}`,
    ...[...why, ...by].map((text) => `    ${text.replace(/\n/g, '\n      ')}`),
    ...lines.map((line) => line.replace(/^/gm, '  ')),
  ];
}

function headline(kind: Change<object>['kind'], day: string, entry: number): string {
  switch (kind) {
    case 'amended':
      return changeWording.amendedOn(day, entry);
    case 'withdrawn':
      return changeWording.withdrawnOn(day, entry);
    case 'withdrawal taken back':
      return changeWording.againOn(day, entry);
    case 'confirmed':
      return changeWording.confirmedOn(day, entry);
  }
}
