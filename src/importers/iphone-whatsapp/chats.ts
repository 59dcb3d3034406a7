import type { Conversation, Party } from '../../core/communication.ts';
import { comparisonForm } from '../../core/identifier.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import { DatabaseDamaged, type DatabaseRow, type ScratchDatabase } from '../scratch-copy.ts';
import { columnList, shortTextIn, wholeNumber } from '../phone/core-data.ts';
import { jidIn, type Jid } from './jid.ts';
import type { WhatsappPeople } from './people.ts';

/** One chat, as its messages need it. */
export interface WhatsappChat {
  readonly conversation: Conversation;
  readonly jid: Jid | null;
  /** What stands beside each of its messages: that it was taken off the list. */
  readonly markers: readonly string[];
  /** A group or list as the place that a message went to. */
  readonly itself: Party | null;
}

const sessions = 'ZWACHATSESSION';
const members = 'ZWAGROUPMEMBER';

const notListed = 'its chat is no longer in the list of chats';

/** So many chats and members are held in memory at once. */
const mostHeld = 10_000;

/** The largest group of WhatsApp has 1,024 members. */
const mostMembers = 2000;

/** The chats of a database and the members of its groups, looked up by number. */
export class WhatsappChats {
  readonly #database: ScratchDatabase;
  readonly #people: WhatsappPeople;
  readonly #chats = new Map<bigint, WhatsappChat | null>();
  readonly #strays = new Map<string, WhatsappChat>();
  readonly #members = new Map<bigint, Party | null>();
  readonly #sessionColumns: string;
  readonly #memberColumns: string;
  /** Whether some of them could not be read. */
  isDamaged = false;

  constructor(database: ScratchDatabase, people: WhatsappPeople) {
    this.#database = database;
    this.#people = people;
    this.#sessionColumns = columnList(database, {
      table: sessions,
      as: 't',
      texts: ['ZCONTACTJID', 'ZPARTNERNAME'],
      values: ['ZREMOVED'],
    });
    this.#memberColumns = columnList(database, {
      table: members,
      as: 't',
      texts: ['ZMEMBERJID', 'ZCONTACTNAME', 'ZFIRSTNAME'],
      values: [],
    });
  }

  /** A chat by the number of its row; null when there is none, or it names nobody. */
  chat(number: bigint): WhatsappChat | null {
    const known = this.#chats.get(number);
    if (known !== undefined) return known;
    const chat = this.#readChat(number);
    if (this.#chats.size >= mostHeld) this.#chats.clear();
    this.#chats.set(number, chat);
    return chat;
  }

  /** The chat of messages whose chat is no longer listed; `address` is whom they name themselves. */
  stray(address: RecordedText | null): WhatsappChat {
    const key = address === null ? '' : shownText(address);
    const known = this.#strays.get(key);
    if (known !== undefined) return known;
    const jid = address === null ? null : jidIn(address);
    const isListed = this.#database.has(sessions, 'Z_PK');
    const isGone = this.isDamaged ? 'its chat cannot be read' : notListed;
    const markers = isListed ? [isGone] : [];
    const chat = this.#chatOf(jid, null, [], markers);
    if (this.#strays.size >= mostHeld) this.#strays.clear();
    this.#strays.set(key, chat);
    return chat;
  }

  /** A member of a group by the number of its row; null when there is none. */
  member(number: bigint): Party | null {
    const known = this.#members.get(number);
    if (known !== undefined) return known;
    const row = this.#database.has(members, 'Z_PK')
      ? this.#rows(`SELECT ${this.#memberColumns} FROM ${members} t WHERE Z_PK = ?`, number)[0]
      : undefined;
    const party = row === undefined ? null : this.#memberIn(row);
    if (this.#members.size >= mostHeld) this.#members.clear();
    this.#members.set(number, party);
    return party;
  }

  #readChat(number: bigint): WhatsappChat | null {
    if (!this.#database.has(sessions, 'Z_PK')) return null;
    const sql = `SELECT ${this.#sessionColumns} FROM ${sessions} t WHERE Z_PK = ?`;
    const [row] = this.#rows(sql, number);
    const address = row === undefined ? null : shortTextIn(this.#database, row, 'ZCONTACTJID');
    if (row === undefined || address === null) return null;
    const jid = jidIn(address);
    const removed = (wholeNumber(row['ZREMOVED']) ?? 0) !== 0;
    return this.#chatOf(
      jid,
      shortTextIn(this.#database, row, 'ZPARTNERNAME'),
      jid.kind === 'group' ? this.#membersOf(number) : [],
      removed ? ['its chat was taken off the list of chats'] : [],
    );
  }

  #chatOf(
    jid: Jid | null,
    named: RecordedText | null,
    inGroup: readonly Party[],
    markers: readonly string[],
  ): WhatsappChat {
    const many = jid !== null && isOfMany(jid);
    const itself = jid === null ? null : this.#people.party(jid, named);
    const others = many ? inGroup : itself === null ? [] : [itself];
    const conversation: Conversation = {
      key: keyOf(jid, itself),
      kind: 'messages',
      means: meansOf(jid),
      others: others.length === 0 && itself !== null ? [itself] : others,
      group: many,
      ...(many && named !== null ? { title: named } : {}),
    };
    return { conversation, jid, markers, itself: many ? itself : null };
  }

  #membersOf(chat: bigint): readonly Party[] {
    if (!this.#database.has(members, 'Z_PK', 'ZCHATSESSION')) return [];
    const found = new Map<string, Party>();
    const sql = `SELECT ${this.#memberColumns} FROM ${members} t WHERE ZCHATSESSION = ? ORDER BY Z_PK LIMIT ${mostMembers}`;
    for (const row of this.#rows(sql, chat)) {
      const party = this.#memberIn(row);
      if (party === null || this.#people.isOwner(jidIn(party.asFound))) continue;
      const form = comparisonForm(party);
      if (!found.has(form)) found.set(form, party);
    }
    return [...found.values()];
  }

  /** A chat that is damaged is no reason to give up the messages of all the others. */
  #rows(sql: string, number: bigint): readonly DatabaseRow[] {
    try {
      return [...this.#database.rows(sql, number)];
    } catch (error) {
      if (!(error instanceof DatabaseDamaged)) throw error;
      this.isDamaged = true;
      return [];
    }
  }

  #memberIn(row: DatabaseRow): Party | null {
    const address = shortTextIn(this.#database, row, 'ZMEMBERJID');
    if (address === null) return null;
    const named =
      shortTextIn(this.#database, row, 'ZCONTACTNAME') ??
      shortTextIn(this.#database, row, 'ZFIRSTNAME');
    return this.#people.party(jidIn(address), named);
  }
}

function isOfMany({ kind }: Jid): boolean {
  return kind === 'group' || kind === 'broadcast list' || kind === 'channel';
}

function meansOf(jid: Jid | null): string {
  switch (jid?.kind) {
    case 'broadcast list':
    case 'status':
    case 'channel':
      return `WhatsApp ${jid.kind}`;
    default:
      return 'WhatsApp';
  }
}

/** With one person the number; all others by the address, and what it is the address of. */
function keyOf(jid: Jid | null, itself: Party | null): string {
  if (jid === null || itself === null) return 'whatsapp without a chat';
  switch (jid.kind) {
    case 'group':
    case 'broadcast list':
    case 'status':
    case 'channel':
      return `whatsapp ${jid.kind} ${jid.asFound}`;
    default:
      return `whatsapp ${comparisonForm(itself)}`;
  }
}
