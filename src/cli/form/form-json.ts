import type { Casefile } from '../../casefile/casefile.ts';
import type { UserError } from '../../core/errors.ts';
import { visibleLine } from '../../core/text.ts';
import { misuse } from '../refusal.ts';
import { formJsonWording as wording } from '../wording/form.ts';
import { harmWording } from '../wording/harm.ts';
import { conflictAt, fieldOf, givenKeys, type Form } from './form.ts';
import { textFromJson } from './text-answers.ts';

/** Where in the JSON something stands, and what is typed for help with it. Never holds a value. */
export interface JsonPlace {
  readonly lead: string;
  readonly type: string;
}

/** The members of a JSON object. Throws UserError (misused) when it is none. */
export function membersOf(value: unknown, place: JsonPlace): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refusedJson(wording.notAnObject, place);
  return value as Record<string, unknown>;
}

/** One object, or every object of a list, with its place. Throws UserError (misused) for an empty list. */
export function eachOf(value: unknown, type: string): { value: unknown; place: JsonPlace }[] {
  if (!Array.isArray(value)) return [{ value, place: { lead: '', type } }];
  if (value.length === 0) throw refusedJson(wording.empty, { lead: '', type });
  return (value as unknown[]).map((each, index) => ({
    value: each,
    place: { lead: value.length === 1 ? '' : wording.place(index + 1), type },
  }));
}

/**
 * Reads the answers of a form from JSON: every member is an answer, and none is unknown. Throws
 * UserError (misused) that names the member and what it must be, and never repeats a value.
 */
export function readAnswers<Answers extends object>(
  form: Form<Answers>,
  value: unknown,
  casefile: Casefile,
  place: JsonPlace,
): Answers {
  const answers = { ...form.defaults, ...readSome(form, value, casefile, place) };
  const missing = form.needed.find((key) => answers[key] === undefined);
  if (missing !== undefined) throw refusedJson(wording.missing(missing), place);
  refuseConflict(form, Object.keys(answers), answers, casefile, place);
  return answers as Answers;
}

/** Refuses answers that cannot be together, where one of `keys` has a part in it. Throws UserError (misused). */
export function refuseConflict<Answers extends object>(
  form: Form<Answers>,
  keys: readonly string[],
  answers: Partial<Answers>,
  casefile: Casefile,
  place: JsonPlace,
): void {
  const conflict = conflictAt(form, keys, answers, casefile.details.zone);
  if (conflict === null) return;
  throw refusedJson(wording.mustBe(conflict.between[0], conflict.wanted), place);
}

/** As `readAnswers`, where any answer may be missing. */
export function readSome<Answers extends object>(
  form: Form<Answers>,
  value: unknown,
  casefile: Casefile,
  place: JsonPlace,
): Partial<Answers> {
  const members = membersOf(value, place);
  const known: readonly string[] = givenKeys(form);
  for (const member of Object.keys(members))
    if (!known.includes(member)) throw refusedJson(wording.noSuchKey(shownKey(member)), place);
  const read = Object.entries(members).map(([member, given]) => {
    const answer = fieldOf(form, member as keyof Answers & string).kind.fromJson(given, casefile);
    if (answer.is === 'wrong') throw refusedJson(wording.mustBe(member, answer.wanted), place);
    return [member, answer.value] as const;
  });
  return Object.fromEntries(read) as Partial<Answers>;
}

/** A text member that must be there. Throws UserError (misused). */
export function neededText(
  members: Readonly<Record<string, unknown>>,
  member: string,
  place: JsonPlace,
): string {
  if (members[member] === undefined) throw refusedJson(wording.missing(member), place);
  const read = textFromJson(members[member]);
  if (read.is === 'wrong') throw refusedJson(wording.mustBe(member, read.wanted), place);
  return read.value;
}

/** Refuses members that are not among `known`. Throws UserError (misused). */
export function onlyMembers(
  members: Readonly<Record<string, unknown>>,
  known: readonly string[],
  place: JsonPlace,
): void {
  const unknown = Object.keys(members).find((member) => !known.includes(member));
  if (unknown !== undefined) throw refusedJson(wording.noSuchKey(shownKey(unknown)), place);
}

/** What is said of JSON that cannot be taken. */
export function refusedJson(message: string, { lead, type }: JsonPlace): UserError {
  return misuse({
    message: `${lead}${message}`,
    harm: harmWording.nothingRecorded,
    hint: wording.hint(type),
  });
}

function shownKey(key: string): string {
  return visibleLine(key.slice(0, 40));
}
