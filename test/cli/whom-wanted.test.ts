import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whomWanted } from '../../src/cli/look/whom-wanted.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';

const texts = `<?xml version='1.0' encoding='UTF-8'?><smses count="3">
<sms address="+447700900123" date="1777000000000" type="1" body="You will see me at the gate" contact_name="Sam" />
<sms address="+447700900789" date="1777000600000" type="1" body="Back by the gate again" contact_name="(Unknown)" />
<sms address="+447700900456" date="1777100000000" type="1" body="The gate was open" contact_name="Robin" />
</smses>`;

const phone = (value: string) => ({ kind: 'phone', value, basis: 'They ring me from it.' });

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
  await writeFile(join(at.world.home, 'sms.xml'), texts);
  await at.run(['import', 'sms.xml', '--all', '--no-input']);
  await at.from(
    ['people', 'add'],
    [
      {
        name: 'Alex Márquez',
        role: 'other',
        identifiers: [
          phone('07700 900123'),
          phone('07700 900789'),
          { kind: 'address', value: '1 Example Street', basis: 'They live there.' },
        ],
      },
      { name: 'Nobody Numbered', role: 'near' },
      { name: 'Robin Example', role: 'near' },
    ],
  );
});
afterEach(() => at.remove());

/** What of the three messages is shown, and what is said beside it. */
async function found(words: readonly string[]) {
  const { code, terminal, shown } = await at.run(words);
  expect(code).toBe(0);
  const results = terminal.results();
  return {
    said: shown,
    has: ['at the gate', 'gate again', 'was open'].filter((words) =>
      results.replace(/[«»]/g, '').toLowerCase().includes(words),
    ),
  };
}

describe.each([
  ['timeline', []],
  ['search', ['gate']],
])('evidence %s --with', (verb, rest) => {
  const withWhom = (whom: string) => found([verb, ...rest, '--with', whom]);

  it('takes a person by reference, and says which numbers it looked for', async () => {
    for (const typed of ['P1', 'p1', ' P1 ']) {
      const { has, said } = await withWhom(typed);
      expect(has).toEqual(['at the gate', 'gate again']);
      expect(said).toContain('Looked for: +44 7700 900123; +44 7700 900789.');
      expect(said).not.toContain('Example Street');
    }
  });

  it('takes a witness by code, and says where nobody has such a reference or code', async () => {
    await at.from(
      ['people', 'add'],
      [{ name: 'Jo Example', role: 'witness', identifiers: [phone('07700 900456')] }],
    );
    expect((await withWhom('W1')).has).toEqual(['was open']);
    expect((await withWhom('w1')).has).toEqual(['was open']);
    for (const typed of ['P9', 'W7', 'P1/9', 'P9/1'])
      expect((await withWhom(typed)).said, typed).toContain(
        'There is no such person in your record.',
      );
    expect((await withWhom('Nobody at all')).said).not.toContain('no such person');
  });

  it('takes one number of theirs by reference', async () => {
    const { has, said } = await withWhom('P1/2');
    expect(has).toEqual(['gate again']);
    expect(said).toContain('Looked for: +44 7700 900789.');
  });

  it('takes their full name, and a part of it, however it is written', async () => {
    for (const typed of ['Alex Márquez', 'alex marquez', 'MARQUEZ'])
      expect((await withWhom(typed)).has, typed).toEqual(['at the gate', 'gate again']);
  });

  it('takes what a phone called them, and a number that nobody is known by', async () => {
    expect((await withWhom('Sam')).has).toEqual(['at the gate']);
    expect((await withWhom('07700 900456')).has).toEqual(['was open']);
    // The record has no number of theirs; the phone knew the name.
    expect((await withWhom('Robin')).has).toEqual(['was open']);
  });

  it('says that somebody has no number yet, and how to add one', async () => {
    for (const typed of ['P2', 'Nobody Numbered', 'nobody']) {
      const { has, said } = await withWhom(typed);
      expect(has).toEqual([]);
      expect(said).toContain('P2 has no number or account in your record yet.');
      expect(said).toContain('evidence people number P2');
    }
  });

  it('is no wildcard: a person who is not there, and nothing at all, find nobody', async () => {
    expect((await withWhom('P9')).has).toEqual([]);
    expect((await withWhom('Zebedee')).has).toEqual([]);
  });

  it('gives a program nothing but what was found', async () => {
    const { code, value } = await at.json([verb, ...rest, '--with', 'P1']);
    expect(code).toBe(0);
    expect(JSON.stringify(value)).toContain('gate again');
    expect(JSON.stringify(value)).not.toContain('was open');
  });
});

describe('whom somebody means', () => {
  it('leaves out numbers and people that were taken back', async () => {
    await at.from(['people', 'withdraw', 'P1/2'], { why: 'It is not theirs.' });
    await at.from(['people', 'withdraw', 'P3'], { why: 'A slip.' });
    await at.look((casefile) => {
      expect(whomWanted('P1', casefile).parties).toEqual(['+447700900123']);
      expect(whomWanted('Robin Example', casefile)).toEqual({
        parties: ['Robin Example'],
        shown: [],
        withoutNumber: [],
        isNobody: false,
      });
    });
  });

  it('names everybody whom a part of a name fits', async () => {
    await at.look((casefile) => {
      expect(whomWanted('o', casefile).withoutNumber).toEqual(['P2', 'P3']);
      expect(whomWanted('', casefile)).toEqual({
        parties: [''],
        shown: [],
        withoutNumber: [],
        isNobody: false,
      });
    });
  });
});
