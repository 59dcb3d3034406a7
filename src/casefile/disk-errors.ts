import { systemErrorCode, UserError } from '../core/errors.ts';

/** Folder flushes that answer so are tolerated: Windows and some disks have no such thing. */
const unsupportedFlush = new Set(['EPERM', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EACCES', 'EBADF']);

/** Runs a folder flush and tolerates a disk that has none. */
export async function tolerant(flush: () => Promise<void>): Promise<void> {
  try {
    await flush();
  } catch (error) {
    if (!unsupportedFlush.has(systemErrorCode(error) ?? '')) throw error;
  }
}

/** A sentence for a write that failed; anything that is no system error is returned as it is. */
export function writeError(error: unknown, notTaken: string): unknown {
  if (error instanceof UserError) return error;
  const code = plainCode(systemErrorCode(error));
  if (code === undefined) return error;
  const harm = `Nothing already recorded was harmed. ${notTaken}`;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new UserError('The disk is full.', {
        harm,
        hint: 'Make room on the drive, then do the same again.',
        cause: error,
      });
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new UserError('This folder cannot be written to.', {
        harm,
        hint: 'Check that the drive is not write-protected and that the folder is yours.',
        cause: error,
      });
    case 'ENOENT':
    case 'ENODEV':
    case 'EIO':
    case 'ENXIO':
      return new UserError('The drive with the case file went away or failed.', {
        harm,
        hint: 'Plug it in again, then run “evidence verify”.',
        cause: error,
      });
    default:
      return new UserError(`The case file could not be written (${code}).`, {
        harm,
        hint: 'Run “evidence verify”, then try again.',
        cause: error,
      });
  }
}

/* The index and the sorting of an import are SQLite's, which has codes of its own for the same things. */
function plainCode(code: string | undefined): string | undefined {
  if (code === undefined || !code.startsWith('SQLITE_')) return code;
  if (code === 'SQLITE_FULL') return 'ENOSPC';
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return 'EACCES';
  if (code.startsWith('SQLITE_IOERR')) return 'EIO';
  return /^SQLITE_(BUSY|LOCKED|PROTOCOL|NOMEM)/.test(code) ? code : undefined;
}
