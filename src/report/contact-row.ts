import type { Attachment, Call, Direction, Message } from '../core/communication.ts';
import type { Exhibit, ExhibitReference } from '../core/exhibit.ts';
import type { ContactEvent } from '../core/timeline.ts';
import type { RecordedText } from '../core/text.ts';
import { shownText, visibleLine } from '../core/text.ts';
import { describedLines, typedWords } from './described.ts';
import { otherWords } from './other-words.ts';
import { isPictureType } from './picture-type.ts';
import { partyLines } from './party-line.ts';
import { rowBase } from './row-base.ts';
import type { Showing } from './showing.ts';
import type { AttachmentLine, ContactRow } from './timeline-row.ts';
import { whenInWords } from './when.ts';
import {
  cannotBeShown,
  durationInWords,
  quote,
  quoteLine,
  sizeInWords,
  type Quoted,
} from './words.ts';

/** The source of a conversation exhibit: what its rows say of where they come from. */
export interface RowSource {
  readonly name: RecordedText;
  readonly sha256: ContactRow['sourceSha256'];
}

const directions: Readonly<Record<Direction, string>> = {
  in: 'received',
  out: 'sent',
  unknown: 'direction not stated',
  none: 'written by the app itself',
};

const outcomes: Readonly<Record<Call['outcome'], string>> = {
  answered: 'answered',
  missed: 'missed',
  rejected: 'rejected',
  blocked: 'blocked',
  voicemail: 'went to voicemail',
  'answered elsewhere': 'answered on another device',
  made: 'made',
  unknown: 'outcome not stated',
};

/** A message or call in words. `described` gives the files in it of which the person said something. */
export function contactRow(
  event: ContactEvent,
  source: RowSource,
  showing: Showing,
  described: ReadonlyMap<ExhibitReference, Exhibit>,
): ContactRow {
  const { contact } = event;
  const { zone } = showing;
  return {
    ...rowBase(event, showing),
    kind: contact.kind,
    heading: contact.kind === 'message' ? messageHeading(contact) : callHeading(contact),
    means: visibleLine(contact.means),
    direction: contact.direction,
    directionInWords: directions[contact.direction],
    parties: partyLines(event),
    group: groupName(event),
    ...(contact.kind === 'message' ? messageWords(contact) : callWords(contact)),
    markers: markers(contact),
    otherWords: contact.kind === 'message' ? otherWords(contact, zone) : [],
    attachments:
      contact.kind === 'message'
        ? attachmentLines(contact, event, (reference) =>
            saidOf(reference === null ? undefined : described.get(reference), showing),
          )
        : [],
    otherTimes: (contact.otherTimes ?? []).map((other) => ({
      what: visibleLine(other.what),
      when: whenInWords(other.happened, zone),
    })),
    exhibit: event.exhibit,
    line: event.line,
    place: visibleLine(contact.place),
    sourceName: quoteLine(source.name),
    sourceSha256: source.sha256,
    sources: event.sources > 1 ? `Found in ${event.sources} sources` : '',
  };
}

function groupName(event: ContactEvent): Quoted | null {
  const { conversation } = event;
  if (!conversation.group || conversation.title === undefined) return null;
  return quoteLine(conversation.title);
}

function messageHeading(message: Message): string {
  const means = visibleLine(message.means);
  if (message.means === 'voicemail' && message.direction === 'in') return 'Voicemail received';
  switch (message.direction) {
    case 'in':
    case 'out':
      return `${means} message ${directions[message.direction]}`;
    case 'unknown':
      return `${means} message, direction not stated`;
    case 'none':
      return `Line written by ${means} itself`;
  }
}

function callHeading(call: Call): string {
  const by = call.means === 'telephone' ? 'Call' : `${visibleLine(call.means)} call`;
  if (call.direction === 'out')
    return call.outcome === 'made' ? `${by} made` : `${by} made, ${outcomes[call.outcome]}`;
  return `${by} ${directions[call.direction]}, ${outcomes[call.outcome]}`;
}

type TextWords = Pick<ContactRow, 'subject' | 'text' | 'textInstead' | 'call' | 'durationSeconds'>;

function messageWords(message: Message): TextWords {
  const { text, subject } = message;
  const hasWords = text !== null && shownText(text) !== '';
  return {
    subject: subject === undefined ? null : quoteLine(subject),
    text: hasWords ? quote(text) : null,
    textInstead: hasWords ? null : textInstead(message),
    call: null,
    durationSeconds: null,
  };
}

function textInstead({ text, means }: Message): string | null {
  if (text !== null) return 'The text is empty in the source.';
  // A voicemail is a recording: nobody expects a text.
  return means === 'voicemail' ? null : 'The source has no text here.';
}

function callWords(call: Call): TextWords {
  const { durationSeconds } = call;
  const length =
    durationSeconds === null
      ? 'length not stated'
      : durationSeconds === 0
        ? 'length 0 seconds'
        : durationInWords(durationSeconds);
  const outcome = outcomes[call.outcome];
  return {
    subject: null,
    text: null,
    textInstead: null,
    call: `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}, ${length}`,
    durationSeconds,
  };
}

function markers(contact: Message | Call): string[] {
  const illFormed =
    contact.kind === 'message' && contact.text !== null ? cannotBeShown(contact.text) : null;
  const answers =
    contact.kind === 'message' && contact.answers !== undefined
      ? [`belongs to ${visibleLine(contact.answers)} of the source`]
      : [];
  return [
    ...contact.markers.map(visibleLine),
    ...answers,
    ...(illFormed === null ? [] : [illFormed]),
  ];
}

function attachmentLines(
  message: Message,
  event: ContactEvent,
  said: (reference: ExhibitReference | null) => Pick<AttachmentLine, 'described' | 'typed'>,
): AttachmentLine[] {
  return message.attachments.map((attachment, index) => {
    const reference = event.attachmentReferences[index] ?? null;
    return { ...attachmentLine(attachment, reference), ...said(reference) };
  });
}

function saidOf(
  exhibit: Exhibit | undefined,
  showing: Showing,
): Pick<AttachmentLine, 'described' | 'typed'> {
  return exhibit === undefined
    ? { described: [], typed: { caption: '', transcript: '' } }
    : { described: describedLines(exhibit, showing), typed: typedWords(exhibit) };
}

function attachmentLine(
  attachment: Attachment,
  reference: ExhibitReference | null,
): Omit<AttachmentLine, 'described' | 'typed'> {
  const there = attachment.sha256 !== null && reference !== null;
  return {
    reference,
    name: attachment.name === null ? 'no name in the source' : quoteLine(attachment.name),
    mediaType:
      attachment.mediaType === null ? 'type not stated' : visibleLine(attachment.mediaType),
    size: attachment.sizeBytes === null ? '' : sizeInWords(attachment.sizeBytes),
    sha256: attachment.sha256,
    missing: there ? null : missingInWords(attachment),
    note: attachment.note === undefined ? null : visibleLine(attachment.note),
    hasPicture: there && isPictureType(attachment.mediaType),
  };
}

function missingInWords(attachment: Attachment): string {
  return attachment.missing === undefined
    ? 'not in the source'
    : `not in the source: ${visibleLine(attachment.missing)}`;
}
