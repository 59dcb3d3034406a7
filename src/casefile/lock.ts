import Database from 'better-sqlite3';
import { setTimeout as pause } from 'node:timers/promises';
import { systemErrorCode, UserError } from '../core/errors.ts';

/** A lock that the operating system lets go of when the process ends, however it ends. */
export interface Lock {
  release(): void;
}

export interface LockOptions {
  /** How long to wait for another process, in milliseconds. */
  readonly waitMilliseconds: number;
  /** What to say when it is still taken. */
  readonly takenMessage: string;
}

const betweenTries = 25;

/**
 * Takes the lock at `path`, an SQLite file that holds nothing and is never deleted. SQLite's own
 * locking is used because it works alike on every system and is let go of by a killed process.
 * Throws UserError when another process keeps it, or when this drive cannot lock at all.
 */
export async function takeLock(path: string, options: LockOptions): Promise<Lock> {
  const tries = Math.max(1, Math.ceil(options.waitMilliseconds / betweenTries));
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const lock = tryLock(path);
    if (lock !== null) return lock;
    await pause(betweenTries);
  }
  throw new UserError(options.takenMessage, {
    hint: 'Wait until the other window has finished, then try again.',
  });
}

function tryLock(path: string): Lock | null {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: 0 });
    // Nothing is ever written here, so no journal file needs to lie beside it while it is held.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
  } catch (error) {
    database?.close();
    if (systemErrorCode(error)?.startsWith('SQLITE_BUSY') === true) return null;
    throw notLockable(error);
  }
  return releasing(database);
}

function releasing(database: Database.Database): Lock {
  return {
    release: () => {
      if (!database.open) return;
      if (database.inTransaction) database.exec('ROLLBACK');
      database.close();
    },
  };
}

function notLockable(error: unknown): UserError {
  const code = systemErrorCode(error) ?? '';
  if (/READONLY|CANTOPEN|PERM/.test(code)) {
    return new UserError('This folder cannot be written to.', {
      hint: 'Check that the drive is plugged in and not write-protected, or copy the folder to another place.',
      cause: error,
    });
  }
  return new UserError(
    'This drive cannot keep two programs from writing at once, so nothing is written to it.',
    { hint: 'Copy the case file to a drive of this computer and use it there.', cause: error },
  );
}
