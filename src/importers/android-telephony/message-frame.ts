import type { Marker } from '../../core/communication.ts';
import type { IncomingAttachment, IncomingMessage, SourceItem } from '../../core/source-item.ts';
import type { Conversation } from '../../core/communication.ts';
import type { RecordedText } from '../../core/text.ts';
import type { MessageState } from './message-state.ts';
import type { IsOwner, NameOf } from './parties.ts';

/** What the reading of a row depends on besides the row. */
export interface RowReading {
  readonly isOwner: IsOwner;
  readonly nameOf: NameOf;
}

/** A message without what it says: everything that its row states in the same way in every source. */
export interface MessageFrame {
  readonly conversation: Conversation;
  readonly state: MessageState;
  readonly message: Omit<IncomingMessage, 'text' | 'subject' | 'attachments' | 'markers'>;
  readonly subject: RecordedText | null;
  readonly markers: readonly Marker[];
}

/** What a message says. */
export interface MessageContent {
  readonly text: RecordedText | null;
  readonly attachments: readonly IncomingAttachment[];
  /** What reading it showed; these stand after those of the row. */
  readonly markers: readonly Marker[];
}

/** The message as an item. Takes over the frame's message. */
export function filled(frame: MessageFrame, content: MessageContent): SourceItem {
  const message = frame.message as Mutable<IncomingMessage>;
  // Set one by one: a phone has a million of them, and a spread takes longer than all the rest.
  message.text = content.text;
  if (frame.subject !== null) message.subject = frame.subject;
  message.attachments = content.attachments;
  message.markers =
    content.markers.length === 0 ? frame.markers : [...frame.markers, ...content.markers];
  return { type: 'message', conversation: frame.conversation, message };
}

type Mutable<Whole> = { -readonly [Member in keyof Whole]: Whole[Member] };
