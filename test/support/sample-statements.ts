import type { Order } from '../../src/core/order.ts';
import type { IdentifierAnswers, Person, PersonIdentifier } from '../../src/core/person.ts';
import type { Telling } from '../../src/core/telling.ts';
import { localTime } from '../../src/core/time.ts';
import { zone } from './sample-conversations.ts';
import { entryTime } from './sample-exhibits.ts';

/** What must not leave by default, wherever it stands. */
export const heldBack = {
  witnessName: 'R. Neighbour-Example',
  witnessContact: '07700 900556',
  witnessIdentifier: 'neighbour@example.org',
  helperName: 'M. Helper-Example',
  helperContact: '07700 900557',
  contact: 'ring his mother, 07700 900558',
  note: 'A private note about somebody',
  homeAddress: '4 Larch Close, Exampleton',
} as const;

function stated<Item extends object>(entry: number, answers: Item) {
  return { entry, recordedAt: entryTime(entry), changes: [], ...answers };
}

function identifier(
  person: string,
  number: number,
  more: IdentifierAnswers & Partial<PersonIdentifier>,
): PersonIdentifier {
  return stated(21, { reference: `${person}/${number}`, number, person, ...more });
}

function time(local: string) {
  return localTime(local, { basis: 'stated by the person', raw: local, zone, zoneIs: 'stated' });
}

/** Everybody: the person, the other one, witnesses now and once, a helper, and hostile names. */
export const people: readonly Person[] = [
  {
    ...stated(20, { reference: 'P1', number: 1, name: 'Dan M <b>', role: 'other' as const }),
    about: 'We were together until 2025.',
    contact: heldBack.contact,
    changes: [
      {
        kind: 'amended',
        entry: 30,
        at: entryTime(30),
        of: 20,
        why: 'I know his surname now.',
        before: { name: 'Dan' },
        after: { name: 'Dan M <b>', contact: heldBack.contact },
      },
    ],
    identifiers: [
      identifier('P1', 1, {
        kind: 'phone',
        value: '07700 900123',
        e164: '+447700900123',
        basis: 'He gave it to me, and has rung from it since 2024.',
      }),
      identifier('P1', 2, {
        kind: 'account',
        value: '=@dan.example \u202e',
        platform: 'Example <i>Social</i>',
        basis: 'It shows his face.',
        note: 'Made in June.',
        changes: [
          {
            kind: 'withdrawn',
            entry: 30,
            at: entryTime(30),
            of: 21,
            why: 'It may be somebody else of that name.',
          },
        ],
      }),
      identifier('P1', 3, { kind: 'address', value: '9 Other Road', basis: 'I lived there.' }),
    ],
  },
  {
    ...stated(20, { reference: 'P2', number: 2, name: 'A. B.', role: 'self' as const }),
    identifiers: [
      identifier('P2', 1, {
        kind: 'phone',
        value: '+44 7700 900999',
        e164: '+447700900999',
        basis: 'It is my own.',
      }),
      identifier('P2', 2, {
        kind: 'address',
        value: heldBack.homeAddress,
        basis: 'I live here.',
      }),
    ],
  },
  {
    ...stated(20, {
      reference: 'P3',
      number: 3,
      code: 'W1',
      name: heldBack.witnessName,
      role: 'witness' as const,
    }),
    about: 'Lives next door',
    contact: heldBack.witnessContact,
    identifiers: [
      identifier('P3', 1, {
        kind: 'email',
        value: heldBack.witnessIdentifier,
        basis: 'She wrote it down.',
      }),
    ],
  },
  {
    ...stated(20, { reference: 'P4', number: 4, name: '=cmd|x \u001b[31m', role: 'near' as const }),
    about: '<script>alert(4)</script>',
    privateNote: heldBack.note,
    recordedBy: 'C. Sister, for AB',
    identifiers: [],
  },
  {
    ...stated(20, {
      reference: 'P5',
      number: 5,
      name: heldBack.helperName,
      role: 'own-contact' as const,
    }),
    contact: heldBack.helperContact,
    identifiers: [],
  },
];

/** A request to stop, and an order with everything in it. */
export const orders: readonly Order[] = [
  stated(22, {
    reference: 'O1',
    number: 1,
    kind: 'asked-to-stop',
    from: time('2026-02-05T09:00'),
    against: ['P1'],
    terms: 'Please leave me alone from now on.',
    how: 'By text',
    shownBy: ['AB/3:20', 'AB/3'],
  }),
  {
    ...stated(22, {
      reference: 'O2',
      number: 2,
      kind: 'non-molestation',
      title: '<h1>FL404</h1>',
      court: '=York County Court \u202e',
      caseNumber: '+YO26F00001',
      from: time('2026-03-02'),
      until: time('2027-03-01'),
      against: ['P1', 'P5'],
      terms: 'Not to come within 100 metres of my home.',
      privateNote: heldBack.note,
      recordedBy: 'C. Sister, for AB',
    }),
    changes: [
      {
        kind: 'amended',
        entry: 30,
        at: entryTime(30),
        of: 22,
        why: 'The court made it longer.',
        before: { until: time('2026-09-01') },
        after: { until: time('2027-03-01') },
      },
    ],
  },
];

/** Two tellings, one about an incident that is kept private too. */
export const tellings: readonly Telling[] = [
  stated(23, {
    reference: 'T1',
    number: 1,
    to: 'police' as const,
    toWhom: 'North Yorkshire Police <b>',
    when: time('2026-02-04T11:30'),
    how: '101',
    theirReference: '=CAD-0101-2026',
    officer: 'PC Example',
    collarNumber: '1234',
    said: 'They will ring back.\n<script>alert(5)</script>',
    handedOver: 'Nothing yet',
    incidents: [1, 9],
    attached: ['AB/1'],
  }),
  {
    ...stated(23, {
      reference: 'T2',
      number: 2,
      to: 'friend' as const,
      when: time('2026-11'),
      privateNote: heldBack.note,
    }),
    changes: [
      { kind: 'withdrawn', entry: 29, at: entryTime(29), of: 23, why: 'She wants to stay out.' },
    ],
  },
];
