import type { Stated } from './amendment.ts';

/** What somebody is to the person whose record it is. */
export const personRoles = [
  { id: 'self', words: 'Me' },
  { id: 'other', words: 'The other person' },
  { id: 'witness', words: 'Somebody who saw or heard something' },
  { id: 'through', words: 'Somebody the other person acts through' },
  { id: 'near', words: 'Family, a friend, a colleague' },
  { id: 'official', words: 'Police, a support worker, another official' },
  { id: 'recorder', words: 'Somebody who records for me' },
  { id: 'own-contact', words: 'Somebody I can ring for help' },
  { id: 'unknown', words: 'I do not know yet' },
] as const;

export type PersonRole = (typeof personRoles)[number]['id'];

export interface PersonAnswers {
  readonly name: string;
  readonly role: PersonRole;
  /** Who they are, in the person's own words. */
  readonly about?: string;
  /** How to reach them: kept back from bundles unless the person says otherwise. */
  readonly contact?: string;
  readonly privateNote?: string;
  readonly recordedBy?: string;
}

/** Somebody in the record. */
export interface Person extends PersonAnswers, Stated<PersonAnswers> {
  /** `P1`, never reused. */
  readonly reference: string;
  readonly number: number;
  /** `W1`, given once to a person who is a witness: a report prints it in place of the name. */
  readonly code?: string;
  readonly identifiers: readonly PersonIdentifier[];
}

/** What kind of thing tells somebody. */
export const identifierKinds = [
  { id: 'phone', words: 'A phone number' },
  { id: 'email', words: 'An e-mail address' },
  { id: 'account', words: 'An account on a site or app' },
  { id: 'address', words: 'An address' },
  { id: 'vehicle', words: 'A number plate' },
  { id: 'other', words: 'Something else' },
] as const;

export type IdentifierKind = (typeof identifierKinds)[number]['id'];

export interface IdentifierAnswers {
  readonly kind: IdentifierKind;
  /** As the person gave it. */
  readonly value: string;
  /** `+447700900123` where it is a telephone number that parses. Worked out once, when it is recorded. */
  readonly e164?: string;
  /** The site or app of an account. */
  readonly platform?: string;
  /** How the person knows that it is theirs. */
  readonly basis: string;
  readonly note?: string;
  readonly recordedBy?: string;
}

/** A number, address or account that, as the person says, is somebody's. */
export interface PersonIdentifier extends IdentifierAnswers, Stated<IdentifierAnswers> {
  /** `P1/2`, never reused. */
  readonly reference: string;
  readonly number: number;
  /** `P1`. */
  readonly person: string;
}
