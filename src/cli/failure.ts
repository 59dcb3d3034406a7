import { exitCodes, Stopped, systemErrorCode, UserError, type ExitCode } from '../core/errors.ts';
import type { Terminal } from './terminal.ts';
import { failureWording } from './wording/failure.ts';
import { harmWording } from './wording/harm.ts';

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
    terminal.line(failureWording.stopped(error.kept));
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
  terminal.line(known ?? failureWording.ownFault);
  terminal.line(harmWording.nothingHarmed);
  const name = error instanceof Error ? error.constructor.name : typeof error;
  if (known === undefined)
    terminal.line(failureWording.whatNext(code === undefined ? name : `${name} ${code}`));
  return exitCodes.couldNot;
}

function sayDisk(code: string): string | undefined {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return failureWording.disk.full;
    case 'EACCES':
    case 'EPERM':
      return failureWording.disk.notAllowed;
    case 'EROFS':
      return failureWording.disk.readOnly;
    case 'ENOENT':
      return failureWording.disk.gone;
    case 'EIO':
    case 'ENXIO':
    case 'ENODEV':
      return failureWording.disk.noAnswer;
    default:
      return undefined;
  }
}
