import { canonicalJson } from '../core/canonical-json.ts';
import type { Conversation, Party } from '../core/communication.ts';
import { comparisonForm, identifier } from '../core/identifier.ts';
import type { SourceItem } from '../core/source-item.ts';
import { recordText } from '../core/text.ts';
import type { Happened } from '../core/time.ts';

/** One message as the person typed or pasted it. */
export interface TypedMessage {
  /** The other side, as the person calls them. */
  readonly who: string;
  /** The other side's number or account, where it is known. */
  readonly number?: string;
  readonly when: Happened;
  readonly direction: 'in' | 'out';
  /** `SMS`, `WhatsApp`, `Instagram`… */
  readonly means: string;
  readonly words: string;
}

/** What stands in the record for messages that came from no file. */
export const typedMessagesImporter = {
  id: 'typed-messages',
  version: 1,
  title: 'messages copied out by the person',
} as const;

/** How it is known: beside every time, and beside every message. */
const copiedOut = 'copied out by the person';

/**
 * Yields typed messages in the order in which they were given. They form conversations of their own
 * (`typed sms +447700900123`): a copy never stands in for, or goes on with, what a phone exported.
 */
export async function* typedMessages(
  entries: readonly TypedMessage[],
): AsyncGenerator<SourceItem, void, void> {
  for (const [index, entry] of entries.entries()) {
    yield await Promise.resolve(messageItem(entry, `message ${index + 1}`));
  }
}

/**
 * The bytes that stand for typed messages as a source: canonical JSON of the entries in order, in
 * UTF-8. Their SHA-256 is the source's. Text that is not well-formed stands as the record keeps it.
 */
export function typedSource(entries: readonly TypedMessage[]): Buffer {
  const recorded = entries.map(({ who, number, when, direction, means, words }) => ({
    who: recordText(who),
    number: number === undefined ? undefined : recordText(number),
    when,
    direction,
    means: recordText(means),
    words: recordText(words),
  }));
  return Buffer.from(canonicalJson(recorded), 'utf8');
}

function messageItem(entry: TypedMessage, place: string): SourceItem {
  const other = partyOf(entry);
  const means = entry.means.toWellFormed();
  const conversation: Conversation = {
    key: `typed ${means.toLowerCase()} ${comparisonForm(other)}`,
    kind: 'messages',
    means,
    others: [other],
    group: false,
  };
  return {
    type: 'message',
    conversation,
    message: {
      kind: 'message',
      means,
      direction: entry.direction,
      happened: { ...entry.when, basis: copiedOut },
      sender: entry.direction === 'in' ? other : null,
      recipients: entry.direction === 'out' ? [other] : [],
      place,
      text: recordText(entry.words),
      attachments: [],
      markers: [copiedOut],
    },
  };
}

function partyOf(entry: TypedMessage): Party {
  const number = entry.number?.trim() ?? '';
  if (number === '') return identifier(entry.who.trim().toWellFormed());
  return { ...identifier(number.toWellFormed()), name: recordText(entry.who) };
}
