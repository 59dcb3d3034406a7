import type { SourceItem } from '../../core/source-item.ts';
import { tableWording } from './wording.ts';

type Oddity = 'quotes' | 'noTime';

/** Counts what was odd in rows that could be read all the same, to tell it once for the whole table. */
export class TableNotes {
  readonly #seen = new Map<Oddity, { readonly first: string; rows: number }>();

  /** A row is to be counted once for each oddity. */
  count(oddity: Oddity, place: string): void {
    const seen = this.#seen.get(oddity);
    if (seen === undefined) this.#seen.set(oddity, { first: place, rows: 1 });
    else seen.rows += 1;
  }

  *items(): Generator<SourceItem> {
    for (const [oddity, { first, rows }] of this.#seen) {
      const where = rows === 1 ? first : `${first} and ${rows - 1} more`;
      yield { type: 'note', where, what: tableWording.notes[oddity] };
    }
  }
}
