import type { Attachment, Call, Conversation, Message } from './communication.ts';
import type { FileFacts } from './file-facts.ts';
import type { Sha256 } from './sha256.ts';
import type { RecordedText } from './text.ts';

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
}

/**
 * What an importer yields, in the order of the source. A *row* is a `message`, `call`, `file` or
 * `skipped`; a `note` is something to tell that is no row, `progress` how far the reading has come.
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
  | { readonly type: 'progress'; readonly bytesRead: number; readonly bytesInAll: number };

/** The stated choices that a reading depends on besides the source's bytes. */
export interface ReadingChoices {
  /** The zone for local times without one: `--zone`, else the case's. */
  readonly zone: string;
  readonly owner?: string;
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
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
}
