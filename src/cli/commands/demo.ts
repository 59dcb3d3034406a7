import type { Command } from 'commander';
import type { Context } from '../context.ts';

const help = `
Makes a sample case with invented people, from the first incident to a checked
bundle, in a new folder (evidence-demo when none is named). Your own case files are
not touched.`;

/** `evidence demo [folder]`: a sample case from the first incident to a checked bundle. */
export function registerDemo(program: Command, context: Context): void {
  program
    .command('demo')
    .description('make a sample case, from the first incident to a checked bundle')
    .argument('[folder]', 'a folder that is not there yet')
    .addHelpText('after', help)
    .action(async (folder: string | undefined) => {
      const { makeDemo } = await import('../make-demo.ts');
      await makeDemo(context, folder);
    });
}
