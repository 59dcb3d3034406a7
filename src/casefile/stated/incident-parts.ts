import type { JsonValue } from '../../core/canonical-json.ts';
import type { IncidentAnswers, Witness } from '../../core/incident.ts';
import type { JournalEntry } from '../../core/journal-entry.ts';
import { recordText, shownText, type RecordedText } from '../../core/text.ts';
import { incidentFields } from './answer-fields.ts';
import {
  answerParts,
  answersIn,
  partValues,
  type ObjectOfText,
  type ReadText,
} from './answer-parts.ts';
import { asJson, type PartContent } from '../journal/entry-kinds.ts';

/** One part for each answer of an incident, and one for each witness. */
export function incidentParts(
  number: number,
  answers: Partial<IncidentAnswers>,
  objectOf: ObjectOfText,
): PartContent[] {
  return [
    { name: 'incident', value: { number } },
    ...answerParts(incidentFields, answers, objectOf),
    ...(answers.witnesses ?? []).map(witnessPart),
  ];
}

/* A witness stands here by reference and code; their name and contact are in an entry of their own. */
function witnessPart({ person, code }: Witness, index: number): PartContent {
  return { name: `witness person ${index + 1}`, value: asJson({ person, code }) };
}

/**
 * The answers that stand in an entry. Withheld ones are simply not there; a withheld *what* gives an
 * empty text. `textOf` reads a text that is kept as an object.
 */
export async function incidentAnswers(
  entry: JournalEntry,
  textOf: ReadText,
): Promise<IncidentAnswers> {
  return {
    what: '',
    when: { precision: 'unknown' },
    ...(await changedAnswers(entry, textOf)),
  };
}

/** The answers that stand in an entry, and no others: for an amendment. */
export async function changedAnswers(
  entry: JournalEntry,
  textOf: ReadText,
): Promise<Partial<IncidentAnswers>> {
  const answers = await answersIn(incidentFields, entry, textOf);
  const witnesses = witnessesIn(partValues(entry));
  return { ...answers, ...(witnesses.length === 0 ? {} : { witnesses }) };
}

/** A plain object with each of its texts as it is recorded. */
export function recordedTexts(texts: object): Record<string, unknown> {
  return mapMembers(texts, (member) => (typeof member === 'string' ? recordText(member) : member));
}

/** The same with each of its texts as it can be shown. */
export function shownTexts(texts: object): Record<string, unknown> {
  return mapMembers(texts, (member) =>
    typeof member === 'object' && member !== null && 'rawHex' in member
      ? shownText(member as RecordedText)
      : member,
  );
}

function mapMembers(object: object, change: (member: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, change(member)]));
}

/* Two forms: by reference, and as the first version wrote them, with name and contact in the incident. */
function witnessesIn(values: ReadonlyMap<string, JsonValue>): Witness[] {
  const witnesses: Witness[] = [];
  for (let number = 1; values.has(`witness person ${number}`); number += 1) {
    const { person, code } = values.get(`witness person ${number}`) as {
      person?: string;
      code?: string;
    };
    witnesses.push({
      name: '',
      ...(person === undefined ? {} : { person }),
      ...(code === undefined ? {} : { code }),
    });
  }
  for (let number = 1; values.has(`witness ${number}`); number += 1) {
    const name = values.get(`witness ${number}`) as RecordedText;
    const contact = values.get(`witness ${number} contact`) as RecordedText | undefined;
    witnesses.push({
      name: shownText(name),
      ...(contact === undefined ? {} : { contact: shownText(contact) }),
    });
  }
  return witnesses;
}
