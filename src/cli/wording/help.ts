import type { ExitCode } from '../../core/errors.ts';

/** What every help page says in the same words. */
export const helpWording = {
  asks: 'It asks:',
  examples: 'Examples:',
  exitCodes: 'Exit codes:',
};

/** What each exit code means, as help shows it. */
export const exitCodeWording: Readonly<Record<ExitCode, string>> = {
  0: 'done',
  1: 'could not',
  2: 'used in a way it cannot be used',
  3: '“verify” found damage',
  4: 'done, but part of the input could not be read',
  130: 'stopped by you',
};
