import type { Conversation, Direction, Party } from '../../core/communication.ts';
import { comparisonForm } from '../../core/identifier.ts';
import type { Attributes } from './attributes.ts';
import {
  contactName,
  groupConversation,
  messageConversation,
  otherAddresses,
  partyOf,
  withoutRepeats,
  type IsOwner,
} from './parties.ts';

/** Who an MMS or RCS message came from and went to. */
export interface MmsParties {
  readonly conversation: Conversation;
  readonly sender: Party | null;
  readonly recipients: readonly Party[];
}

/**
 * Works out the ends of an MMS. `address` joins everybody else with `~` and does not say who wrote
 * the message; of a received one that is the `addr` of type 137. A group in RCS has an address of its
 * own, and its members are in the `addr` rows.
 */
export function mmsParties(
  attributes: Attributes,
  addrs: readonly Attributes[],
  direction: Direction,
  isOwner: IsOwner,
): MmsParties {
  const from = addrs.find((addr) => addr.shown('type') === typeFrom)?.shown('address') ?? '';
  const writer = from === '' || isOwner(from) ? null : from;
  const conversation = conversationOf(attributes, addrs, isOwner);
  const { others } = conversation;
  const alone = conversation.group ? null : (others[0] ?? null);
  const sender = direction !== 'in' ? null : writer === null ? alone : knownParty(writer, others);
  return {
    conversation,
    sender,
    recipients: direction === 'out' ? others : conversation.group ? allBut(others, sender) : [],
  };
}

/** The `addr` rows in one line, as found: `137 +447700900123, 151 insert-address-token`. */
export function addressList(addrs: readonly Attributes[]): string {
  return addrs.map((addr) => `${addr.shown('type')} ${addr.shown('address')}`.trim()).join(', ');
}

/** https://synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/: 137 From, 151 To, 130 Cc, 129 Bcc. */
const typeFrom = '137';

const groupAddress = /@rcs\.google\.com$/i;

/** Whether an address is that of an RCS group itself. */
export function isGroupAddress(address: string): boolean {
  return groupAddress.test(address.trim());
}

function conversationOf(
  attributes: Attributes,
  addrs: readonly Attributes[],
  isOwner: IsOwner,
): Conversation {
  const address = attributes.shown('address');
  if (isGroupAddress(address) && !address.includes('~')) {
    return groupConversation(address, membersIn(addrs, isOwner));
  }
  const stated = otherAddresses(address, isOwner);
  if (stated.length === 0) return messageConversation(membersIn(addrs, isOwner));
  const name = stated.length === 1 ? contactName(attributes) : null;
  return messageConversation(stated.map((other) => partyOf(other, name)));
}

function membersIn(addrs: readonly Attributes[], isOwner: IsOwner): readonly Party[] {
  const addresses = addrs
    .map((addr) => addr.shown('address'))
    .filter((found) => found.trim() !== '' && !isOwner(found) && !isGroupAddress(found));
  return withoutRepeats(addresses).map((found) => partyOf(found, null));
}

function knownParty(address: string, others: readonly Party[]): Party {
  const party = partyOf(address, null);
  const form = comparisonForm(party);
  return others.find((other) => comparisonForm(other) === form) ?? party;
}

function allBut(others: readonly Party[], sender: Party | null): readonly Party[] {
  const form = sender === null ? null : comparisonForm(sender);
  return others.filter((other) => comparisonForm(other) !== form);
}
