import type { Attachment, Conversation } from './communication.ts';
import type { FileFacts } from './file-facts.ts';
import type { PhysicalItemAnswers } from './physical-item.ts';
import type { Sha256 } from './sha256.ts';
import type { RecordedText } from './text.ts';
import type { Happened } from './time.ts';

/** `AB/3`, or `AB/3/1` for a file inside a conversation. Proposed by the producer; never reused. */
export type ExhibitReference = string;

/** `AB/3` from initials and number. */
export function exhibitReference(initials: string, number: number): ExhibitReference {
  return `${initials}/${number}`;
}

/** `AB/3/1`: the first file inside exhibit AB/3. */
export function attachmentReference(exhibit: ExhibitReference, number: number): ExhibitReference {
  return `${exhibit}/${number}`;
}

/** `AB/3:12`: line 12 of the extract AB/3. Line 0 is its header. */
export function itemReference(exhibit: ExhibitReference, line: number): string {
  return `${exhibit}:${line}`;
}

/** `AB_3_1`, as it stands in file names. */
export function referenceInFileName(reference: ExhibitReference): string {
  return reference.replaceAll('/', '_');
}

/** What a reference that somebody typed points to; null when it has no such form. */
export type ParsedReference =
  | { readonly to: 'incident'; readonly number: number }
  | { readonly to: 'person'; readonly reference: string }
  | { readonly to: 'order'; readonly reference: string }
  | { readonly to: 'telling'; readonly reference: string }
  | { readonly to: 'identifier'; readonly reference: string; readonly person: string }
  | { readonly to: 'exhibit'; readonly reference: ExhibitReference }
  | { readonly to: 'item'; readonly reference: ExhibitReference; readonly line: number };

const statedKinds = { P: 'person', O: 'order', T: 'telling' } as const;

/**
 * Reads `7`, `P1`, `P1/2`, `O1`, `T1`, `AB/3`, `ab3`, `AB/3/1`, `AB_3_1`, `AB/3:12`. Case and separators
 * are forgiven; where the initials are P, O or T alone, the slash tells the exhibit `P/1` from the person.
 */
export function parseReference(typed: string): ParsedReference | null {
  const text = typed.trim().toUpperCase().replaceAll('_', '/');
  if (/^[1-9]\d*$/.test(text)) return { to: 'incident', number: Number(text) };
  const stated = /^([POT])([1-9]\d*)$/.exec(text);
  if (stated !== null)
    return { to: statedKinds[stated[1] as keyof typeof statedKinds], reference: text };
  const identifier = /^(P[1-9]\d*)\/[1-9]\d*$/.exec(text);
  if (identifier !== null)
    return { to: 'identifier', reference: text, person: identifier[1] ?? '' };
  const match = /^([A-Z]{1,6})\/?([1-9]\d*)(\/[1-9]\d*)?(?::(\d+))?$/.exec(text);
  if (match === null) return null;
  const reference = `${match[1] ?? ''}/${match[2] ?? ''}${match[3] ?? ''}`;
  const line = match[4];
  return line === undefined
    ? { to: 'exhibit', reference }
    : { to: 'item', reference, line: Number(line) };
}

/** How an exhibit came into the case file. */
export interface ExhibitOrigin {
  /** The source's name as received. */
  readonly sourceName: RecordedText;
  readonly sourceSha256: Sha256;
  /** `as received`, or what it was derived from and with which software. */
  readonly derived: string | null;
  /** `SMS Backup & Restore file, read by android-sms-backup 1`. */
  readonly obtainedHow: string;
  /** Who obtained it: the person's initials, or whoever recorded it for them. */
  readonly obtainedBy: string;
  /** UTC. */
  readonly takenInAt: string;
}

interface ExhibitBase {
  readonly reference: ExhibitReference;
  /** The entry that added it. */
  readonly entry: number;
  /** False while the import that it came with is not finished. */
  readonly importFinished: boolean;
  /** What the person said of it, each answer as it was given last. */
  readonly described?: ExhibitDescription;
  /** Every entry that says something of it, oldest first. */
  readonly descriptions?: readonly DescriptionMade[];
}

interface StoredExhibit extends ExhibitBase {
  readonly origin: ExhibitOrigin;
  /** Of the file as received, or of the extract. */
  readonly sha256: Sha256;
  /** The name of the bytes in `objects/`. Never derived from `sha256`. */
  readonly object: Sha256;
  readonly sizeBytes: number;
  /** The entry that removed its bytes, if any. */
  readonly removedBy?: number;
}

/** A statement by the person about an exhibit, each answer optional. */
export interface ExhibitDescription {
  readonly who?: string;
  readonly number?: string;
  readonly when?: Happened;
  readonly howKnown?: string;
  /** Typed by the person, or whoever `recordedBy` names: shown as such, with the day of its entry. */
  readonly caption?: string;
  /** What can be heard or read, typed out: shown as typed, never as the thing itself. */
  readonly transcript?: string;
  /** What can be seen in a screenshot. */
  readonly visible?: ScreenshotView;
  readonly recordedBy?: string;
}

/** What of a screenshot's context can be seen in it: one answer for each of `screenshotAspects`. */
export type ScreenshotView = Readonly<Partial<Record<ScreenshotAspect, 'yes' | 'no' | 'not sure'>>>;

export const screenshotAspects = ['sender', 'number', 'date', 'time', 'context', 'link'] as const;
export type ScreenshotAspect = (typeof screenshotAspects)[number];

/** One entry that says something of an exhibit. */
export interface DescriptionMade {
  readonly entry: number;
  /** UTC, milliseconds. */
  readonly at: string;
  readonly description: ExhibitDescription;
}

export interface FileExhibit extends StoredExhibit {
  readonly kind: 'file';
  readonly name: RecordedText;
  readonly facts: FileFacts;
}

export interface ConversationExhibit extends StoredExhibit {
  readonly kind: 'conversation';
  readonly conversation: Conversation;
  /** Lines of the extract without its header. */
  readonly rows: number;
  /** The earlier exhibit of the same conversation, of which this is a newer, fuller one. */
  readonly continues?: ExhibitReference;
  readonly firstHappened?: Happened;
  readonly lastHappened?: Happened;
}

/** A file inside a conversation. */
export interface AttachmentExhibit extends StoredExhibit {
  readonly kind: 'attachment';
  readonly name: RecordedText;
  readonly mediaType: string | null;
  /** The item that it belongs to: `AB/3:12`. */
  readonly item: string;
  readonly attachment: Attachment;
}

/** A letter, a gift: kept by somebody, with no bytes in the case file. */
export interface PhysicalExhibit extends ExhibitBase {
  readonly kind: 'physical';
  /** It came from no source that was read. */
  readonly origin: Pick<ExhibitOrigin, 'obtainedBy' | 'takenInAt'>;
  readonly item: PhysicalItemAnswers;
}

export type Exhibit = FileExhibit | ConversationExhibit | AttachmentExhibit | PhysicalExhibit;

/** An exhibit whose bytes lie in the case file. */
export type ExhibitWithBytes = Exclude<Exhibit, PhysicalExhibit>;

/** Whether an exhibit's bytes lie in the case file. */
export function hasBytes(exhibit: Exhibit): exhibit is ExhibitWithBytes {
  return exhibit.kind !== 'physical';
}
