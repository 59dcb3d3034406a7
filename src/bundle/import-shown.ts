import type { ImportMade } from '../core/case-record.ts';
import { isOfKeptExhibit, receiptWithout, type KeptExhibits } from '../core/kept-exhibits.ts';

/** An import as a bundle tells of it. */
export interface ImportShown extends Omit<ImportMade, 'source'> {
  /** Null when the source is a file that is kept back. */
  readonly source: ImportMade['source'] | null;
}

/** Leaves out of an import what names a file that is kept back. */
export function importAsShown(made: ImportMade, kept: KeptExhibits): ImportShown {
  return {
    ...made,
    source: isOfKeptExhibit(kept, made) ? null : made.source,
    receipt: receiptWithout(kept, made.receipt),
  };
}
