import type { Conversation, Marker } from '../../core/communication.ts';
import type { RecordedText } from '../../core/text.ts';
import { shownText } from '../../core/text.ts';
import type { DatabaseRow } from '../scratch-copy.ts';
import type { BesideMessage } from './beside-messages.ts';
import type { Chat, Chats } from './chats.ts';
import type { Conversations } from './conversations.ts';
import type { ChatEvent } from './events.ts';
import type { Handles } from './handles.ts';
import { otherParty } from './message-ends.ts';
import type { MessageRow } from './message-row.ts';
import { serviceNamed, type Service } from './services.ts';

/** What the tables of chats and people are read with. */
export interface Directory {
  readonly handles: Handles;
  readonly chats: Chats;
  readonly conversations: Conversations;
}

/** Where a message belongs. */
export interface MessageChat {
  readonly conversation: Conversation;
  readonly service: Service;
  readonly isGroup: boolean;
  readonly markers: readonly Marker[];
  readonly asFound: Readonly<Record<string, RecordedText>>;
}

/**
 * Finds the conversation of a message, once, however many of the phone's chats it lies in. Deleted ones
 * lie in the chat that they were deleted from; what lies in none goes by its room or by whom it names.
 */
export function chatOfMessage(
  row: MessageRow,
  beside: BesideMessage,
  event: ChatEvent | null,
  directory: Directory,
): MessageChat {
  const chats = chatsOf(row, beside, directory.chats);
  const stated = row.shown('service');
  const service = serviceNamed(stated || serviceBeside(row, chats, directory.handles));
  const chat =
    chats.find((found) => serviceNamed(found.service).family === service.family) ?? chats[0];
  if (chat === undefined) {
    const other = otherParty(row, event, directory.handles);
    return {
      conversation: directory.conversations.withoutChat(other, service),
      service,
      isGroup: false,
      markers: ['in no chat of the phone'],
      asFound: {},
    };
  }
  const conversation = directory.conversations.inChat(chat, service);
  const others = chats.filter(
    (found) => directory.conversations.inChat(found, service) !== conversation,
  );
  return {
    conversation,
    service,
    isGroup: chat.isGroup,
    markers: [...chat.markers, ...(others.length === 0 ? [] : ['in more than one chat'])],
    asFound: chatFacts(chat, conversation, others),
  };
}

function chatsOf(row: MessageRow, beside: BesideMessage, chats: Chats): readonly Chat[] {
  const joined: Chat[] = [];
  for (const join of beside.chats) addChat(joined, join, chats);
  for (const join of beside.deleted) addChat(joined, join, chats);
  if (joined.length > 0) return joined;
  const room = chats.ofRoomOf(row.number);
  return room === null ? [] : [room];
}

function addChat(found: Chat[], join: DatabaseRow, chats: Chats): void {
  const number = join['chat_id'];
  const chat = typeof number === 'bigint' ? chats.at(number) : null;
  if (chat !== null && !found.includes(chat)) found.push(chat);
}

function serviceBeside(row: MessageRow, chats: readonly Chat[], handles: Handles): string {
  const handle = row.value('handle_id');
  const known = typeof handle === 'bigint' ? handles.at(handle)?.service : undefined;
  return chats[0]?.service ?? known ?? '';
}

/* A conversation has one title; a chat of the same people under another name keeps its own here. */
function chatFacts(
  chat: Chat,
  conversation: Conversation,
  others: readonly Chat[],
): Record<string, RecordedText> {
  const title = chat.title;
  const isOther =
    title !== null &&
    (conversation.title === undefined || shownText(title) !== shownText(conversation.title));
  return {
    ...(isOther ? { 'chat name': title } : {}),
    ...(others.length === 0 ? {} : { 'also in': others.map(nameOfChat).join(', ') }),
  };
}

function nameOfChat({ number }: Chat): string {
  return `chat ${number}`;
}
