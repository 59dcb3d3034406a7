import type { CaseRecord } from '../core/case-record.ts';
import { keptBackOf } from '../core/kept-back.ts';
import type { ExhibitReference } from '../core/exhibit.ts';
import { conversationsOf } from '../core/kept-people.ts';
import type { Person } from '../core/person.ts';

/** What a bundle shows of people, to be said before it is made: references and counts, never a name. */
export interface PeopleInBundle {
  /** How many go out by name in the list of people. */
  readonly named: number;
  /** Witnesses whose number or account is one end of a conversation that goes in: `W2`, else `P4`. */
  readonly witnessesInConversations: readonly InConversations[];
  /** The person's own contacts of whom that is so: `P4`. */
  readonly ownContactsInConversations: readonly InConversations[];
}

/** Somebody, and the conversations of which they are one end. */
export interface InConversations {
  readonly person: string;
  readonly exhibits: readonly ExhibitReference[];
}

/** Reads the exhibits once at most. A conversation goes in whole, with the numbers and names in it. */
export function peopleInBundle(record: CaseRecord): PeopleInBundle {
  const { witnesses, ownContacts, peopleOfPrivate } = keptBackOf(record);
  const people = record.people();
  const isHidden = (reference: string) =>
    [witnesses, ownContacts, peopleOfPrivate].some((kept) => kept.has(reference));
  const watched = people.filter(
    ({ reference }) => witnesses.has(reference) || ownContacts.has(reference),
  );
  const found = conversationsOf(record, watched);
  const inConversations = watched.filter(({ reference }) => found.has(reference));
  const named = (person: string, { reference }: Person): InConversations => ({
    person,
    exhibits: found.get(reference) ?? [],
  });
  return {
    named: people.filter(({ reference }) => !isHidden(reference)).length,
    witnessesInConversations: inConversations
      .filter(({ reference }) => witnesses.has(reference))
      .map((person) => named(person.code ?? person.reference, person)),
    ownContactsInConversations: inConversations
      .filter(({ reference }) => !witnesses.has(reference))
      .map((person) => named(person.reference, person)),
  };
}
