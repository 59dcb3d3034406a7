import { join } from 'node:path';
import type { Casefile } from '../../src/casefile/casefile.ts';
import { createCasefile, openCasefile } from '../../src/casefile/open.ts';
import { main } from '../../src/cli/main.ts';
import type { Nation } from '../../src/core/case-record.ts';
import type { ExitCode } from '../../src/core/errors.ts';
import {
  scriptedTerminal,
  type ScriptedOptions,
  type ScriptedTerminal,
  type Typed,
} from './scripted-terminal.ts';
import { given, testWorld, type TestWorld } from './surroundings.ts';

export interface Ran {
  readonly code: ExitCode;
  readonly terminal: ScriptedTerminal;
  /** What was said, with every run of spaces and line breaks as one space. */
  readonly shown: string;
}

/** A case file of its own for one test, and commands run on it. */
export interface CaseAtHand {
  readonly world: TestWorld;
  readonly folder: string;
  run(
    words: readonly string[],
    answers?: readonly Typed[],
    options?: ScriptedOptions,
  ): Promise<Ran>;
  /** Runs with `--json` and gives what was printed; with `input` as standard input. */
  json(words: readonly string[], input?: unknown): Promise<{ code: ExitCode; value: unknown }>;
  /** Runs with `--from -` and this as standard input. */
  from(words: readonly string[], input: unknown): Promise<Ran>;
  look<T>(use: (casefile: Casefile) => T | Promise<T>): Promise<T>;
  remove(): Promise<void>;
}

export async function caseAtHand(
  choices: { readonly nation?: Nation; readonly sample?: boolean } = {},
): Promise<CaseAtHand> {
  const world = await testWorld();
  const folder = join(world.home, 'record');
  const { nation = 'england-wales', sample = false } = choices;
  const { environment } = world.surroundings(scriptedTerminal());
  const details = { initials: 'AB', zone: 'Europe/London', nation };
  (await createCasefile(folder, { details, sample }, environment)).close();
  const start = async (
    terminal: ScriptedTerminal,
    words: readonly string[],
    input = '',
  ): Promise<Ran> => {
    const surroundings = world.surroundings(terminal, { standardInput: () => given(input) });
    const code = await main(['-C', folder, ...words], surroundings);
    return { code, terminal, shown: terminal.shown().replace(/\s+/g, ' ') };
  };
  const asText = (input: unknown): string =>
    typeof input === 'string' ? input : JSON.stringify(input);
  return {
    world,
    folder,
    run: (words, answers = [], options = {}) => start(scriptedTerminal(answers, options), words),
    json: async (words, input) => {
      const terminal = scriptedTerminal([], { isInteractive: false });
      const all = [...words, '--json', ...(input === undefined ? [] : ['--from', '-'])];
      const { code } = await start(terminal, all, input === undefined ? '' : asText(input));
      const printed = terminal.results();
      return { code, value: printed === '' ? null : (JSON.parse(printed) as unknown) };
    },
    from: (words, input) =>
      start(
        scriptedTerminal([], { isInteractive: false }),
        [...words, '--from', '-'],
        asText(input),
      ),
    look: async (use) => {
      const casefile = await openCasefile(folder, environment);
      try {
        return await use(casefile);
      } finally {
        casefile.close();
      }
    },
    remove: () => world.remove(),
  };
}
