import { Command, CommanderError, Option } from 'commander';
import { exitCodes, type ExitCode } from '../core/errors.ts';
import { visibleLine } from '../core/text.ts';
import type { GlobalOptions } from './context.ts';
import { exampleHelp } from './help.ts';
import { helpLayout } from './help-layout.ts';
import type { Device } from './terminal.ts';
import { fit } from './terminal/voice.ts';
import { wrap } from './terminal/wrap.ts';
import { programWording as wording } from './wording/program.ts';

const everyExit = Object.values(exitCodes);
const widestHelpColumns = 96;

/** The program without its commands: the options that may stand anywhere, help and errors in plain words. */
export function newProgram(device: Device): Command {
  const columns = Math.min(device.columns(), widestHelpColumns);
  const program = new Command('evidence')
    .description(wording.description)
    .usage(wording.usage)
    .option('-C, --case <folder>', wording.options.case)
    .option('--json', wording.options.json)
    .option('--no-input', wording.options.noInput)
    .option('--no-settings', wording.options.noSettings)
    .option('--plain', wording.options.plain)
    .option('--discreet', wording.options.discreet)
    .option('-V, --version', wording.options.version)
    .addOption(new Option('--i-have-read-this').hideHelp())
    .helpOption('-h, --help', wording.options.help)
    .helpCommand('help [command]', wording.options.helpCommand)
    .addHelpText('after', exampleHelp({ ...wording, exits: everyExit }))
    .exitOverride()
    .configureHelp(helpLayout(columns))
    .configureOutput({
      writeOut: (text) => {
        device.result(fit(wrap(text, columns), device.resultsOn));
      },
      writeErr: (text) => {
        device.talk(fit(wrap(text, columns), device.talkOn));
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
    plain: found['plain'] === true,
    discreet: found['discreet'] === true,
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

/* What commander writes, and what is said for it; the reader may be frightened. */
const { misused } = wording;
const complaints: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/^unknown option '(.*?)'/, misused.option],
  [/^unknown command '(.*?)'/, misused.command],
  [/^too many arguments/, () => misused.tooMany],
  [/^missing required argument '(.*?)'/, () => misused.noArgument],
  [/^option '(.*?)' argument missing/, misused.noValue],
];

function inPlainWords(text: string): string {
  const plain = text.replace(/^error: /, '').trim();
  const [first = '', ...more] = plain.split('\n');
  return `${[complaintOf(first), ...more].map(visibleLine).join('\n')}\n${misused.after}\n`;
}

function complaintOf(plain: string): string {
  for (const [pattern, say] of complaints) {
    const found = pattern.exec(plain);
    if (found !== null) return say(found[1] ?? '');
  }
  const sentence = plain.charAt(0).toUpperCase() + plain.slice(1);
  return /[.?!)]$/.test(sentence) ? sentence : `${sentence}.`;
}
