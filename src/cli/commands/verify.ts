import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { exampleHelp } from '../help.ts';
import { verifyWording } from '../wording/verify.ts';

const { help, options } = verifyWording;

/** `evidence verify [case or bundle]`: checks a case file, a bundle zip or an unpacked bundle. */
export function registerVerify(program: Command, context: Context): void {
  program
    .command('verify')
    .description(verifyWording.description)
    .argument('[path]', verifyWording.path)
    .option('--head <head>', options.head)
    .addHelpText('after', exampleHelp({ ...help, exits: [0, 1, 2, 3] }))
    .action(async (path: string | undefined, { head }: { head?: string }) => {
      const { verifyPath } = await import('../verify-path.ts');
      await verifyPath(context, path, head);
    });
}
