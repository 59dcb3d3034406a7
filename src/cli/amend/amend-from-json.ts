import type { Casefile } from '../../casefile/casefile.ts';
import { isWithdrawn } from '../../core/amendment.ts';
import type { Incident } from '../../core/incident.ts';
import type { Context } from '../context.ts';
import {
  membersOf,
  neededText,
  onlyMembers,
  refusedJson,
  type JsonPlace,
} from '../form/form-json.ts';
import type { BoundThing } from '../form/ledger-commands.ts';
import { textFromJson } from '../form/text-answers.ts';
import { readIncidents } from '../add/incident-json.ts';
import type { PartialAnswers } from '../add/incident-draft.ts';
import { answersInOrder } from '../questions/incident-table.ts';
import { recordTellingsOf, recordTogether } from '../add/record-together.ts';
import { formJsonWording as wording } from '../wording/form.ts';
import { nothingIn } from '../form/ledger-json.ts';
import { answersOfIncident, incidentAmendment } from './incident-amendment.ts';

/** What a change from JSON is about: an incident, or something else that was stated. */
export interface Amended {
  readonly reference: string;
  readonly incident: Incident | null;
  readonly thing: BoundThing | null;
}

type Members = Readonly<Record<string, unknown>>;

const place: JsonPlace = { lead: '', type: 'evidence amend' };

/**
 * Records a change from JSON: `{changed, leftOut, why, recordedBy}`, or `{withdraw, why, recordedBy}`
 * (false lets it stand again), or `{confirm: true, recordedBy}`. Throws UserError (misused) where it
 * cannot be taken.
 */
export async function amendFromJson(
  context: Context,
  casefile: Casefile,
  { reference, incident, thing }: Amended,
  value: unknown,
): Promise<void> {
  const members = membersOf(value, place);
  if ('confirm' in members) {
    onlyMembers(members, ['confirm', 'recordedBy'], place);
    truth(members, 'confirm', [true]);
    await casefile.confirm(reference, recordedBy(members).recordedBy);
  } else if ('withdraw' in members) {
    await withdraw(casefile, reference, incident, thing, members);
  } else if (incident !== null) {
    await changeIncident(context, casefile, incident, members);
  } else await thing?.changeFrom(value);
}

async function withdraw(
  casefile: Casefile,
  reference: string,
  incident: Incident | null,
  thing: BoundThing | null,
  members: Members,
): Promise<void> {
  onlyMembers(members, ['withdraw', 'why', 'recordedBy'], place);
  const takenBack = !truth(members, 'withdraw', [true, false]);
  if (incident === null) {
    const { withdraw: _, ...others } = members;
    await thing?.withdrawFrom({ ...others, takenBack });
    return;
  }
  const why = neededText(members, 'why', place);
  if (takenBack !== isWithdrawn(incident)) throw refusedJson(wording.standsSo(takenBack), place);
  const more = { ...(takenBack ? { takenBack } : {}), ...recordedBy(members) };
  await casefile.withdraw(reference, { why, ...more });
}

async function changeIncident(
  context: Context,
  casefile: Casefile,
  incident: Incident,
  members: Members,
): Promise<void> {
  onlyMembers(members, ['changed', 'leftOut', 'why', 'recordedBy'], place);
  const why = neededText(members, 'why', place);
  const changed = membersOf(members['changed'] ?? {}, place);
  const leftOut = readLeftOut(members['leftOut'] ?? []);
  const before = answersOfIncident(incident);
  // The account itself is needed by the reading; where it is not changed it stays as it stands.
  const [read] = readIncidents({ what: before.what, ...changed }, casefile);
  if (read === undefined) throw refusedJson(wording.empty, place);
  const attached = await recordTogether(context, casefile, read.draft);
  const { answers } = await recordTellingsOf(casefile, incident.number, attached);
  const brought = ['files', 'items'].some((key) => key in changed) ? ['attached'] : [];
  const given = Object.entries(answers).filter(
    ([member]) => member in changed || brought.includes(member),
  );
  const kept = Object.entries({ ...before, ...Object.fromEntries(given) });
  const after: PartialAnswers = Object.fromEntries(
    kept.filter(([member]) => !leftOut.includes(member)),
  );
  const amendment = incidentAmendment(before, after);
  if (amendment === null) throw refusedJson(nothingIn(changed, leftOut), place);
  await casefile.amend(String(incident.number), { ...amendment, why, ...recordedBy(members) });
}

function readLeftOut(value: unknown): readonly string[] {
  const names: readonly string[] = answersInOrder.filter(
    (member) => member !== 'what' && member !== 'when' && member !== 'recordedBy',
  );
  const list = Array.isArray(value) ? (value as unknown[]) : [null];
  if (!list.every((each) => typeof each === 'string' && names.includes(each)))
    throw refusedJson(wording.mustBe('leftOut', wording.wanted.names(names.join(', '))), place);
  return list as string[];
}

function truth(members: Members, key: string, wanted: readonly boolean[]): boolean {
  const value = members[key];
  if (typeof value === 'boolean' && wanted.includes(value)) return value;
  throw refusedJson(wording.mustBe(key, wording.wanted.truth), place);
}

function recordedBy({ recordedBy: by }: Members): { recordedBy?: string } {
  if (by === undefined) return {};
  const read = textFromJson(by);
  if (read.is === 'wrong') throw refusedJson(wording.mustBe('recordedBy', read.wanted), place);
  return { recordedBy: read.value };
}
