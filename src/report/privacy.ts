import type { KeptBack } from '../core/kept-back.ts';
import { noKeptExhibits, type KeptExhibits } from '../core/kept-exhibits.ts';

/** What is kept back from a report unless it is named. */
export const privateAnswers = [
  { id: 'address', words: 'addresses' },
  { id: 'witness contacts', words: 'who witnesses are and how to reach them' },
  { id: 'contacts', words: 'how to reach other people' },
  { id: 'private notes', words: 'private notes' },
  { id: 'private incidents', words: 'incidents that are kept private' },
] as const;

export type PrivateAnswer = (typeof privateAnswers)[number]['id'];

/** For the person's own copy: everything. */
export const everyPrivateAnswer: readonly PrivateAnswer[] = privateAnswers.map(({ id }) => id);

/** What one report shows and keeps back. */
export interface Privacy {
  shows(answer: PrivateAnswer): boolean;
  isHiddenIncident(number: number): boolean;
  /** Of which the reference alone is shown. */
  isHiddenTelling(telling: string): boolean;
  /** Somebody of whom at most the code is shown. */
  isHiddenWitness(person: string): boolean;
  /** Somebody of whom nothing is shown. */
  isHiddenContact(person: string): boolean;
  isHiddenIdentifier(identifier: string): boolean;
  /** Files and things of which the reference alone is shown. */
  readonly exhibits: KeptExhibits;
  isHiddenExhibit(reference: string): boolean;
}

/** What is kept back of a record, save what is to be shown. */
export function privacyOf(keptBack: KeptBack, show: readonly PrivateAnswer[]): Privacy {
  const shows = (answer: PrivateAnswer) => show.includes(answer);
  const isHiddenContact = (person: string) =>
    (!shows('contacts') && keptBack.ownContacts.has(person)) ||
    (!shows('private incidents') && keptBack.peopleOfPrivate.has(person));
  const isHiddenWitness = (person: string) =>
    !shows('witness contacts') && keptBack.witnesses.has(person);
  const exhibits = shows('private incidents') ? noKeptExhibits : keptBack.exhibits;
  return {
    shows,
    exhibits,
    isHiddenExhibit: (reference) => exhibits.references.has(reference),
    isHiddenIncident: (number) => !shows('private incidents') && keptBack.incidents.has(number),
    isHiddenTelling: (telling) => !shows('private incidents') && keptBack.tellings.has(telling),
    isHiddenContact,
    isHiddenWitness,
    isHiddenIdentifier(identifier) {
      const person = identifier.split('/')[0] ?? '';
      const { witnesses, ownContacts, peopleOfPrivate } = keptBack;
      // Of somebody who is kept back whole, an identifier goes with the person.
      if ([witnesses, ownContacts, peopleOfPrivate].some((kept) => kept.has(person)))
        return isHiddenContact(person) || isHiddenWitness(person);
      return !shows('address') && keptBack.identifiers.has(identifier);
    },
  };
}
