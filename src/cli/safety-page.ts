import { exitCodes, Stopped, UserError } from '../core/errors.ts';
import type { Context } from './context.ts';

/**
 * Shown before any file exists, one paragraph each: with an empty line between them and the question
 * below at most 22 lines of 80 columns.
 */
export const safetyPage: readonly string[] = [
  'BEFORE YOU BEGIN',
  'Do you think you are in danger? Ring 999 now.',
  'You need collect nothing before you report to the police.',
  'If the other person can use or see this computer, leave now (Ctrl-C) and use one that they cannot reach.',
  'WHAT YOU SAVE IS NOT LOCKED. Anyone who can open this account can read it, and hiding it does not make it safe. On Windows, and on most sticks, other accounts on the same computer may be able to read it too.',
  'Nothing is sent to anybody. But the computer keeps traces: downloads, recent files, the search index, the commands that you type.',
  'Do not remove or change things on your phone because of this. It can alert the other person and make matters worse.',
  'Enter goes on, Ctrl-C leaves. Nothing has been written.',
];

/**
 * Shows the safety page and waits for Enter. Throws Stopped when the person leaves, and UserError
 * (misused) where nobody can be shown it and nobody said that it was read.
 */
export async function showSafetyPage(context: Context): Promise<void> {
  const { terminal, options } = context;
  if (options.iHaveReadThis) return;
  if (!terminal.isInteractive)
    throw new UserError('A safety page comes first, and nobody can be shown it here.', {
      harm: 'Nothing was written.',
      hint: 'Run “evidence init” in a terminal window. For a script: --i-have-read-this.',
      exitCode: exitCodes.misused,
    });
  terminal.line(safetyPage.join('\n\n'));
  try {
    await terminal.pause('Press Enter');
  } catch (error) {
    throw error instanceof Stopped ? new Stopped('Nothing was written.') : error;
  }
}
