import { Command, CommanderError, Option } from 'commander';
import { exitCodes, type ExitCode } from '../core/errors.ts';
import type { GlobalOptions } from './context.ts';
import type { Device } from './terminal.ts';

const description = `Keep a dated, checkable record of harassment or stalking, and hand it over as one bundle.
In danger now? Ring 999. Everything stays on this computer; nothing is sent to anybody.`;

const afterHelp = `
Start with “evidence add”. For help with one command: evidence add --help

Exit codes:
  0  done                     3    verify found damage
  1  could not                4    done, but part of the input could not be read
  2  used in a way it cannot  130  stopped by you
     be used`;

/** The program without its commands: the options that may stand anywhere, help and errors in plain words. */
export function newProgram(device: Device): Command {
  const program = new Command('evidence')
    .description(description)
    .usage('[command] [options]')
    .option('-C, --case <folder>', 'the case file to use')
    .option('--json', 'print results as JSON; never ask')
    .option('--no-input', 'never ask; what has no default must be given as an option')
    .option('--no-settings', 'remember nothing about this run')
    .option('-V, --version', 'show the version')
    .addOption(new Option('--i-have-read-this').hideHelp())
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show help for one command')
    .addHelpText('after', afterHelp)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(device.columns(), 96) })
    .configureOutput({
      writeOut: (text) => {
        device.result(text);
      },
      writeErr: (text) => {
        device.talk(text);
      },
      outputError: (text, write) => {
        write(inPlainWords(text));
      },
    });
  return program;
}

/** What the global options say, as far as the words typed can be read without the commands. */
export function readGlobalOptions(program: Command): GlobalOptions & { readonly version: boolean } {
  const found = program.opts<Record<string, unknown>>();
  return {
    ...(typeof found['case'] === 'string' ? { case: found['case'] } : {}),
    json: found['json'] === true,
    input: found['input'] !== false,
    settings: found['settings'] !== false,
    iHaveReadThis: found['iHaveReadThis'] === true,
    version: found['version'] === true,
  };
}

/** The exit code of an error that commander has already told; null for any other error. */
export function toldByCommander(error: unknown): ExitCode | null {
  if (!(error instanceof CommanderError)) return null;
  return error.code === 'commander.help' ||
    error.code === 'commander.helpDisplayed' ||
    error.code === 'commander.version'
    ? exitCodes.done
    : exitCodes.misused;
}

/* commander writes "error: unknown option '--x'"; the reader may be frightened. */
function inPlainWords(text: string): string {
  const plain = text.replace(/^error: /, '').trim();
  const sentence = plain.charAt(0).toUpperCase() + plain.slice(1);
  const [first = '', ...more] = sentence.split('\n');
  const stop = /[.?!)]$/.test(first) ? first : `${first}.`;
  return `${[stop, ...more].join('\n')}\nNothing was changed. “evidence --help” shows what can be typed.\n`;
}
