import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemErrorCode } from '../../core/errors.ts';
import type { DiscoveredSource } from '../../importers/discover.ts';
import type { Context } from '../context.ts';
import { misuse, refusal } from '../refusal.ts';
import { harmWording } from '../wording/harm.ts';
import { passwordWording as wording } from '../wording/password.ts';

/** How often a wrong password is asked again. */
const triesAtMost = 5;
const largestFileBytes = 4096;

/**
 * The password of a locked source, from a file or asked for; undefined for one that is open. It is tried
 * out here, so that a wrong one is said at once. Throws UserError when none fits, or when it would have
 * to be asked and cannot be.
 */
export async function unlock(
  context: Context,
  { source, importer }: DiscoveredSource,
  passwordFile: string | undefined,
): Promise<string | undefined> {
  if ((await importer.isLocked?.(source)) !== true) return undefined;
  const fits = async (password: string): Promise<boolean> => {
    const progress = context.terminal.progress(wording.trying);
    try {
      return (
        (await importer.unlocks?.(source, password, (share) => {
          progress.update(Math.round(share * 100), 100);
        })) === true
      );
    } finally {
      progress.finish();
    }
  };
  if (passwordFile !== undefined) {
    const password = await passwordIn(context, passwordFile);
    if (await fits(password)) return password;
    throw refusal({ ...wording.wrongInFile, harm: harmWording.nothingTakenIn });
  }
  if (!context.terminal.isInteractive)
    throw misuse({ ...wording.notSaid, harm: harmWording.nothingTakenIn });
  for (let tries = 1; tries <= triesAtMost; tries += 1) {
    const { question, hint } = wording;
    const password = await context.terminal.askSecret(
      tries === 1 ? { question, hint } : { question },
    );
    if (await fits(password)) return password;
    context.terminal.line(wording.wrong);
  }
  throw refusal({ ...wording.given, harm: harmWording.nothingTakenIn });
}

/* The first line of the file: editors end it with a line end that is no part of the password. */
async function passwordIn(context: Context, path: string): Promise<string> {
  const full = resolve(context.currentFolder, path);
  try {
    if ((await stat(full)).size > largestFileBytes) throw refusal(unfit());
    const text = (await readFile(full, 'utf8')).replace(/^\ufeff/, '');
    const [first = ''] = text.split(/\r?\n/);
    if (first === '') throw refusal(unfit());
    return first;
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    throw misuse({ ...wording.fileNotRead, harm: harmWording.nothingTakenIn }, error);
  }
}

function unfit(): { message: string; hint: string; harm: string } {
  return { ...wording.fileUnfit, harm: harmWording.nothingTakenIn };
}
