import { behaviours, type Incident } from '../../src/core/incident.ts';
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
  return { number, entry, recordedAt: entryTime(entry), ...answers };
}

/** One incident with every answer, and one for every way a time can be known. */
export const incidents: readonly Incident[] = [
  incident(1, 2, {
    what: 'He stood across the road from the house.\nHe was there for twenty minutes. <b>Not</b> moving. 🚗',
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
  }),
  incident(2, 7, {
    what: 'A bunch of flowers with no card.',
    when: stated('2026-02-11'),
    behaviours: ['gift'],
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
  }),
];
