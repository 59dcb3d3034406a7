import { exitCodes, Stopped, systemErrorCode, UserError, type ExitCode } from '../core/errors.ts';
import type { Terminal } from './terminal.ts';

const couldNotFinish = 'This did not work, and the fault lies in the program, not with you.';
const nothingHarmed = 'Nothing already recorded was harmed.';
const whatNext = 'Please try again. If it stays, keep this line to tell somebody';

/**
 * Says what went wrong in plain sentences and gives the exit code. The one place where errors end; a
 * stack trace is printed only with EVIDENCE_DEBUG=1.
 */
export function tellFailure(
  error: unknown,
  terminal: Terminal,
  variables: Readonly<Record<string, string | undefined>>,
): ExitCode {
  if (variables['EVIDENCE_DEBUG'] === '1' && error instanceof Error)
    terminal.line(error.stack ?? error.name);
  if (error instanceof Stopped) {
    terminal.line(`Stopped. ${error.kept}`);
    return exitCodes.stopped;
  }
  if (error instanceof UserError) {
    for (const sentence of [error.message, error.harm, error.hint]) {
      if (sentence !== undefined && sentence !== '') terminal.line(sentence);
    }
    return error.exitCode;
  }
  return tellOtherFailure(error, terminal);
}

function tellOtherFailure(error: unknown, terminal: Terminal): ExitCode {
  const code = systemErrorCode(error);
  const known = code === undefined ? undefined : sayDisk(code);
  terminal.line(known ?? couldNotFinish);
  terminal.line(nothingHarmed);
  const name = error instanceof Error ? error.constructor.name : typeof error;
  if (known === undefined)
    terminal.line(`${whatNext}: ${name}${code === undefined ? '' : ` ${code}`}.`);
  return exitCodes.couldNot;
}

function sayDisk(code: string): string | undefined {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full.';
    case 'EACCES':
    case 'EPERM':
      return 'This computer does not allow that file or folder to be used.';
    case 'EROFS':
      return 'That disk can only be read.';
    case 'ENOENT':
      return 'A file or folder that was there is gone. If it is on a stick or drive, is that still plugged in?';
    case 'EIO':
    case 'ENXIO':
    case 'ENODEV':
      return 'The disk does not answer. If it is a stick or drive, is it still plugged in?';
    default:
      return undefined;
  }
}
