import Database from 'better-sqlite3';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Which phone wrote the database. `old` is iOS 7 to 10, which counted in seconds. */
export type Era = 'old' | 'iOS 12' | 'iOS 16' | 'iOS 18';

type Value = string | number | bigint | Uint8Array | null;
export type Values = Readonly<Record<string, Value>>;

const oldMessage = `ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, text TEXT, replace INTEGER DEFAULT 0,
  service_center TEXT, handle_id INTEGER DEFAULT 0, subject TEXT, country TEXT, attributedBody BLOB, version INTEGER DEFAULT 0,
  type INTEGER DEFAULT 0, service TEXT, account TEXT, account_guid TEXT, error INTEGER DEFAULT 0, date INTEGER, date_read INTEGER,
  date_delivered INTEGER, is_delivered INTEGER DEFAULT 0, is_finished INTEGER DEFAULT 0, is_emote INTEGER DEFAULT 0,
  is_from_me INTEGER DEFAULT 0, is_empty INTEGER DEFAULT 0, is_delayed INTEGER DEFAULT 0, is_auto_reply INTEGER DEFAULT 0,
  is_prepared INTEGER DEFAULT 0, is_read INTEGER DEFAULT 0, is_system_message INTEGER DEFAULT 0, is_sent INTEGER DEFAULT 0,
  has_dd_results INTEGER DEFAULT 0, is_service_message INTEGER DEFAULT 0, is_forward INTEGER DEFAULT 0,
  was_downgraded INTEGER DEFAULT 0, is_archive INTEGER DEFAULT 0, cache_has_attachments INTEGER DEFAULT 0, cache_roomnames TEXT,
  was_data_detected INTEGER DEFAULT 0, was_deduplicated INTEGER DEFAULT 0, is_audio_message INTEGER DEFAULT 0,
  is_played INTEGER DEFAULT 0, date_played INTEGER, item_type INTEGER DEFAULT 0, other_handle INTEGER DEFAULT 0,
  group_title TEXT, group_action_type INTEGER DEFAULT 0, share_status INTEGER DEFAULT 0, share_direction INTEGER DEFAULT 0,
  is_expirable INTEGER DEFAULT 0, expire_state INTEGER DEFAULT 0, message_action_type INTEGER DEFAULT 0,
  message_source INTEGER DEFAULT 0`;

const iOS12 = `associated_message_guid TEXT, associated_message_type INTEGER DEFAULT 0, balloon_bundle_id TEXT,
  payload_data BLOB, expressive_send_style_id TEXT, associated_message_range_location INTEGER DEFAULT 0,
  associated_message_range_length INTEGER DEFAULT 0, time_expressive_send_played INTEGER, message_summary_info BLOB,
  ck_sync_state INTEGER DEFAULT 0, ck_record_id TEXT, ck_record_change_tag TEXT, destination_caller_id TEXT,
  sr_ck_sync_state INTEGER DEFAULT 0, is_corrupt INTEGER DEFAULT 0, reply_to_guid TEXT, sort_id INTEGER,
  is_spam INTEGER DEFAULT 0`;

const iOS16 = `has_unseen_mention INTEGER DEFAULT 0, thread_originator_guid TEXT, thread_originator_part TEXT,
  syndication_ranges TEXT, synced_syndication_ranges TEXT, was_delivered_quietly INTEGER DEFAULT 0,
  did_notify_recipient INTEGER DEFAULT 0, date_retracted INTEGER, date_edited INTEGER, was_detonated INTEGER DEFAULT 0,
  part_count INTEGER, is_stewie INTEGER DEFAULT 0, is_kt_verified INTEGER DEFAULT 0`;

const iOS18 = `date_recovered INTEGER, is_sos INTEGER DEFAULT 0, is_critical INTEGER DEFAULT 0, bia_reference_id TEXT,
  fallback_hash TEXT, associated_message_emoji TEXT, is_pending_satellite_send INTEGER DEFAULT 0,
  needs_relay INTEGER DEFAULT 0, schedule_type INTEGER DEFAULT 0, schedule_state INTEGER DEFAULT 0,
  sent_or_received_off_grid INTEGER DEFAULT 0, is_time_sensitive INTEGER DEFAULT 0, filter_action INTEGER`;

