import type { Direction } from '../core/communication.ts';
import type { ExhibitReference } from '../core/exhibit.ts';
import type { Sha256 } from '../core/sha256.ts';
import type { OtherWords } from './other-words.ts';
import type { Fact, Quoted, Words } from './words.ts';
import type { OtherWhen, When } from './when.ts';

interface RowBase {
  /** `7`, `AB/3:12`, `AB/4`. */
  readonly reference: string;
  readonly when: When;
  /** When the entry that holds it was made, by this computer's clock: local and UTC. */
  readonly recordedAt: string;
  /** The same in ISO 8601 UTC. */
  readonly recordedAtUtc: string;
  /** `3 days later`; null when it is not known when it happened. */
  readonly delay: string | null;
  /** The journal entry that holds it. */
  readonly entry: number;
  readonly marked: boolean;
  /** Incidents that the person linked it to, by reference; those that are kept back here are not named. */
  readonly linkedTo: readonly string[];
  /** The same in words: `Marked as key by AB`, `Linked by AB to incident 7`. */
  readonly marks: readonly string[];
}

/** Something that an answer names, and where it stands in this report. */
export interface ReferenceLine {
  readonly reference: string;
  /** Null where this report has no place for it. */
  readonly to: 'exhibit' | 'row' | 'person' | null;
  /** What it is, beside its reference; null where the reference is enough. */
  readonly words: Words | null;
}

/** What was answered to one question. */
export interface Answer {
  /** The question, or its short name: `What happened`. */
  readonly label: string;
  readonly value: Words;
  /** What has to be said of it: `tags chosen by AB`. */
  readonly note?: string;
  /** What the answer names, in order; `value` then lists it too. */
  readonly references?: readonly ReferenceLine[];
  /** The heading of a group of answers that begins with this one; absent in short rows. */
  readonly group?: string;
}

/** A later entry about something that the person stated. Nothing is edited. */
export interface ChangeLine {
  readonly kind: 'amended' | 'withdrawn' | 'withdrawal taken back' | 'confirmed';
  readonly entry: number;
  /** `Amended by AB on …, entry 12.` */
  readonly heading: string;
  /** The reason, in the person's own words; null where none is asked. */
  readonly why: Quoted | null;
  /** Who recorded it, where it was not the person. */
  readonly recordedBy: Quoted | null;
  /** Each answer concerned, twice: as it stood before, and as amended. */
  readonly answers: readonly Answer[];
  /** That something private was changed too; null when nothing was. */
  readonly keptBack: string | null;
}

/** Something that the person stated: every answer under its label, and what became of it. */
export interface StatedRow<
  Kind extends string = 'incident' | 'order' | 'telling' | 'item',
> extends RowBase {
  readonly kind: Kind;
  /** `Incident 7, recorded by AB`; says so when it was withdrawn. */
  readonly heading: string;
  readonly answers: readonly Answer[];
  /** Labels of answers that are kept back here. */
  readonly keptBack: readonly string[];
  readonly isWithdrawn: boolean;
  /** Every later entry about it, oldest first. */
  readonly changes: readonly ChangeLine[];
}

export type IncidentRow = StatedRow<'incident'>;

/** An incident, or a telling, that is kept back as a whole: its reference, and nothing of when or what. */
export interface KeptBackRow {
  readonly kind: 'kept back';
  readonly of: 'incident' | 'telling';
  readonly reference: string;
  /** `Incident 7: kept back by AB`, `T1: kept back by AB`. */
  readonly heading: string;
}

/** One end of a message or call: the number or account as well as the name. */
export interface PartyLine {
  /** `From`, `To`, `With`. */
  readonly role: 'From' | 'To' | 'With';
  /** The number or account as found, in words: `07700 900123`, `number withheld (the source says “-1”)`. */
  readonly number: Words;
  /** `+447700900123`, or an empty string where it is not a telephone number. */
  readonly e164: string;
  /** As found in the source; safe to print. */
  readonly asFound: string;
  /** The name that the source gives; null when it gives none. */
  readonly name: Quoted | null;
}

/** A file that belongs to a message. */
export interface AttachmentLine {
  /** `AB/3/1`; null when the file is not in the source. */
  readonly reference: ExhibitReference | null;
  readonly name: Words;
  /** As the source states it. */
  readonly mediaType: string;
  /** Empty when the file is not in the source. */
  readonly size: string;
  readonly sha256: Sha256 | null;
  /** `not in the source`, with what is known; null when the file is there. */
  readonly missing: string | null;
  readonly note: string | null;
  readonly hasPicture: boolean;
  /** What the person said of it, and what they typed out of it, each under its label. */
  readonly described: readonly Fact[];
  readonly typed: TypedWords;
}

/** What a person typed last, as it can be shown; empty where nothing was typed. */
export interface TypedWords {
  readonly caption: string;
  readonly transcript: string;
}

/** A message or call found in an imported record. */
export interface ContactRow extends RowBase {
  readonly kind: 'message' | 'call';
  /** `Message received (SMS)`, `Call received, missed (telephone)`. */
  readonly heading: string;
  /** `SMS`, `WhatsApp`, `telephone`… */
  readonly means: string;
  readonly direction: Direction;
  /** `received`, `sent`, `direction not stated`, `written by the app itself`. */
  readonly directionInWords: string;
  readonly parties: readonly PartyLine[];
  /** The group's name as in the source; null when it is none or has none. */
  readonly group: Quoted | null;
  readonly subject: Quoted | null;
  /** A message's whole text; null for a call and where there is none to show. */
  readonly text: Quoted | null;
  /** What to print where the text is missing: `The source has no text.`; null when `text` stands or for a call. */
  readonly textInstead: string | null;
  /** `Missed`, `Answered, 2 minutes 5 seconds`; null for a message. */
  readonly call: string | null;
  readonly durationSeconds: number | null;
  /** `draft`, `deleted`, `edited`… */
  readonly markers: readonly string[];
  /** Earlier wordings of a message, and what software heard in its recording. */
  readonly otherWords: readonly OtherWords[];
  readonly attachments: readonly AttachmentLine[];
  readonly otherTimes: readonly OtherWhen[];
  readonly exhibit: ExhibitReference;
  readonly line: number;
  /** Where it stands in its source: `sms 12`. */
  readonly place: string;
  readonly sourceName: Quoted;
  readonly sourceSha256: Sha256 | '';
  /** How many sources hold it, this one included, in words: `Found in 2 sources`; empty for one. */
  readonly sources: string;
}

/** A file as received, standing on its own. */
export interface FileRow extends RowBase {
  readonly kind: 'file';
  readonly fileKind: 'picture' | 'video' | 'sound' | 'voicemail' | 'document' | 'text' | 'other';
  /** `Picture, file as received`. */
  readonly heading: string;
  readonly name: Quoted;
  /** Type, size, SHA-256, length, and what else the file states of itself. */
  readonly facts: readonly Fact[];
  /** Every time that the file or its name states, each with its basis. */
  readonly times: readonly OtherWhen[];
  /** What the person said of it, each under its label. */
  readonly described: readonly Fact[];
  readonly typed: TypedWords;
  /** The words of a text file or e-mail. */
  readonly words: Quoted | null;
  readonly notes: readonly string[];
  readonly hasPicture: boolean;
  /** The number or name that the file name claims, for the table of calls and messages. */
  readonly otherParty: PartyLine | null;
  readonly durationSeconds: number | null;
  readonly sourceName: Quoted;
  readonly sourceSha256: Sha256;
}

/** A row with a time of its own. */
export type DatedRow = StatedRow | ContactRow | FileRow;

export type TimelineRow = DatedRow | KeptBackRow;
