import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { exampleHelp } from '../help.ts';
import { backupWording } from '../wording/backup.ts';

const { description, folder, options, help } = backupWording;

/** `evidence backup [folder]`: a second, checked copy in another place. */
export function registerBackup(program: Command, context: Context): void {
  program
    .command('backup')
    .description(description)
    .argument('[folder]', folder)
    .option('--despite-damage', options.despiteDamage)
    .addHelpText('after', exampleHelp({ ...help, exits: [0, 1, 2, 3, 4, 130] }))
    .action(async (typed: string | undefined, { despiteDamage }: { despiteDamage?: boolean }) => {
      const { makeBackup } = await import('../backup/make-backup.ts');
      await makeBackup(context, typed, despiteDamage === true);
    });
}
