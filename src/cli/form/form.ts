import type { Casefile } from '../../casefile/casefile.ts';
import type { Context } from '../context.ts';
import type { TextQuestion } from '../terminal.ts';

/** The words of one question. */
export interface FieldWords {
  /** What stands before the answer when it is read back. */
  readonly label: string;
  readonly question: string;
  readonly hint?: string;
}

/** What a kind of answer gets when it is asked. */
export interface Asking {
  readonly context: Context;
  readonly casefile: Casefile;
  readonly words: FieldWords;
  /** Whether it may not be skipped. */
  readonly isNeeded: boolean;
  /** Half-typed text of an earlier run, and where to keep what is being typed. */
  readonly typing: Pick<TextQuestion, 'typed' | 'onTyping'>;
}

/** An answer read from JSON, or in words what was wanted in its place. */
export type Read<T> =
  { readonly is: 'read'; readonly value: T } | { readonly is: 'wrong'; readonly wanted: string };

/** One kind of answer: a line of text, a time, people… */
export interface AnswerKind<T> {
  /** Asks for it; undefined when it is left out. */
  ask(asking: Asking, earlier: T | undefined): Promise<T | undefined>;
  fromJson(value: unknown, casefile: Casefile): Read<T>;
  /** Whether what a draft holds is such an answer. */
  isKept(value: unknown): value is T;
  /** In words, as the person gave it; may have several lines. */
  shown(value: T, casefile: Casefile): string;
}

/** One question of a form. */
export interface Field<T, Answers> {
  readonly kind: AnswerKind<T>;
  words(answers: Partial<Answers>): FieldWords;
  /** Whether it is offered, given the answers so far. */
  applies?(answers: Partial<Answers>): boolean;
  /** True for what is worked out of the other answers: never asked, and no member of JSON. */
  readonly isWorkedOut?: true;
  /** What is said once it is answered: how a number was read. */
  said?(value: T, answers: Partial<Answers>): string | null;
}

/** Every answer that may be recorded, in the order in which it is read back. */
export type Fields<Answers> = {
  readonly [Key in keyof Answers]-?: Field<NonNullable<Answers[Key]>, Answers>;
};

/** Two answers that cannot both be right. */
export interface Conflict<Answers> {
  /** The first one is named where JSON is refused. */
  readonly between: readonly [keyof Answers & string, keyof Answers & string];
  /** What is said when they are asked for. */
  readonly said: string;
  /** What the first one must be in JSON. */
  readonly wanted: string;
}

/** A small form: its questions, which of them are asked at once, and which need an answer. */
export interface Form<Answers extends object> {
  /** `person`: the beginning of the ids of its drafts. */
  readonly name: string;
  /** What is typed to come back to a draft: `evidence people`. */
  readonly type: string;
  readonly fields: Fields<Answers>;
  readonly needed: readonly (keyof Answers & string)[];
  /** What is asked one after the other; the rest is offered afterwards. May grow with the answers. */
  first(answers: Partial<Answers>): readonly (keyof Answers & string)[];
  /** True where an answer can be given anew but not taken out again. */
  readonly keepsAnswers?: true;
  /** What in the answers cannot be together; null when all can. */
  conflict?(answers: Partial<Answers>, zone: string): Conflict<Answers> | null;
  /** What is recorded for a needed answer that JSON does not give. */
  readonly defaults?: Partial<Answers>;
}

/** The questions of a form with their keys, in order. */
export function fieldsOf<Answers extends object>({
  fields,
}: Form<Answers>): [keyof Answers & string, Field<unknown, Answers>][] {
  return Object.entries(fields) as [keyof Answers & string, Field<unknown, Answers>][];
}

/** The keys of the answers that somebody can give. */
export function givenKeys<Answers extends object>(form: Form<Answers>): (keyof Answers & string)[] {
  return fieldsOf(form)
    .filter(([, { isWorkedOut }]) => isWorkedOut !== true)
    .map(([key]) => key);
}

/** One question of a form by its key. */
export function fieldOf<Answers extends object>(
  { fields }: Form<Answers>,
  key: keyof Answers & string,
): Field<unknown, Answers> {
  return fields[key];
}

/** The conflict that some of these answers have a part in; null when there is none. */
export function conflictAt<Answers extends object>(
  form: Form<Answers>,
  keys: readonly string[],
  answers: Partial<Answers>,
  zone: string,
): Conflict<Answers> | null {
  const conflict = form.conflict?.(answers, zone) ?? null;
  return conflict?.between.some((key) => keys.includes(key)) === true ? conflict : null;
}

/** The answers with one given anew, or left out where it is undefined. */
export function withAnswer<Answers extends object>(
  answers: Partial<Answers>,
  key: keyof Answers & string,
  value: unknown,
): Partial<Answers> {
  const others = Object.entries(answers).filter(([member]) => member !== key);
  const kept = Object.fromEntries(others) as Partial<Answers>;
  return value === undefined ? kept : { ...kept, [key]: value };
}
