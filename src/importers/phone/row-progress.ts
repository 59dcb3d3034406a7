import type { SourceItem } from '../../core/source-item.ts';
import { DatabaseDamaged, type ScratchDatabase } from '../scratch-copy.ts';

const rowsBetween = 1000;

/**
 * To be called before each row of a table: says how far the reading has come, now and then, else null.
 * Of a table that cannot be counted it is not known.
 */
export function progressOf(database: ScratchDatabase, table: string): () => SourceItem | null {
  const rows = rowsIn(database, table);
  if (rows === null) return () => null;
  const bytesInAll = database.sizeBytes;
  let read = 0;
  return () => {
    read += 1;
    if (read % rowsBetween !== 0) return null;
    const bytesRead = Math.min(bytesInAll, Math.floor((bytesInAll / Math.max(1, rows)) * read));
    return { type: 'progress', bytesRead, bytesInAll };
  };
}

/** How many rows a table has; null where it is damaged: those before the damage are read all the same. */
export function rowsIn(database: ScratchDatabase, table: string): number | null {
  try {
    return database.count(table);
  } catch (error) {
    if (error instanceof DatabaseDamaged) return null;
    throw error;
  }
}
