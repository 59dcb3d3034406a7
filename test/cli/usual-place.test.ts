import { existsSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { ctrlC, scriptedTerminal, type Typed } from '../support/scripted-terminal.ts';

/* The case file at hand lies where one is put by itself: in `record` in the home folder. */
let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(() => at.remove());

const settingsFile = () => join(at.world.home, 'settings.json');

async function run(words: readonly string[], answers: readonly Typed[] = [], isInteractive = true) {
  const terminal = scriptedTerminal(answers, { isInteractive });
  const variables = { EVIDENCE_SETTINGS: settingsFile() };
  const code = await main(words, at.world.surroundings(terminal, { variables }));
  return { code, terminal, shown: terminal.shown().replace(/\s+/g, ' ') };
}
const remembered = async (): Promise<unknown> =>
  existsSync(settingsFile()) ? JSON.parse(await readFile(settingsFile(), 'utf8')) : null;
const offer = () => `There is a case file at ${at.folder}. Go on with it? (Y/n)`;

describe('a case file at the usual place that nothing is remembered of', () => {
  it('is offered by the home screen, gone on with and remembered', async () => {
    const { code, shown, terminal } = await run([], ['', 'Look', 'Go back', 'Leave']);
    expect(code).toBe(0);
    expect(terminal.questions[0]).toBe(offer());
    expect(shown).toContain(at.folder);
    expect(await remembered()).toEqual({ lastCase: at.folder });
    expect((await run([], ['Leave'])).terminal.questions).not.toContain(offer());
  });

  it('is asked about once, with a thing done from the menu and no settings as well', async () => {
    const answers = ['', 'Record', 'He rang.', '14 Nov', '', '', '', '', 'Leave'];
    const { code, terminal, shown } = await run(['--no-settings'], answers);
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    expect(terminal.questions.filter((each) => each === offer())).toHaveLength(1);
    expect(shown).toContain('1 incident recorded');
    expect(await remembered()).toBeNull();
  });

  it('is offered by “add” and every command that needs one', async () => {
    const added = await run(['add'], ['', 'He rang.', '14 Nov', '', '', '']);
    expect(added.terminal.questions[0]).toBe(offer());
    expect(added.shown).toContain('Saved as incident 1.');
    expect(await remembered()).toEqual({ lastCase: at.folder });
    await run(['settings', 'forget']);
    const looked = await run(['timeline'], ['']);
    expect(looked.terminal.results()).toContain('He rang.');
  });

  it('is not used where the answer is no, and a new one is put beside it', async () => {
    const answers = ['n', '', '', 'CD', '', '', 'He rang.', '14 Nov', '', '', ''];
    const { code, shown } = await run(['add'], answers);
    expect(code).toBe(0);
    expect(shown).toContain(`There is a case file at ${at.folder} already. It stays as it is.`);
    expect(shown).toContain(`[${at.folder}-2]`);
    expect(await remembered()).toEqual({ lastCase: `${at.folder}-2` });
    expect(await at.look((casefile) => casefile.summary().incidents)).toBe(0);
  });

  it('is named and never used where nothing can be asked', async () => {
    for (const words of [['timeline'], ['verify'], ['timeline', '--json']]) {
      const { code, shown } = await run(words, [], false);
      expect(code).toBe(1);
      expect(shown).toContain(`There is one at ${at.folder}. To use it: -C ${at.folder}.`);
    }
    expect((await run(['--json'], [], false)).terminal.results()).toContain('"case": null');
    expect(await remembered()).toBeNull();
  });

  it('is not asked about by “advice”, nor where the person leaves', async () => {
    const advice = await run(['advice', '--json'], []);
    expect(advice.code).toBe(0);
    const { code } = await run(['timeline'], [ctrlC]);
    expect(code).toBe(130);
    expect(await remembered()).toBeNull();
  });

  it('is not remembered where remembering is off', async () => {
    await run(['settings', 'remember', 'off']);
    await run(['timeline'], ['']);
    expect(await remembered()).toEqual({ remember: false });
  });

  it('is not looked for elsewhere', async () => {
    await rename(at.folder, join(at.world.home, 'another'));
    const { code, shown, terminal } = await run(['timeline']);
    expect(code).toBe(1);
    expect(terminal.questions).toEqual([]);
    expect(shown).toContain('There is no case file yet.');
  });
});
