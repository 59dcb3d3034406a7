import type { Conversation, Party } from '../../core/communication.ts';
import { comparisonForm, identifier, type Identifier } from '../../core/identifier.ts';
import { shownText } from '../../core/text.ts';
import type { Service } from '../iphone-messages/services.ts';
import type { CellText } from './table-encoding.ts';

/** A row of a chat as far as it says who is in it; in units. */
export interface SessionRow {
  readonly session: string;
  readonly type: string;
  readonly senderId: string;
  readonly senderName: string;
}

interface Seen {
  /** Names by number or address. */
  readonly senders: Map<string, string>;
  /** Names of those who come without either. */
  readonly nameless: Set<string>;
}

/** Who is at the other end of a chat. */
export interface SessionParties {
  readonly others: readonly Party[];
  readonly group: boolean;
  /** The group's own name; null where it is called after its members. */
  readonly title: string | null;
}

/** No name or address is longer; what is, names nobody. */
export const longestName = 1000;

const mostSessions = 100_000;
const mostSenders = 2000;

/** Gathers who wrote in each chat of a table: its rows name only the sender, and not of what was sent. */
export class SessionScan {
  readonly seen = new Map<string, Seen>();
  readonly own = new Set<string>();

  add({ session, type, senderId, senderName }: SessionRow): void {
    if (type === 'Outgoing' && senderId !== '' && this.own.size < mostSenders)
      this.own.add(ownCopy(senderId));
    if (type !== 'Incoming' || senderId.length > longestName) return;
    const seen = this.#of(session);
    if (seen === null) return;
    if (senderId === '') {
      if (senderName !== '' && seen.nameless.size < mostSenders)
        seen.nameless.add(ownCopy(senderName));
    } else if (!seen.senders.has(senderId) && seen.senders.size < mostSenders) {
      seen.senders.set(ownCopy(senderId), ownCopy(senderName));
    }
  }

  #of(session: string): Seen | null {
    const known = this.seen.get(session);
    if (known !== undefined) return known;
    if (this.seen.size >= mostSessions) return null;
    const seen = { senders: new Map<string, string>(), nameless: new Set<string>() };
    this.seen.set(ownCopy(session), seen);
    return seen;
  }
}

/** The chats of a table after all of it was seen. */
export class Sessions {
  readonly #scan: SessionScan;
  readonly #text: CellText;
  readonly #app: 'Messages' | 'WhatsApp';
  readonly #known = new Map<string, SessionParties>();

  constructor(scan: SessionScan, text: CellText, app: 'Messages' | 'WhatsApp') {
    this.#scan = scan;
    this.#text = text;
    this.#app = app;
  }

  /** The numbers and addresses that the sent rows give as theirs. */
  get own(): readonly Identifier[] {
    return [...this.#scan.own].map((units) => identifier(this.#read(units)));
  }

  /** `session` in units, as the row has it. */
  partiesOf(session: string): SessionParties {
    const known = this.#known.get(session);
    if (known !== undefined) return known;
    const parties = this.#find(session);
    if (this.#known.size >= mostSessions) this.#known.clear();
    this.#known.set(ownCopy(session), parties);
    return parties;
  }

  #find(session: string): SessionParties {
    const name = this.#read(session).slice(0, longestName).toWellFormed();
    const seen = this.#scan.seen.get(session);
    const senders = this.#senders(seen);
    const parts = this.#app === 'Messages' ? name.split(' & ') : [name];
    const isOnlyPerson = senders.length === 1 && nameOf(senders[0]) === name;
    if (parts.length > 1 && !isOnlyPerson)
      return { others: members(parts, senders), group: true, title: null };
    if (senders.length === 1) return direct(senders);
    if (senders.length > 1 && senders.every((sender) => nameOf(sender) === name))
      return direct(senders);
    if (senders.length > 1) return { others: senders, group: true, title: name };
    const nameless = [...(seen?.nameless ?? [])].map((units) => identifier(this.#read(units)));
    if (nameless.length > 1) return { others: nameless, group: true, title: name };
    return direct(name === '' ? [] : [partyNamed(name)]);
  }

  #senders(seen: Seen | undefined): Party[] {
    const found = new Map<string, Party>();
    for (const [id, name] of seen?.senders ?? []) {
      const party = senderOf(this.#read(id), this.#text.read(name));
      const form = comparisonForm(party);
      if (!found.has(form)) found.set(form, party);
    }
    return [...found.values()];
  }

  #read(units: string): string {
    return shownText(this.#text.read(units)).toWellFormed().trim();
  }
}

/**
 * The conversation of a chat by one service. With people who are known by number or address it is the
 * same as in other sources; a group with a name of its own is called by that.
 */
export function sessionConversation(
  { others, group, title }: SessionParties,
  service: Service,
): Conversation {
  const forms = [...new Set(others.map(comparisonForm))].sort();
  const whom = title ?? (forms.length === 0 ? 'without an address' : forms.join(' + '));
  return {
    key: `${service.family} ${whom}`,
    kind: 'messages',
    means: service.conversationMeans,
    others,
    group,
    ...(title === null ? {} : { title }),
  };
}

/** Somebody by number or address, with the name that the table gives. */
export function senderOf(id: string, name: Party['name'] | null): Party {
  const hasName = name !== undefined && name !== null && !['', id].includes(shownText(name).trim());
  return { ...identifier(id), ...(hasName ? { name } : {}) };
}

function direct(others: readonly Party[]): SessionParties {
  return { others, group: false, title: null };
}

function nameOf(party: Party | undefined): string | null {
  return party?.name === undefined ? null : shownText(party.name).trim();
}

/** `Alice & Bob & Carol`: those who wrote have a number, the others only the name that stands there. */
function members(parts: readonly string[], senders: readonly Party[]): Party[] {
  const silent = parts
    .map((part) => part.trim())
    .filter((part) => part !== '' && !senders.some((sender) => isCalled(sender, part)))
    .map(partyNamed);
  const found = new Map<string, Party>();
  for (const party of [...senders, ...silent])
    if (!found.has(comparisonForm(party))) found.set(comparisonForm(party), party);
  return [...found.values()];
}

function isCalled(party: Party, part: string): boolean {
  return nameOf(party) === part || comparisonForm(party) === comparisonForm(identifier(part));
}

/** A chat with somebody who is not saved is called by the number, or by a name with the number behind it. */
function partyNamed(name: string): Party {
  const found = /^(.{1,200}?) (\+\d[\d ()-]{5,20}\d)$/.exec(name);
  const [, saved = '', number = ''] = found ?? [];
  const party = identifier(found === null ? name : number);
  return found === null || party.e164 === undefined ? identifier(name) : { ...party, name: saved };
}

/** A copy that does not keep the piece of the file alive which it was cut from. */
function ownCopy(units: string): string {
  return Buffer.from(units, 'utf16le').toString('utf16le');
}
