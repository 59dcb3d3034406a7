import type { Casefile } from '../../casefile/casefile.ts';
import { folded } from '../../casefile/looking/folding.ts';
import { isWithdrawn } from '../../core/amendment.ts';
import { parseReference } from '../../core/exhibit.ts';
import type { IdentifierKind, Person, PersonIdentifier } from '../../core/person.ts';
import { shownNumber } from '../../core/shown-number.ts';
import { visibleLine } from '../../core/text.ts';

/** Whom “--with” means. */
export interface WhomWanted {
  /** What conversations are looked for by. */
  readonly parties: readonly string[];
  /** Numbers and accounts that the record knows of them, as a screen may show them. */
  readonly shown: readonly string[];
  /** References of people who are meant and have no number or account. */
  readonly withoutNumber: readonly string[];
}

/* What nobody can write to or ring. */
const notReached: readonly IdentifierKind[] = ['address', 'vehicle'];

/**
 * Reads whom somebody means: a person by reference (`P1`), one of their numbers (`P1/2`), or a name in
 * whole or part; then what the record knows them by counts. What was typed counts itself as well, save
 * for a reference, which no conversation holds.
 */
export function whomWanted(typed: string, casefile: Casefile): WhomWanted {
  const people = casefile.people();
  const parsed = parseReference(typed.trim());
  if (parsed?.to === 'identifier') {
    const all = people.flatMap(({ identifiers }) => identifiers);
    const one = all.filter(({ reference }) => reference === parsed.reference);
    if (one.length > 0) return { ...reachedBy(one), withoutNumber: [] };
  }
  const isReference = parsed?.to === 'person';
  const named = isReference ? people.filter((one) => one.reference === parsed.reference) : [];
  if (named.length > 0) return meant(named, []);
  return meant(
    people.filter((person) => !isWithdrawn(person) && isNamed(person, typed)),
    [typed],
  );
}

function isNamed({ name }: Person, typed: string): boolean {
  const part = folded(typed.trim());
  return part !== '' && folded(name).includes(part);
}

function meant(people: readonly Person[], typed: readonly string[]): WhomWanted {
  const { parties, shown } = reachedBy(people.flatMap(standing));
  return {
    parties: [...parties, ...typed],
    shown,
    withoutNumber: people
      .filter((person) => standing(person).length === 0)
      .map(({ reference }) => reference),
  };
}

function standing({ identifiers }: Person): PersonIdentifier[] {
  return identifiers.filter((one) => !isWithdrawn(one) && !notReached.includes(one.kind));
}

function reachedBy(numbers: readonly PersonIdentifier[]): Omit<WhomWanted, 'withoutNumber'> {
  return {
    parties: numbers.map(({ value, e164 }) => e164 ?? value),
    shown: numbers.map(({ value, e164 }) =>
      e164 === undefined ? visibleLine(value) : shownNumber(e164),
    ),
  };
}
