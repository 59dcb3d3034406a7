import type { Command } from 'commander';
import type { UserError } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import { withCase } from '../find-case.ts';
import { exampleHelp } from '../help.ts';
import type { ImportWishes } from '../import/import-source.ts';
import { misuse } from '../refusal.ts';
import { columnsWording } from '../wording/columns.ts';
import { harmWording } from '../wording/harm.ts';
import { importWording } from '../wording/import.ts';
import { initWording } from '../wording/init.ts';

const { help, options } = importWording;

interface ImportOptionsTyped {
  readonly all?: boolean;
  readonly keepSource?: boolean;
  readonly with?: string[];
  readonly pictures?: string[];
  readonly owner?: string;
  readonly dateOrder?: string;
  readonly zone?: string;
  readonly since?: string;
  readonly until?: string;
  readonly passwordFile?: string;
  readonly columns?: string;
}

/** `evidence import <paths…>`: takes in files, exports and archives. */
export function registerImport(program: Command, context: Context): void {
  program
    .command('import')
    .description(importWording.description)
    .argument('[paths...]', importWording.paths)
    .option('--all', options.all)
    .option('--with <who...>', options.with)
    .option('--pictures <which...>', options.pictures)
    .option('--owner <who>', options.owner)
    .option('--date-order <order>', options.dateOrder)
    .option('--zone <zone>', options.zone)
    .option('--columns <what>', columnsWording.option)
    .option('--since <date>', options.since)
    .option('--until <date>', options.until)
    .option('--password-file <file>', options.passwordFile)
    .option('--keep-source', options.keepSource)
    .addHelpText('after', exampleHelp({ ...help, exits: [0, 1, 2, 4, 130] }))
    .action(async (paths: string[], typed: ImportOptionsTyped) => {
      const wishes = await checkedWishes(typed);
      const { importPaths } = await import('../import/import-paths.ts');
      await withCase(context, (casefile) => importPaths(context, casefile, paths, wishes), {
        write: true,
      });
    });
}

async function checkedWishes(typed: ImportOptionsTyped): Promise<ImportWishes> {
  const { isKnownZone } = await import('../../core/time.ts');
  const { dateOrder, zone, since, until, columns, ...rest } = typed;
  if (dateOrder !== undefined && dateOrder !== 'dmy' && dateOrder !== 'mdy' && dateOrder !== 'ymd')
    throw misused(importWording.misused.dateOrder);
  if (zone !== undefined && !isKnownZone(zone)) throw misused(initWording.complaints.zone);
  for (const day of [since, until])
    if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day))
      throw misused(importWording.misused.day);
  const { statedColumns } = await import('../import/stated-columns.ts');
  return {
    ...rest,
    ...(columns === undefined ? {} : { columns: statedColumns(columns) }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(zone === undefined ? {} : { zone }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}

function misused(message: string): UserError {
  return misuse({ message, harm: harmWording.nothingChanged });
}
