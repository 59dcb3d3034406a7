import type { Command } from 'commander';
import { exitCodes, type ExitCode } from '../core/errors.ts';
import type { Context, GlobalOptions, Surroundings } from './context.ts';
import type { DiscreetRun } from './discreet.ts';
import type { Device } from './terminal.ts';

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
  const whole: WholeRun = { discreet: null };
  const code = await runTold(argv, world, whole);
  await whole.discreet?.finish(code);
  return code;
}

/** What holds for the command typed and every command that it runs in turn. */
interface WholeRun {
  discreet: DiscreetRun | null;
}

/* On its own, so that asking for the version loads nothing else. */
async function printVersion(): Promise<ExitCode> {
  const { readVersion } = await import('./version.ts');
  process.stdout.write(`${readVersion()}\n`);
  return exitCodes.done;
}

async function runTold(
  argv: readonly string[],
  world: Surroundings,
  whole: WholeRun,
): Promise<ExitCode> {
  try {
    return await run(argv, world, whole);
  } catch (error) {
    const { tellFailure } = await import('./failure.ts');
    const { terminalOn } = await import('./terminal/asking.ts');
    const device = whole.discreet?.device ?? world.device;
    return tellFailure(error, terminalOn(device, false), world.variables);
  }
}

async function run(
  argv: readonly string[],
  world: Surroundings,
  whole: WholeRun,
): Promise<ExitCode> {
  const { newProgram, readGlobalOptions, toldByCommander } = await import('./program.ts');
  const program = newProgram(currentDevice(world, whole));
  try {
    const { operands, unknown } = program.parseOptions([...argv]);
    const { version, ...options } = readGlobalOptions(program);
    if (version) {
      world.device.result(`${world.version}\n`);
      return exitCodes.done;
    }
    const outcome: { code: ExitCode } = { code: exitCodes.done };
    const context: Context = {
      ...(await withManners(world, options, whole)),
      options,
      exitWith: (code) => {
        outcome.code = code;
      },
      runCommand: (words, folder) =>
        runTold([...globalWords(options, folder ?? options.case), ...words], world, whole),
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

/* Help and misuse are told by the device of the run, which is known only once options are read. */
function currentDevice(world: Surroundings, whole: WholeRun): Device {
  const current = (): Device => whole.discreet?.device ?? world.device;
  return {
    ...world.device,
    talk: (text) => {
      current().talk(text);
    },
    result: (text) => {
      current().result(text);
    },
  };
}

/* The terminal as options and settings want it. */
async function withManners(
  world: Surroundings,
  options: GlobalOptions,
  whole: WholeRun,
): Promise<Surroundings & Pick<Context, 'terminal'>> {
  const { readSettings } = await import('./settings.ts');
  const { terminalOn } = await import('./terminal/asking.ts');
  const settings = await readSettings({ ...world, options });
  const isPlain = options.plain || settings.plain === true || world.variables['TERM'] === 'dumb';
  const mayAsk = options.input && !options.json;
  const isSeen = mayAsk && world.device.isInteractive && world.device.resultsOn !== 'file';
  if ((options.discreet || settings.discreet === true) && isSeen && whole.discreet === null) {
    const { discreetRun } = await import('./discreet.ts');
    whole.discreet = discreetRun(world.device, isPlain);
  }
  const device = whole.discreet?.device ?? world.device;
  const { now } = world.environment;
  return { ...world, device, terminal: terminalOn(device, mayAsk, { isPlain, now }) };
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

function globalWords(options: GlobalOptions, folder: string | undefined): string[] {
  return [
    ...(folder === undefined ? [] : ['--case', folder]),
    ...(options.json ? ['--json'] : []),
    ...(options.input ? [] : ['--no-input']),
    ...(options.settings ? [] : ['--no-settings']),
    ...(options.plain ? ['--plain'] : []),
    ...(options.discreet ? ['--discreet'] : []),
    ...(options.iHaveReadThis ? ['--i-have-read-this'] : []),
  ];
}
