import type { Stated } from './amendment.ts';
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
  { id: 'cyber', words: 'Cyber stalking', letter: null },
  { id: 'abusive-messages', words: 'Abusive messages', letter: null },
  { id: 'calls', words: 'Unwanted calls', letter: null },
  { id: 'letters', words: 'Unwanted letters, e-mails or messages', letter: null },
] as const;

export type BehaviourId = (typeof behaviours)[number]['id'];

/** By what means it reached the person. */
export const channels = [
  { id: 'in-person', words: 'In person' },
  { id: 'call', words: 'A call' },
  { id: 'voicemail', words: 'A voicemail' },
  { id: 'text', words: 'A text message' },
  { id: 'app', words: 'A message in an app' },
  { id: 'email', words: 'An e-mail' },
  { id: 'post', words: 'The post, or left at the door' },
  { id: 'gift', words: 'A gift' },
  { id: 'social-media', words: 'Social media' },
  { id: 'tracking', words: 'Tracking or watching' },
  { id: 'through-others', words: 'Through somebody else' },
  { id: 'property', words: 'Something done to my things' },
  { id: 'other', words: 'Something else' },
] as const;

export type ChannelId = (typeof channels)[number]['id'];

/** How the person knew who it was. */
export const recognitions = [
  { id: 'saw', words: 'I saw them' },
  { id: 'voice', words: 'I know the voice' },
  { id: 'number', words: 'The number or account' },
  { id: 'handwriting', words: 'The handwriting' },
  { id: 'told', words: 'Somebody told me' },
  { id: 'words-used', words: 'What they said or knew' },
  { id: 'other', words: 'Another way' },
] as const;

export type RecognitionId = (typeof recognitions)[number]['id'];

/** How sure the person is of who it was. */
export const sureness = [
  { id: 'sure', words: 'I am sure' },
  { id: 'fairly', words: 'I am fairly sure' },
  { id: 'not-sure', words: 'I am not sure' },
  { id: 'not-known', words: 'I do not know who it was' },
] as const;

export type SurenessId = (typeof sureness)[number]['id'];

/** How hard it hit, in the person's own judgement. */
export const impacts = [
  { id: 0, words: 'Not at all' },
  { id: 1, words: 'A little' },
  { id: 2, words: 'Quite a lot' },
  { id: 3, words: 'Very much' },
] as const;

export type Impact = (typeof impacts)[number]['id'];

/**
 * Somebody who saw or heard it. As it is recorded today the entry names the person (`P3`) by reference
 * and code alone, and their name and contact stand in that person's own entry; before that, name and
 * contact stood in parts of the incident. When recording, `name` without `person` makes a new person.
 */
export interface Witness {
  /** `P3`. */
  readonly person?: string;
  /** `W1`: what a report prints in place of the name. */
  readonly code?: string;
  /** Empty where it is kept back. */
  readonly name: string;
  readonly contact?: string;
}

/** What may be recorded of one incident, in the person's own words. Only `what` is required. */
export interface IncidentAnswers {
  readonly what: string;
  readonly when: Happened;
  /** How the person knows when it was. */
  readonly whenKnown?: string;
  readonly felt?: string;
  readonly where?: string;
  /** Kept back from bundles unless the person says otherwise. */
  readonly address?: string;
  /** Online: the site or app, the link, the account. */
  readonly platform?: string;
  readonly link?: string;
  readonly account?: string;
  readonly who?: string;
  /** The people it was, by reference: `P1`. */
  readonly people?: readonly string[];
  readonly recognised?: readonly RecognitionId[];
  readonly howSure?: SurenessId;
  /** What somebody looked like whom the person does not know. */
  readonly description?: string;
  readonly clothing?: string;
  /** Make, model, colour. */
  readonly vehicle?: string;
  /** The number plate. */
  readonly registration?: string;
  readonly companions?: string;
  /** Through whom it came, when it was somebody else. */
  readonly through?: string;
  /** At whom it was aimed, besides or instead of the person. */
  readonly targeted?: string;
  /** The exact words used, and by whom. */
  readonly words?: string;
  readonly threats?: string;
  readonly behaviours?: readonly BehaviourId[];
  /** By what means, in the person's own words. */
  readonly channel?: string;
  readonly channels?: readonly ChannelId[];
  /** How many times it happened. */
  readonly times?: number;
  /** Alone, or with whom. */
  readonly withYou?: string;
  readonly children?: string;
  /** What the person said or did. */
  readonly youDid?: string;
  readonly injuries?: string;
  readonly damage?: string;
  readonly cost?: string;
  /** How it has made the person feel since. */
  readonly feltSince?: string;
  readonly impact?: Impact;
  readonly witnesses?: readonly Witness[];
  /** CCTV or a doorbell camera: where, whose, by when it is overwritten, whether it was asked for. */
  readonly cctvWhere?: string;
  readonly cctvWhose?: string;
  readonly cctvOverwritten?: Happened;
  readonly cctvAsked?: string;
  readonly told?: string;
  readonly toldReference?: string;
  /** Tellings that were about this, by reference: `T1`. */
  readonly tellings?: readonly string[];
  /** Orders that this went against, in the person's view, by reference: `O1`. */
  readonly orders?: readonly string[];
  /** What the person changed because of it. */
  readonly changed?: string;
  /** Exhibits, physical items among them. */
  readonly attached?: readonly ExhibitReference[];
  /** True for an incident that is kept back from bundles as a whole. */
  readonly private?: boolean;
  /** A note for the person alone: kept back from bundles. */
  readonly privateNote?: string;
  /** Who recorded it, when it was not the person. */
  readonly recordedBy?: string;
}

/** An incident as it stands in the record: its answers as amended, and what became of it. */
export interface Incident extends IncidentAnswers, Stated<IncidentAnswers> {
  /** The reference: a bare number, never reused. */
  readonly number: number;
}
