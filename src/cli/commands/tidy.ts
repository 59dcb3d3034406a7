import type { Command } from 'commander';
import type { LooseBytes } from '../../casefile/casefile.ts';
import type { Context } from '../context.ts';
import { withCase } from '../find-case.ts';
import { sizeInWords } from '../../core/size-in-words.ts';
import { exampleHelp } from '../help.ts';
import { misuse } from '../refusal.ts';
import { harmWording } from '../wording/harm.ts';
import { tidyWording } from '../wording/tidy.ts';

const { help, options } = tidyWording;

/** `evidence tidy`: shows bytes that nothing refers to, and removes them on the person's word. */
export function registerTidy(program: Command, context: Context): void {
  program
    .command('tidy')
    .description(tidyWording.description)
    .option('--yes', options.yes)
    .addHelpText('after', exampleHelp({ ...help, exits: [0, 1, 2, 130] }))
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
    throw misuse({ ...tidyWording.notSaid, harm: harmWording.nothingRemoved });
  return terminal.confirm({ question: tidyWording.remove, option: '--yes', default: false });
}

function show(context: Context, loose: readonly LooseBytes[]): void {
  for (const { path, sizeBytes, what } of loose)
    context.terminal.line(tidyWording.found(path, what, sizeInWords(sizeBytes)));
}

function tell(context: Context, loose: readonly LooseBytes[], removed: boolean): void {
  const { terminal, options } = context;
  if (options.json) terminal.json({ found: loose, removed: removed ? loose.length : 0 });
  else if (loose.length === 0) terminal.line(tidyWording.nothing);
  else terminal.line(removed ? tidyWording.removed(loose.length) : harmWording.nothingRemoved);
}
