import type { Conversation } from '../../core/communication.ts';
import { isChosen, isFileChosen } from '../../core/selection.ts';
import type { Selection, SourceItem } from '../../core/source-item.ts';
import { shownText } from '../../core/text.ts';
import { conversationsWording as wording } from '../wording/conversations.ts';
import { meansOf, whoIsIn } from './conversation-words.ts';

/** A conversation that was taken out of a source, with its rows that were chosen. */
export interface TakenConversation {
  readonly conversation: Conversation;
  readonly rows: number;
}

/** What was chosen of one source. */
export interface Taken {
  /** In the order of the source. */
  readonly conversations: readonly TakenConversation[];
  /** Files of groups that were not chosen, and the keys of their groups. */
  readonly filesLeft: number;
  readonly groupsLeft: readonly string[];
}

/** Counts what is chosen while a source is read. */
export class TakenTally {
  readonly #selection: Selection;
  readonly #zone: string;
  readonly #conversations = new Map<string, { conversation: Conversation; rows: number }>();
  readonly #groupsLeft = new Set<string>();
  #filesLeft = 0;

  constructor(selection: Selection, zone: string) {
    this.#selection = selection;
    this.#zone = zone;
  }

  /** The same items, counted as they pass. */
  async *passing(items: AsyncIterable<SourceItem>): AsyncGenerator<SourceItem> {
    for await (const item of items) {
      this.#count(item);
      yield item;
    }
  }

  taken(): Taken {
    return {
      conversations: [...this.#conversations.values()],
      filesLeft: this.#filesLeft,
      groupsLeft: [...this.#groupsLeft],
    };
  }

  #count(item: SourceItem): void {
    if (item.type === 'file') {
      const { group } = item.file;
      if (group === undefined || isFileChosen(this.#selection, item.file)) return;
      this.#filesLeft += 1;
      this.#groupsLeft.add(group.key);
    } else if (item.type === 'message' || item.type === 'call') {
      const { conversation } = item;
      const { happened } = item.type === 'message' ? item.message : item.call;
      if (!isChosen(this.#selection, conversation, happened, this.#zone)) return;
      const known = this.#conversations.get(conversation.key);
      if (known === undefined) this.#conversations.set(conversation.key, { conversation, rows: 1 });
      else known.rows += 1;
    }
  }
}

/** `Sam, +447700900123 – calls, 14 rows`. */
export function takenLine({ conversation, rows }: TakenConversation): string {
  return wording.taken(whoIsIn(conversation), meansOf(conversation), rows);
}

/** A conversation that was taken, for programs. */
export function takenAsJson({ conversation, rows }: TakenConversation): object {
  const { kind, means, title, others } = conversation;
  return {
    kind,
    means,
    ...(title === undefined ? {} : { title: shownText(title) }),
    parties: others.map(({ asFound, e164, name }) => ({
      asFound,
      ...(e164 === undefined ? {} : { e164 }),
      ...(name === undefined ? {} : { name: shownText(name) }),
    })),
    rows,
  };
}
