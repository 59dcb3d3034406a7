import type { Party } from '../../core/communication.ts';
import { comparisonForm } from '../../core/identifier.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import type { Handles } from './handles.ts';
import type { SparedDamage } from './spared-damage.ts';

/** A chat as the phone keeps it. One conversation has one for each service. */
export interface Chat {
  readonly number: bigint;
  readonly isGroup: boolean;
  /** The other party's address; of a group a name that the phone made up. */
  readonly identifier: string;
  readonly service: string;
  /** Everybody in it but the phone's owner, each once. */
  readonly members: readonly Party[];
  readonly title: RecordedText | null;
  /** What the phone says of the chat as a whole. */
  readonly markers: readonly string[];
}

/** The table `chat` with its members, by row number. */
export class Chats {
  readonly #database: ScratchDatabase;
  readonly #handles: Handles;
  readonly #byNumber: string | null;
  readonly #byName: string | null;
  readonly #known = new Map<bigint | string, Chat | null>();
  readonly #damage: SparedDamage;

  constructor(database: ScratchDatabase, handles: Handles, damage: SparedDamage) {
    this.#damage = damage;
    this.#database = database;
    this.#handles = handles;
    const columns = database.has('chat') ? chatColumns(database) : null;
    this.#byNumber = columns === null ? null : `${columns} WHERE ROWID = ?`;
    this.#byName =
      columns === null || !database.has('chat', 'chat_identifier')
        ? null
        : `${columns} WHERE chat_identifier = ? ORDER BY ROWID`;
  }

  /** Null when there is none with this number. */
  at(number: bigint): Chat | null {
    return this.#remembered(number, this.#byNumber);
  }

  /** The chat of the room that a message names where it lies in no chat: `chat831234…`. */
  ofRoomOf(message: bigint): Chat | null {
    if (!this.#database.has('message', 'cache_roomnames')) return null;
    const sql =
      'SELECT CAST(substr(cache_roomnames, 1, 1000) AS BLOB) AS room FROM message WHERE ROWID = ?';
    const row = this.#damage.spared(() => this.#database.row(sql, message));
    const room = row === null ? '' : this.#text(row, 'room');
    return room === '' ? null : this.#remembered(room, this.#byName);
  }

  #remembered(key: bigint | string, sql: string | null): Chat | null {
    const known = this.#known.get(key);
    if (known !== undefined || sql === null) return known ?? null;
    const chat = this.#damage.spared(() => {
      const row = this.#database.row(sql, key);
      return row === null ? null : this.#chatOf(row);
    });
    if (this.#known.size >= maximumKnown) this.#known.clear();
    this.#known.set(key, chat);
    return chat;
  }

  #chatOf(row: DatabaseRow): Chat {
    const number = row['row_number'] as bigint;
    const name = this.#text(row, 'chat_identifier');
    const members = this.#members(number);
    const isGroup =
      row['style'] === groupStyle || (row['style'] !== oneToOne && members.length > 1);
    const title = this.#database.text(row['display_name']);
    return {
      number,
      isGroup,
      identifier: name,
      service: this.#text(row, 'service_name'),
      members: isGroup || name === '' ? members : [this.#named(name, members)],
      title: title === '' ? null : title,
      markers: chatMarkers(row),
    };
  }

  /* A number without a country is read with the one that is noted beside it, which only the member has. */
  #named(name: string, members: readonly Party[]): Party {
    return members.find(({ asFound }) => asFound === name) ?? this.#handles.party(name);
  }

  #members(chat: bigint): readonly Party[] {
    if (!this.#database.has('chat_handle_join', 'chat_id', 'handle_id')) return [];
    const sql = `SELECT handle_id FROM chat_handle_join WHERE chat_id = ? ORDER BY handle_id LIMIT ${maximumMembers}`;
    const members = new Map<string, Party>();
    for (const row of this.#database.rows(sql, chat)) {
      const handle = row['handle_id'];
      const party = typeof handle === 'bigint' ? this.#handles.at(handle)?.party : undefined;
      if (party !== undefined && !members.has(comparisonForm(party)))
        members.set(comparisonForm(party), party);
    }
    return [...members.values()];
  }

  #text(row: DatabaseRow, column: string): string {
    const text = this.#database.text(row[column]);
    return text === null ? '' : shownText(text);
  }
}

const groupStyle = 43n;
const oneToOne = 45n;
const maximumKnown = 100_000;
/** More than any service lets into a group. */
const maximumMembers = 2000;

const texts = ['chat_identifier', 'service_name', 'display_name'];
const numbers = ['style', 'is_filtered', 'is_blackholed', 'is_recovered', 'is_pending_review'];

function chatColumns(database: ScratchDatabase): string {
  const has = (column: string) => database.has('chat', column);
  const columns = [
    'ROWID AS row_number',
    ...texts.filter(has).map((column) => `CAST(substr(${column}, 1, 10000) AS BLOB) AS ${column}`),
    ...numbers.filter(has),
  ];
  return `SELECT ${columns.join(', ')} FROM chat`;
}

function chatMarkers(row: DatabaseRow): string[] {
  const is = (column: string) => row[column] === 1n;
  return [
    ...(is('is_filtered') ? ['kept apart by the phone: unknown sender'] : []),
    ...(isFiltered(row) ? ['kept apart by the phone: filtered or junk'] : []),
    ...(is('is_blackholed') ? ['chat hidden by the phone'] : []),
    ...(is('is_pending_review') ? ['chat waiting to be reviewed on the phone'] : []),
  ];
}

/* 1 is the list of unknown senders; other numbers are what a filter or the phone took for junk, offers… */
function isFiltered(row: DatabaseRow): boolean {
  const value = row['is_filtered'];
  return typeof value === 'bigint' && value > 1n;
}
