import type { JsonValue } from '../../core/canonical-json.ts';
import { isWithheld, type JournalEntry } from '../../core/journal-entry.ts';
import { recordText, shownText, type RecordedText } from '../../core/text.ts';
import { asJson, type PartContent } from '../journal/entry-kinds.ts';
import { isTextObject, type TextObject } from '../objects/text-object.ts';

/** One answer and the part that holds it, so that each can be kept back alone. */
export interface AnswerField {
  readonly member: string;
  readonly part: string;
  /** A text is kept letter for letter, as an object where it is long; a value is plain JSON. */
  readonly is: 'text' | 'value';
}

/** Gives the object that holds a long text; undefined for a text that stands in its part. */
export type ObjectOfText = (text: string) => TextObject | undefined;

/** Reads a text that is kept as an object. */
export type ReadText = (object: TextObject) => Promise<string>;

/** Names the fields of one kind of answers: texts and values, each `member` with its part's name. */
export function answerFields(
  texts: readonly (readonly [member: string, part: string])[],
  values: readonly (readonly [member: string, part: string])[],
): readonly AnswerField[] {
  return [
    ...texts.map(([member, part]) => ({ member, part, is: 'text' as const })),
    ...values.map(([member, part]) => ({ member, part, is: 'value' as const })),
  ];
}

/** The texts among some answers, for finding those that are too long for their part. */
export function textsIn(fields: readonly AnswerField[], answers: object): string[] {
  return fields.flatMap(({ member, is }) => {
    const value = valueOf(answers, member);
    return is === 'text' && typeof value === 'string' ? [value] : [];
  });
}

/** One part for each answer that is given, in the order of the fields. */
export function answerParts(
  fields: readonly AnswerField[],
  answers: object,
  objectOf: ObjectOfText,
): PartContent[] {
  return fields.flatMap(({ member, part, is }) => {
    const value = valueOf(answers, member);
    if (value === undefined) return [];
    if (is === 'value') return [{ name: part, value: asJson(value) }];
    const text = value as string;
    return [{ name: part, value: asJson(objectOf(text) ?? recordText(text)) }];
  });
}

/** The answers that stand in an entry. Those that are withheld or not given are simply not there. */
export async function answersIn(
  fields: readonly AnswerField[],
  entry: JournalEntry,
  textOf: ReadText,
): Promise<Record<string, unknown>> {
  const values = partValues(entry);
  const answers: Record<string, unknown> = {};
  for (const { member, part, is } of fields) {
    const value = values.get(part);
    if (value === undefined) continue;
    if (is === 'value') answers[member] = value;
    else
      answers[member] = isTextObject(value)
        ? await textOf(value)
        : shownText(value as RecordedText);
  }
  return answers;
}

/** The values of an entry's parts that are not withheld, by name. */
export function partValues(entry: JournalEntry): ReadonlyMap<string, JsonValue> {
  const values = new Map<string, JsonValue>();
  for (const part of entry.parts) if (!isWithheld(part)) values.set(part.name, part.value);
  return values;
}

function valueOf(answers: object, member: string): unknown {
  return (answers as Readonly<Record<string, unknown>>)[member];
}
