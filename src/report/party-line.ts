import type { ContactEvent } from '../core/timeline.ts';
import type { Conversation, Party } from '../core/communication.ts';
import { shownText, visibleLine } from '../core/text.ts';
import type { PartyLine } from './timeline-row.ts';
import { quoteLine, type Words } from './words.ts';

/** Who a message or call came from and went to, as far as the source says. */
export function partyLines(event: ContactEvent): PartyLine[] {
  const { contact, conversation } = event;
  const withheld = contact.kind === 'call' && contact.numberWithheld;
  if (contact.direction === 'none') return [];
  if (contact.direction === 'unknown')
    return conversation.others.map((other) => line('With', other, withheld));
  if (contact.direction === 'out') {
    const to = contact.recipients.length > 0 ? contact.recipients : conversation.others;
    return to.map((party) => line('To', party, withheld));
  }
  const from = contact.sender ?? (conversation.group ? null : (conversation.others[0] ?? null));
  const isNobody = from === null && (withheld || isWithheld(conversation));
  return [
    ...(isNobody ? [line('From', { asFound: '' }, true)] : []),
    ...(from === null ? [] : [line('From', from, withheld)]),
    ...contact.recipients.map((party) => line('To', party, false)),
  ];
}

/** A party by number and name, on one line: `07700 900123 (in the source: Dan)`. */
export function partyInWords(party: Party): Words {
  const { asFound, name } = party;
  const shown = visibleLine(asFound);
  if (name === undefined || shownText(name) === asFound) return quoteLine(shown);
  return quoteLine(`${shown} (in the source: ${shownText(name)})`);
}

/** The people of a conversation, for headings and lists. */
export function othersInWords(conversation: Conversation): Words[] {
  if (isWithheld(conversation)) return ['number withheld'];
  return conversation.others.map(partyInWords);
}

/** A number or account that stands by itself, as a file name claims it. */
export function claimedParty(claimed: Party): PartyLine {
  return line('With', claimed, false);
}

function isWithheld(conversation: Conversation): boolean {
  return /^(?:call|voicemail) withheld/.test(conversation.key);
}

function line(role: PartyLine['role'], party: Party, withheld: boolean): PartyLine {
  const asFound = visibleLine(party.asFound);
  return {
    role,
    number: numberInWords(party, asFound, withheld),
    e164: withheld ? '' : (party.e164 ?? ''),
    asFound,
    name: party.name === undefined ? null : quoteLine(party.name),
  };
}

/* Exports of chats name people as the phone does: a name where one is saved, else the number. */
function isOnlyName(party: Party): boolean {
  return (
    party.e164 === undefined && party.name !== undefined && shownText(party.name) === party.asFound
  );
}

function numberInWords(party: Party, asFound: string, withheld: boolean): Words {
  if (withheld)
    return asFound === '' ? 'number withheld' : `number withheld (the source says “${asFound}”)`;
  if (asFound === '' || isOnlyName(party)) return 'no number in the source';
  if (party.e164 === undefined || party.e164 === party.asFound) return quoteLine(asFound);
  return quoteLine(`${asFound} (${party.e164})`);
}
