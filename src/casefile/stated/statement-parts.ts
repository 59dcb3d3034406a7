import type { Marking } from '../../core/mark.ts';
import type { Sha256 } from '../../core/sha256.ts';
import { recordText } from '../../core/text.ts';
import type { Withdrawal } from '../casefile.ts';
import { answerParts, type AnswerField, type ObjectOfText } from './answer-parts.ts';
import { asJson, kinds, type EntryContent, type PartContent } from '../journal/entry-kinds.ts';
import { incidentParts } from './incident-parts.ts';
import { changeParts, subjectForms, type StatedSubject } from './stated-subjects.ts';

/** What a change is about: the part with the reference, and the entry that the change names. */
export interface ChangeTarget {
  readonly subject: StatedSubject | 'incident';
  /** `{number}` of an incident, `{reference, number, …}` of everything else. */
  readonly reference: object;
  readonly entry: number;
  /** The answers as they stand. */
  readonly stands: object;
}

/** An amendment of any subject. */
export interface AnswersChanged {
  readonly changed: object;
  readonly leftOut: readonly string[];
  readonly why: string;
  readonly recordedBy?: string;
}

/** The entry that records something stated for the first time. */
export function statedRecorded(
  subject: StatedSubject,
  reference: object,
  answers: object,
  objectOf: ObjectOfText,
): EntryContent {
  const { part, recorded, fields } = subjectForms[subject];
  return {
    kind: recorded,
    parts: [{ name: part, value: asJson(reference) }, ...answerParts(fields, answers, objectOf)],
  };
}

/** The entry that gives some answers anew and says why. */
export function amended(
  target: ChangeTarget,
  amendment: AnswersChanged,
  objectOf: ObjectOfText,
): EntryContent {
  const { amended: kind, fields } = subjectForms[target.subject];
  return {
    kind,
    parts: [
      ...targetParts(target, changeParts.amends),
      ...textPart(changeParts.why, amendment.why, objectOf),
      ...changedParts(target.subject, fields, amendment, objectOf),
      ...leftOutPart(fields, amendment.leftOut),
      ...recordedByPart(amendment.recordedBy),
    ],
  };
}

/** The entry that withdraws something, or takes the withdrawal back. */
export function withdrawn(
  target: ChangeTarget,
  { why, takenBack, recordedBy }: Withdrawal,
  objectOf: ObjectOfText,
): EntryContent {
  return {
    kind: subjectForms[target.subject].withdrawn,
    parts: [
      ...targetParts(target, changeParts.withdraws, takenBack === true ? { takenBack } : {}),
      ...textPart(changeParts.why, why, objectOf),
      ...recordedByPart(recordedBy),
    ],
  };
}

/** The entry that says of what stands in `target.entry` that the person has read it and it is right. */
export function confirmed(target: ChangeTarget, recordedBy: string | undefined): EntryContent {
  return {
    kind: subjectForms[target.subject].confirmed,
    parts: [...targetParts(target, changeParts.confirms), ...recordedByPart(recordedBy)],
  };
}

/** One row or file that is marked: its exhibit, and for a row the line and the line's own SHA-256. */
export interface MarkedItem {
  readonly exhibit: string;
  /** Of the exhibit; absent for a physical item. */
  readonly sha256?: Sha256;
  readonly line?: number;
  readonly lineSha256?: Sha256;
}

/** The entry that marks rows and files, or links them to an incident. */
export function itemsMarked(
  items: readonly MarkedItem[],
  { key, link, why, recordedBy }: Marking,
  objectOf: ObjectOfText,
): EntryContent {
  return {
    kind: kinds.itemMarked,
    parts: [
      ...(key === undefined ? [] : [{ name: 'mark', value: { key } }]),
      ...(link === undefined ? [] : [{ name: 'link', value: asJson(link) }]),
      ...(why === undefined ? [] : textPart(changeParts.why, why, objectOf)),
      ...recordedByPart(recordedBy),
      ...items.map((item, index) => ({ name: `item ${index + 1}`, value: asJson(item) })),
    ],
  };
}

function targetParts(target: ChangeTarget, how: string, more: object = {}): PartContent[] {
  return [
    { name: subjectForms[target.subject].part, value: asJson(target.reference) },
    { name: how, value: asJson({ entry: target.entry, ...more }) },
  ];
}

/* Who recorded a change is said of the change, never taken for a changed answer. */
function changedParts(
  subject: StatedSubject | 'incident',
  fields: readonly AnswerField[],
  { changed }: AnswersChanged,
  objectOf: ObjectOfText,
): PartContent[] {
  const { recordedBy, ...answers } = changed as { recordedBy?: unknown };
  if (subject !== 'incident') return answerParts(fields, answers, objectOf);
  return incidentParts(0, answers, objectOf).slice(1);
}

function leftOutPart(fields: readonly AnswerField[], members: readonly string[]): PartContent[] {
  if (members.length === 0) return [];
  const names = members.map(
    (member) => fields.find((field) => field.member === member)?.part ?? member,
  );
  return [{ name: changeParts.leftOut, value: names }];
}

function textPart(name: string, text: string, objectOf: ObjectOfText): PartContent[] {
  return [{ name, value: asJson(objectOf(text) ?? recordText(text)) }];
}

function recordedByPart(recordedBy: string | undefined): PartContent[] {
  return recordedBy === undefined
    ? []
    : [{ name: 'recorded by', value: asJson(recordText(recordedBy)) }];
}
