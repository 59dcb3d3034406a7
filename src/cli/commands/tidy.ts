import type { Command } from 'commander';
import type { LooseBytes } from '../../casefile/casefile.ts';
import { exitCodes, UserError } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import { withCase } from '../find-case.ts';
import { sizeInWords } from '../../core/size-in-words.ts';

const help = `
A stopped import can leave bytes that no entry refers to. They are shown here, and
removed only when you say so. Nothing that is part of your record is touched.`;

/** `evidence tidy`: shows bytes that nothing refers to, and removes them on the person's word. */
export function registerTidy(program: Command, context: Context): void {
  program
    .command('tidy')
    .description('show bytes that nothing refers to, and remove them if you say so')
    .option('--yes', 'remove them without asking')
    .addHelpText('after', help)
    .action(async ({ yes }: { yes?: boolean }) => {
      await withCase(
        context,
        async (casefile) => {
          const loose = await casefile.looseBytes();
          const remove = loose.length > 0 && (yes === true || (await mayRemove(context, loose)));
          if (remove) await casefile.removeLooseBytes(loose);
          tell(context, loose, remove);
        },
        { write: true },
      );
    });
}

async function mayRemove(context: Context, loose: readonly LooseBytes[]): Promise<boolean> {
  const { terminal } = context;
  if (context.options.json) return false;
  show(context, loose);
  if (!terminal.isInteractive)
    throw new UserError('Whether to remove them was not said.', {
      harm: 'Nothing was removed.',
      hint: 'Say it with --yes.',
      exitCode: exitCodes.misused,
    });
  return terminal.confirm({ question: 'Remove them?', option: '--yes', default: false });
}

function show(context: Context, loose: readonly LooseBytes[]): void {
  for (const { path, sizeBytes, what } of loose)
    context.terminal.line(`${path} – ${what}, ${sizeInWords(sizeBytes)}`);
}

function tell(context: Context, loose: readonly LooseBytes[], removed: boolean): void {
  const { terminal, options } = context;
  if (options.json) terminal.json({ found: loose, removed: removed ? loose.length : 0 });
  else if (loose.length === 0) terminal.line('There is nothing to tidy.');
  else terminal.line(removed ? `${loose.length} removed.` : 'Nothing was removed.');
}
