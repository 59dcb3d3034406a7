import * as v from 'valibot';
import type { Casefile } from '../../casefile/casefile.ts';
import type { UserError } from '../../core/errors.ts';
import type { IncidentAnswers } from '../../core/incident.ts';
import { visibleLine } from '../../core/text.ts';
import { unknownTime } from '../../core/time.ts';
import { readAnswers } from '../form/form-json.ts';
import type { IncidentDraft, PartialAnswers } from './incident-draft.ts';
import {
  incidentQuestions,
  isAnswer,
  type Control,
  type QuestionId,
} from '../questions/incident-table.ts';
import { itemForm } from '../questions/item-form.ts';
import { misuse } from '../refusal.ts';
import { stateTime } from '../stated-time.ts';
import { tellingForm } from '../told/telling-form.ts';
import { harmWording } from '../wording/harm.ts';
import { incidentJsonWording as wording } from '../wording/incident-json.ts';

const basis = 'stated by the person';

/** One incident as JSON gives it. */
export interface IncidentFromJson {
  readonly draft: IncidentDraft;
  /** Whether it says that a time in the future is right. */
  readonly futureIsRight: boolean;
}

/**
 * Reads one incident or an array of them out of JSON, as `evidence add --help` describes. Times without an offset
 * are in the case's zone; references must be in the case file. Throws UserError (misused) that names
 * place and key and never repeats a value.
 */
export function readIncidents(value: unknown, casefile: Casefile): IncidentFromJson[] {
  const many = Array.isArray(value) ? (value as unknown[]) : [value];
  if (many.length === 0) throw refused(wording.none);
  const schema = incidentSchema(casefile);
  return many.map((each, index) =>
    incidentOf(each, schema, casefile, many.length > 1 ? wording.lead(index + 1) : ''),
  );
}

/** Every key that the JSON of an incident may hold, in the order of the questions. */
export const incidentKeys: readonly string[] = [
  ...(Object.keys(incidentQuestions) as QuestionId[]).filter(isAnswer),
  'files',
  'items',
  'futureIsRight',
];

const { wanted } = wording;
const text = v.pipe(
  v.string(wanted.text),
  v.check((value) => value.isWellFormed(), wanted.wellFormed),
  v.check((value) => value.trim() !== '', wanted.notEmpty),
);
const truth = v.boolean(wanted.truth);
const wholeNumber = v.pipe(
  v.number(wanted.wholeNumber),
  v.integer(wanted.wholeNumber),
  v.minValue(1, wanted.wholeNumber),
  v.maxValue(999_999, wanted.belowAMillion),
);
const list = v.array(v.unknown(), wanted.list);

function incidentSchema(casefile: Casefile): v.GenericSchema {
  const answers = (Object.keys(incidentQuestions) as QuestionId[]).filter(isAnswer).map((id) => {
    const schema = schemaOf(incidentQuestions[id], casefile);
    return [id, id === 'what' ? schema : v.optional(schema)] as const;
  });
  return v.strictObject({
    ...Object.fromEntries(answers),
    tellings: v.optional(list),
    items: v.optional(list),
    files: v.optional(v.array(text, wanted.list)),
    futureIsRight: v.optional(truth),
  });
}

function schemaOf(control: Control, casefile: Casefile): v.GenericSchema {
  const { zone } = casefile.details;
  switch (control.is) {
    case 'line':
    case 'long':
      return text;
    case 'when':
    case 'to come':
      return v.custom((value) => stateTime(value, zone) !== null, wanted.time);
    case 'count':
      return wholeNumber;
    case 'yes or no':
      return truth;
    case 'one':
      return oneOf(control.from.map(({ id }) => id));
    case 'many':
      return v.array(oneOf(control.from.map(({ id }) => id)), wanted.list);
    case 'witnesses':
      return v.array(witnessSchema(casefile), wanted.list);
    case 'people':
      return known(casefile.people(), wanted.person);
    case 'orders':
      return known(casefile.orders(), wanted.order);
    case 'tellings':
      return list;
    case 'attached':
      return v.array(
        v.custom<string>(
          (value) => typeof value === 'string' && casefile.exhibit(value) !== null,
          wanted.exhibit,
        ),
        wanted.list,
      );
    case 'more':
    case 'end':
      return v.never();
  }
}

function oneOf(ids: readonly (string | number)[]): v.GenericSchema {
  return v.picklist(ids, wanted.oneOf(ids.join(', ')));
}

