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
  /** Whether it is written like a reference or code of somebody, and nobody in the record has it. */
  readonly isNobody: boolean;
}

/* What nobody can write to or ring. */
const notReached: readonly IdentifierKind[] = ['address', 'vehicle'];

/**
 * Reads whom somebody means: a person by reference (`P1`) or code (`W1`), one of their numbers (`P1/2`),
 * or a name in whole or part; then what the record knows them by counts. What was typed counts itself as
 * well, save for a reference, which no conversation holds.
 */
export function whomWanted(typed: string, casefile: Casefile): WhomWanted {
  const people = casefile.people();
  const parsed = parseReference(typed.trim());
  if (parsed?.to === 'identifier') {
    const all = people.flatMap(({ identifiers }) => identifiers);
    const one = all.filter(({ reference }) => reference === parsed.reference);
    if (one.length > 0) return { ...reachedBy(one), withoutNumber: [], isNobody: false };
  }
  const code = /^W\d+$/i.test(typed.trim()) ? typed.trim().toUpperCase() : null;
  const named = people.filter(
    (one) =>
      (parsed?.to === 'person' && one.reference === parsed.reference) ||
      (code !== null && one.code === code),
  );
  if (named.length > 0) return meant(named, []);
  const fitting = people.filter((person) => !isWithdrawn(person) && isNamed(person, typed));
  const isWrittenSo = parsed?.to === 'person' || parsed?.to === 'identifier' || code !== null;
  return { ...meant(fitting, [typed]), isNobody: isWrittenSo && fitting.length === 0 };
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
    isNobody: false,
  };
}

function standing({ identifiers }: Person): PersonIdentifier[] {
  return identifiers.filter((one) => !isWithdrawn(one) && !notReached.includes(one.kind));
}

function reachedBy(numbers: readonly PersonIdentifier[]): Pick<WhomWanted, 'parties' | 'shown'> {
  return {
    parties: numbers.map(({ value, e164 }) => e164 ?? value),
    shown: numbers.map(({ value, e164 }) =>
      e164 === undefined ? visibleLine(value) : shownNumber(e164),
    ),
  };
}
