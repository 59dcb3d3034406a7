import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { exampleHelp } from '../help.ts';
import { demoWording } from '../wording/demo.ts';

const { help } = demoWording;

/** `evidence demo [folder]`: a sample case from the first incident to a checked bundle. */
export function registerDemo(program: Command, context: Context): void {
  program
    .command('demo')
    .description(demoWording.description)
    .argument('[folder]', demoWording.folder)
    .addHelpText('after', exampleHelp({ ...help, exits: [0, 1, 2, 130] }))
    .action(async (folder: string | undefined) => {
      const { makeDemo } = await import('../make-demo.ts');
      await makeDemo(context, folder);
    });
}