const messageColumns: Readonly<Record<Era, string>> = {
  old: oldMessage,
  'iOS 12': [oldMessage, iOS12].join(', '),
  'iOS 16': [oldMessage, iOS12, iOS16].join(', '),
  'iOS 18': [oldMessage, iOS12, iOS16, iOS18].join(', '),
};

const attachmentOld = `ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, created_date INTEGER DEFAULT 0,
  start_date INTEGER DEFAULT 0, filename TEXT, uti TEXT, mime_type TEXT, transfer_state INTEGER DEFAULT 0,
  is_outgoing INTEGER DEFAULT 0, user_info BLOB, transfer_name TEXT, total_bytes INTEGER DEFAULT 0`;
const attachmentNew = `is_sticker INTEGER DEFAULT 0, sticker_user_info BLOB, attribution_info BLOB,
  hide_attachment INTEGER DEFAULT 0, ck_sync_state INTEGER DEFAULT 0, is_commsafety_sensitive INTEGER DEFAULT 0`;

const common = `
  CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, id TEXT NOT NULL, country TEXT,
    service TEXT NOT NULL, uncanonicalized_id TEXT, person_centric_id TEXT, UNIQUE (id, service));
  CREATE TABLE chat (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, style INTEGER, state INTEGER,
    account_id TEXT, properties BLOB, chat_identifier TEXT, service_name TEXT, room_name TEXT, account_login TEXT,
    is_archived INTEGER DEFAULT 0, last_addressed_handle TEXT, display_name TEXT, group_id TEXT,
    is_filtered INTEGER DEFAULT 0, is_blackholed INTEGER DEFAULT 0);
  CREATE TABLE chat_handle_join (chat_id INTEGER REFERENCES chat (ROWID) ON DELETE CASCADE,
    handle_id INTEGER REFERENCES handle (ROWID) ON DELETE CASCADE, UNIQUE(chat_id, handle_id));
  CREATE TABLE chat_message_join (chat_id INTEGER REFERENCES chat (ROWID) ON DELETE CASCADE,
    message_id INTEGER REFERENCES message (ROWID) ON DELETE CASCADE, message_date INTEGER DEFAULT 0,
    PRIMARY KEY (chat_id, message_id));
  CREATE TABLE message_attachment_join (message_id INTEGER REFERENCES message (ROWID) ON DELETE CASCADE,
    attachment_id INTEGER REFERENCES attachment (ROWID) ON DELETE CASCADE, UNIQUE(message_id, attachment_id));
  CREATE INDEX chat_message_join_idx_message_id_only ON chat_message_join(message_id);
  CREATE INDEX message_attachment_join_idx_message_id ON message_attachment_join(message_id);
  CREATE INDEX message_idx_date ON message(date);
  CREATE INDEX message_idx_handle ON message(handle_id, date);
  CREATE TABLE deleted_messages (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, guid TEXT NOT NULL);`;

const recoverable = `
  CREATE TABLE chat_recoverable_message_join (chat_id INTEGER, message_id INTEGER, delete_date INTEGER,
    ck_sync_state INTEGER DEFAULT 0, PRIMARY KEY (chat_id, message_id), CHECK (delete_date != 0));
  CREATE TABLE recoverable_message_part (chat_id INTEGER, message_id INTEGER, part_index INTEGER, delete_date INTEGER,
    part_text BLOB NOT NULL, ck_sync_state INTEGER DEFAULT 0, PRIMARY KEY (chat_id, message_id, part_index),
    CHECK (delete_date != 0));
  CREATE TABLE unsynced_removed_recoverable_messages (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE,
    chat_guid TEXT NOT NULL, message_guid TEXT NOT NULL, part_index INTEGER);`;

/** A database of messages that is being filled. */
export class MadeMessages {
  readonly database: Database.Database;
  readonly era: Era;
  #messages = 0;

