import type { SourceItem } from '../../core/source-item.ts';
import { DatabaseDamaged, type ScratchDatabase } from '../scratch-copy.ts';

/** How far the reading of some tables has come, by the share of their rows. */
export class ReadingProgress {
  readonly #sizeBytes: number;
  readonly #rows: number;
  #done = 0;

  constructor(database: ScratchDatabase, tables: readonly string[]) {
    this.#sizeBytes = database.sizeBytes;
    this.#rows = tables.reduce((sum, table) => sum + rowsIn(database, table), 0);
  }

  /** Counts a row; every so often there is something to show. */
  *step(): Generator<SourceItem> {
    this.#done += 1;
    if (this.#done % rowsEach !== 0 || this.#done >= this.#rows) return;
    const bytesRead = Math.floor((this.#sizeBytes * this.#done) / this.#rows);
    yield { type: 'progress', bytesRead, bytesInAll: this.#sizeBytes };
  }

  *end(): Generator<SourceItem> {
    yield { type: 'progress', bytesRead: this.#sizeBytes, bytesInAll: this.#sizeBytes };
  }
}

const rowsEach = 1000;

/** How many rows a table has. A damaged table cannot be counted (0), and can still be read up to the damage. */
export function rowsIn(database: ScratchDatabase, table: string): number {
  try {
    return database.count(table);
  } catch (error) {
    if (error instanceof DatabaseDamaged) return 0;
    throw error;
  }
}
