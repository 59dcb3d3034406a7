import type { Identifier } from './identifier.ts';
import type { Sha256 } from './sha256.ts';
import type { RecordedText } from './text.ts';
import type { Happened } from './time.ts';

/** One end of a communication, as the source names it. */
export interface Party extends Identifier {
  /** A name that the source gives; only what the phone's owner, or the sender, typed. */
  readonly name?: RecordedText;
}

/** `none` is for lines that nobody sent (group events, encryption notices). */
export type Direction = 'in' | 'out' | 'unknown' | 'none';

/**
 * The people and the means that belong together. `key` is the same in every source that holds this
 * conversation and names nothing but the means and the identifiers, sorted: `sms +447700900123`,
 * `call +447700900123`, `call withheld -1`, `whatsapp Sam`. One extract holds one conversation.
 */
export interface Conversation {
  readonly key: string;
  readonly kind: 'messages' | 'calls';
  /** `SMS and MMS`, `WhatsApp`, `telephone`… */
  readonly means: string;
  readonly others: readonly Party[];
  readonly group: boolean;
  /** A group's name as the source gives it. */
  readonly title?: RecordedText;
}

/** A file that belongs to a message, after taking in. */
export interface Attachment {
  readonly name: RecordedText | null;
  /** As the source states it; not checked. */
  readonly mediaType: string | null;
  /** Null when the source names the file and does not hold it; `missing` then says what is known. */
  readonly sha256: Sha256 | null;
  readonly sizeBytes: number | null;
  readonly missing?: string;
  /** What had to be noted while reading it: `base64 cut short`… */
  readonly note?: string;
}

/** Another time that the source gives: `sent, by the network`, `delivered`, `read`… */
export interface OtherTime {
  readonly what: string;
  readonly happened: Happened;
}

interface Communication {
  readonly direction: Direction;
  readonly happened: Happened;
  readonly otherTimes?: readonly OtherTime[];
  /** Who it came from; null where the source does not say. For `out` the owner: may be null. */
  readonly sender: Party | null;
  /** Who it went to, as far as the source says; for a group, the other members. */
  readonly recipients: readonly Party[];
  /** Where it stands in the source: `sms 12`, `line 240`. Counted from 1. */
  readonly place: string;
  /** Facts as found, not interpreted: names as in the source, values as text. */
  readonly asFound?: Readonly<Record<string, RecordedText>>;
}

/**
 * What the source says became of a message or call, in plain words that stand beside it in the
 * report: `draft`, `not sent`, `deleted`, `edited`, `media left out of the export`, `blocked by the
 * phone`. A list; most have none.
 */
export type Marker = string;

export interface Message extends Communication {
  readonly kind: 'message';
  /** `SMS`, `MMS`, `RCS`, `WhatsApp`, `pasted`… */
  readonly means: string;
  /** Null when the source has no text; the empty string when it says there is an empty one. */
  readonly text: RecordedText | null;
  readonly subject?: RecordedText;
  readonly attachments: readonly Attachment[];
  readonly markers: readonly Marker[];
  /** What it said before it was edited, oldest first, each with when that was written. */
  readonly earlierTexts?: readonly EarlierText[];
  /** What a machine heard in a recording. These are nobody's own words. */
  readonly transcript?: MachineTranscript;
  /** The place of the message that this one answers or reacts to: `message 12`. */
  readonly answers?: string;
}

/** One wording of a message that was edited later. */
export interface EarlierText {
  readonly text: RecordedText;
  readonly happened: Happened;
}

/** Words that software made out of a recording. */
export interface MachineTranscript {
  readonly text: RecordedText;
  /** `the phone`, `Google Voice`… */
  readonly madeBy: string;
  /** How sure it says it is, as found: `0.82`. */
  readonly confidence?: string;
}

export interface Call extends Communication {
  readonly kind: 'call';
  readonly means: string;
  readonly outcome:
    | 'answered'
    | 'missed'
    | 'rejected'
    | 'blocked'
    | 'voicemail'
    | 'answered elsewhere'
    | 'made'
    | 'unknown';
  /** Whole seconds; null when the source does not say. */
  readonly durationSeconds: number | null;
  readonly numberWithheld: boolean;
  readonly markers: readonly Marker[];
}

export type Contact = Message | Call;
