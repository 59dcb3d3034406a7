import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { exampleHelp } from '../help.ts';
import type { ReportTyped } from '../handover/make-report.ts';
import { reportWording } from '../wording/report.ts';

const { help, options } = reportWording;

/** `evidence report`: PDF, HTML and CSV on this computer. */
export function registerReport(program: Command, context: Context): void {
  program
    .command('report')
    .description(reportWording.description)
    .option('-o, --output <folder>', options.output)
    .option('--up-to <entry>', options.upTo)
    .option('--at <time>', options.at)
    .option('--private', options.private)
    .option('--despite-damage', options.despiteDamage)
    .addHelpText('after', exampleHelp({ ...help, exits: [0, 1, 2, 130] }))
    .action(async (typed: ReportTyped) => {
      const { report } = await import('../handover/make-report.ts');
      await report(context, typed);
    });
}
