import type { JsonValue } from '../core/canonical-json.ts';
import type { IncidentAnswers, Witness } from '../core/incident.ts';
import { isWithheld, longestTextBytes, type JournalEntry } from '../core/journal-entry.ts';
import { asJson, type PartContent } from './entry-kinds.ts';

/** Answers that are one text each, with the name of the part that holds it. */
const textParts = [
  ['what', 'what'],
  ['felt', 'felt'],
  ['where', 'where'],
  ['address', 'address'],
  ['who', 'who'],
  ['words', 'words'],
  ['channel', 'channel'],
  ['told', 'told'],
  ['toldReference', 'told reference'],
  ['changed', 'changed'],
  ['privateNote', 'private note'],
  ['recordedBy', 'recorded by'],
] as const;

const otherParts = [
  ['when', 'when'],
  ['behaviours', 'behaviours'],
  ['times', 'times'],
  ['attached', 'attached'],
] as const;

/** A long text that was made an object, as its part names it. */
export interface TextObject {
  readonly textObject: string;
  readonly sizeBytes: number;
}

/** Whether a part's value stands for a text that is kept as an object. */
export function isTextObject(value: JsonValue | undefined): value is JsonValue & TextObject {
  return typeof value === 'object' && value !== null && 'textObject' in value;
}

/** The texts of an incident that are too long for a part: they become objects first. */
export function longTexts(answers: IncidentAnswers): readonly string[] {
  return textParts
    .map(([member]) => answers[member])
    .filter((text): text is string => text !== undefined && isLong(text));
}

function isLong(text: string): boolean {
  return Buffer.byteLength(text, 'utf8') > longestTextBytes;
}

/**
 * One part for each answer, so that each can be kept back alone; each witness's name and contact in
 * parts of their own. `objectOf` gives the object that holds a long text.
 */
export function incidentParts(
  number: number,
  answers: IncidentAnswers,
  objectOf: (text: string) => TextObject,
): PartContent[] {
  const parts: PartContent[] = [{ name: 'incident', value: { number } }];
  for (const [member, name] of textParts) {
    const text = answers[member];
    if (text !== undefined)
      parts.push({ name, value: isLong(text) ? asJson(objectOf(text)) : text });
  }
  for (const [member, name] of otherParts) {
    const value = answers[member];
    if (value !== undefined) parts.push({ name, value: asJson(value) });
  }
  (answers.witnesses ?? []).forEach((witness, index) => {
    parts.push({ name: `witness ${index + 1}`, value: witness.name });
    if (witness.contact !== undefined)
      parts.push({ name: `witness ${index + 1} contact`, value: witness.contact });
  });
  return parts;
}

/**
 * The answers that stand in an entry. Withheld ones are simply not there; a withheld *what* gives an
 * empty text. `textOf` reads a text that is kept as an object.
 */
export async function incidentAnswers(
  entry: JournalEntry,
  textOf: (object: TextObject) => Promise<string>,
): Promise<IncidentAnswers> {
  const values = new Map<string, JsonValue>();
  for (const part of entry.parts) if (!isWithheld(part)) values.set(part.name, part.value);
  const answers: Record<string, unknown> = { what: '', when: { precision: 'unknown' } };
  for (const [member, name] of textParts) {
    const value = values.get(name);
    if (isTextObject(value)) answers[member] = await textOf(value);
    else if (typeof value === 'string') answers[member] = value;
  }
  for (const [member, name] of otherParts) {
    const value = values.get(name);
    if (value !== undefined) answers[member] = value;
  }
  const witnesses = witnessesIn(values);
  if (witnesses.length > 0) answers['witnesses'] = witnesses;
  return answers as unknown as IncidentAnswers;
}

function witnessesIn(values: ReadonlyMap<string, JsonValue>): Witness[] {
  const witnesses: Witness[] = [];
  for (let number = 1; values.has(`witness ${number}`); number += 1) {
    const name = values.get(`witness ${number}`);
    const contact = values.get(`witness ${number} contact`);
    witnesses.push({
      name: typeof name === 'string' ? name : '',
      ...(typeof contact === 'string' ? { contact } : {}),
    });
  }
  return witnesses;
}
