import type { CaseRecord } from '../core/case-record.ts';
import { keptBackOf } from '../core/kept-back.ts';
import { peopleInConversations } from '../core/kept-people.ts';

/** What a bundle shows of people, to be said before it is made: references and counts, never a name. */
export interface PeopleInBundle {
  /** How many go out by name in the list of people. */
  readonly named: number;
  /** Witnesses whose number or account is one end of a conversation that goes in: `W2`, else `P4`. */
  readonly witnessesInConversations: readonly string[];
  /** The person's own contacts of whom that is so: `P4`. */
  readonly ownContactsInConversations: readonly string[];
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
  const found = peopleInConversations(record, watched);
  const inConversations = watched.filter(({ reference }) => found.has(reference));
  return {
    named: people.filter(({ reference }) => !isHidden(reference)).length,
    witnessesInConversations: inConversations
      .filter(({ reference }) => witnesses.has(reference))
      .map(({ reference, code }) => code ?? reference),
    ownContactsInConversations: inConversations
      .filter(({ reference }) => !witnesses.has(reference))
      .map(({ reference }) => reference),
  };
}
