import { behaviours, type Incident, type IncidentAnswers } from '../../src/core/incident.ts';
import { localTime, unknownTime, type Happened } from '../../src/core/time.ts';
import { hostile, scripts, zone } from './sample-conversations.ts';
import { entryTime } from './sample-exhibits.ts';

function stated(local: string, more: Partial<Happened> = {}): Happened {
  const raw = local.replace('T', ' at ');
  return {
    ...localTime(local, { basis: 'stated by the person', raw, zone, zoneIs: 'stated' }),
    ...more,
  };
}

function incident(
  number: number,
  entry: number,
  answers: Partial<Incident> & Pick<Incident, 'what' | 'when'>,
): Incident {
  return { number, entry, recordedAt: entryTime(entry), changes: [], ...answers };
}

const firstAccount =
  'He stood across the road from the house.\nHe was there for ten minutes. <b>Not</b> moving. 🚗';

/** Every answer that can be given today, with text in it that must not do anything. */
const everyAnswer: IncidentAnswers = {
  what: 'He wrote under my photograph and then came to the shop.',
  when: stated('2026-10-10T17:30'),
  whenKnown: 'The till says so <img src=x onerror=alert(1)>',
  felt: 'Sick',
  feltSince: '=SUM(1) I jump at noises',
  where: 'The shop, Exampleton',
  address: '3 Hidden Lane',
  platform: 'Example Social',
  link: 'https://example.org/' + 'post'.repeat(60),
  account: '@dan\u202e.example',
  who: 'Dan',
  people: ['P1', 'P3', 'P5', 'P99'],
  recognised: ['saw', 'voice'],
  howSure: 'sure',
  description: 'Tall \u001b[31m',
  clothing: 'A grey coat',
  vehicle: 'A blue van',
  registration: 'AB12 CDE',
  companions: 'A man with a dog',
  through: 'His cousin',
  targeted: 'My colleague too',
  words: '“أراك غداً” he said',
  threats: '“You will see.”',
  behaviours: ['following', 'threat'],
  channel: 'He leaned over the counter',
  channels: ['social-media', 'in-person'],
  times: 1,
  withYou: 'With a colleague',
  children: 'None',
  youDid: 'I went into the back room.',
  injuries: 'None',
  damage: 'A broken jar',
  cost: '+£4',
  impact: 3,
  changed: 'I no longer work late.',
  witnesses: [{ person: 'P3', code: 'W1', name: '' }],
  cctvWhere: 'Over the till',
  cctvWhose: 'The shop’s',
  cctvOverwritten: stated('2026-11-10'),
  cctvAsked: 'Yes, on the day',
  told: 'The manager',
  toldReference: 'Book 3, page 12',
  tellings: ['T1'],
  orders: ['O1', 'O2'],
  attached: ['AB/13'],
  private: false,
  privateNote: 'I cried in the back room.',
  recordedBy: 'C. Sister, for AB',
};

/** One incident with every answer, and one for every way a time can be known. */
export const incidents: readonly Incident[] = [
  incident(1, 2, {
    what: firstAccount.replace('ten', 'twenty'),
    when: stated('2026-02-03T21:40', { precision: 'about' }),
    felt: 'Frightened.\nI could not sleep.',
    where: 'Outside home',
    address: '1 Example Street, Exampleton',
    who: 'Dan M, I saw his face',
    words: 'أين أنتِ “<script>alert(2)</script>”',
    behaviours: behaviours.map((behaviour) => behaviour.id),
    channel: 'in person',
    times: 2,
    witnesses: [{ name: 'R. Neighbour', contact: '07700 900555' }, { name: 'W2' }],
    told: 'Police, 101, PC Example',
    toldReference: 'CAD 0101-2026',
    changed: 'I take another way home.',
    privateNote: 'Ask my sister about staying with her.',
    attached: ['AB/1', 'AB/2'],
    changes: [
      {
        kind: 'amended',
        entry: 14,
        at: entryTime(14),
        of: 2,
        why: 'I looked at my phone: <script>it</script> was longer.',
        before: { what: firstAccount },
        after: { what: firstAccount.replace('ten', 'fifteen') },
      },
      {
        kind: 'confirmed',
        entry: 14,
        at: entryTime(14),
        of: 14,
      },
      {
        kind: 'amended',
        entry: 15,
        at: entryTime(15),
        of: 14,
        why: '=The camera says twenty.',
        recordedBy: 'C. Sister, for AB',
        before: { what: firstAccount.replace('ten', 'fifteen'), address: '2 Wrong Street' },
        after: {
          what: firstAccount.replace('ten', 'twenty'),
          address: '1 Example Street, Exampleton',
          felt: 'Frightened.\nI could not sleep.',
        },
      },
    ],
  }),
  incident(2, 7, {
    what: 'A bunch of flowers with no card.',
    when: stated('2026-02-11'),
    behaviours: ['gift'],
    changes: [
      {
        kind: 'withdrawn',
        entry: 16,
        at: entryTime(16),
        of: 7,
        why: 'They were from my aunt.\u202e',
      },
    ],
  }),
  incident(3, 8, {
    what: '=cmd|x somebody rang the bell',
    when: unknownTime('stated by the person', 'some time last winter'),
  }),
  incident(4, 10, {
    what: scripts.join('\n'),
    when: stated('2026-10'),
    recordedBy: 'C. Sister, for AB',
  }),
  incident(5, 11, {
    what: 'Car outside, in the hour that came twice.',
    when: stated('2026-10-25T01:30'),
  }),
  incident(6, 11, {
    what: 'Car outside, in the hour that was left out.',
    when: stated('2026-03-29T01:30'),
    changes: [
      { kind: 'withdrawn', entry: 16, at: entryTime(16), of: 11, why: 'I was not sure of it.' },
      {
        kind: 'withdrawal taken back',
        entry: 29,
        at: entryTime(29),
        of: 16,
        why: 'I am sure now.',
      },
    ],
  }),
  incident(7, 11, {
    what: 'He sat behind me on the bus.',
    when: stated('2026-11-02T17:00', { precision: 'between', end: '2026-11-02T18:00' }),
    attached: ['AB/8', 'AB/1'],
    told: 'School',
    times: 1,
  }),
  incident(8, 13, {
    what: hostile.map((text) => (typeof text === 'string' ? text : text.shown)).join('\n'),
    when: stated('2026-11-20T23:00', { precision: 'hour' }),
    told: '101',
    toldReference: '<i>NYP-20112026-0042</i>',
    changes: [{ kind: 'confirmed', entry: 17, at: entryTime(17), of: 13 }],
  }),
  incident(9, 18, {
    what: 'Something that I keep to myself.',
    when: stated('2026-11-21T09:00'),
    private: true,
    told: 'My doctor alone',
    attached: ['AB/12'],
    changes: [
      {
        kind: 'amended',
        entry: 19,
        at: entryTime(19),
        of: 18,
        why: 'A secret reason.',
        before: { felt: 'Not good.' },
        after: { felt: 'Awful.' },
      },
    ],
  }),
  incident(10, 28, everyAnswer),
];
