import type { MachineTranscript } from '../../core/communication.ts';
import type { IncomingMessage, SourceItem } from '../../core/source-item.ts';
import { unknownTime } from '../../core/time.ts';
import type { PhoneFiles } from '../phone/phone.ts';
import type { ScratchDatabase } from '../scratch-copy.ts';
import { rawFacts } from './as-found.ts';
import { attachmentRow, type AttachmentRow } from './attachment-table.ts';
import { attachmentsOf } from './attachments.ts';
import { transcriptIn } from './audio-notes.ts';
import { balloonOf } from './balloons.ts';
import type { BesideMessage } from './beside-messages.ts';
import { bodyOf } from './body.ts';
import { columnTime } from '../phone/apple-time.ts';
import { deletedFacts } from './deleted-parts.ts';
import { editsOf } from './edits.ts';
import { eventOf } from './events.ts';
import { chatOfMessage, type Directory, type MessageChat } from './message-chat.ts';
import { messageEnds } from './message-ends.ts';
import type { PlainBodies } from './plain-bodies.ts';
import { stateMarkers } from './message-markers.ts';
import { placeOf, type MessageRow } from './message-row.ts';
import { otherTimes } from './message-times.ts';
import { reactionOf } from './reactions.ts';

/** What rows are turned into items with. */
export interface MessageReading extends Directory {
  readonly database: ScratchDatabase;
  readonly files: PhoneFiles;
  readonly bodies: PlainBodies;
}

/** A row of the table `message` as an item. */
export function messageItem(
  row: MessageRow,
  beside: BesideMessage,
  reading: MessageReading,
): SourceItem {
  if (!row.isCommon && row.bytes('short_texts') > 0)
    return { type: 'skipped', where: row.place, why: tooLong };
  const event = eventOf(row);
  const reaction = reactionOf(row);
  const body = bodyOf(row, reading.bodies);
  const edits = editsOf(row, body.text);
  const balloon = balloonOf(row);
  const deleted = deletedFacts(beside);
  const chat = chatOfMessage(row, beside, event, reading);
  const ends = messageEnds(row, event, chat.conversation, reading.handles);
  const listed = beside.attachments.map((found) => attachmentRow(found, reading.database));
  const attachments = attachmentsOf(listed, body.files, reading.files);
  const times = otherTimes(row, ends.direction, deleted?.deletedAt);
  const transcript = body.transcript ?? transcriptIn(listed);
  const message: IncomingMessage = {
    kind: 'message',
    means: meansOf(row, chat, listed),
    direction: ends.direction,
    happened: columnTime(row.value('date')) ?? unknownTime('device record'),
    ...(times.length === 0 ? {} : { otherTimes: times }),
    sender: ends.sender,
    recipients: ends.recipients,
    place: row.place,
    asFound: {
      ...rawFacts(row, ends.direction),
      ...chat.asFound,
      ...body.asFound,
      ...edits.asFound,
      ...balloon?.asFound,
      ...deleted?.asFound,
    },
    text: body.text,
    ...subjectOf(row),
    attachments,
    markers: [
      ...(event === null ? [] : [event.marker]),
      ...(reaction === null ? [] : [reaction]),
      ...(balloon?.markers ?? []),
      ...stateMarkers(row, ends.direction),
      ...edits.markers,
      ...(deleted?.markers ?? []),
      ...body.markers,
      ...chat.markers,
    ],
    ...(edits.earlierTexts.length === 0 ? {} : { earlierTexts: edits.earlierTexts }),
    ...transcriptMember(transcript),
    ...answersOf(row),
  };
  return { type: 'message', conversation: chat.conversation, message };
}

const tooLong = 'The row is bigger than this program can read.';

/* The phone calls both SMS; other phones tell them apart by what only an MMS can carry. */
function meansOf(
  row: MessageRow,
  { service, isGroup }: MessageChat,
  attachments: readonly AttachmentRow[],
): string {
  const carriesMore = attachments.length > 0 || isGroup || row.shown('subject') !== '';
  return service.means === 'SMS' && carriesMore ? 'MMS' : service.means;
}

function subjectOf(row: MessageRow): Pick<IncomingMessage, 'subject'> {
  const subject = row.isCommon ? null : row.text('subject');
  return subject === null || subject === '' ? {} : { subject };
}

function transcriptMember(transcript: MachineTranscript | null): {
  transcript?: MachineTranscript;
} {
  return transcript === null ? {} : { transcript };
}

function answersOf(row: MessageRow): Pick<IncomingMessage, 'answers'> {
  const answered = row.isCommon ? null : row.value('answered_row');
  if (typeof answered !== 'bigint' || answered === row.number) return {};
  return { answers: placeOf(answered) };
}
