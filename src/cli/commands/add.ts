import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { exampleHelp } from '../help.ts';
import { behaviours, channels, recognitions, sureness } from '../../core/incident.ts';
import { misuse } from '../refusal.ts';
import { addWording } from '../wording/add.ts';
import { harmWording } from '../wording/harm.ts';

/** `evidence add [files…]`: records incidents, by asking or from JSON. */
export function registerAdd(program: Command, context: Context): void {
  program
    .command('add')
    .description(addWording.description)
    .argument('[files...]', addWording.files)
    .option('--from <file>', addWording.from)
    .addHelpText('after', helpText())
    .action(async (files: string[], options: { from?: string }) => {
      const { mustBeThere } = await import('../must-be-there.ts');
      await mustBeThere(files, context);
      if (options.from !== undefined) {
        const { addFromJson } = await import('../add/add-from-json.ts');
        await addFromJson(context, options.from, files);
      } else {
        mustBeAbleToAsk(context);
        const { addByAsking } = await import('../add/add-by-asking.ts');
        await addByAsking(context, files);
      }
    });
}

function helpText(): string {
  const { about, choices, asks, examples } = addWording.help;
  const named = { behaviours, channels, recognised: recognitions, howSure: sureness };
  const lists = Object.entries(named).map(([key, from]) =>
    choices(key, from.map(({ id }) => id).join(', ')),
  );
  const all = [about, ...lists].join('\n\n');
  return exampleHelp({ about: all, asks, examples, exits: [0, 1, 2, 130] });
}

function mustBeAbleToAsk(context: Context): void {
  if (context.terminal.isInteractive) return;
  throw misuse({ ...addWording.cannotAsk, harm: harmWording.nothingRecorded });
}
