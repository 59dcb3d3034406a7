import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { incidentKeys } from '../../src/cli/add/incident-json.ts';
import {
  answersInOrder,
  askedOnlyAfter,
  firstQuestions,
  incidentGroups,
  incidentQuestions,
} from '../../src/cli/questions/incident-table.ts';
import { addWording } from '../../src/cli/wording/add.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { stoppingTerminal } from '../support/stopping-terminal.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
  await writeFile(join(at.world.home, 'the letter.jpg'), 'not really a picture');
  await writeFile(join(at.world.home, 'the other side.jpg'), 'no picture either');
});
afterEach(() => at.remove());

const add = (answers: readonly string[], half = '') => {
  const terminal = stoppingTerminal(answers, half);
  return main(['-C', at.folder, 'add'], at.world.surroundings(terminal)).then((code) => ({
    code,
    terminal,
    shown: terminal.shown().replace(/\s+/g, ' '),
  }));
};

/** Every group with an answer to every question, as somebody might give them; each line is one question. */
const everyGroup: readonly (readonly string[])[] = [
  ['He stood at the gate.'],
  ['14 Nov at 3 pm'],
  ['Frightened.'],
  ['Add more'],
  ['What more'],
  ['Then he walked off.'],
  ['“I know where you live”'],
  ['He drew a finger across his neck.'],
  ['Who it was'],
  ['Sam Example', 'The other person', '', ''],
  ['the man from the gym'],
  ['I saw them|I know the voice'],
  ['I am fairly sure'],
  ['his brother'],
  ['my sister'],
  ['What they looked'],
  ['Tall, grey hair'],
  ['a red coat'],
  ['Ford, blue'],
  ['AB12 CDE'],
  ['a woman with a dog'],
  ['Where it was'],
  ['home'],
  ['1 Example Street'],
  ['Online'],
  ['Example Chat'],
  ['https://example.org/x'],
  ['@sam'],
  ['Who was with you'],
  ['with my sister'],
  ['The baby was asleep'],
  ['I shut the door.'],
  ['If you were hurt'],
  ['A bruise'],
  ['The gate is broken'],
  ['£40'],
  ['How it hit'],
  ['Very much'],
  ['I do not sleep'],
  ['I take another way home'],
  ['Who saw'],
  ['Somebody who is not', 'Jo Example', '07700 900123', ''],
  ['over the door of the shop'],
  ['the shop’s'],
  ['in a week'],
  ['I asked on Sunday'],
  ['Who you told'],
  ['Write down'],
  ['The police'],
  ['North Yorkshire Police'],
  ['15 Nov'],
  ['by phone'],
  ['NYP-1'],
  ['PC Example'],
  ['1234'],
  ['They will ring back'],
  ['a list'],
  ['Go on'],
  ['and my boss'],
  ['HR-7'],
  ['O1'],
  ['What kind'],
  ['Following you|Hanging'],
  ['In person|The post'],
  ['at the gate'],
  ['2'],
  ['Files, letters'],
  ['"the letter.jpg"'],
  ['"the other side.jpg"', ''],
  ['A thing'],
  ['A letter'],
  ['14 Nov'],
  ['in the letter box'],
  ['in a paper bag'],
  ['only me'],
  ['Go on'],
  ['How you know'],
  ['from the clock in the hall'],
  ['20 minutes later'],
  ['Keep it'],
  ['n'],
  ['I am so tired'],
  ['Somebody writes'],
  ['C, her sister'],
  ['Nothing more'],
];

const everything = {
  what: 'He stood at the gate.\nThen he walked off.',
  when: { precision: 'between', local: '2026-11-14T15:00', end: '2026-11-14T15:20' },
  felt: 'Frightened.',
  words: '“I know where you live”',
  threats: 'He drew a finger across his neck.',
  people: ['P1'],
  who: 'the man from the gym',
  recognised: ['saw', 'voice'],
  howSure: 'fairly',
  through: 'his brother',
  targeted: 'my sister',
  description: 'Tall, grey hair',
  clothing: 'a red coat',
  vehicle: 'Ford, blue',
  registration: 'AB12 CDE',
  companions: 'a woman with a dog',
  where: 'home',
  address: '1 Example Street',
  platform: 'Example Chat',
  link: 'https://example.org/x',
  account: '@sam',
  withYou: 'with my sister',
  children: 'The baby was asleep',
  youDid: 'I shut the door.',
  injuries: 'A bruise',
  damage: 'The gate is broken',
  cost: '£40',
  impact: 3,
  feltSince: 'I do not sleep',
  changed: 'I take another way home',
  witnesses: [{ person: 'P2', code: 'W1', name: 'Jo Example' }],
  cctvWhere: 'over the door of the shop',
  cctvWhose: 'the shop’s',
  cctvOverwritten: { local: '2026-11-29' },
  cctvAsked: 'I asked on Sunday',
  tellings: ['T1'],
  told: 'and my boss',
  toldReference: 'HR-7',
  orders: ['O1'],
  behaviours: ['following', 'loitering'],
  channels: ['in-person', 'post'],
  channel: 'at the gate',
  times: 2,
  attached: ['AB/1', 'AB/2', 'AB/3'],
  whenKnown: 'from the clock in the hall',
  privateNote: 'I am so tired',
  recordedBy: 'C, her sister',
};

