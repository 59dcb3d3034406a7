import * as v from 'valibot';
import type { IncidentAnswers } from '../../core/incident.ts';
import type { KeptState } from './add-draft.ts';
import { fieldsOf, type Form } from '../form/form.ts';
import {
  incidentGroups,
  incidentQuestions,
  type Control,
  type GroupId,
  type QuestionId,
} from '../questions/incident-table.ts';
import { itemForm } from '../questions/item-form.ts';
import { tellingForm } from '../told/telling-form.ts';

/*
 * Drafts lie on a disk where anything may happen to them, and an older version may have written them:
 * each answer is taken only where it has the shape that the table of questions gives it.
 */

const precisions = [
  'second',
  'minute',
  'hour',
  'day',
  'month',
  'about',
  'between',
  'unknown',
] as const;

const text = v.optional(v.string());
const happened = v.object({
  precision: v.picklist(precisions),
  utc: text,
  local: text,
  zone: text,
  zoneIs: v.optional(v.picklist(['stated', 'assumed'])),
  end: text,
  basis: text,
  raw: text,
});
const references = v.array(v.string());
const witnesses = v.array(v.object({ person: text, code: text, name: v.string(), contact: text }));

function schemaOf(control: Control): v.GenericSchema {
  switch (control.is) {
    case 'line':
    case 'long':
      return v.string();
    case 'when':
    case 'to come':
      return happened;
    case 'count':
      return v.pipe(v.number(), v.integer(), v.minValue(1));
    case 'yes or no':
      return v.boolean();
    case 'one':
      return v.picklist(control.from.map(({ id }) => id));
    case 'many':
      return v.array(v.picklist(control.from.map(({ id }) => id)));
    case 'witnesses':
      return witnesses;
    case 'people':
    case 'orders':
    case 'tellings':
    case 'attached':
      return references;
    case 'more':
    case 'end':
      return v.never();
  }
}

const questionIds = Object.keys(incidentQuestions) as QuestionId[];
const answersSchema = v.object(
  Object.fromEntries(
    questionIds
      .filter((id) => id !== 'more' && id !== 'end')
      .map((id) => [id, v.optional(schemaOf(incidentQuestions[id]))]),
  ),
);

const groupIds: readonly GroupId[] = incidentGroups.map(({ id }) => id);
const question = v.picklist(questionIds);
const placeSchema = v.variant('in', [
  v.object({ in: v.literal('first') }),
  v.object({ in: v.literal('group'), group: v.picklist(groupIds), question }),
  v.object({ in: v.literal('menu'), marked: v.nullable(v.picklist(groupIds)) }),
  v.object({ in: v.literal('change'), question }),
  v.object({ in: v.literal('check') }),
]);

/** An object with the answers of a form, each of which the form knows again. */
function formSchema<Answers extends object>(form: Form<Answers>, needed = form.needed) {
  const isKept = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    const members = value as Record<string, unknown>;
    const known = fieldsOf(form);
    return (
      needed.every((key) => members[key] !== undefined) &&
      Object.keys(members).every((key) =>
        known.some(([name, { kind }]) => name === key && kind.isKept(members[key])),
      )
    );
  };
  return v.custom<Answers>(isKept);
}

const begunSchema = v.variant('form', [
  v.object({
    form: v.literal('telling'),
    asked: references,
    answers: formSchema(tellingForm, []),
  }),
  v.object({ form: v.literal('item'), asked: references, answers: formSchema(itemForm, []) }),
]);

const keptSchema = v.object({
  draft: v.object({
    answers: answersSchema,
    files: references,
    items: v.array(formSchema(itemForm)),
    tellings: v.array(formSchema(tellingForm)),
  }),
  place: placeSchema,
  begun: v.nullable(begunSchema),
  typed: v.nullable(v.object({ field: v.string(), text: v.string() })),
  savingAfter: v.nullable(v.number()),
});

/** Reads what was kept as a draft; null when it is no such thing. */
export function readKeptAnswers(kept: unknown): KeptState | null {
  const result = v.safeParse(keptSchema, kept);
  if (result.success) return withoutAbsent(result.output) as KeptState;
  return readFirstVersion(kept);
}

/* The first version kept the answers with the files beside them, and nothing else. */
function readFirstVersion(kept: unknown): KeptState | null {
  const files = v.safeParse(v.object({ files: v.optional(references) }), kept);
  const answers = v.safeParse(answersSchema, kept);
  if (!files.success || !answers.success) return null;
  const given = withoutAbsent(answers.output) as Partial<IncidentAnswers>;
  if (given.what === undefined) return null;
  return {
    draft: { answers: given, files: files.output.files ?? [], items: [], tellings: [] },
    place: { in: 'first' },
    begun: null,
    typed: null,
    savingAfter: null,
  };
}

/* valibot gives an absent member as it is; none may stand as undefined. */
function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(present.map(([name, member]) => [name, withoutAbsent(member)]));
}
