import type { Catalogue } from './catalogue.ts';

/** Something in the record that the catalogue could not be given. */
export interface Gap {
  readonly entry: number;
  /** One plain sentence; never what a person wrote. */
  readonly what: string;
}

export function addGap(catalogue: Catalogue, { entry, what }: Gap): void {
  catalogue.run('INSERT INTO gaps (entry, what) VALUES (?, ?)', entry, what);
}

/** Whether anything is missing from the catalogue; then opening tries again to build it whole. */
export function hasGaps(catalogue: Catalogue): boolean {
  return catalogue.get('SELECT entry FROM gaps LIMIT 1') !== undefined;
}

/** Runs `work` inside the caller's transaction; an expected failure undoes it and leaves a gap. */
export async function gapWhere(
  catalogue: Catalogue,
  gap: Gap,
  isExpected: (error: unknown) => boolean,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await catalogue.inSavepoint(work);
  } catch (error) {
    if (!isExpected(error)) throw error;
    addGap(catalogue, gap);
  }
}
