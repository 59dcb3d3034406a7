import type { Conversation, Party } from '../../core/communication.ts';
import { comparisonForm, identifier } from '../../core/identifier.ts';
import type { RecordedText } from '../../core/text.ts';

/** Stands in the source for the phone owner's own number. */
export const ownerToken = 'insert-address-token';

/** Tells the owner's addresses from other people's. */
export type IsOwner = (address: string) => boolean;

/** The name that is saved for an address; null when there is none. */
export type NameOf = (address: string) => RecordedText | null;

/** `owners` are the numbers that were stated for the owner, if any. */
export function ownerTest(...owners: readonly (string | undefined)[]): IsOwner {
  const stated = owners.filter((owner) => owner !== undefined);
  const forms = new Set(stated.map((owner) => comparisonForm(identifier(owner.trim()))));
  return (address) =>
    address === ownerToken || (forms.size > 0 && forms.has(comparisonForm(identifier(address))));
}

/** One end of a message or call. */
export function partyOf(address: string, name: RecordedText | null): Party {
  const found = identifier(address);
  if (name === null) return found;
  const { asFound, e164 } = found;
  return e164 === undefined ? { asFound, name } : { asFound, e164, name };
}

/**
 * The addresses that a value joins with `~`, without blank ones and the owner's; the owner's alone
 * for a note to self.
 */
export function otherAddresses(joined: string, isOwner: IsOwner): readonly string[] {
  if (!joined.includes('~')) return joined.trim() === '' || joined === ownerToken ? [] : [joined];
  return othersAmong(joined.split('~'), isOwner);
}

/** Addresses without blank ones, repeats and the owner's; the owner's alone for a note to self. */
export function othersAmong(found: readonly string[], isOwner: IsOwner): readonly string[] {
  const addresses = found.filter((address) => address.trim() !== '');
  const others = addresses.filter((address) => !isOwner(address));
  const isNoteToSelf = others.length === 0 && addresses.some((address) => address !== ownerToken);
  return withoutRepeats(isNoteToSelf ? addresses.slice(0, 1) : others);
}

/** Addresses without those that an earlier one equals. */
export function withoutRepeats(addresses: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const address of addresses) {
    const form = comparisonForm(identifier(address));
    if (!seen.has(form)) seen.set(form, address);
  }
  return [...seen.values()];
}

/**
 * The conversation of an SMS, MMS or RCS row: with one number it is the same whichever of the three
 * a message came by. A message without any address belongs to a conversation of its own kind.
 */
export function messageConversation(others: readonly Party[]): Conversation {
  const forms = others.map(comparisonForm).sort();
  return {
    key: `sms ${forms.length === 0 ? 'without an address' : forms.join(' + ')}`,
    kind: 'messages',
    means: messageMeans,
    others,
    group: others.length > 1,
  };
}

/** A group that has an address of its own (RCS): its members may differ from row to row. */
export function groupConversation(address: string, members: readonly Party[]): Conversation {
  return {
    key: `sms ${address}`,
    kind: 'messages',
    means: messageMeans,
    others: members.length === 0 ? [partyOf(address, null)] : members,
    group: true,
  };
}

/**
 * The conversation of a call. Withheld numbers are kept apart by how the phone writes them (`-1`,
 * `-2`, nothing at all): nothing says that any two of them are the same person.
 */
export function callConversation(number: string, other: Party | null): Conversation {
  const withheld = `withheld ${number}`.trim();
  return {
    key: `call ${other === null ? withheld : comparisonForm(other)}`,
    kind: 'calls',
    means: 'telephone',
    others: other === null ? [] : [other],
    group: false,
  };
}

const messageMeans = 'SMS and MMS';
