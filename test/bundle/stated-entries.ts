import type { JsonValue } from '../../src/core/canonical-json.ts';
import type { JournalEntry } from '../../src/core/journal-entry.ts';
import { chained, entryPart, type Contents } from './small-case.ts';

/** Parts as a plain object, with the first part of its kind. */
function entry(kind: string, parts: Readonly<Record<string, JsonValue>>): Contents {
  return [entryPart(kind), ...Object.entries(parts).map(([name, value]) => ({ name, value }))];
}

/** What none of these entries may let out, by default, of the private incident and the people. */
export const secret = 'SECRET';

const contents: Readonly<Record<string, Contents>> = {
  privateIncident: entry('incident recorded', {
    incident: { number: 9 },
    what: secret,
    when: { precision: 'unknown', raw: secret },
    private: true,
  }),
  privateAmended: entry('incident amended', {
    incident: { number: 9 },
    amends: { entry: 1 },
    why: secret,
    what: secret,
    'left out': ['felt'],
  }),
  privateWithdrawn: entry('incident withdrawn', {
    incident: { number: 9 },
    withdraws: { entry: 2 },
    why: secret,
  }),
  privateConfirmed: entry('incident confirmed', {
    incident: { number: 9 },
    confirms: { entry: 2 },
  }),
  linked: entry('item marked', {
    'item 1': { exhibit: 'AB/3', line: 1 },
    mark: { key: true },
    link: { incident: 9, linked: true },
    why: secret,
  }),
  linkedElsewhere: entry('item marked', {
    'item 1': { exhibit: 'AB/3', line: 1 },
    link: { incident: 1, linked: true },
    why: 'He says so himself.',
  }),
  shared: entry('incident amended', {
    incident: { number: 1 },
    amends: { entry: 1 },
    why: 'It was longer.',
    what: 'Twenty minutes.',
    address: secret,
    'witness person 1': { person: 'P3', code: 'W1' },
    'witness 2': secret,
    'witness 2 contact': secret,
    'private note': secret,
  }),
  other: entry('person recorded', {
    person: { reference: 'P1', number: 1 },
    name: 'Dan M',
    role: 'other',
    about: 'We were together.',
    contact: secret,
    'private note': secret,
    'recorded by': 'C.',
  }),
  witness: entry('person recorded', {
    person: { reference: 'P3', number: 3, code: 'W1' },
    name: secret,
    role: 'witness',
    about: secret,
    contact: secret,
  }),
  witnessAmended: entry('person recorded', {
    person: { reference: 'P3', number: 3 },
    amends: { entry: 9 },
    why: secret,
    name: secret,
  }),
  helper: entry('person recorded', {
    person: { reference: 'P5', number: 5 },
    name: secret,
    role: 'own-contact',
    'recorded by': secret,
  }),
  number: entry('identifier recorded', {
    identifier: { reference: 'P1/1', number: 1, person: 'P1' },
    'identifier kind': 'phone',
    value: '07700 900123',
    'normal form': '+447700900123',
    basis: 'He rang from it.',
    note: 'Since 2024.',
  }),
  ownNumber: entry('identifier recorded', {
    identifier: { reference: 'P2/1', number: 1, person: 'P2' },
    value: '+447700900999',
    basis: 'It is mine.',
  }),
  ownAddress: entry('identifier recorded', {
    identifier: { reference: 'P2/2', number: 2, person: 'P2' },
    'identifier kind': 'address',
    value: secret,
    basis: secret,
  }),
  witnessNumber: entry('identifier recorded', {
    identifier: { reference: 'P3/1', number: 1, person: 'P3' },
    value: secret,
    basis: secret,
  }),
  order: entry('order recorded', {
    order: { reference: 'O1', number: 1 },
    'order kind': 'asked-to-stop',
    terms: 'Stop.',
    against: ['P1'],
    'private note': secret,
  }),
  telling: entry('report recorded', {
    telling: { reference: 'T1', number: 1 },
    'told party': 'police',
    'their reference': 'CAD 1',
    incidents: [1],
  }),
  tellingOfPrivate: entry('report recorded', {
    telling: { reference: 'T2', number: 2 },
    'told party': 'doctor',
    incidents: [1, 9],
  }),
  item: entry('exhibit added', {
    exhibit: { reference: 'AB/13', kind: 'physical' },
    what: 'A watch',
    'kept where': 'At work',
    'private note': secret,
  }),
};

/** Entries of every kind that a person states something in, chained, by what they are. */
export function statedEntries(): ReadonlyMap<string, JournalEntry> {
  const journal = chained(Object.values(contents));
  return new Map(Object.keys(contents).map((name, index) => [name, journal[index]!]));
}
