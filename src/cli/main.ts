import type { Command } from 'commander';
import { exitCodes, type ExitCode } from '../core/errors.ts';
import type { Context, Surroundings } from './context.ts';

/**
 * Runs one command and gives its exit code. `argv` is what follows the program's name. Never throws and
 * never ends the process; the one place where errors become words.
 */
export async function main(
  argv: readonly string[],
  surroundings?: Surroundings,
): Promise<ExitCode> {
  if (surroundings === undefined && argv.length === 1 && /^(?:-V|--version)$/.test(argv[0] ?? ''))
    return printVersion();
  const world = surroundings ?? (await import('./surroundings.ts')).processSurroundings();
  const { terminalOn } = await import('./asking.ts');
  try {
    return await run(argv, world);
  } catch (error) {
    const { tellFailure } = await import('./failure.ts');
    return tellFailure(error, terminalOn(world.device, false), world.variables);
  }
}

/* On its own, so that asking for the version loads nothing else. */
async function printVersion(): Promise<ExitCode> {
  const { readVersion } = await import('./version.ts');
  process.stdout.write(`${readVersion()}\n`);
  return exitCodes.done;
}

async function run(argv: readonly string[], world: Surroundings): Promise<ExitCode> {
  const { newProgram, readGlobalOptions, toldByCommander } = await import('./program.ts');
  const { terminalOn } = await import('./asking.ts');
  const program = newProgram(world.device);
  try {
    const { operands, unknown } = program.parseOptions([...argv]);
    const { version, ...options } = readGlobalOptions(program);
    if (version) {
      world.device.result(`${world.version}\n`);
      return exitCodes.done;
    }
    const outcome: { code: ExitCode } = { code: exitCodes.done };
    const context: Context = {
      ...world,
      options,
      terminal: terminalOn(world.device, options.input && !options.json),
      exitWith: (code) => {
        outcome.code = code;
      },
      runCommand: (words, folder) =>
        main([...globalWords(options, folder ?? options.case), ...words], world),
    };
    if (operands.length === 0 && unknown.length === 0) await goHome(context);
    else {
      await registerVerbs(program, argv, context);
      await program.parseAsync([...argv], { from: 'user' });
    }
    return outcome.code;
  } catch (error) {
    const told = toldByCommander(error);
    if (told === null) throw error;
    return told;
  }
}

async function goHome(context: Context): Promise<void> {
  const { showHome } = await import('./commands/home.ts');
  await showHome(context);
}

/* Loads the commands whose names were typed; all of them when none was, for the list in the help. */
async function registerVerbs(
  program: Command,
  argv: readonly string[],
  context: Context,
): Promise<void> {
  const { verbs } = await import('./verbs.ts');
  const typed = verbs.filter((verb) => argv.includes(verb.name));
  for (const verb of typed.length > 0 ? typed : verbs) (await verb.load())(program, context);
}

function globalWords(options: Context['options'], folder: string | undefined): string[] {
  return [
    ...(folder === undefined ? [] : ['--case', folder]),
    ...(options.json ? ['--json'] : []),
    ...(options.input ? [] : ['--no-input']),
    ...(options.settings ? [] : ['--no-settings']),
    ...(options.iHaveReadThis ? ['--i-have-read-this'] : []),
  ];
}
