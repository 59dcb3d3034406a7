import type { Stated } from './amendment.ts';
import type { ExhibitReference } from './exhibit.ts';
import type { Happened } from './time.ts';

/** Who may have been told. */
export const toldParties = [
  { id: 'police', words: 'The police' },
  { id: 'platform', words: 'A website, app or phone company' },
  { id: 'school', words: 'A school or college' },
  { id: 'employer', words: 'An employer' },
  { id: 'doctor', words: 'A doctor or nurse' },
  { id: 'helpline', words: 'A helpline or support worker' },
  { id: 'housing', words: 'A landlord or the council' },
  { id: 'lawyer', words: 'A lawyer' },
  { id: 'friend', words: 'Family or a friend' },
  { id: 'other', words: 'Somebody else' },
] as const;

export type ToldParty = (typeof toldParties)[number]['id'];

export interface TellingAnswers {
  readonly to: ToldParty;
  /** Who exactly: the force, the company, the school. */
  readonly toWhom?: string;
  readonly when: Happened;
  /** By phone, online, in person, by letter. */
  readonly how?: string;
  /** The crime or log number, or whatever reference they gave. */
  readonly theirReference?: string;
  readonly officer?: string;
  readonly collarNumber?: string;
  /** What they said, answered or did. */
  readonly said?: string;
  readonly handedOver?: string;
  /** Incidents it was about, by number. */
  readonly incidents?: readonly number[];
  readonly attached?: readonly ExhibitReference[];
  readonly privateNote?: string;
  readonly recordedBy?: string;
}

/** Somebody was told, and what they answered. */
export interface Telling extends TellingAnswers, Stated<TellingAnswers> {
  /** `T1`, never reused. */
  readonly reference: string;
  readonly number: number;
}
