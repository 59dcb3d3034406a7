import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { widthOf } from '../../src/cli/terminal/wrap.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { ctrlC } from '../support/scripted-terminal.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
  await at.from(['add'], [{ what: 'Rang eleven times', when: '2026-11-14' }, { what: 'Came by' }]);
});
afterEach(() => at.remove());

describe('evidence told, asking', () => {
  it('asks of the police for the force, the reference, the officer and the collar number', async () => {
    const { code, terminal } = await at.run(
      ['told', 'add'],
      [
        'The police',
        'Example Police',
        '15 November',
        'by phone',
        'EX-1234',
        'PC Example',
        '4711',
        'Somebody will ring back.',
        'A copy of the messages.',
        '1, 2',
        '',
      ],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    expect(terminal.questions).toContain('Which police force?');
    await at.look((casefile) => {
      expect(casefile.tellings()).toMatchObject([
        {
          reference: 'T1',
          to: 'police',
          toWhom: 'Example Police',
          when: { local: '2026-11-15' },
          how: 'by phone',
          theirReference: 'EX-1234',
          officer: 'PC Example',
          collarNumber: '4711',
          said: 'Somebody will ring back.',
          handedOver: 'A copy of the messages.',
          incidents: [1, 2],
        },
      ]);
    });
  });

  it.each(['A school', 'An employer', 'A doctor', 'Family', 'A website'])(
    'asks %s neither for officer nor for collar number',
    async (party) => {
      const { code, terminal } = await at.run(
        ['told', 'add'],
        [party, '', '', '', '', '', '', 'Add or change', 'None', ''],
      );
      expect(code).toBe(0);
      expect(terminal.questions.join(' ')).not.toMatch(/officer|collar|police/);
    },
  );

  it('asks again for an incident that is not there', async () => {
    const { shown } = await at.run(['told', 'add'], ['A school', '', '', '', '', '', '7', '2', '']);
    expect(shown).toContain('not the number of an incident here');
    expect(shown).toContain('2: Came by');
  });

  it('does not ask about incidents where none is recorded', async () => {
    const own = await caseAtHand();
    const { terminal } = await own.run(['told', 'add'], ['A school', '', '', '', '', '', '']);
    expect(terminal.questions).not.toContain('Which incidents was it about?');
    await own.remove();
  });

  it('takes everything else from the list of answers', async () => {
    await at.run(
      ['told', 'add'],
      [
        'A school',
        'Example School',
        '',
        '',
        '',
        '',
        '',
        'Add or change',
        'Private note',
        'The head was kind.',
        'Add or change',
        'Recorded by',
        'Kim Helper',
        '',
      ],
    );
    await at.look((casefile) => {
      expect(casefile.tellings()).toMatchObject([
        { privateNote: 'The head was kind.', recordedBy: 'Kim Helper' },
      ]);
    });
  });

  it('keeps a draft at Ctrl-C and offers it again', async () => {
    await at.run(['told', 'add'], ['A doctor', 'Dr Example', ctrlC]);
    await at.look(async (casefile) => {
      expect((await casefile.drafts())[0]?.id).toMatch(/^told-/);
    });
    const { code } = await at.run(['told'], ['Add somebody', '', '', '', '', '', '', '', '']);
    expect(code).toBe(0);
    await at.look((casefile) => {
      expect(casefile.tellings()).toMatchObject([{ to: 'doctor', toWhom: 'Dr Example' }]);
    });
  });

  it('takes a draft away only on the person’s second word, and says what is in it', async () => {
    await at.run(['told', 'add'], ['A doctor', 'Dr Example', ctrlC]);
    const kept = await at.run(['told', 'add'], ['Take them away', '', ctrlC]);
    expect(kept.shown).toContain('What is written there will be gone. Take it away?');
    expect(await at.look(async (casefile) => casefile.drafts())).toHaveLength(1);
    await at.run(['told', 'add'], ['Go on with them: A doctor or nurse, Dr Example', ctrlC]);
    await at.run(['told', 'add'], ['Take them away', 'y', ctrlC]);
    expect(await at.look(async (casefile) => casefile.drafts())).toEqual([]);
  });

  it('is changed and taken back from the menu', async () => {
    await at.from(['told', 'add'], { to: 'school', said: 'They will look into it.' });
    const { code, terminal } = await at.run(
      ['told'],
      [
        'Change one',
        'T1',
        'What they said',
        'Take it out',
        'Nothing more',
        'They never did.',
        '',
        'Take one back',
        'T1',
        'y',
        'Wrong school.',
        '',
      ],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    expect((await at.json(['told'])).value).toMatchObject([
      { withdrawn: true, changes: [{ before: { said: 'They will look into it.' } }, {}] },
    ]);
  });
});

const police = {
  to: 'police',
  toWhom: 'Example Police',
  when: '2026-11-15T09:30',
  how: 'online',
  theirReference: 'EX-1234',
  officer: 'PC Example',
  collarNumber: '4711',
  said: 'Somebody will ring back.',
  handedOver: 'Nothing yet.',
  incidents: [1, 2],
};

describe('evidence told, JSON', () => {
  it('gives back what it took', async () => {
    const { code, value } = await at.json(['told', 'add'], [police, { to: 'friend' }]);
    expect(code).toBe(0);
    expect(value).toEqual((await at.json(['told'])).value);
    expect(value).toMatchObject([
      { ...police, ref: 'T1', when: { local: '2026-11-15T09:30', zone: 'Europe/London' } },
      { ref: 'T2', to: 'friend', when: { precision: 'unknown' } },
    ]);
  });

  it.each([
    ['somebody of no kind', { to: 'neighbour' }, '“to” must be one of police, platform'],
    ['an incident that is not there', { to: 'police', incidents: [9] }, '“incidents” must be'],
    ['incidents as text', { to: 'police', incidents: ['1'] }, '“incidents” must be a list'],
    ['files that are not there', { to: 'police', attached: ['AB/1'] }, '“attached” must be'],
  ])('refuses %s', async (_case, input, message) => {
    const { code, shown } = await at.from(['told', 'add'], input);
    expect(code).toBe(2);
    expect(shown).toContain(message);
  });
});

describe('the list of who was told', () => {
  it.each([40, 80, 200])('stands on a screen of %i columns', async (columns) => {
    await at.from(
      ['told', 'add'],
      [
        police,
        { to: 'platform', toWhom: 'Example Chat', when: '2026-11', said: 'كتبوا أنهم سينظرون' },
        { to: 'friend', said: `${'long '.repeat(100)}\u202e\u0007` },
      ],
    );
    const { terminal } = await at.run(['told'], [''], {
      columns,
      rows: 200,
      talkOn: 'unicode screen',
      resultsOn: 'unicode screen',
    });
    const screen = `${terminal.results()}----\n${terminal.shown()}`;
    expect(screen).not.toMatch(/[\u0007\u202e]/);
    await expect(screen).toMatchFileSnapshot(`golden/told-${columns}.txt`);
    for (const line of screen.split('\n').filter((each) => !each.startsWith('> ')))
      expect(widthOf(line), line).toBeLessThanOrEqual(columns);
  });
});
