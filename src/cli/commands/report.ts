import type { Command } from 'commander';
import type { Context } from '../context.ts';
import type { ReportTyped } from '../make-report.ts';

const help = `
Makes a PDF to print or hand over, a page for the web browser, and a table of calls
and messages. Your private answers (address, how to reach witnesses, private notes)
are left out.`;

/** `evidence report`: PDF, HTML and CSV on this computer. */
export function registerReport(program: Command, context: Context): void {
  program
    .command('report')
    .description('make the report: PDF, web page and table')
    .option('-o, --output <folder>', 'the folder to put it in; made if it is not there')
    .option('--up-to <entry>', 'the record as it was up to this entry')
    .option('--at <time>', 'the time that the report states, such as 2026-11-22T15:00:00Z')
    .option('--despite-damage', 'make it although the record is damaged, and say so in it')
    .addHelpText('after', help)
    .action(async (typed: ReportTyped) => {
      const { report } = await import('../make-report.ts');
      await report(context, typed);
    });
}
