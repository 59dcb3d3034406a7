import * as v from 'valibot';
import { behaviours } from '../core/incident.ts';
import type { PartialAnswers } from './questions/incident.ts';

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
const happenedSchema = v.object({
  precision: v.picklist(precisions),
  utc: text,
  local: text,
  zone: text,
  zoneIs: v.optional(v.picklist(['stated', 'assumed'])),
  end: text,
  basis: text,
  raw: text,
});

const keptSchema = v.object({
  what: text,
  when: v.optional(happenedSchema),
  felt: text,
  where: text,
  address: text,
  who: text,
  words: text,
  behaviours: v.optional(v.array(v.picklist(behaviours.map(({ id }) => id)))),
  channel: text,
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  witnesses: v.optional(v.array(v.object({ name: v.string(), contact: text }))),
  told: text,
  toldReference: text,
  changed: text,
  privateNote: text,
  recordedBy: text,
  files: v.optional(v.array(v.string())),
});

/** Reads answers that were kept as a draft; null when they are not such. */
export function readKeptAnswers(
  kept: unknown,
): { readonly answers: PartialAnswers; readonly files: readonly string[] } | null {
  const result = v.safeParse(keptSchema, kept);
  if (!result.success) return null;
  const { files = [], ...answers } = result.output;
  // The schema gives the same names and types; absent ones stay absent.
  return { answers: answers as PartialAnswers, files };
}