async function withOrder(): Promise<void> {
  await at.look((casefile) =>
    casefile.recordOrder({
      kind: 'asked-to-stop',
      from: { precision: 'day', local: '2026-10-01', basis: 'stated by the person' },
    }),
  );
}

describe('the table of questions', () => {
  it('has every question beyond the first three in one group, and reads every answer back', () => {
    const grouped = incidentGroups.flatMap(({ questions }) => questions);
    expect([...firstQuestions, ...grouped].sort()).toEqual(Object.keys(incidentQuestions).sort());
    expect(new Set(grouped).size).toBe(grouped.length);
    expect(new Set(answersInOrder).size).toBe(answersInOrder.length);
  });

  it('is what the help of --from names, key by key', async () => {
    const { terminal } = await at.run(['add', '--help'], [], { isInteractive: false });
    const help = terminal.results();
    for (const key of incidentKeys) expect(help).toMatch(new RegExp(`\\b${key}\\b`));
  });
});

describe('the groups of further questions', () => {
  beforeEach(withOrder);

  it('take everything that can be recorded of an incident, and what goes with it', async () => {
    const { terminal, shown } = await add([...everyGroup.flat(), 'Save it', '']);
    expect(terminal.left()).toBe(0);
    expect(shown).toContain('Saved as incident 1 with AB/1, AB/2, AB/3.');
    await at.look((casefile) => {
      expect(casefile.incident(1)).toMatchObject(everything);
      expect(casefile.incident(1)).not.toHaveProperty('private');
      expect(casefile.tellings()[0]).toMatchObject({
        to: 'police',
        toWhom: 'North Yorkshire Police',
        theirReference: 'NYP-1',
        officer: 'PC Example',
        collarNumber: '1234',
        said: 'They will ring back',
        handedOver: 'a list',
        incidents: [1],
        recordedBy: 'C, her sister',
      });
      expect(casefile.exhibit('AB/3')).toMatchObject({
        kind: 'physical',
        item: {
          what: 'A letter',
          how: 'in the letter box',
          keptWhere: 'in a paper bag',
          touchedBy: 'only me',
        },
      });
    });
    expect(await readdir(join(at.folder, 'drafts'))).toEqual([]);
  });

  it('read every answer back before it is saved, and say what is kept back', async () => {
    const { shown } = await add(everyGroup.flat());
    const readBack = shown.slice(shown.lastIndexOf(addWording.check.title));
    for (const words of [
      'What happened: He stood at the gate. Then he walked off.',
      'When: Saturday 14 November 2026, between 3 in the afternoon and 3:20 in the afternoon',
      'Who it was: Sam Example (P1)',
      'How you knew: I saw them; I know the voice',
      'Number plate: AB12 CDE',
      'Address (kept back from what you hand over, unless you say otherwise): 1 Example Street',
      'How hard it hit you: Very much',
      'Who saw or heard it (kept back from what you hand over, unless you say otherwise): Jo Example (P2)',
      'The police, North Yorkshire Police',
      'What it goes against: O1: I asked them to stop, Thursday 1 October 2026',
      'the letter.jpg',
      'the other side.jpg',
      'a thing that you keep: A letter',
      'Where it is kept: in a paper bag',
      'Recorded by: C, her sister',
    ])
      expect(readBack).toContain(words);
    expect(readBack).not.toContain('Keep all of it back');
  });

  it('are left out one by one with Enter, and record nothing then', async () => {
    const skipped = incidentGroups.flatMap(({ id, questions }): string[] => {
      if (id === 'attach') return ['', '', 'Go on'];
      return ['', ...questions.filter((each) => !(each in askedOnlyAfter)).map(() => '')];
    });
    await add(['One', '14 Nov', '', 'Add more', ...skipped, 'Nothing more', 'Save it', '']);
    await at.look((casefile) => {
      expect(Object.keys(casefile.incident(1) ?? {}).sort()).toEqual(
        ['number', 'what', 'when', 'entry', 'recordedAt', 'changes'].sort(),
      );
      expect(casefile.people()).toEqual([]);
    });
  });

  it('lose nothing when the asking stops at each question, with something half typed in its field', async () => {
    await add([], 'half typed');
    for (const [index, answers] of everyGroup.entries()) {
      const { terminal, code } = await add(['', ...answers], 'half typed');
      expect(code).toBe(130);
      expect(terminal.left(), `at “${answers.join(', ')}”`).toBe(0);
      const [field] = terminal.fields;
      if (terminal.questions.length > 1 && answers.length === 1 && field !== undefined)
        expect(field.typed, `at “${answers.join(', ')}”`).toBe(
          index === 0 ? 'half typed' : field.typed,
        );
    }
    await add(['', 'Save it', '']);
    await at.look((casefile) => {
      expect(casefile.summary().incidents).toBe(1);
      expect(casefile.incident(1)).toMatchObject(everything);
    });
  }, 120_000);
});
