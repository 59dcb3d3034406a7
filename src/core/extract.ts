import { canonicalJson } from './canonical-json.ts';
import type { Attachment, Contact, Conversation, Party } from './communication.ts';
import { comparisonForm } from './identifier.ts';
import { sha256Of, type Sha256 } from './sha256.ts';
import type { RecordedText } from './text.ts';
import type { StatedChoices } from './source-item.ts';

/** Line 0 of an extract: a function of the source and the stated choices alone. */
export interface ExtractHeader {
  readonly extract: 1;
  readonly importer: string;
  readonly importerVersion: number;
  readonly sourceSha256: Sha256;
  readonly choices: StatedChoices;
  readonly conversation: Conversation;
}

/** The header as it stands in the file, without its LF. */
export function encodeExtractHeader(header: ExtractHeader): string {
  return canonicalJson(header);
}

/** A row as it stands in the file, without its LF. */
export function encodeExtractRow(contact: Contact): string {
  return canonicalJson(contact);
}

/** Reads line 0. Throws SyntaxError when it is not the header of an extract of form 1. */
export function decodeExtractHeader(line: string): ExtractHeader {
  const value = JSON.parse(line) as Partial<ExtractHeader> | null;
  if (value?.extract !== 1) throw new SyntaxError('not the header of an extract of form 1');
  return value as ExtractHeader;
}

/** Reads a row. Throws SyntaxError when it is not a message or call. */
export function decodeExtractRow(line: string): Contact {
  const value = JSON.parse(line) as Partial<Contact> | null;
  if (value?.kind !== 'message' && value?.kind !== 'call')
    throw new SyntaxError('neither a message nor a call');
  return value as Contact;
}

/** The version of `equalityKey`; stands in every `import made` entry. */
export const equalityRule = 1;

/**
 * What makes the same event equal across sources, as 32 hex digits: kind, direction, the other
 * party's identifier (E.164 where it parses, else as found), stated time, text, and the SHA-256s of
 * the attachments in order. Never names, places, read flags or versions. Of a group only the sender
 * counts, since the list of members may grow between two sources. Within a source equal rows stay
 * apart: the k-th equal row of one source is the k-th of another.
 */
export function equalityKey(contact: Contact, group: boolean): string {
  const parts = [
    equalityRule,
    contact.kind,
    contact.direction,
    group,
    otherParties(contact, group).map(comparisonForm).sort(),
    contact.happened.utc ?? contact.happened.local ?? contact.happened.raw ?? null,
    contact.kind === 'message' ? comparableText(contact.text) : contact.durationSeconds,
    contact.kind === 'message' ? contact.attachments.map(attachmentKey) : contact.outcome,
  ];
  // Lists of texts and numbers have one JSON form, so this is canonical without the cost of making it so.
  return sha256Of(JSON.stringify(parts)).slice(0, 32);
}

function otherParties(contact: Contact, group: boolean): readonly Party[] {
  if (contact.direction !== 'out' && contact.sender !== null) return [contact.sender];
  return group ? [] : contact.recipients;
}

function comparableText(text: RecordedText | null): string | null {
  return text === null || typeof text === 'string' ? text : text.rawHex;
}

function attachmentKey(attachment: Attachment): string {
  return attachment.sha256 ?? 'not in the source';
}
