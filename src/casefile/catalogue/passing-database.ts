import Database from 'better-sqlite3';
import { closeSync, openSync } from 'node:fs';

/**
 * A database that lives no longer than this process: in a new file, which only its owner can read, or,
 * as `:memory:`, in memory. It need not stand a crash.
 */
export function passingDatabase(path: string): Database.Database {
  if (path !== ':memory:') closeSync(openSync(path, 'wx', 0o600));
  const database = new Database(path);
  database.pragma('journal_mode = MEMORY');
  database.pragma('synchronous = OFF');
  database.pragma('temp_store = MEMORY');
  database.pragma('cache_size = -16000');
  return database;
}
