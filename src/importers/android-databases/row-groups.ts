import { DatabaseDamaged } from '../scratch-copy.ts';
import type { TableRow } from './table-rows.ts';

/** The rows that belong to one row of another table; `too big` when they are more than can be held. */
export type RowGroup = readonly TableRow[] | 'too big' | 'damaged';

/**
 * Rows that stand in the order of the rows that they belong to, handed out beside them: neither table is
 * held in memory, and neither is searched a million times.
 */
export class RowGroups {
  readonly #rows: Iterator<TableRow, void, void>;
  readonly #key: string;
  #next: TableRow | null = null;
  #ended = false;
  #damage: DatabaseDamaged | null = null;
  #orphans = 0;

  /** `key` is the column that says what a row belongs to; the rows come in its order. */
  constructor(rows: Iterator<TableRow, void, void>, key: string) {
    this.#rows = rows;
    this.#key = key;
  }

  /** The rows that belong to `owner`. To be asked in rising order. */
  take(owner: number | null): RowGroup {
    if (owner === null) return [];
    const group: TableRow[] = [];
    let sizeBytes = 0;
    let isTooBig = false;
    for (let row = this.#peek(); row !== null; row = this.#peek()) {
      const key = row.number(this.#key);
      if (key !== null && key > owner) break;
      this.#next = null;
      if (key !== owner) {
        this.#orphans += 1;
        continue;
      }
      sizeBytes += row.sizeBytes;
      isTooBig ||= row.isTooBig || sizeBytes > mostBytes || group.length >= mostRows;
      if (!isTooBig) group.push(row);
    }
    if (this.#damage !== null) return 'damaged';
    return isTooBig ? 'too big' : group;
  }

  /** Goes to the end; returns how many rows belonged to nothing that was asked for. */
  finish(): number {
    for (let row = this.#peek(); row !== null; row = this.#peek()) {
      this.#next = null;
      this.#orphans += 1;
    }
    return this.#orphans;
  }

  /** Stops reading. */
  close(): void {
    this.#rows.return?.();
  }

  get damage(): DatabaseDamaged | null {
    return this.#damage;
  }

  #peek(): TableRow | null {
    if (this.#next !== null || this.#ended) return this.#next;
    try {
      const result = this.#rows.next();
      if (result.done === true) this.#ended = true;
      else this.#next = result.value;
    } catch (error) {
      if (!(error instanceof DatabaseDamaged)) throw error;
      this.#damage = error;
      this.#ended = true;
    }
    return this.#next;
  }
}

const mostRows = 10_000;
const mostBytes = 32 * 1024 * 1024;
