import type { Conversation, Direction, OtherTime, Party } from '../../core/communication.ts';
import { comparisonForm } from '../../core/identifier.ts';
import type { IncomingAttachment, SourceItem } from '../../core/source-item.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import { instantFromUnix, unknownTime, type Happened } from '../../core/time.ts';
import { lastName } from '../android-telephony/last-name.ts';
import type { MessageContent } from '../android-telephony/message-frame.ts';
import { groupConversation, messageConversation } from '../android-telephony/parties.ts';
import { isGroupAddress } from '../android-telephony/mms-parties.ts';
import { recordedLines } from '../android-telephony/recorded-lines.ts';
import { bytesInMemory } from '../android-telephony/part-content.ts';
import { bugleMeans, bugleState } from './bugle-state.ts';
import type { Participants } from './participants.ts';
import type { TableRow } from './table-rows.ts';
import { databasesWording as wording } from './wording.ts';

/** A message of Google Messages with what belongs to it. */
export interface BugleMessage {
  readonly message: TableRow;
  readonly conversation: TableRow | null;
  readonly parts: readonly TableRow[];
  readonly partsAreDamaged: boolean;
}

/** A row of `messages` as an item. Its times are in milliseconds. `place` is `message 12`. */
export function bugleItem(
  { message, conversation, parts, partsAreDamaged }: BugleMessage,
  place: string,
  participants: Participants,
): SourceItem {
  const status = message.number('message_status');
  const state = bugleState(status);
  const writer = participants.find(message.number('sender_id'));
  const direction = directionOf(writer, state?.direction);
  const belongsTo = conversationOf(message, conversation, writer?.party ?? null, participants);
  const sender = direction === 'in' ? senderOf(writer?.party ?? null, belongsTo) : null;
  const subject = message.stated('mms_subject');
  const content = contentOf(parts);
  const unknown = state === null && status !== null ? [wording.unknownStatus(status)] : [];
  return {
    type: 'message',
    conversation: belongsTo,
    message: {
      kind: 'message',
      means: bugleMeans(message.number('message_protocol')),
      direction,
      ...timesOf(message, direction),
      sender,
      recipients: recipientsOf(direction, sender, belongsTo),
      place,
      asFound: factsOf(message, parts),
      text: content.text,
      ...(subject === null ? {} : { subject }),
      attachments: content.attachments,
      markers: [
        ...(state?.markers ?? []),
        ...unknown,
        ...(partsAreDamaged ? [wording.partsUnreadable] : []),
      ],
    },
  };
}

function directionOf(
  writer: { readonly isOwn: boolean } | null,
  byStatus: Direction | undefined,
): Direction {
  if (writer !== null) return writer.isOwn ? 'out' : 'in';
  return byStatus ?? 'unknown';
}

function conversationOf(
  message: TableRow,
  row: TableRow | null,
  writer: Party | null,
  participants: Participants,
): Conversation {
  const members = participants.othersIn(message.number('conversation_id'));
  const isOwn = participants.find(message.number('sender_id'))?.isOwn === true;
  const others = members.length > 0 || writer === null || isOwn ? members : [writer];
  const address = row === null ? null : groupAddressIn(row);
  const conversation =
    address === null ? messageConversation(others) : groupConversation(address, others);
  // Of two people alone, the name is the other one's; it stands with their number.
  const title = conversation.group ? (row?.stated('name') ?? null) : null;
  return title === null ? conversation : { ...conversation, title };
}

/** The address of an RCS group, in whichever of the columns this version keeps it. */
function groupAddressIn(row: TableRow): string | null {
  for (const column of groupColumns) {
    const address = row.shown(column).replace(/^sip:/i, '');
    if (isGroupAddress(address)) return address;
  }
  return null;
}

const groupColumns = ['rcs_conference_uri', 'rcs_group_id', 'participant_normalized_destination'];

function senderOf(writer: Party | null, { others, group }: Conversation): Party | null {
  if (writer === null) return group ? null : (others[0] ?? null);
  const form = comparisonForm(writer);
  return others.find((other) => comparisonForm(other) === form) ?? writer;
}

function recipientsOf(
  direction: Direction,
  sender: Party | null,
  { others, group }: Conversation,
): readonly Party[] {
  if (direction === 'out') return others;
  if (!group) return [];
  const form = sender === null ? null : comparisonForm(sender);
  return others.filter((other) => comparisonForm(other) !== form);
}

/** When it came to the phone, or left it; what the network or the sender's phone says stands beside it. */
function timesOf(
  message: TableRow,
  direction: Direction,
): { happened: Happened; otherTimes?: readonly OtherTime[] } {
  const received = timeIn(message, 'received_timestamp');
  const sent = timeIn(message, 'sent_timestamp');
  if (received === null) return { happened: sent ?? unknownTime(basis) };
  if (sent === null || sent.raw === received.raw) return { happened: received };
  const byNetwork = direction === 'in' && message.number('message_protocol') !== rcs;
  const what = byNetwork ? 'sent, by the network' : 'sent, as the app recorded it';
  return { happened: received, otherTimes: [{ what, happened: sent }] };
}

const basis = 'device record';
const rcs = 3;

function timeIn(message: TableRow, column: string): Happened | null {
  const stated = message.stated(column);
  const raw = stated === null ? '' : shownText(stated);
  if (/^0*$/.test(raw)) return null;
  return instantFromUnix(/^-?\d{1,20}$/.test(raw) ? Number(raw) : NaN, { basis, raw });
}

function factsOf(message: TableRow, parts: readonly TableRow[]): Record<string, RecordedText> {
  const list = parts.map((part) => part.shown('content_type')).join(', ');
  return {
    ...message.asFound(shownElsewhere),
    ...(parts.length === 0 ? {} : { parts: list.slice(0, longestList) }),
  };
}

const shownElsewhere: ReadonlySet<string> = new Set(['mms_subject']);
const longestList = 64 * 1024;

function contentOf(parts: readonly TableRow[]): MessageContent {
  const texts: RecordedText[] = [];
  const attachments: IncomingAttachment[] = [];
  for (const part of parts) {
    const text = part.text('text');
    const type = (part.shown('content_type').split(';')[0] ?? '').trim().toLowerCase();
    if (type === 'application/smil') continue;
    const isWritten = type === '' || type === 'text/plain' || type.startsWith('multipart/');
    const hasFile = fileColumns.some((column) => part.stated(column) !== null);
    // A picture's own text is what was written under it.
    if (text !== null && (isWritten || (hasFile && text !== ''))) texts.push(text);
    if (!isWritten || (hasFile && text === null)) attachments.push(attachmentOf(part, hasFile));
  }
  return { text: recordedLines(texts), attachments, markers: [] };
}

const fileColumns = ['uri', 'local_cache_path', 'original_uri'];

function attachmentOf(part: TableRow, hasFile: boolean): IncomingAttachment {
  const described = {
    name: fileNameIn(part),
    mediaType: part.stated('content_type') === null ? null : part.shown('content_type'),
  };
  const text = hasFile ? null : part.stated('text');
  if (text === null) return { ...described, bytes: null, missing: wording.filesElsewhere };
  const bytes = bytesInMemory(Buffer.from(shownText(text), 'utf8'));
  return { ...described, bytes, note: 'written from the text in the source, as UTF-8' };
}

function fileNameIn(part: TableRow): RecordedText | null {
  const named = part.stated('file_name') ?? part.stated('attachment_name');
  if (named !== null) return named;
  const path = part.shown('local_cache_path') || part.shown('uri');
  const name = lastName(path.split('?')[0] ?? '');
  return name === '' ? null : name;
}
