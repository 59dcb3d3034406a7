import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The bytes of a database made by these statements. The same statements give the same bytes. */
export function madeDatabase(statements: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'made-database-'));
  const path = join(folder, 'made.db');
  try {
    const database = new Database(path);
    database.exec(statements);
    database.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A database with the files that stand beside it, in `folder`. */
export function writtenDatabase(folder: string, name: string, bytes: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/* As Android's TelephonyProvider makes them, less what no reader looks at. */
export const messagesSchema = `
CREATE TABLE android_metadata (locale TEXT);
CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, person INTEGER, date INTEGER,
  date_sent INTEGER DEFAULT 0, protocol INTEGER, read INTEGER DEFAULT 0, status INTEGER DEFAULT -1, type INTEGER,
  reply_path_present INTEGER, subject TEXT, body TEXT, service_center TEXT, locked INTEGER DEFAULT 0,
  sub_id INTEGER DEFAULT -1, error_code INTEGER DEFAULT 0, creator TEXT, seen INTEGER DEFAULT 0);
CREATE TABLE pdu (_id INTEGER PRIMARY KEY, thread_id INTEGER, date INTEGER, date_sent INTEGER DEFAULT 0,
  msg_box INTEGER, read INTEGER DEFAULT 0, m_id TEXT, sub TEXT, sub_cs INTEGER, ct_t TEXT, ct_l TEXT, m_type INTEGER,
  tr_id TEXT, text_only INTEGER DEFAULT 0, sub_id INTEGER DEFAULT -1, creator TEXT);
CREATE TABLE part (_id INTEGER PRIMARY KEY, mid INTEGER, seq INTEGER DEFAULT 0, ct TEXT, name TEXT, chset INTEGER,
  cd TEXT, fn TEXT, cid TEXT, cl TEXT, ctt_s INTEGER, ctt_t TEXT, _data TEXT, text TEXT);
CREATE TABLE addr (_id INTEGER PRIMARY KEY, msg_id INTEGER, contact_id INTEGER, address TEXT, type INTEGER, charset INTEGER);
`;

export const threadsSchema = `
CREATE TABLE canonical_addresses (_id INTEGER PRIMARY KEY, address TEXT);
CREATE TABLE threads (_id INTEGER PRIMARY KEY, date INTEGER DEFAULT 0, message_count INTEGER DEFAULT 0, recipient_ids TEXT);
`;

/* As CallLogDatabaseHelper makes them. */
export const callsSchema = `
CREATE TABLE calls (_id INTEGER PRIMARY KEY, number TEXT, presentation INTEGER NOT NULL DEFAULT 1, post_dial_digits TEXT DEFAULT '',
  date INTEGER, duration INTEGER, data_usage INTEGER, type INTEGER, features INTEGER DEFAULT 0, new INTEGER, name TEXT,
  countryiso TEXT, voicemail_uri TEXT, is_read INTEGER, geocoded_location TEXT, _data TEXT, has_content INTEGER,
  mime_type TEXT, transcription TEXT, transcription_state INTEGER DEFAULT 0, deleted INTEGER DEFAULT 0, block_reason INTEGER DEFAULT 0);
CREATE TABLE voicemail_status (_id INTEGER PRIMARY KEY, source_package TEXT);
`;

/* As AOSP Messaging's DatabaseHelper makes them, with what Google added to parts. */
export const bugleSchema = `
CREATE TABLE conversations (_id INTEGER PRIMARY KEY, sms_thread_id INT DEFAULT 0, name TEXT, participant_count INT DEFAULT 0,
  participant_normalized_destination TEXT, rcs_conference_uri TEXT);
CREATE TABLE messages (_id INTEGER PRIMARY KEY, conversation_id INT, sender_id INT, sent_timestamp INT DEFAULT 0,
  received_timestamp INT DEFAULT 0, message_protocol INT DEFAULT 0, message_status INT DEFAULT 0, seen INT DEFAULT 0,
  read INT DEFAULT 0, sms_message_uri TEXT, mms_subject TEXT, raw_status INT DEFAULT 0, self_id INT);
CREATE TABLE parts (_id INTEGER PRIMARY KEY, message_id INT, text TEXT, uri TEXT, content_type TEXT, timestamp INT,
  conversation_id INT NOT NULL, file_size_bytes INT DEFAULT -1, local_cache_path TEXT);
CREATE TABLE participants (_id INTEGER PRIMARY KEY, sub_id INT DEFAULT -2, sim_slot_id INT DEFAULT -1, normalized_destination TEXT,
  send_destination TEXT, display_destination TEXT, full_name TEXT, blocked INT DEFAULT 0);
CREATE TABLE conversation_participants (_id INTEGER PRIMARY KEY, conversation_id INT, participant_id INT);
`;
