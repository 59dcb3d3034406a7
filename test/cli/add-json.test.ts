import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { incidentKeys } from '../../src/cli/add/incident-json.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
  await writeFile(join(at.world.home, 'a.txt'), 'x');
  await at.look(async (casefile) => {
    await casefile.recordPerson({ name: 'Sam Example', role: 'other' });
    await casefile.recordOrder({ kind: 'bail', from: { precision: 'day', local: '2026-10-01' } });
    await casefile.recordTelling({ to: 'school', when: { precision: 'unknown' } });
    await casefile.recordItem({ what: 'A letter', when: { precision: 'unknown' } });
  });
});
afterEach(() => at.remove());

const text = Object.fromEntries(
  (
    'what felt words threats who through targeted description clothing vehicle registration companions where address ' +
    'platform link account withYou children youDid injuries damage cost feltSince changed cctvWhere cctvWhose cctvAsked ' +
    'told toldReference channel whenKnown privateNote recordedBy'
  )
    .split(' ')
    .map((key) => [key, `the ${key}`]),
);
const same = {
  ...text,
  people: ['P1'],
  recognised: ['saw', 'words-used'],
  howSure: 'sure',
  impact: 0,
  orders: ['O1'],
  behaviours: ['cyber', 'calls'],
  channels: ['app'],
  times: 3,
  private: true,
};
const everything = {
  ...same,
  when: '2026-03-14T15:10',
  cctvOverwritten: '2027-01-01',
  witnesses: [{ name: 'Jo', contact: 'jo@example.org' }, { person: 'P1' }],
  tellings: ['T1', { to: 'police', theirReference: 'NYP-1' }],
  attached: ['AB/1'],
  items: [{ what: 'A ring', when: '2026-03-14', keptWhere: 'in a box' }],
  files: ['a.txt'],
  futureIsRight: false,
};

describe('evidence add --from with everything', () => {
  it('records every key, and the test knows every key', async () => {
    expect(Object.keys(everything).sort()).toEqual([...incidentKeys].sort());
    const { code, shown } = await at.from(['add'], everything);
    expect(shown).toContain('Saved as incident 1.');
    expect(code).toBe(0);
    await at.look((casefile) => {
      expect(casefile.incident(1)).toMatchObject({
        ...same,
        when: { local: '2026-03-14T15:10' },
        cctvOverwritten: { local: '2027-01-01' },
        witnesses: [
          { name: 'Jo', code: 'W1' },
          { person: 'P1', name: 'Sam Example' },
        ],
        tellings: ['T1', 'T2'],
        attached: ['AB/1', 'AB/2', 'AB/3'],
      });
      expect(casefile.tellings()[1]).toMatchObject({
        incidents: [1],
        to: 'police',
        theirReference: 'NYP-1',
        recordedBy: 'the recordedBy',
      });
      expect(casefile.exhibit('AB/3')).toMatchObject({
        kind: 'physical',
        item: { what: 'A ring', keptWhere: 'in a box', recordedBy: 'the recordedBy' },
      });
    });
  });

  it.each([
    [{ people: ['P9'] }, '“people.1” must be a reference of people here'],
    [{ orders: ['O2'] }, '“orders.1” must be a reference of an order here'],
    [{ tellings: ['T9'] }, '“tellings.1” must be a reference of who was told'],
    [{ tellings: [{ when: '2026-01-01' }] }, 'tellings.1: “to” is missing.'],
    [{ items: [{ how: 'secret' }] }, 'items.1: “what” is missing.'],
    [{ items: [{ what: 'secret', weight: 1 }] }, 'items.1: There is no such key as “weight”.'],
    [{ attached: ['AB/9'] }, '“attached.1” must be a reference of an exhibit here'],
    [{ witnesses: [{ person: 'P9' }] }, '“witnesses.1.person” must be a reference of people'],
    [{ impact: 4 }, '“impact” must be one of 0, 1, 2, 3'],
    [{ howSure: 'secret' }, '“howSure” must be one of sure'],
    [{ private: 'secret' }, '“private” must be true or false'],
    [{ cctvOverwritten: 'secret' }, '“cctvOverwritten” must be a date'],
    [{ files: ['gone.txt'] }, 'There is no file or folder'],
    [{ more: 'secret' }, 'There is no such key as “more”.'],
    [{ tellings: [{ to: 'police', when: '2030-01-01' }] }, 'lies in the future'],
  ])(
    'refuses %j, names the key, repeats no value and records nothing',
    async (wrong, complaint) => {
      const before = await at.look((casefile) => casefile.head.hash);
      const { code, shown } = await at.from(['add'], { what: 'secret', ...wrong });
      expect(code).not.toBe(0);
      expect(shown).toContain(complaint);
      expect(shown).not.toContain('secret');
      expect(await at.look((casefile) => casefile.head.hash)).toBe(before);
    },
  );
});
