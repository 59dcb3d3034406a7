import type { CaseRecord } from './case-record.ts';
import { keptExhibitsOf, type KeptExhibits } from './kept-exhibits.ts';
import { keptPeopleOf } from './kept-people.ts';
import { privateTiesOf } from './kept-ties.ts';
import { everGiven } from './kept-versions.ts';
import type { Person, PersonIdentifier, PersonRole } from './person.ts';

/** What does not leave the person's hands unless they say so, by reference. */
export interface KeptBack {
  /** Incidents that are kept private as a whole, by number. */
  readonly incidents: ReadonlySet<number>;
  /** People who are or once were witnesses: their code may be shown, and nothing else of them. */
  readonly witnesses: ReadonlySet<string>;
  /** People who are or once were the person's own contacts: nothing of them is shown. */
  readonly ownContacts: ReadonlySet<string>;
  /** People who are named in private incidents alone: nothing of them is shown. */
  readonly peopleOfPrivate: ReadonlySet<string>;
  /** Tellings that belong to private incidents alone: their reference may be shown. */
  readonly tellings: ReadonlySet<string>;
  /** Identifiers of all those people; and addresses of the person and of those near to them. */
  readonly identifiers: ReadonlySet<string>;
  /** Files and things that belong to a private incident alone: their reference may be shown. */
  readonly exhibits: KeptExhibits;
}

/**
 * What of a record is kept back as a whole. A role that somebody once had counts like the one that
 * they have: an entry that was written under it is in the journal still.
 */
export function keptBackOf(
  record: Pick<
    CaseRecord,
    'people' | 'privateIncidents' | 'timeline' | 'exhibits' | 'orders' | 'tellings'
  >,
): KeptBack {
  const people = record.people();
  const witnesses = new Set(people.filter(isOrWasWitness).map(({ reference }) => reference));
  const ownContacts = new Set(
    people.filter((person) => rolesOf(person).has('own-contact')).map((one) => one.reference),
  );
  const peopleOfPrivate = keptPeopleOf(record);
  const identifiers = people.flatMap((person) =>
    person.identifiers.filter(
      (identifier) =>
        [witnesses, ownContacts, peopleOfPrivate].some((kept) => kept.has(person.reference)) ||
        (isOrWasAddress(identifier) && !isOtherSide(person)),
    ),
  );
  return {
    incidents: new Set(record.privateIncidents()),
    witnesses,
    ownContacts,
    peopleOfPrivate,
    tellings: privateTiesOf(record).tellings,
    identifiers: new Set(identifiers.map(({ reference }) => reference)),
    exhibits: keptExhibitsOf(record),
  };
}

function isOrWasWitness(person: Person): boolean {
  return person.code !== undefined || rolesOf(person).has('witness');
}

/** Where the other side lives may matter; where the person and those near to them live is private. */
const rolesWhoseAddressIsShown: readonly PersonRole[] = ['other', 'through', 'unknown'];

function isOtherSide(person: Person): boolean {
  return [...rolesOf(person)].every((role) => rolesWhoseAddressIsShown.includes(role));
}

function rolesOf(person: Person): ReadonlySet<PersonRole> {
  return everGiven<PersonRole>(person, 'role');
}

function isOrWasAddress(identifier: PersonIdentifier): boolean {
  return everGiven<string>(identifier, 'kind').has('address');
}
