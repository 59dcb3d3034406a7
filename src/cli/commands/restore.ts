import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { exampleHelp } from '../help.ts';
import { restoreWording } from '../wording/backup.ts';

const { description, backup, folder, options, help } = restoreWording;

/** `evidence restore [backup] [folder]`: a case file again, out of a backup. */
export function registerRestore(program: Command, context: Context): void {
  program
    .command('restore')
    .description(description)
    .argument('[backup]', backup)
    .argument('[folder]', folder)
    .option('--despite-damage', options.despiteDamage)
    .option('--yes', options.yes)
    .addHelpText('after', exampleHelp({ ...help, exits: [0, 1, 2, 3, 130] }))
    .action(
      async (
        from: string | undefined,
        to: string | undefined,
        typed: { despiteDamage?: boolean; yes?: boolean },
      ) => {
        const { bringBack } = await import('../backup/bring-back.ts');
        await bringBack(context, {
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
          despiteDamage: typed.despiteDamage === true,
          yes: typed.yes === true,
        });
      },
    );
}
