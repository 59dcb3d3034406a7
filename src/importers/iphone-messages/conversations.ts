import type { Conversation, Party } from '../../core/communication.ts';
import { comparisonForm } from '../../core/identifier.ts';
import type { RecordedText } from '../../core/text.ts';
import type { Chat } from './chats.ts';
import type { Service } from './services.ts';

/**
 * The conversations of the messages, each the same object for all of its messages: one person is one
 * conversation for each family of services, whichever of the phone's chats a message lies in.
 */
export class Conversations {
  readonly #known = new Map<string, Conversation>();
  /** By the chat and the family of services: nearly every message asks. */
  readonly #ofChats = new WeakMap<Chat, Map<string, Conversation>>();

  /** Of a message in a chat. */
  inChat(chat: Chat, service: Service): Conversation {
    const known = this.#ofChats.get(chat) ?? new Map<string, Conversation>();
    const conversation = known.get(service.family) ?? this.#ofChat(chat, service);
    this.#ofChats.set(chat, known.set(service.family, conversation));
    return conversation;
  }

  /** Of a message in no chat: with whoever it names, if anybody. */
  withoutChat(other: Party | null, service: Service): Conversation {
    return this.#conversation(service, other === null ? [] : [other], null, false, null);
  }

  #ofChat(chat: Chat, service: Service): Conversation {
    const { members, isGroup } = chat;
    // A group that everybody left must not become the conversation with the last of them.
    const name = isGroup && members.length < 2 ? chat.identifier : null;
    return this.#conversation(service, members, name, isGroup, chat.title);
  }

  #conversation(
    service: Service,
    others: readonly Party[],
    name: string | null,
    group: boolean,
    title: RecordedText | null,
  ): Conversation {
    const key = `${service.family} ${name ?? keyOf(others)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const conversation: Conversation = {
      key,
      kind: 'messages',
      means: service.conversationMeans,
      others,
      group,
      ...(title === null ? {} : { title }),
    };
    if (this.#known.size >= maximumKnown) this.#known.clear();
    this.#known.set(key, conversation);
    return conversation;
  }
}

const maximumKnown = 100_000;

function keyOf(others: readonly Party[]): string {
  const forms = others.map(comparisonForm).sort();
  return forms.length === 0 ? 'without an address' : forms.join(' + ');
}
