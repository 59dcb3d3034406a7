import { exitCodes, UserError } from './errors.ts';
import type { Sha256 } from './sha256.ts';

/** A wanted head: a hash, alone or with the number that it should have. */
export interface WantedHead {
  readonly hash: Sha256;
  readonly seq?: number;
}

/** Reads `<hash>` or `<seq>:<hash>`. Throws UserError when it is neither. */
export function parseHead(text: string): WantedHead {
  const match = /^(?:(\d{1,15}):)?([0-9a-f]{64})$/i.exec(text.trim());
  if (match === null)
    throw new UserError('That is not a head as it is printed on a report.', {
      hint: 'A head is 64 letters and digits, with or without the entry’s number and a colon before it.',
      exitCode: exitCodes.misused,
    });
  const hash = (match[2] ?? '').toLowerCase() as Sha256;
  return match[1] === undefined ? { hash } : { hash, seq: Number(match[1]) };
}
