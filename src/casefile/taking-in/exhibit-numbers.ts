import { exhibitReference, type ExhibitReference } from '../../core/exhibit.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';

/**
 * Gives the references that come next, one at each call: the producer's initials and the number after
 * the highest ever given. When the initials change, the number goes on.
 */
export function nextReferences(catalogue: Catalogue): () => ExhibitReference {
  const { last } = catalogue.get('SELECT coalesce(max(number), 0) AS last FROM exhibits') as {
    last: number;
  };
  const details = catalogue.get("SELECT value FROM meta WHERE name = 'details'") as {
    value: string;
  };
  const { initials } = JSON.parse(details.value) as { initials: string };
  let number = last;
  return () => exhibitReference(initials, (number += 1));
}
