import type { Conversation, Direction, Party } from '../../core/communication.ts';
import { comparisonForm } from '../../core/identifier.ts';
import type { Fields } from './fields.ts';
import {
  groupConversation,
  messageConversation,
  partyOf,
  withoutRepeats,
  type IsOwner,
  type NameOf,
} from './parties.ts';

/** What a source says of the ends of an MMS. */
export interface MmsEnds {
  readonly direction: Direction;
  /** The address of an RCS group itself, where the row has one. */
  readonly groupAddress: string | null;
  /** Everybody else in the conversation, as the source lists them; empty where only `addrs` tell. */
  readonly stated: readonly Party[];
  /** One for each address of the message: `type` and `address`. */
  readonly addrs: readonly Fields[];
  readonly isOwner: IsOwner;
  readonly nameOf: NameOf;
}

/** Who an MMS or RCS message came from and went to. */
export interface MmsParties {
  readonly conversation: Conversation;
  readonly sender: Party | null;
  readonly recipients: readonly Party[];
}

/**
 * Works out the ends of an MMS. The list of everybody else does not say who wrote the message; of a
 * received one that is the address of type 137. A group in RCS has an address of its own, and its
 * members are among the addresses.
 */
export function mmsParties(ends: MmsEnds): MmsParties {
  const { addrs, direction, isOwner } = ends;
  const from = addrs.find((addr) => addr.shown('type') === typeFrom)?.shown('address') ?? '';
  const writer = from === '' || isOwner(from) ? null : from;
  const conversation = conversationOf(ends);
  const { others } = conversation;
  const alone = conversation.group ? null : (others[0] ?? null);
  const sender =
    direction !== 'in' ? null : writer === null ? alone : knownParty(writer, others, ends.nameOf);
  return {
    conversation,
    sender,
    recipients: direction === 'out' ? others : conversation.group ? allBut(others, sender) : [],
  };
}

/** The `addr` rows in one line, as found: `137 +447700900123, 151 insert-address-token`. */
export function addressList(addrs: readonly Fields[]): string {
  return addrs.map((addr) => `${addr.shown('type')} ${addr.shown('address')}`.trim()).join(', ');
}

/** https://synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/: 137 From, 151 To, 130 Cc, 129 Bcc. */
export const typeFrom = '137';

const groupAddress = /@rcs\.google\.com$/i;

/** Whether an address is that of an RCS group itself. */
export function isGroupAddress(address: string): boolean {
  return groupAddress.test(address.trim());
}

function conversationOf({ groupAddress, stated, addrs, isOwner, nameOf }: MmsEnds): Conversation {
  if (groupAddress !== null) {
    return groupConversation(groupAddress, membersIn(addrs, isOwner, nameOf));
  }
  return messageConversation(stated.length > 0 ? stated : membersIn(addrs, isOwner, nameOf));
}

function membersIn(addrs: readonly Fields[], isOwner: IsOwner, nameOf: NameOf): readonly Party[] {
  const addresses = addrs
    .map((addr) => addr.shown('address'))
    .filter((found) => found.trim() !== '' && !isOwner(found) && !isGroupAddress(found));
  return withoutRepeats(addresses).map((found) => partyOf(found, nameOf(found)));
}

function knownParty(address: string, others: readonly Party[], nameOf: NameOf): Party {
  const party = partyOf(address, nameOf(address));
  const form = comparisonForm(party);
  return others.find((other) => comparisonForm(other) === form) ?? party;
}

function allBut(others: readonly Party[], sender: Party | null): readonly Party[] {
  const form = sender === null ? null : comparisonForm(sender);
  return others.filter((other) => comparisonForm(other) !== form);
}
