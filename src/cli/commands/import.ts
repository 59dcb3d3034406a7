import type { Command } from 'commander';
import { exitCodes, UserError } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import { withCase } from '../find-case.ts';
import type { ImportWishes } from '../import-source.ts';

const help = `
<paths> are files or folders: screenshots, photos, voicemails, letters, an
“SMS Backup & Restore” file, a WhatsApp “Export chat”. Nothing in them is changed.
Without <paths>, in a terminal, you can paste or type messages.

Names and numbers need not be typed here: leave --with and --owner out, and you
choose from a list.

Examples:
  evidence import Screenshots
  evidence import sms-20261120.xml --all
  evidence import "WhatsApp Chat - Sam.zip" --date-order dmy`;

interface ImportOptionsTyped {
  readonly all?: boolean;
  readonly keepSource?: boolean;
  readonly with?: string[];
  readonly owner?: string;
  readonly dateOrder?: string;
  readonly zone?: string;
  readonly since?: string;
  readonly until?: string;
}

/** `evidence import <paths…>`: takes in files, exports and archives. */
export function registerImport(program: Command, context: Context): void {
  program
    .command('import')
    .description('take in files, texts, chats and voicemails')
    .argument('[paths...]', 'files or folders')
    .option('--all', 'take in every conversation')
    .option('--with <who...>', 'take in only the conversations with this number or name')
    .option('--owner <who>', 'which of the people in a chat is you')
    .option('--date-order <order>', 'how a chat writes dates: dmy, mdy or ymd')
    .option('--zone <zone>', 'the zone of times that state none, such as Europe/London')
    .option('--since <date>', 'only from this day on, such as 2026-01-31')
    .option('--until <date>', 'only up to this day')
    .option('--keep-source', 'keep the whole export file too; it goes into no bundle')
    .addHelpText('after', help)
    .action(async (paths: string[], typed: ImportOptionsTyped) => {
      const wishes = await checkedWishes(typed);
      const { importPaths } = await import('../import-paths.ts');
      await withCase(context, (casefile) => importPaths(context, casefile, paths, wishes), {
        write: true,
      });
    });
}

async function checkedWishes(typed: ImportOptionsTyped): Promise<ImportWishes> {
  const { isKnownZone } = await import('../../core/time.ts');
  const { dateOrder, zone, since, until, ...rest } = typed;
  if (dateOrder !== undefined && dateOrder !== 'dmy' && dateOrder !== 'mdy' && dateOrder !== 'ymd')
    throw misused('--date-order is dmy, mdy or ymd.');
  if (zone !== undefined && !isKnownZone(zone))
    throw misused('That is not a time zone this computer knows. One is Europe/London.');
  for (const day of [since, until])
    if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day))
      throw misused('A day is written like 2026-01-31.');
  return {
    ...rest,
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(zone === undefined ? {} : { zone }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}

function misused(message: string): UserError {
  return new UserError(message, { harm: 'Nothing was changed.', exitCode: exitCodes.misused });
}
