import { Stopped } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import { misuse } from '../refusal.ts';
import { harmWording } from '../wording/harm.ts';
import { safetyPageWording } from '../wording/safety-page.ts';

/**
 * Shown before any file exists, one paragraph each: with an empty line between them and the question
 * below at most 22 lines of 80 columns.
 */
export const safetyPage: readonly string[] = safetyPageWording.page;

/**
 * Shows the safety page and waits for Enter. Throws Stopped when the person leaves, and UserError
 * (misused) where nobody can be shown it and nobody said that it was read.
 */
export async function showSafetyPage(context: Context): Promise<void> {
  const { terminal, options } = context;
  if (options.iHaveReadThis) return;
  if (!terminal.isInteractive)
    throw misuse({ ...safetyPageWording.cannotBeShown, harm: harmWording.nothingWritten });
  terminal.line(safetyPage.join('\n\n'));
  try {
    await terminal.pause(safetyPageWording.goOn);
  } catch (error) {
    throw error instanceof Stopped ? new Stopped(harmWording.nothingWritten) : error;
  }
}
