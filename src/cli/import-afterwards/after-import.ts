import type { Casefile } from '../../casefile/casefile.ts';
import { Stopped } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import type { SourceResult } from '../import/import-source.ts';
import { afterImportWording as wording } from '../wording/after-import.ts';
import { offerOwnNumbers } from './offer-own-numbers.ts';
import { offerSavedPeople } from './offer-saved-people.ts';

/**
 * Offers what the sources said besides their rows: the person's own numbers, and names that the phone
 * had saved. Nothing of it is recorded but on the person's word; what was not asked is said.
 */
export async function offerWhatWasSaid(
  context: Context,
  casefile: Casefile,
  results: readonly SourceResult[],
): Promise<void> {
  try {
    await offerOwnNumbers(context, casefile, results);
    await offerSavedPeople(context, casefile, results);
  } catch (error) {
    throw error instanceof Stopped ? new Stopped(wording.takenInStays) : error;
  }
}
