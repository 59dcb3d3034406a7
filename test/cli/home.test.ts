import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { menu, menuFor } from '../../src/cli/home/menu.ts';
import { nextStep } from '../../src/cli/home/next-step.ts';
import type { CaseStanding } from '../../src/cli/home/standing.ts';
import { verbs } from '../../src/cli/verbs.ts';
import { homeWording } from '../../src/cli/wording/home.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { ctrlC, scriptedTerminal } from '../support/scripted-terminal.ts';
import { testNow } from '../support/surroundings.ts';

/* What goes back to the menu once a command has said its last. */
const enter = '';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(() => at.remove());

describe('the home screen', () => {
  it('comes back after each thing done, told anew when something was recorded', async () => {
    const { code, shown, terminal } = await at.run(
      [],
      [
        ...['Record', 'He rang.', '14 Nov', '', '', '', enter],
        ...['Keep it safe', 'Check', enter, 'Leave'],
      ],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    expect(shown.split('0 incidents recorded.')).toHaveLength(2);
    expect(shown.split('1 incident recorded, the last on Sat 14 Nov.')).toHaveLength(2);
    expect(terminal.questions.filter((each) => each === homeWording.ask)).toHaveLength(3);
  });

  it('waits after each thing done, so that its last words are read; not after going back', async () => {
    const { terminal, shown } = await at.run(
      [],
      ['Look', 'Go back', 'Keep it safe', 'Check', enter, 'Look', 'See one entry', '', 'Leave'],
    );
    expect(terminal.left()).toBe(0);
    expect(terminal.questions.filter((each) => each === homeWording.pause)).toHaveLength(1);
    expect(shown.indexOf(homeWording.pause)).toBeGreaterThan(shown.indexOf('Keep it safe'));
  });

  it('waits after a thing that failed as well, and goes on', async () => {
    const { code, terminal, shown } = await at.run(
      [],
      ['Look', 'See one entry', 'AB/9', enter, 'Leave'],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    expect(shown.indexOf(homeWording.pause)).toBeGreaterThan(shown.indexOf('AB/9'));
  });

  it('leaves with 130 at Ctrl-C while it waits, with what was recorded kept', async () => {
    const { code } = await at.run([], ['Record', 'He rang.', '14 Nov', '', '', '', ctrlC]);
    expect(code).toBe(130);
    await at.look((casefile) => {
      expect(casefile.summary().incidents).toBe(1);
    });
  });

  it('leaves with 130 when the person stops in the midst of something', async () => {
    const { code, shown } = await at.run([], ['Record', 'He rang.', ctrlC]);
    expect(code).toBe(130);
    expect(shown).toContain('Your answers so far are kept.');
  });

  it('goes back from a group and from a question, with nothing done', async () => {
    const { code, terminal } = await at.run(
      [],
      [...['Look', 'Go back', 'Look', 'See one entry', '', 'Take in', '', 'Leave']],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
  });

  it('asks a command’s question for it', async () => {
    await at.run(['add'], ['He rang the bell.', '', '', '', '']);
    const { shown, terminal } = await at.run(
      [],
      [...['Look', 'See one entry', '1', enter], ...['Look', 'Find words', 'bell', enter, 'Leave']],
    );
    expect(terminal.left()).toBe(0);
    expect(terminal.results() + shown).toContain('He rang the bell.');
  });

  it('says what has not been saved, what was not finished, and which order ends soon', async () => {
    await at.run(['add'], ['He rang.', ctrlC]);
    await at.look(async (casefile) => {
      const from = { precision: 'day', local: '2026-01-01' } as const;
      await casefile.recordOrder({
        kind: 'bail',
        from,
        until: { precision: 'day', local: '2026-12-01' },
      });
      await casefile.recordOrder({
        kind: 'restraining',
        from,
        until: { precision: 'day', local: '2027-12-01' },
      });
      await casefile.recordOrder({
        kind: 'other',
        from,
        until: { precision: 'day', local: '2026-11-01' },
      });
    });
    const { shown } = await at.run([], ['Leave']);
    expect(shown).toContain('1 incident begun and not saved yet');
    expect(shown).toContain('O1, Bail conditions: ends on Tue 1 Dec.');
    expect(shown).not.toMatch(/O2|O3/);
    const { value } = await at.json([]);
    expect(value).toMatchObject({ unfinishedIncidents: 1, ordersEndingSoon: ['O1'] });
  });

  it('marks a sample and offers nothing that a sample refuses', async () => {
    const sample = await caseAtHand({ sample: true });
    const { shown } = await sample.run([], ['Leave']);
    const terminal = scriptedTerminal([], { isInteractive: false });
    await main(['-C', sample.folder], sample.world.surroundings(terminal));
    await sample.remove();
    expect(shown).toContain('SAMPLE – INVENTED PEOPLE');
    expect(shown).toContain('Nothing here is real.');
    expect(terminal.shown()).not.toContain(homeWording.verbs.add);
    expect(terminal.shown()).toContain(homeWording.verbs.report);
  });

  it('shows the safety page first when something is recorded and there is no case file yet', async () => {
    const terminal = scriptedTerminal(['Record', ctrlC]);
    const code = await main(
      [],
      at.world.surroundings(terminal, { currentFolder: '/', homeFolder: '/nowhere' }),
    );
    expect(code).toBe(130);
    expect(terminal.shown()).toMatch(/There is no case file yet[^]*BEFORE YOU BEGIN/);
  });
});

describe('the menu', () => {
  it('has every command of the program, each once', () => {
    const offered = menu.flatMap((group) => group.verbs.map(({ name }) => name));
    expect(new Set(offered).size).toBe(offered.length);
    expect(
      verbs.map(({ name }) => name).filter((name) => !(offered as string[]).includes(name)),
    ).toEqual([]);
  });

  it('names no command that is not there', () => {
    const groups = menuFor({ known: ['add'], hasCase: true, isSample: false });
    expect(groups.flatMap((group) => group.verbs.map(({ name }) => name))).toEqual(['add']);
  });
});

describe('what to do next', () => {
  const calm: CaseStanding = {
    summary: {
      incidents: 3,
      lastIncident: null,
      exhibits: 2,
      contacts: 10,
      unfinishedImports: 0,
      lastBundle: { at: '2026-11-20T10:00:00.000Z', forWhom: null },
      lastBackup: {
        at: '2026-11-20T10:00:00.000Z',
        head: { seq: 1, hash: 'x' as never },
        folder: null,
      },
    },
    unfinishedIncidents: 0,
    unfinishedForms: 0,
    unfinishedIn: [],
    endingSoon: [],
  };
  const { suggestions } = homeWording;
  const cases: readonly (readonly [
    string,
    Partial<CaseStanding>,
    Partial<CaseStanding['summary']>,
  ])[] = [
    [suggestions.add, {}, {}],
    [suggestions.unfinished, { unfinishedIncidents: 1 }, { lastBackup: null }],
    [suggestions.unfinishedImport, {}, { unfinishedImports: 1 }],
    [suggestions.first, {}, { incidents: 0, exhibits: 0, lastBackup: null, lastBundle: null }],
    [suggestions.backup, {}, { lastBackup: null }],
    [
      suggestions.backup,
      {},
      { lastBackup: { ...calm.summary.lastBackup!, at: '2026-11-14T10:00:00.000Z' } },
    ],
    [suggestions.import, {}, { exhibits: 0 }],
    [suggestions.bundle, {}, { lastBundle: null }],
  ];
  it.each(cases)('is “%s”', (words, standing, summary) => {
    const now = new Date(testNow);
    expect(
      nextStep({ ...calm, ...standing, summary: { ...calm.summary, ...summary } }, false, now),
    ).toBe(words);
  });
});