  constructor(database: Database.Database, era: Era) {
    this.database = database;
    this.era = era;
    const isOld = era === 'old';
    database.exec(`CREATE TABLE message (${messageColumns[era]});
      CREATE TABLE attachment (${isOld ? attachmentOld : `${attachmentOld}, ${attachmentNew}`});
      ${common} ${era === 'iOS 16' || era === 'iOS 18' ? recoverable : ''}`);
  }

  /** Adds a row; gives its number. */
  add(table: string, values: Values): number {
    const names = Object.keys(values);
    const marks = names.map(() => '?').join(', ');
    const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`;
    return Number(this.database.prepare(sql).run(...Object.values(values)).lastInsertRowid);
  }

  handle(id: string, service = 'iMessage', country = 'gb'): number {
    return this.add('handle', { id, service, country });
  }

  /** A chat with one other party, or a group of several. */
  chat(
    service: string,
    identifier: string,
    handles: readonly number[],
    values: Values = {},
  ): number {
    const isGroup = identifier.startsWith('chat');
    const number = this.add('chat', {
      guid: `${service};${isGroup ? '+' : '-'};${identifier}`,
      style: isGroup ? 43 : 45,
      chat_identifier: identifier,
      service_name: service,
      ...values,
    });
    for (const handle of handles)
      this.add('chat_handle_join', { chat_id: number, handle_id: handle });
    return number;
  }

  /** A message in a chat, or in none. Each is a minute after the one before. */
  message(chat: number | null, values: Values): number {
    this.#messages += 1;
    const number = this.add('message', {
      guid: guidOf(this.#messages),
      service: 'iMessage',
      date: this.time(this.#messages * 60),
      ...values,
    });
    if (chat !== null) this.join(chat, number);
    return number;
  }

  join(chat: number, message: number): void {
    this.add('chat_message_join', { chat_id: chat, message_id: message });
  }

  attachment(message: number, values: Values): number {
    const number = this.add('attachment', { guid: `at_0_${guidOf(message)}`, ...values });
    this.add('message_attachment_join', { message_id: message, attachment_id: number });
    return number;
  }

  /** A time so many seconds after 31 January 2026, 14:00 UTC, as this phone writes it. */
  time(seconds: number): bigint {
    const since2001 = BigInt(791_560_800 + seconds);
    return this.era === 'old' ? since2001 : since2001 * 1_000_000_000n;
  }
}

/** The GUID that the n-th message is given. */
export function guidOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** The `d` of an edit, in seconds since 2001, so many seconds after 31 January 2026, 14:00 UTC. */
export function editTime(seconds: number): number {
  return 791_560_800 + seconds + 0.25;
}

/** How the database is left behind. */
export interface Leaving {
  readonly encoding?: 'UTF-16le' | 'UTF-16be';
  /** What is written only to the log, and never came into the database itself. */
  readonly inLog?: (made: MadeMessages) => void;
}

/** Makes `sms.db` in a folder, with `sms.db-wal` where something is left in the log. Gives its path. */
export function makeMessages(
  folder: string,
  era: Era,
  fill: (made: MadeMessages) => void,
  { encoding, inLog }: Leaving = {},
): string {
  const path = join(folder, 'sms.db');
  const workplace = join(folder, 'being-made');
  mkdirSync(workplace, { recursive: true });
  const database = new Database(join(workplace, 'sms.db'));
  if (encoding !== undefined) database.pragma(`encoding = '${encoding}'`);
  if (inLog !== undefined) database.pragma('journal_mode = WAL');
  database.pragma('wal_autocheckpoint = 0');
  database.pragma('foreign_keys = OFF');
  const made = new MadeMessages(database, era);
  database.transaction(() => {
    fill(made);
  })();
  if (inLog !== undefined) {
    database.pragma('wal_checkpoint(TRUNCATE)');
    inLog(made);
  }
  // Copied while it is open: closing would move the log into the database.
  copyFileSync(join(workplace, 'sms.db'), path);
  if (existsSync(join(workplace, 'sms.db-wal')))
    copyFileSync(join(workplace, 'sms.db-wal'), `${path}-wal`);
  database.close();
  rmSync(workplace, { recursive: true, force: true });
  return path;
}
