import type { Party } from '../../core/communication.ts';
import { partyOf, type NameOf } from '../android-telephony/parties.ts';
import type { ScratchDatabase } from '../scratch-copy.ts';
import { tableRow, type TableRow } from './table-rows.ts';

/** Somebody in Google Messages: another person, or the phone's own SIM. */
export interface Participant {
  readonly isOwn: boolean;
  /** Null where the row names no number or address. */
  readonly party: Party | null;
}

/**
 * The people of Google Messages. A participant whose `sub_id` is not −2 is one of the phone's own SIMs
 * (AOSP Messaging, ParticipantData.OTHER_THAN_SELF_SUB_ID).
 */
export class Participants {
  readonly #database: ScratchDatabase;
  readonly #nameOf: NameOf;
  readonly #known = new Map<number, Participant | null>();
  readonly #members = new Map<number, readonly Party[]>();
  readonly #memberTable: string | null;

  constructor(database: ScratchDatabase, nameOf: NameOf) {
    this.#database = database;
    this.#nameOf = nameOf;
    this.#memberTable =
      memberTables.find((table) => database.has(table, 'conversation_id', 'participant_id')) ??
      null;
  }

  /** A participant by number; null when there is none. */
  find(id: number | null): Participant | null {
    if (id === null) return null;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const row = tableRow(this.#database, 'participants', id);
    if (this.#known.size >= mostRemembered) this.#known.clear();
    const found = row === null ? null : this.#participant(row);
    this.#known.set(id, found);
    return found;
  }

  /** Everybody else in a conversation, as its list of members says; none when there is no such list. */
  othersIn(conversation: number | null): readonly Party[] {
    if (conversation === null || this.#memberTable === null) return [];
    const known = this.#members.get(conversation);
    if (known !== undefined) return known;
    const sql = `SELECT participant_id FROM "${this.#memberTable}" WHERE conversation_id = ? LIMIT ${mostMembers}`;
    const ids = [...this.#database.rows(sql, conversation)].map((row) =>
      Number(row['participant_id']),
    );
    const others = ids
      .sort((a, b) => a - b)
      .map((id) => this.find(Number.isSafeInteger(id) ? id : null))
      .flatMap((found) =>
        found === null || found.isOwn || found.party === null ? [] : [found.party],
      );
    if (this.#members.size >= mostRemembered) this.#members.clear();
    this.#members.set(conversation, others);
    return others;
  }

  #participant(row: TableRow): Participant {
    const subscription = row.number('sub_id');
    const address =
      addressColumns.map((column) => row.shown(column)).find((found) => found.trim() !== '') ?? '';
    const name = row.stated('full_name') ?? this.#nameOf(address);
    return {
      isOwn: subscription !== null && subscription !== otherThanSelf,
      party: address === '' ? null : partyOf(address, name),
    };
  }
}

const otherThanSelf = -2;

/* The second is what newer versions of the app keep. */
const memberTables = ['conversation_to_participants', 'conversation_participants'];
const addressColumns = ['normalized_destination', 'send_destination', 'display_destination'];
const mostMembers = 1000;
const mostRemembered = 10_000;
