import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { exampleHelp } from '../help.ts';
import { startCase, type CaseWishes } from '../start/start-case.ts';
import { initWording } from '../wording/init.ts';

const { help, options } = initWording;

/** `evidence init [folder]`: the safety page, then a new case file. */
export function registerInit(program: Command, context: Context): void {
  program
    .command('init')
    .description(initWording.description)
    .argument('[folder]', initWording.folder)
    .option('--initials <letters>', options.initials)
    .option('--timezone <zone>', options.timezone)
    .option('--nation <nation>', options.nation)
    .addHelpText('after', exampleHelp({ ...help, exits: [0, 1, 2, 130] }))
    .action(async (folder: string | undefined, wishes: Omit<CaseWishes, 'folder'>) => {
      const wished = folder ?? context.options.case;
      await init(context, { ...wishes, ...(wished === undefined ? {} : { folder: wished }) });
    });
}

async function init(context: Context, wishes: CaseWishes): Promise<void> {
  const casefile = await startCase(context, wishes);
  try {
    const { folder, details, head } = casefile;
    if (context.options.json) {
      context.terminal.json({ folder, ...details, head });
      return;
    }
    context.terminal.line(initWording.done(folder));
    context.terminal.line(initWording.next);
  } finally {
    casefile.close();
  }
}
