import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentAnswers } from '../../src/core/incident.ts';
import { main } from '../../src/cli/main.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { stoppingTerminal } from '../support/stopping-terminal.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(() => at.remove());

const add = async (answers: readonly string[]) => {
  const terminal = stoppingTerminal(answers);
  const code = await main(['-C', at.folder, 'add'], at.world.surroundings(terminal));
  return { code, terminal, shown: terminal.shown().replace(/\s+/g, ' ') };
};
const saved = (): Promise<IncidentAnswers | null> => at.look((casefile) => casefile.incident(1));

/** The group, what is answered in it, the label to correct, the new answer, and what is recorded then. */
const corrections: readonly (readonly [
  string,
  readonly string[],
  string,
  readonly string[],
  object,
])[] = [
  ['What more', ['', 'Go away', ''], 'The exact words', ['Go'], { words: 'Go' }],
  [
    'Who it was',
    ['', 'him', 'I saw', 'I am sure', '', ''],
    'Who, in your words',
    ['her'],
    { who: 'her' },
  ],
  [
    'Who it was',
    ['', '', 'I saw', '', '', ''],
    'How you knew',
    ['I know the voice'],
    { recognised: ['voice'] },
  ],
  [
    'Who it was',
    ['', '', '', 'I am sure', '', ''],
    'How sure',
    ['I am not sure'],
    { howSure: 'not-sure' },
  ],
  [
    'What they looked',
    ['', '', '', 'AB12', ''],
    'Number plate',
    ['CD34'],
    { registration: 'CD34' },
  ],
  ['How it hit', ['A little', '', ''], 'How hard', ['Very much'], { impact: 3 }],
  ['What kind', ['Following', '', '', '2'], 'How many times', ['3'], { times: 3 }],
  ['Keep it', ['y', ''], 'Keep all of it back', ['y'], { private: true }],
  ['Somebody writes', ['C, her sister'], 'Recorded by', ['D'], { recordedBy: 'D' }],
];

describe('correcting before saving', () => {
  it.each(corrections)(
    'in “%s” puts any answer right: %s',
    async (group, given, label, anew, expected) => {
      const { terminal } = await add([
        ...['One', '14 Nov', '', 'Add more', group, ...given, 'Nothing more'],
        ...['Change', label, ...anew, 'Save it', ''],
      ]);
      expect(terminal.left()).toBe(0);
      expect(await saved()).toMatchObject(expected);
    },
  );

  it('shows the old text in the field, and keeps it with Enter alone', async () => {
    const { terminal } = await add([
      'One\nTwo',
      '14 Nov',
      'Sad',
      'Change',
      'What happened',
      '',
      'Change',
      'When',
      '',
      'Change',
      'How it made',
      '',
      'Save it',
      '',
    ]);
    expect(terminal.fields.slice(3, 6).map(({ typed }) => typed)).toEqual([
      'One\nTwo',
      '14 Nov',
      'Sad',
    ]);
    expect(await saved()).toMatchObject({ what: 'One\nTwo', when: { raw: '14 Nov' }, felt: 'Sad' });
  });

  it('does not read “yesterday” again on another day', async () => {
    await add(['One', 'yesterday', '', 'Leave it']);
    const terminal = stoppingTerminal(['', 'Change', 'When', '', 'Save it', '']);
    const surroundings = at.world.surroundings(terminal);
    const now = (): Date => new Date('2026-12-24T12:00:00Z');
    await main(['-C', at.folder, 'add'], {
      ...surroundings,
      environment: { ...surroundings.environment, now },
    });
    expect(await saved()).toMatchObject({ when: { local: '2026-11-21', raw: 'yesterday' } });
  });

  it('says when a file is not there, at once and with the text back in the field', async () => {
    await writeFile(join(at.world.home, 'here it is.txt'), 'x');
    const { terminal, shown } = await add([
      'One',
      '',
      '',
      'Add more',
      'Files',
      'gone.txt',
      'here it is.txt',
      '',
      'Go on',
      'Nothing more',
      'Save it',
      '',
    ]);
    expect(shown).toContain('There is no file or folder at');
    expect(terminal.fields.slice(-4, -1).map(({ typed }) => typed)).toEqual(['', 'gone.txt', '']);
    expect(await saved()).toMatchObject({ attached: ['AB/1'] });
  });

  it('copies a file only when it is saved, and says plainly when it has gone by then', async () => {
    await writeFile(join(at.world.home, 'a.txt'), 'x');
    await add(['One', '', '', 'Add more', 'Files', 'a.txt', '', 'Go on', 'Nothing more']);
    await at.look((casefile) => {
      expect(casefile.summary().exhibits).toBe(0);
    });
  });

  it('takes a file, a thing and a telling away again', async () => {
    await writeFile(join(at.world.home, 'a.txt'), 'x');
    await add([
      'One',
      '',
      '',
      'Add more',
      'Files',
      'a.txt',
      '',
      'A thing',
      'A ring',
      '',
      '',
      '',
      '',
      'Take one',
      '/',
      'Take one',
      'A ring',
      'Go on',
      'Nothing more',
      'Save it',
      '',
    ]);
    expect(await saved()).not.toHaveProperty('attached');
  });

  it('does not attach the case file itself', async () => {
    const { shown } = await add([
      'One',
      '',
      '',
      'Add more',
      'Files',
      'A file',
      '.',
      '',
      'Go on',
      'Nothing more',
      'Save it',
      '',
    ]);
    expect(shown).toContain('Your case file lies in that folder');
  });
});

