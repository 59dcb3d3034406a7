import type { ExhibitReference } from './exhibit.ts';
import type { Happened } from './time.ts';

/**
 * The behaviours that the law of England and Wales gives as examples of stalking (Protection from
 * Harassment Act 1997 s.2A(3)), in plain words with the letter, and the kinds that the advice names.
 */
export const behaviours = [
  { id: 'following', words: 'Following you', letter: 'a' },
  { id: 'contacting', words: 'Contacting you, or trying to, by any means', letter: 'b' },
  {
    id: 'publishing',
    words: 'Publishing things about you, or things made to look like yours',
    letter: 'c',
  },
  { id: 'monitoring', words: 'Watching your internet, e-mail or phone use', letter: 'd' },
  { id: 'loitering', words: 'Hanging around somewhere', letter: 'e' },
  { id: 'property', words: 'Touching, moving or damaging your things', letter: 'f' },
  { id: 'spying', words: 'Watching or spying on you', letter: 'g' },
  { id: 'threat', words: 'Threatening you or somebody close to you', letter: null },
  { id: 'bullying', words: 'Bullying at school or work', letter: null },
  { id: 'antisocial', words: 'Antisocial behaviour', letter: null },
  { id: 'gift', words: 'Unwanted gifts or letters', letter: null },
  { id: 'visit', words: 'Unwanted visits', letter: null },
  { id: 'through-others', words: 'Through somebody else', letter: null },
] as const;

export type BehaviourId = (typeof behaviours)[number]['id'];

/** Somebody who saw or heard it; their contact details are kept in a part of their own. */
export interface Witness {
  readonly name: string;
  readonly contact?: string;
}

/** What may be recorded of one incident, in the person's own words. Only `what` is required. */
export interface IncidentAnswers {
  readonly what: string;
  readonly when: Happened;
  readonly felt?: string;
  readonly where?: string;
  /** Kept back from bundles unless the person says otherwise. */
  readonly address?: string;
  readonly who?: string;
  /** The exact words used. */
  readonly words?: string;
  readonly behaviours?: readonly BehaviourId[];
  readonly channel?: string;
  /** How many times it happened. */
  readonly times?: number;
  readonly witnesses?: readonly Witness[];
  readonly told?: string;
  readonly toldReference?: string;
  /** What the person changed because of it. */
  readonly changed?: string;
  /** A note for the person alone: kept back from bundles. */
  readonly privateNote?: string;
  /** Who recorded it, when it was not the person. */
  readonly recordedBy?: string;
  readonly attached?: readonly ExhibitReference[];
}

/** An incident as it stands in the record. */
export interface Incident extends IncidentAnswers {
  /** The reference: a bare number, never reused. */
  readonly number: number;
  readonly entry: number;
  /** UTC, milliseconds, by this computer's clock. */
  readonly recordedAt: string;
}
