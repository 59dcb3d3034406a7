import type { Command } from 'commander';
import type { BundleTyped } from '../handover/bundle-case.ts';
import type { Context } from '../context.ts';
import { exampleHelp } from '../help.ts';
import { bundleWording } from '../wording/bundle.ts';

const { help, options } = bundleWording;

/** `evidence bundle`: the zip, or folder, to hand over. */
export function registerBundle(program: Command, context: Context): void {
  program
    .command('bundle')
    .description(bundleWording.description)
    .option('-o, --output <file>', options.output)
    .option('--folder', options.folder)
    .option('--for <whom>', options.for)
    .option('--up-to <entry>', options.upTo)
    .option('--at <time>', options.at)
    .option('--despite-damage', options.despiteDamage)
    .option('--yes', options.yes)
    .addHelpText('after', exampleHelp({ ...help, exits: [0, 1, 2, 130] }))
    .action(async (typed: BundleTyped) => {
      const { bundleCase } = await import('../handover/bundle-case.ts');
      await bundleCase(context, typed);
    });
}