describe('when it ended', () => {
  const ended = (when: string, end: readonly string[]) =>
    add(['One', when, '', 'Add more', 'How you know', '', ...end, 'Nothing more', 'Save it', '']);

  it.each([
    ['14 Nov at 3 pm', ['at 4 pm'], { local: '2026-11-14T15:00', end: '2026-11-14T16:00' }],
    ['14 Nov at 3 pm', ['4'], { local: '2026-11-14T15:00', end: '2026-11-14T16:00' }],
    [
      '14 Nov at 3 pm',
      ['half an hour later'],
      { local: '2026-11-14T15:00', end: '2026-11-14T15:30' },
    ],
    ['14 Nov at 11 pm', ['2 hours'], { local: '2026-11-14T23:00', end: '2026-11-15T01:00' }],
    ['14 Nov at 3 pm', ['15 Nov at 9 am'], { local: '2026-11-14T15:00', end: '2026-11-15T09:00' }],
    ['14 Nov', ['16 Nov'], { local: '2026-11-14', end: '2026-11-16' }],
    ['14 Nov', ['2 days later'], { local: '2026-11-14', end: '2026-11-16' }],
    [
      '14 Nov at 3 pm',
      ['at 2 pm', 'at 4 pm'],
      { local: '2026-11-14T15:00', end: '2026-11-14T16:00' },
    ],
    ['14 Nov at 3 pm', ['when it rained', ''], { local: '2026-11-14T15:00', precision: 'hour' }],
    ['14 Nov at 3 pm', [''], { local: '2026-11-14T15:00', precision: 'hour' }],
  ])('from %j with %j', async (when, end, expected) => {
    const { terminal } = await ended(when, end);
    expect(terminal.left()).toBe(0);
    expect(await saved()).toMatchObject({ when: expected });
  });

  it('is asked when it lies ahead', async () => {
    const { terminal } = await ended('22 Nov at 2 pm', ['2 hours later', 'Sunday 22 November']);
    expect(terminal.left()).toBe(0);
    expect(await saved()).toMatchObject({ when: { end: '2026-11-22T16:00' } });
  });

  it('stays open where the beginning is', async () => {
    const { shown } = await ended('', []);
    expect(shown).toContain('so the end is left open too');
  });

  it('counts an hour on through the night in which the clocks go back', async () => {
    await ended('2026-10-25T00:30', ['2 hours later']);
    expect(await saved()).toMatchObject({ when: { end: '2026-10-25T01:30' } });
  });
});
