import type { Casefile } from '../../casefile/casefile.ts';
import { folded } from '../../casefile/looking/folding.ts';
import { isWithdrawn } from '../../core/amendment.ts';
import { comparisonForm, identifier } from '../../core/identifier.ts';
import type { Person } from '../../core/person.ts';

/** Whether this is a number, address or account that stands in the record as the person's own. */
export function isOwnNumber(casefile: Casefile, value: string): boolean {
  const wanted = comparisonForm(identifier(value.trim()));
  return ownPeople(casefile).some(({ identifiers }) =>
    identifiers.some((each) => !isWithdrawn(each) && (each.e164 ?? each.value) === wanted),
  );
}

/** Whether this is a name of the person's in the record. */
export function isOwnName(casefile: Casefile, value: string): boolean {
  return ownPeople(casefile).some(({ name }) => folded(name) === folded(value.trim()));
}

/** The person themselves, as the record has them. */
export function ownPeople(casefile: Casefile): Person[] {
  return casefile.people().filter((person) => person.role === 'self' && !isWithdrawn(person));
}
