import { exitCodes, UserError } from './errors.ts';
import type { Sha256 } from './sha256.ts';
import { coreWording } from './wording.ts';

/** A wanted head: a hash, alone or with the number that it should have. */
export interface WantedHead {
  readonly hash: Sha256;
  readonly seq?: number;
}

/** Reads `<hash>` or `<seq>:<hash>`. Throws UserError when it is neither. */
export function parseHead(text: string): WantedHead {
  const match = /^(?:(\d{1,15}):)?([0-9a-f]{64})$/i.exec(text.trim());
  if (match === null)
    throw new UserError(coreWording.noHead.message, {
      ...coreWording.noHead,
      exitCode: exitCodes.misused,
    });
  const hash = (match[2] ?? '').toLowerCase() as Sha256;
  return match[1] === undefined ? { hash } : { hash, seq: Number(match[1]) };
}
