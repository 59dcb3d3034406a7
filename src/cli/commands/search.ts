import type { Command } from 'commander';
import { exitCodes, UserError } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import { withCase } from '../find-case.ts';
import { printEvents } from './timeline.ts';

const help = `
Finds incidents, messages and files that hold all the words; the beginning of a
word is enough. Without [words] you are asked, so that nothing of it stays in the
list of typed commands.`;

const mostResults = 100;

/** `evidence search [words…]`: finds what holds the words. */
export function registerSearch(program: Command, context: Context): void {
  program
    .command('search')
    .description('find words in incidents, messages and files')
    .argument('[words...]', 'what to look for')
    .addHelpText('after', help)
    .action(async (typed: string[]) => {
      await withCase(context, async (casefile) => {
        const words = typed.length > 0 ? typed.join(' ') : await askWords(context);
        if (casefile.readOnlyBecause !== null) context.terminal.warn(casefile.readOnlyBecause);
        const { zone } = casefile.details;
        printEvents(context, casefile.search(words, mostResults), zone, 'Nothing was found.');
      });
    });
}

async function askWords(context: Context): Promise<string> {
  if (!context.terminal.isInteractive)
    throw new UserError('What to look for was not said.', {
      harm: 'Nothing was changed.',
      hint: 'Type it after “evidence search”.',
      exitCode: exitCodes.misused,
    });
  return context.terminal.ask({ question: 'What are you looking for?' });
}
