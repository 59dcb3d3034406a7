import type { Command } from 'commander';
import { exitCodes, UserError } from '../../core/errors.ts';
import type { Context } from '../context.ts';

const help = `
Asks three questions: what happened, when, and how it made you feel. Only the
first needs an answer. Nothing is saved before you have read it back. Ctrl-C
keeps your answers as a draft.

[files…] are taken in and attached to the incident.

--from reads one incident, or an array of them, as JSON from a file, or from
standard input with “-”. All are recorded, or none. Keys:
  what           what happened (needed)
  when           2026-03-14, 2026-03, 2026-03-14T15:10 (in the case’s zone),
                 2026-03-14T15:10Z, "unknown", or {"from": …, "to": …}
  felt           how it made you feel
  where          the place                address      kept back from bundles
  who            who it was               words        the exact words used
  behaviours     list: following, contacting, publishing, monitoring, loitering,
                 property, spying, threat, bullying, antisocial, gift, visit,
                 through-others
  channel        by what means            times        how many times, a number
  witnesses      list of {"name": …, "contact": …}; contacts are kept back
  told           who was told             toldReference  the reference they gave
  changed        what you changed because of it
  privateNote    kept back from bundles   recordedBy   who recorded it, if not you

  evidence add --from incident.json
  evidence add --from - < incident.json`;

/** `evidence add [files…]`: records incidents, by asking or from JSON. */
export function registerAdd(program: Command, context: Context): void {
  program
    .command('add')
    .description('record an incident')
    .argument('[files...]', 'files to take in and attach')
    .option('--from <file>', 'read JSON from a file, or “-” for standard input')
    .addHelpText('after', help)
    .action(async (files: string[], options: { from?: string }) => {
      const { mustBeThere } = await import('../must-be-there.ts');
      await mustBeThere(files, context);
      if (options.from !== undefined) {
        const { addFromJson } = await import('../add-from-json.ts');
        await addFromJson(context, options.from, files);
      } else {
        mustBeAbleToAsk(context);
        const { addByAsking } = await import('../add-by-asking.ts');
        await addByAsking(context, files);
      }
    });
}

function mustBeAbleToAsk(context: Context): void {
  if (context.terminal.isInteractive) return;
  throw new UserError('“evidence add” asks questions, and nothing can be asked here.', {
    harm: 'Nothing was recorded.',
    hint: 'Run it in a terminal window, or give the incident with --from <file or ->.',
    exitCode: exitCodes.misused,
  });
}