/* References, each of something that stands in the case file. */
function known(
  things: readonly { readonly reference: string }[],
  message: string,
): v.GenericSchema {
  const references = things.map(({ reference }) => reference);
  return v.array(v.picklist(references, message), wanted.list);
}

/* Somebody of the record, or somebody new by name. */
function witnessSchema(casefile: Casefile): v.GenericSchema {
  const references = casefile.people().map(({ reference }) => reference);
  return v.lazy((value) =>
    typeof value === 'object' && value !== null && 'person' in value
      ? v.strictObject({ person: v.picklist(references, wanted.person) })
      : v.strictObject({ name: text, contact: v.optional(text) }),
  );
}

/* What the schema let through has the shapes that the table names. */
interface Checked {
  readonly when?: unknown;
  readonly cctvOverwritten?: unknown;
  readonly tellings?: readonly unknown[];
  readonly items?: readonly unknown[];
  readonly files?: readonly string[];
  readonly futureIsRight?: boolean;
  readonly witnesses?: readonly { readonly person?: string; readonly name?: string }[];
}

function incidentOf(
  value: unknown,
  schema: v.GenericSchema,
  casefile: Casefile,
  lead: string,
): IncidentFromJson {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (!result.success) throw refused(`${lead}${complaint(result.issues[0])}`);
  const {
    tellings = [],
    items = [],
    files = [],
    futureIsRight = false,
    ...given
  } = withoutAbsent(result.output) as Checked;
  const { zone } = casefile.details;
  const told = tellings.map((each, index) => tellingOf(each, index, casefile, lead));
  const references = told.filter((each) => typeof each === 'string');
  return {
    futureIsRight,
    draft: {
      answers: {
        ...(given as PartialAnswers),
        when: given.when === undefined ? unknownTime(basis) : timeOf(given.when, zone),
        ...(given.cctvOverwritten === undefined
          ? {}
          : { cctvOverwritten: timeOf(given.cctvOverwritten, zone) }),
        ...(given.witnesses === undefined
          ? {}
          : { witnesses: witnessesOf(given.witnesses, casefile) }),
        ...(references.length === 0 ? {} : { tellings: references }),
      },
      files,
      items: items.map((each, index) =>
        readAnswers(itemForm, each, casefile, placeOf(lead, 'items', index)),
      ),
      tellings: told.filter((each) => typeof each !== 'string'),
    },
  };
}

function timeOf(value: unknown, zone: string): IncidentAnswers['when'] {
  return stateTime(value, zone) ?? unknownTime(basis);
}

function witnessesOf(
  witnesses: NonNullable<Checked['witnesses']>,
  casefile: Casefile,
): NonNullable<IncidentAnswers['witnesses']> {
  return witnesses.map((witness) => {
    const person = casefile.people().find(({ reference }) => reference === witness.person);
    return { ...witness, name: witness.name ?? person?.name ?? '' };
  });
}

/* By reference, or as an object that is recorded together with the incident. */
function tellingOf(
  value: unknown,
  index: number,
  casefile: Casefile,
  lead: string,
): string | IncidentDraft['tellings'][number] {
  const place = placeOf(lead, 'tellings', index);
  if (typeof value !== 'string') return readAnswers(tellingForm, value, casefile, place);
  if (!casefile.tellings().some(({ reference }) => reference === value))
    throw refused(`${lead}${wording.mustBe(`tellings.${index + 1}`, wanted.telling)}`);
  return value;
}

function placeOf(lead: string, key: string, index: number): { lead: string; type: string } {
  return { lead: `${lead}${wording.inside(key, index + 1)}`, type: 'evidence add' };
}

function withoutAbsent(answers: unknown): object {
  const entries = Object.entries(answers as Record<string, unknown>);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function complaint(issue: v.BaseIssue<unknown>): string {
  const place = (issue.path ?? []).map((item) => nameOf(item.key)).join('.');
  if (issue.type === 'strict_object' && issue.expected === 'never') return wording.noSuchKey(place);
  if (issue.received === 'undefined') return wording.missing(place);
  if (place === '') return wording.notAnObject;
  return wording.mustBe(place, issue.message.startsWith('Invalid') ? wanted.text : issue.message);
}

function nameOf(key: unknown): string {
  return typeof key === 'number'
    ? String(key + 1)
    : visibleLine(typeof key === 'string' ? key.slice(0, 40) : '?');
}

function refused(message: string, cause?: unknown): UserError {
  return misuse({ message, harm: harmWording.nothingRecorded, hint: wording.hint }, cause);
}
