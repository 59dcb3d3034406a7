import type { Attachment, Call, Conversation, Message } from './communication.ts';
import type { FileFacts } from './file-facts.ts';
import type { Identifier } from './identifier.ts';
import type { Sha256 } from './sha256.ts';
import type { RecordedText } from './text.ts';
import type { Happened } from './time.ts';

/** Bytes that an importer found; they must be read before the next item is asked for. */
export interface IncomingBytes {
  /** A fresh stream of the bytes, from the beginning. Throws UserError when the source cannot be read. */
  open(): AsyncIterable<Uint8Array>;
}

/** An attachment before it is taken in: `bytes` null when the source names it and does not hold it. */
export interface IncomingAttachment extends Omit<Attachment, 'sha256' | 'sizeBytes'> {
  readonly bytes: IncomingBytes | null;
}

/** A message whose attachments are still in the source. */
export interface IncomingMessage extends Omit<Message, 'attachments'> {
  readonly attachments: readonly IncomingAttachment[];
}

/** A file as found, with what it says of itself. */
export interface IncomingFile {
  readonly name: RecordedText;
  /** Path below the folder that was pointed at, with `/`; the name alone for a single file. */
  readonly path: RecordedText;
  readonly bytes: IncomingBytes;
  readonly facts: FileFacts;
  /** Where a source holds files of several sorts, the one that this belongs to. */
  readonly group?: FileGroup;
}

/** Files of a source that are chosen together: the screenshots of a phone. */
export interface FileGroup {
  /** Stable: `screenshots`. */
  readonly key: string;
  /** As it is shown: `Screenshots`. */
  readonly title: string;
}

/** Something that a source of this sort could hold and does not, and how to get it. */
export interface NotHere {
  /** `The call list`. */
  readonly what: string;
  /** One or two plain sentences. */
  readonly how: string;
}

/** What a source says of the phone that it comes from. */
export interface PhoneStated {
  /** The numbers and addresses of whoever used it, each with where the source says so. */
  readonly own: readonly { readonly identifier: Identifier; readonly basis: string }[];
  /** When the source was made: the day as of which its names hold. */
  readonly madeAt: Happened;
}

/** Somebody in a list of contacts. */
export interface SavedContact {
  readonly name: RecordedText;
  /** Numbers and addresses, each with the label it has in the list: `mobile`, `work`. */
  readonly identifiers: readonly (Identifier & { readonly label?: RecordedText })[];
  /** Where it stands in the source: `card 12`. */
  readonly place: string;
  /** As of when, where the source says so. */
  readonly asOf?: Happened;
}

/**
 * What an importer yields, in the order of the source. A *row* is a `message`, `call`, `file` or
 * `skipped`; a `note` is something to tell that is no row, `progress` how far the reading has come.
 * `not here`, `phone` and `contact` are no rows either, and are not recorded: they are for the person.
 */
export type SourceItem =
  | {
      readonly type: 'message';
      readonly conversation: Conversation;
      readonly message: IncomingMessage;
    }
  | { readonly type: 'call'; readonly conversation: Conversation; readonly call: Call }
  | { readonly type: 'file'; readonly file: IncomingFile }
  | {
      readonly type: 'skipped';
      readonly where: string;
      readonly why: string;
      /** Where it lies, to be shown to the person alone. It is not recorded. */
      readonly path?: RecordedText;
    }
  | { readonly type: 'note'; readonly where: string; readonly what: string }
  | { readonly type: 'not here'; readonly notHere: NotHere }
  | { readonly type: 'phone'; readonly phone: PhoneStated }
  | { readonly type: 'contact'; readonly contact: SavedContact }
  | { readonly type: 'progress'; readonly bytesRead: number; readonly bytesInAll: number };

/** The stated choices that a reading depends on besides the source's bytes. */
export interface ReadingChoices {
  /** The zone for local times without one: `--zone`, else the case's. */
  readonly zone: string;
  readonly owner?: string;
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  /** What the columns of a table hold, where its heading does not say it. */
  readonly columns?: ColumnChoice;
}

/** What the columns of a table hold: for each meaning the column's heading as it stands in the table. */
export interface ColumnChoice {
  readonly kind: 'messages' | 'calls';
  readonly time: string;
  /** Who is at the other end. */
  readonly party: string;
  readonly name?: string;
  readonly direction?: string;
  /** The word in `direction` that means received; every other means sent. */
  readonly received?: string;
  readonly text?: string;
  readonly duration?: string;
  readonly service?: string;
}

/** What stands for the source in the record. */
export interface SourceIdentity {
  readonly name: RecordedText;
  /** The path as given; a part of its own, so that it can be kept back. */
  readonly path: RecordedText;
  readonly kind: 'file' | 'folder' | 'typed';
  /** Of the file; of a folder, of the list of its files as `sha256sum` would print it, sorted. */
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  readonly importer: string;
  readonly importerVersion: number;
  readonly importerTitle: string;
}

/** Which conversations and days are wanted. */
export interface Selection {
  /** Null takes every conversation; else the keys of those chosen. */
  readonly conversations: ReadonlySet<string> | null;
  /** Absent or null takes every file; else the keys of the groups and the paths of the files chosen. */
  readonly files?: ReadonlySet<string> | null;
  /** ISO dates in the case zone, both inclusive. */
  readonly since?: string;
  readonly until?: string;
}

/** Everything that the reading of a source was given, as extracts and receipts state it. */
export type StatedChoices = ReadingChoices & Pick<Selection, 'since' | 'until'>;

/** How a source is read: the choices, and a private folder for what is too big for memory. */
export interface Reading {
  readonly choices: ReadingChoices;
  /** An empty folder that the reader may write in; its owner removes it. */
  readonly scratch: string;
  /** What unlocks the source. Never recorded, and part of no error. */
  readonly password?: string;
}
