import type { Command } from 'commander';
import type { BundleTyped } from '../bundle-case.ts';
import type { Context } from '../context.ts';

const help = `
One zip to hand over: the report, the exhibits with their hashes, the custody record
and the guidance. You see in numbers what is in it before it is made. Your address, how
to reach witnesses, private notes and where files lay are kept back.

Examples:
  evidence bundle
  evidence bundle -o /media/stick/AB_2026-11-22.zip
  evidence bundle --folder -o handover`;

/** `evidence bundle`: the zip, or folder, to hand over. */
export function registerBundle(program: Command, context: Context): void {
  program
    .command('bundle')
    .description('make the zip to hand over to the police')
    .option('-o, --output <file>', 'where to put it: a new zip, or with --folder a new folder')
    .option('--folder', 'make a plain folder, not a zip')
    .option('--for <whom>', 'who it is for, such as a police force; asked when left out')
    .option('--up-to <entry>', 'the record as it was up to this entry')
    .option('--at <time>', 'the time that the bundle states, such as 2026-11-22T15:00:00Z')
    .option('--despite-damage', 'make it although the record is damaged, and say so in it')
    .option('--yes', 'make it without asking')
    .addHelpText('after', help)
    .action(async (typed: BundleTyped) => {
      const { bundleCase } = await import('../bundle-case.ts');
      await bundleCase(context, typed);
    });
}
