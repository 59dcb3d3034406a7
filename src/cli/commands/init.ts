import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { startCase, type CaseWishes } from '../start-case.ts';

const help = `
A case file is one folder that holds your record. Without [folder], “record” in
your home folder is proposed. It must be new or empty.`;

/** `evidence init [folder]`: the safety page, then a new case file. */
export function registerInit(program: Command, context: Context): void {
  program
    .command('init')
    .description('start a case file')
    .argument('[folder]', 'where to keep it')
    .option('--initials <letters>', 'your initials, one to six letters')
    .option('--timezone <zone>', 'the zone of your own times, such as Europe/London')
    .option('--nation <nation>', 'england-wales, scotland or northern-ireland')
    .addHelpText('after', help)
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
    context.terminal.line(`Your case file is in ${folder}.`);
    context.terminal.line('To record what happened, type: evidence add');
  } finally {
    casefile.close();
  }
}
