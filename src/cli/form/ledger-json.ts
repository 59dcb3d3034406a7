import type { AnyAmendment, Casefile } from '../../casefile/casefile.ts';
import { isWithdrawn } from '../../core/amendment.ts';
import { formJsonWording as wording } from '../wording/form.ts';
import { amendmentOf, answersOf, type Settle, type StatedThing } from './change-stated.ts';
import { givenKeys, type Form } from './form.ts';
import {
  membersOf,
  neededText,
  onlyMembers,
  readSome,
  refuseConflict,
  refusedJson,
  type JsonPlace,
} from './form-json.ts';
import { textFromJson } from './text-answers.ts';

/**
 * Records a change from JSON: `{changed: {…}, leftOut: […], why, recordedBy}`. Throws UserError
 * (misused) where it cannot be taken.
 */
export async function changeFromJson<Answers extends object>(
  casefile: Casefile,
  form: Form<Answers>,
  thing: StatedThing<Answers>,
  settle: Settle<Answers>,
  value: unknown,
): Promise<void> {
  const place = { lead: '', type: `${form.type} change` };
  const members = membersOf(value, place);
  onlyMembers(members, ['changed', 'leftOut', 'why', 'recordedBy'], place);
  const why = neededText(members, 'why', place);
  const changed = readSome(form, members['changed'] ?? {}, casefile, place);
  const leftOut = readLeftOut(form, members['leftOut'], place);
  const before = answersOf(form, thing);
  const kept = Object.entries({ ...before, ...changed }).filter(([key]) => !leftOut.includes(key));
  const after = settle(Object.fromEntries(kept) as Answers);
  const amendment = amendmentOf(form, before, after);
  if (amendment === null) throw refusedJson(nothingIn(changed, leftOut), place);
  refuseConflict(form, Object.keys(amendment.changed), after, casefile, place);
  const by = readRecordedBy(members, place);
  await casefile.amend(thing.reference, { ...amendment, why, ...by } as AnyAmendment);
}

/** Takes something back, or lets it stand again, from JSON: `{why, takenBack, recordedBy}`. */
export async function withdrawFromJson(
  casefile: Casefile,
  thing: StatedThing<object>,
  value: unknown,
  type: string,
): Promise<void> {
  const place = { lead: '', type };
  const members = membersOf(value, place);
  onlyMembers(members, ['why', 'takenBack', 'recordedBy'], place);
  const why = neededText(members, 'why', place);
  const takenBack = members['takenBack'] ?? false;
  if (typeof takenBack !== 'boolean')
    throw refusedJson(wording.mustBe('takenBack', wording.wanted.truth), place);
  if (takenBack !== isWithdrawn(thing)) throw refusedJson(wording.standsSo(takenBack), place);
  const by = readRecordedBy(members, place);
  await casefile.withdraw(thing.reference, { why, ...(takenBack ? { takenBack } : {}), ...by });
}

/** What is said of a change from JSON that changes nothing. */
export function nothingIn(changed: object, leftOut: readonly string[]): string {
  const isEmpty = Object.keys(changed).length + leftOut.length === 0;
  return isEmpty ? wording.empty : wording.standsAlready;
}

function readLeftOut<Answers extends object>(
  form: Form<Answers>,
  value: unknown,
  place: JsonPlace,
): readonly string[] {
  if (value === undefined) return [];
  const needed: readonly string[] = form.needed;
  const names: readonly string[] = givenKeys(form).filter((key) => !needed.includes(key));
  const list = Array.isArray(value) ? (value as unknown[]) : [null];
  if (!list.every((each) => typeof each === 'string' && names.includes(each)))
    throw refusedJson(wording.mustBe('leftOut', wording.wanted.names(names.join(', '))), place);
  return list as string[];
}

function readRecordedBy(
  { recordedBy }: Readonly<Record<string, unknown>>,
  place: JsonPlace,
): { recordedBy?: string } {
  if (recordedBy === undefined) return {};
  const read = textFromJson(recordedBy);
  if (read.is === 'wrong') throw refusedJson(wording.mustBe('recordedBy', read.wanted), place);
  return { recordedBy: read.value };
}
