import type { JsonValue } from '../core/canonical-json.ts';
import type { IncidentAnswers, Witness } from '../core/incident.ts';
import { isWithheld, longestTextBytes, type JournalEntry } from '../core/journal-entry.ts';
import type { Sha256 } from '../core/sha256.ts';
import { recordText, shownText, type RecordedText } from '../core/text.ts';
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
  readonly textObject: Sha256;
  readonly sizeBytes: number;
  /** Stated for text that no UTF-8 can hold (lone surrogates); else the object is UTF-8. */
  readonly encoding?: 'utf-16be';
}

/** Whether a part's value stands for a text that is kept as an object. */
export function isTextObject(value: unknown): value is TextObject {
  return typeof value === 'object' && value !== null && 'textObject' in value;
}

/** The bytes under which a long text is stored. */
export function encodeTextObject(text: string): Buffer {
  return text.isWellFormed() ? Buffer.from(text, 'utf8') : Buffer.from(text, 'utf16le').swap16();
}

/** What can be shown of a long text. */
export function decodeTextObject({ encoding }: TextObject, bytes: Buffer): string {
  if (encoding === undefined) return bytes.toString('utf8');
  return Buffer.from(bytes).swap16().toString('utf16le').toWellFormed();
}

/** Room for the texts of one incident in its line, which may have 1 MiB. */
const roomForTexts = 768 * 1024;

/**
 * The texts of an incident that become objects first: those too long for a part, and then the longest
 * ones until the others fit in one line together.
 */
export function longTexts(answers: IncidentAnswers): readonly string[] {
  const texts = textParts.flatMap(([member]) => answers[member] ?? []);
  const bySize = texts
    .map((text) => ({ text, sizeBytes: sizeInLine(text) }))
    .sort((a, b) => b.sizeBytes - a.sizeBytes);
  let left = bySize.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const long: string[] = [];
  for (const { text, sizeBytes } of bySize) {
    if (sizeBytes <= longestTextBytes && left <= roomForTexts) break;
    long.push(text);
    left -= sizeBytes;
  }
  return long;
}

/* As it stands in the line: a control character takes six bytes there. */
function sizeInLine(text: string): number {
  return Buffer.byteLength(JSON.stringify(recordText(text)), 'utf8');
}

/**
 * One part for each answer, so that each can be kept back alone; each witness's name and contact in
 * parts of their own. `objectOf` gives the object that holds a long text; undefined for others.
 */
export function incidentParts(
  number: number,
  answers: IncidentAnswers,
  objectOf: (text: string) => TextObject | undefined,
): PartContent[] {
  const parts: PartContent[] = [{ name: 'incident', value: { number } }];
  for (const [member, name] of textParts) {
    const text = answers[member];
    if (text !== undefined) parts.push({ name, value: asJson(objectOf(text) ?? recordText(text)) });
  }
  for (const [member, name] of otherParts) {
    const value = answers[member];
    if (value !== undefined) parts.push({ name, value: asJson(value) });
  }
  (answers.witnesses ?? []).forEach((witness, index) => {
    const name = `witness ${index + 1}`;
    parts.push({ name, value: asJson(recordText(witness.name)) });
    if (witness.contact !== undefined)
      parts.push({ name: `${name} contact`, value: asJson(recordText(witness.contact)) });
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
    else if (value !== undefined) answers[member] = shownText(value as RecordedText);
  }
  for (const [member, name] of otherParts) {
    const value = values.get(name);
    if (value !== undefined) answers[member] = value;
  }
  const witnesses = witnessesIn(values);
  if (witnesses.length > 0) answers['witnesses'] = witnesses;
  return answers as unknown as IncidentAnswers;
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

function witnessesIn(values: ReadonlyMap<string, JsonValue>): Witness[] {
  const witnesses: Witness[] = [];
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
