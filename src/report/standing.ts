import {
  firstWording,
  isWithdrawn,
  latestWording,
  type Change,
  type Stated,
} from '../core/amendment.ts';
import type { AnswerField, FieldGroup, Said } from './answer-field.ts';
import { recorderInWords, type Showing } from './showing.ts';
import type { Answer, ChangeLine } from './timeline-row.ts';
import { clockInWords } from './when.ts';
import { quote, quoteLine } from './words.ts';

/** Everything that one form may hold, and what the report says of the answers given. */
export interface StatedAnswers {
  readonly answers: readonly Answer[];
  /** Labels of answers that are kept back here: that there are some, never which. */
  readonly keptBack: readonly string[];
  readonly isWithdrawn: boolean;
  /** Every later entry about it, oldest first. */
  readonly changes: readonly ChangeLine[];
}

/** From how many answers on their groups have headings. */
const manyAnswers = 7;

/**
 * The answers as they stand now, each under its label, and every change with what stood before it. An
 * answer that was changed names the entry that did so.
 */
export function statedAnswers<Answers extends object>(
  stated: Answers & Stated<Answers>,
  groups: readonly FieldGroup<Answers>[],
  showing: Showing,
): StatedAnswers {
  const fields = groups.flatMap((group) => group.fields);
  const shown = fields.filter((field) => isShown(field, showing));
  const hidden = fields.filter((field) => !isShown(field, showing));
  const grouped = groups.map((group) => ({
    title: group.title,
    answers: group.fields
      .filter((field) => shown.includes(field) && field.standsElsewhere === undefined)
      .flatMap((field) => answerOf(field, stated)),
  }));
  const isLong =
    groups.length > 1 &&
    grouped.reduce((sum, { answers }) => sum + answers.length, 0) >= manyAnswers;
  return {
    answers: grouped.flatMap(({ title, answers }) =>
      isLong ? withHeading(answers, title) : answers,
    ),
    keptBack: hidden.some((field) => field.say(stated) !== null) ? ['private details'] : [],
    isWithdrawn: isWithdrawn(stated),
    changes: changeLines(stated, { shown, hidden }, showing),
  };
}

function isShown<Answers>(field: AnswerField<Answers>, { privacy }: Showing): boolean {
  return field.private === undefined || privacy.shows(field.private);
}

/* A group of one is headed by its label. */
function withHeading(answers: readonly Answer[], group: string): Answer[] {
  return answers.map((answer, index) =>
    index === 0 && (answers.length > 1 || answer.label !== group) ? { ...answer, group } : answer,
  );
}

function answerOf<Answers extends object>(
  field: AnswerField<Answers>,
  stated: Answers & Stated<Answers>,
): Answer[] {
  const said = field.say(stated);
  if (said === null) return [];
  const changedBy = stated.changes.filter((change) => concerns(change, field)).at(-1);
  if (changedBy === undefined) return [{ label: field.label, ...said }];
  const amended = `as amended by entry ${changedBy.entry}, see below`;
  const note = said.note === undefined ? amended : `${said.note}; ${amended}`;
  return [{ label: field.label, ...said, note }];
}

function concerns<Answers>(change: Change<Answers>, { member }: AnswerField<Answers>): boolean {
  return change.kind === 'amended' && (member in change.before || member in change.after);
}

interface Fields<Answers> {
  readonly shown: readonly AnswerField<Answers>[];
  readonly hidden: readonly AnswerField<Answers>[];
}

function changeLines<Answers extends object>(
  stated: Answers & Stated<Answers>,
  fields: Fields<Answers>,
  showing: Showing,
): ChangeLine[] {
  const first = firstWording(stated);
  const seen = new Set<string>();
  return stated.changes.map((change) => {
    const answers = fields.shown.flatMap((field) => {
      if (change.kind !== 'amended' || !concerns(change, field)) return [];
      const isFirst = !seen.has(field.member);
      seen.add(field.member);
      return beforeAndAfter(field, isFirst ? first : change.before, change.after, isFirst);
    });
    return {
      kind: change.kind,
      entry: change.entry,
      heading: headingOf(change, stated, showing),
      why: change.kind === 'confirmed' ? null : quote(change.why),
      recordedBy: change.recordedBy === undefined ? null : quoteLine(change.recordedBy),
      answers,
      keptBack: fields.hidden.some((field) => concerns(change, field))
        ? 'A private detail was changed too. It is kept back here.'
        : null,
    };
  });
}

function beforeAndAfter<Answers>(
  field: AnswerField<Answers>,
  before: Partial<Answers>,
  after: Partial<Answers>,
  isFirst: boolean,
): Answer[] {
  const label = isFirst ? 'as first recorded' : 'as it stood before';
  return [
    { label: `${field.label}, ${label}`, ...withoutNote(field.say(before), 'not answered') },
    {
      label: `${field.label}, as amended`,
      ...withoutNote(field.say(after), 'left out: the answer no longer stands'),
    },
  ];
}

function withoutNote(said: Said | null, instead: string): Said {
  if (said === null) return { value: instead };
  const { value, references } = said;
  return { value, ...(references === undefined ? {} : { references }) };
}

function headingOf<Answers>(
  change: Change<Answers>,
  stated: Stated<Answers>,
  { initials, zone }: Showing,
): string {
  const by = recorderInWords(change.recordedBy, initials);
  const when = `by ${by} on ${clockInWords(change.at, zone)}, entry ${change.entry}`;
  switch (change.kind) {
    case 'amended':
      return `Amended ${when}.`;
    case 'withdrawn':
      return `Withdrawn ${when}.`;
    case 'withdrawal taken back':
      return `Withdrawal taken back ${when}.`;
    case 'confirmed':
      return `Read and confirmed ${when}${ofWhich(change.of, stated)}.`;
  }
}

/* What was confirmed may since have been amended. */
function ofWhich<Answers>(of: number, stated: Stated<Answers>): string {
  if (of === latestWording(stated)) return '';
  return of === stated.entry ? ', as first recorded' : `, as it stood after entry ${of}`;
}
