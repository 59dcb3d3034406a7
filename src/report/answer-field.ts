import { visibleLine } from '../core/text.ts';
import type { Happened } from '../core/time.ts';
import type { PrivateAnswer } from './privacy.ts';
import { personInWords, type Showing } from './showing.ts';
import type { Answer, ReferenceLine } from './timeline-row.ts';
import { whenOnOneLine } from './when.ts';
import { countInWords, plain, quote, quoteLine, type Words } from './words.ts';

/** What is printed of one answer. */
export type Said = Pick<Answer, 'value' | 'note' | 'references'>;

/** One question of a form: under which label its answer is printed, and how. */
export interface AnswerField<Answers> {
  readonly member: keyof Answers & string;
  readonly label: string;
  /** Kept back unless the report shows answers of this class. */
  readonly private?: PrivateAnswer;
  /** It stands elsewhere in the row, as the time does; only its changes are printed as an answer. */
  readonly standsElsewhere?: true;
  /** Null when there is nothing to print. */
  say(answers: Partial<Answers>): Said | null;
}

/** Fields that belong together. */
export interface FieldGroup<Answers> {
  readonly title: string;
  readonly fields: readonly AnswerField<Answers>[];
}

type Extra = Omit<Partial<AnswerField<never>>, 'member' | 'label' | 'say'>;

/** Makers of fields for one kind of answers. */
export interface FieldMakers<Answers> {
  text(member: keyof Answers & string, label: string, extra?: Extra): AnswerField<Answers>;
  number(member: keyof Answers & string, label: string): AnswerField<Answers>;
  time(member: keyof Answers & string, label: string, extra?: Extra): AnswerField<Answers>;
  /** Ids that stand for words of ours, each chosen by the person. */
  chosen(
    member: keyof Answers & string,
    label: string,
    list: readonly { readonly id: string | number; readonly words: string }[],
  ): AnswerField<Answers>;
  references(
    member: keyof Answers & string,
    label: string,
    line: (reference: string | number) => ReferenceLine | null,
  ): AnswerField<Answers>;
  other(
    member: keyof Answers & string,
    label: string,
    say: (answers: Partial<Answers>) => Said | null,
    extra?: Extra,
  ): AnswerField<Answers>;
}

/** The makers of fields, which speak of the person by their initials. */
export function fieldMakers<Answers>(showing: Showing): FieldMakers<Answers> {
  const { initials, zone } = showing;
  const field = (
    member: keyof Answers & string,
    label: string,
    extra: Extra,
    say: (value: unknown) => Said | null,
  ): AnswerField<Answers> => ({
    member,
    label,
    ...extra,
    say: (answers) => (answers[member] === undefined ? null : say(answers[member])),
  });
  return {
    text: (member, label, extra = {}) =>
      field(member, label, extra, (value) => ({ value: quote(value as string) })),
    number: (member, label) =>
      field(member, label, {}, (value) => ({ value: countInWords(value as number) })),
    time: (member, label, extra = {}) =>
      field(member, label, extra, (value) => ({ value: timeSaid(value as Happened, zone) })),
    chosen: (member, label, list) =>
      field(member, label, {}, (value) => chosenSaid(value as Id | readonly Id[], list, initials)),
    references: (member, label, line) =>
      field(member, label, {}, (value) => referencesSaid(value as readonly Id[], line)),
    other: (member, label, say, extra = {}) => ({ member, label, ...extra, say }),
  };
}

type Id = string | number;

function timeSaid(happened: Happened, zone: string): Words {
  return quoteLine(whenOnOneLine(happened, zone));
}

function chosenSaid(
  value: Id | readonly Id[],
  list: readonly { readonly id: Id; readonly words: string }[],
  initials: string,
): Said | null {
  const ids: readonly Id[] = Array.isArray(value) ? (value as readonly Id[]) : [value as Id];
  if (ids.length === 0) return null;
  // In the order of the list; what a later version added stands as it is, after the rest.
  const known = list.filter(({ id }) => ids.includes(id)).map(({ words }) => words);
  const unknown = ids.filter((id) => !list.some((one) => one.id === id));
  return {
    value: [...known, ...unknown.map((id) => visibleLine(String(id)))].join('\n'),
    note: `chosen by ${initials} from a list`,
  };
}

function referencesSaid(
  references: readonly (string | number)[],
  line: (reference: string | number) => ReferenceLine | null,
): Said | null {
  const lines = references.map(line);
  const shown = lines.filter((found) => found !== null);
  const hidden = lines.length - shown.length;
  if (lines.length === 0) return null;
  return {
    value: referencesInWords(shown),
    references: shown,
    ...(hidden === 0 ? {} : { note: `${countInWords(hidden)} kept back here` }),
  };
}

/** `AB/1, AB/2`; each with its words where it has some. */
function referencesInWords(lines: readonly ReferenceLine[]): Words {
  const pieces = lines.map(({ reference, words }) =>
    words === null ? reference : `${reference} (${plain(words)})`,
  );
  const joined = pieces.join(lines.some(({ words }) => words !== null) ? '\n' : ', ');
  return lines.every(({ words }) => words === null || typeof words === 'string')
    ? joined
    : { quoted: joined };
}

/** An exhibit, where it stands in the exhibit list. */
export function exhibitLine(reference: string | number): ReferenceLine {
  return { reference: visibleLine(String(reference)), to: 'exhibit', words: null };
}

/** A row of the timeline. */
export function rowLine(reference: string | number): ReferenceLine {
  return { reference: visibleLine(String(reference)), to: 'row', words: null };
}

/** Somebody, by reference, with their name or code where it may be shown. */
export function personLine(reference: string | number, showing: Showing): ReferenceLine {
  const shown = visibleLine(String(reference));
  const to = showing.people.has(String(reference)) ? 'person' : null;
  return { reference: shown, to, words: personInWords(String(reference), showing) };
}

/** An incident by its number; null when it is kept back as a whole. */
export function incidentLine(number: string | number, showing: Showing): ReferenceLine | null {
  return showing.privacy.isHiddenIncident(Number(number)) ? null : rowLine(number);
}
