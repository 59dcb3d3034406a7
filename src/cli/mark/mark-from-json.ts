import type { Casefile } from '../../casefile/casefile.ts';
import { eachOf, membersOf, onlyMembers, refusedJson, type JsonPlace } from '../form/form-json.ts';
import { textFromJson } from '../form/text-answers.ts';
import { formJsonWording } from '../wording/form.ts';
import { markJsonWording as wording, markRefusals } from '../wording/mark.ts';
import { markablesOf, mostAtOnce, type Markable, type ReferenceFault } from './markable.ts';
import { recordMarking, type Change, type MarkSession } from './record-marking.ts';

/**
 * Records what JSON says: `{references, key, link: {incident, linked}, why, recordedBy}`, or a list of
 * these, all of it checked first. Gives what it was about. Throws UserError (misused).
 */
export async function markFromJson(session: MarkSession, value: unknown): Promise<Markable[]> {
  const all = eachOf(value, 'evidence mark').map((each) =>
    readMarking(session.casefile, each.value, each.place),
  );
  // Each as it stands when its turn comes: an earlier one may have marked it.
  for (const { typed, change } of all) {
    const markables = markablesOf(session.casefile, typed);
    if (typeof markables !== 'string') await recordMarking(session, markables, change);
  }
  const now = markablesOf(session.casefile, [...new Set(all.flatMap(({ names }) => names))]);
  return typeof now === 'string' ? all.flatMap(({ markables }) => [...markables]) : [...now];
}

interface MarkingRead {
  readonly typed: readonly string[];
  readonly markables: readonly Markable[];
  readonly names: readonly string[];
  readonly change: Change;
}

function readMarking(casefile: Casefile, value: unknown, place: JsonPlace): MarkingRead {
  const members = membersOf(value, place);
  onlyMembers(members, ['references', 'key', 'link', 'why', 'recordedBy'], place);
  const { references, key, link } = members;
  if (references === undefined) throw refusedJson(formJsonWording.missing('references'), place);
  if (!isTexts(references)) throw mustBe('references', wording.references, place);
  const markables = markablesOf(casefile, references);
  if (typeof markables === 'string') throw refusedJson(faultWords(markables), place);
  if (key !== undefined && typeof key !== 'boolean')
    throw mustBe('key', formJsonWording.wanted.truth, place);
  if (key === undefined && link === undefined) throw refusedJson(wording.keyOrLink, place);
  const change: Change = {
    ...(key === undefined ? {} : { key }),
    ...(link === undefined ? {} : { link: readLink(casefile, link, place) }),
    ...readText(members, 'why', place),
    ...readText(members, 'recordedBy', place),
  };
  return {
    typed: references,
    markables,
    names: markables.map(({ reference }) => reference),
    change,
  };
}

function readLink(casefile: Casefile, value: unknown, place: JsonPlace): Change['link'] & object {
  const members = membersOf(value, place);
  onlyMembers(members, ['incident', 'linked'], place);
  const { incident, linked = true } = members;
  if (!Number.isSafeInteger(incident) || typeof linked !== 'boolean')
    throw mustBe('link', wording.link, place);
  const number = incident as number;
  if (number < 1 || casefile.incident(number) === null)
    throw refusedJson(markRefusals.notIncident.message, place);
  return { incident: number, linked };
}

function readText<Name extends 'why' | 'recordedBy'>(
  members: Readonly<Record<string, unknown>>,
  name: Name,
  place: JsonPlace,
): { readonly [name in Name]?: string } {
  if (members[name] === undefined) return {};
  const read = textFromJson(members[name]);
  if (read.is === 'wrong') throw mustBe(name, read.wanted, place);
  return { [name]: read.value } as { readonly [name in Name]: string };
}

function mustBe(name: string, wanted: string, place: JsonPlace): Error {
  return refusedJson(formJsonWording.mustBe(name, wanted), place);
}

function faultWords(fault: ReferenceFault): string {
  return fault === 'tooMany'
    ? markRefusals.tooMany(mostAtOnce).message
    : markRefusals[fault].message;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
