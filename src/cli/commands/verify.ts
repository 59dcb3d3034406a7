import type { Command } from 'commander';
import type { Context } from '../context.ts';

const help = `
Without [path] your own case file is checked. Everything is read, nothing is
changed. A head is printed on every report and bundle; --head looks for it.

Examples:
  evidence verify
  evidence verify AB_2026-11-22.zip
  evidence verify --head 12:5f0c…`;

/** `evidence verify [case or bundle]`: checks a case file, a bundle zip or an unpacked bundle. */
export function registerVerify(program: Command, context: Context): void {
  program
    .command('verify')
    .description('check a case file or a bundle')
    .argument('[path]', 'a case file, a bundle zip or an unpacked bundle')
    .option('--head <head>', 'a head to look for: <hash> or <entry>:<hash>')
    .addHelpText('after', help)
    .action(async (path: string | undefined, { head }: { head?: string }) => {
      const { verifyPath } = await import('../verify-path.ts');
      await verifyPath(context, path, head);
    });
}
