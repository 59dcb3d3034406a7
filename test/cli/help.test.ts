import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleHelp } from '../../src/cli/help.ts';
import { main } from '../../src/cli/main.ts';
import { widthOf } from '../../src/cli/terminal/wrap.ts';
import { verbs } from '../../src/cli/verbs.ts';
import { scriptedTerminal } from '../support/scripted-terminal.ts';
import { testWorld, type TestWorld } from '../support/surroundings.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
});
afterEach(() => world.remove());

async function help(words: readonly string[], columns = 80): Promise<string> {
  const terminal = scriptedTerminal([], { columns });
  expect(await main([...words, '--help'], world.surroundings(terminal))).toBe(0);
  return terminal.results();
}

const written = ['', ...verbs.map(({ name }) => name)];
const wordsOf = (verb: string): string[] => (verb === '' ? [] : [verb]);

describe('the help', () => {
  it.each(written)('shows by example, and ends with exit codes: evidence %s', async (verb) => {
    const shown = await help(wordsOf(verb));
    const [, examples = ''] = /\nExamples:\n([^]*?)\n\n/.exec(shown) ?? [];
    const typed = examples.split('\n').filter((line) => /^ {2}evidence\b/.test(line));
    expect(typed.length).toBeGreaterThanOrEqual(2);
    expect(typed.length).toBeLessThanOrEqual(4);
    const own = typed.filter((line) => wordsOf(verb).every((word) => line.includes(` ${word}`)));
    expect(own.length).toBeGreaterThan(0);
    expect(shown).toMatch(/\nExit codes:\n {2}0 {4}done\n[^]*$/);
  });

  it.each(written)('fits a screen of 40 columns: evidence %s', async (verb) => {
    const shown = await help(wordsOf(verb), 40);
    for (const line of shown.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(40);
  });

  it('puts what an option does below it where the screen is narrow', async () => {
    expect(await help(['bundle'], 40)).toContain(
      '\n  --folder\n      make a plain folder, not a zip\n',
    );
    expect(await help(['bundle'], 80)).toMatch(/\n {2}--folder +make a plain folder, not a zip\n/);
  });

  it('names only exit codes that the program has', () => {
    const shown = exampleHelp({
      about: 'About.',
      asks: 'nothing.',
      examples: [{ type: 'evidence demo', does: 'make one' }],
      exits: [0, 130],
    });
    expect(shown).toBe(
      '\nAbout.\n\nIt asks: nothing.\n\nExamples:\n  evidence demo\n      make one\n\nExit codes:\n  0    done\n  130  stopped by you',
    );
  });
});

describe('what is said of a command that was not understood', () => {
  const said = async (...argv: string[]): Promise<string> => {
    const terminal = scriptedTerminal();
    expect(await main(argv, world.surroundings(terminal))).toBe(2);
    return terminal.shown();
  };

  it('is a plain sentence, and what to type next', async () => {
    expect(await said('bundle', '--nonsense')).toBe(
      'There is no option --nonsense here.\nNothing was changed. “evidence --help” shows what can be typed.\n',
    );
    expect(await said('advise')).toContain('There is no command “advise”.\n(Did you mean advice?)');
    expect(await said('init', 'a', 'b')).toContain('More was typed than this command takes.');
    expect(await said('add', '--from')).toContain('Something is missing after --from <file>.');
  });

  it('does not let what was typed drive the terminal', async () => {
    expect(await said('init', '--x\u001b[2J')).not.toContain('\u001b');
  });
});
