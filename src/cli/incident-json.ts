import { DateTime } from 'luxon';
import * as v from 'valibot';
import { exitCodes, UserError } from '../core/errors.ts';
import { behaviours, type BehaviourId, type IncidentAnswers } from '../core/incident.ts';
import { visibleLine } from '../core/text.ts';
import { isoUtc, localTime, precisionOfLocal, unknownTime, type Happened } from '../core/time.ts';

const basis = 'stated by the person';

/**
 * Reads one incident or an array of them, as `evidence add --help` describes. Times without an offset
 * are in `zone`. Throws UserError (misused) that names place and key and never repeats a value.
 */
export function readIncidents(json: string, zone: string): IncidentAnswers[] {
  const value = parsed(json);
  const many = Array.isArray(value) ? (value as unknown[]) : [value];
  if (many.length === 0) throw refused('The JSON holds no incident.');
  return many.map((each, index) =>
    incidentOf(each, many.length > 1 ? `Incident ${index + 1}: ` : '', zone),
  );
}

const text = v.pipe(
  v.string('text'),
  v.check((value) => value.isWellFormed(), 'text that is well formed'),
  v.check((value) => value.trim() !== '', 'text that is not empty'),
);
const behaviourIds = behaviours.map(({ id }) => id);

const incidentSchema = v.strictObject({
  what: text,
  when: v.optional(v.union([v.string(), v.strictObject({ from: v.string(), to: v.string() })])),
  felt: v.optional(text),
  where: v.optional(text),
  address: v.optional(text),
  who: v.optional(text),
  words: v.optional(text),
  behaviours: v.optional(
    v.array(v.picklist(behaviourIds, `one of ${behaviourIds.join(', ')}`), 'a list'),
  ),
  channel: v.optional(text),
  times: v.optional(
    v.pipe(
      v.number('a whole number from 1'),
      v.integer('a whole number from 1'),
      v.minValue(1, 'a whole number from 1'),
      v.maxValue(999_999, 'less than a million'),
    ),
  ),
  witnesses: v.optional(
    v.array(v.strictObject({ name: text, contact: v.optional(text) }), 'a list'),
  ),
  told: v.optional(text),
  toldReference: v.optional(text),
  changed: v.optional(text),
  privateNote: v.optional(text),
  recordedBy: v.optional(text),
});

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (error) {
    throw refused('That is not JSON.', error);
  }
}

function incidentOf(value: unknown, lead: string, zone: string): IncidentAnswers {
  const result = v.safeParse(incidentSchema, value, { abortEarly: true });
  if (!result.success) throw refused(`${lead}${complaint(result.issues[0])}`);
  const { when, ...answers } = result.output;
  return {
    ...(withoutAbsent(answers) as Omit<IncidentAnswers, 'when'>),
    when: happened(when, zone, lead),
  };
}

function withoutAbsent(answers: {
  readonly what: string;
  readonly behaviours?: BehaviourId[] | undefined;
}): object {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
}

function complaint(issue: v.BaseIssue<unknown>): string {
  const place = (issue.path ?? []).map((item) => nameOf(item.key)).join('.');
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return `There is no such key as “${place}”.`;
  if (issue.received === 'undefined') return `“${place}” is missing.`;
  if (place === '') return 'An incident is an object with at least “what”.';
  if (place === 'when') return whenComplaint;
  const wanted = issue.message.startsWith('Invalid') ? 'text' : issue.message;
  return `“${place}” must be ${wanted}.`;
}

function nameOf(key: unknown): string {
  return typeof key === 'number'
    ? String(key + 1)
    : visibleLine(typeof key === 'string' ? key.slice(0, 40) : '?');
}

const whenComplaint =
  '“when” must be a date (2026-03-14), a month (2026-03), a date and time (2026-03-14T15:10), “unknown”, or {"from": …, "to": …}.';

type When = string | { readonly from: string; readonly to: string } | undefined;

function happened(when: When, zone: string, lead: string): Happened {
  if (when === undefined) return unknownTime(basis);
  if (typeof when === 'string') {
    if (when.trim().toLowerCase() === 'unknown') return unknownTime(basis, when);
    return stated(when, zone) ?? refuseWhen(lead);
  }
  const from = stated(when.from, zone) ?? refuseWhen(lead);
  const to = stated(when.to, zone) ?? refuseWhen(lead);
  const start = from.utc ?? from.local ?? '';
  const end = to.utc ?? to.local ?? '';
  const alike = (from.utc === undefined) === (to.utc === undefined);
  if (!alike || start.length !== end.length || end < start) refuseWhen(lead);
  return { ...from, precision: 'between', end, raw: `${when.from} – ${when.to}` };
}

function stated(written: string, zone: string): Happened | null {
  const [, wall = '', offset] =
    /^(\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?)?)(Z|[+-]\d\d:\d\d)?$/.exec(written) ?? [];
  const local = wall.replace(' ', 'T');
  if (offset === undefined) {
    const time = localTime(local, { basis, raw: written, zone, zoneIs: 'stated' });
    return time.precision === 'unknown' ? null : time;
  }
  const time = DateTime.fromISO(local + offset);
  const shape = precisionOfLocal(local);
  if (!time.isValid || (shape !== 'minute' && shape !== 'second')) return null;
  if (time.year < 1970 || time.year > 2100) return null;
  return { precision: shape, utc: isoUtc(time.toMillis()), zone, basis, raw: written };
}

function refuseWhen(lead: string): never {
  throw refused(`${lead}${whenComplaint}`);
}

function refused(message: string, cause?: unknown): UserError {
  return new UserError(message, {
    harm: 'Nothing was recorded.',
    hint: '“evidence add --help” shows what the JSON may hold.',
    exitCode: exitCodes.misused,
    cause,
  });
}
