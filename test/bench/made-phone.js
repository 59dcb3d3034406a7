/*
 * Makes sources to measure the reading of: a sms.db, a file of texts, a folder of files. The same bytes
 * whenever the same size is asked for. Everybody in them is invented.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { once } from 'node:events';

const Database = createRequire(import.meta.url)('better-sqlite3');
const people = 900;
const words =
  'I know where you are and when you come home please answer me why do you not answer the door tonight'.split(
    ' ',
  );

/* As iOS 18 lays it out, as far as the reading looks at it. */
const schema = `
  CREATE TABLE message (
    ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, text TEXT,
    replace INTEGER DEFAULT 0, service_center TEXT, handle_id INTEGER DEFAULT 0, subject TEXT,
    country TEXT, attributedBody BLOB, version INTEGER DEFAULT 0, type INTEGER DEFAULT 0,
    service TEXT, account TEXT, account_guid TEXT, error INTEGER DEFAULT 0, date INTEGER,
    date_read INTEGER, date_delivered INTEGER, is_delivered INTEGER DEFAULT 0,
    is_finished INTEGER DEFAULT 0, is_emote INTEGER DEFAULT 0, is_from_me INTEGER DEFAULT 0,
    is_empty INTEGER DEFAULT 0, is_delayed INTEGER DEFAULT 0, is_auto_reply INTEGER DEFAULT 0,
    is_prepared INTEGER DEFAULT 0, is_read INTEGER DEFAULT 0,
    is_system_message INTEGER DEFAULT 0, is_sent INTEGER DEFAULT 0,
    has_dd_results INTEGER DEFAULT 0, is_service_message INTEGER DEFAULT 0,
    is_forward INTEGER DEFAULT 0, was_downgraded INTEGER DEFAULT 0, is_archive INTEGER DEFAULT 0,
    cache_has_attachments INTEGER DEFAULT 0, cache_roomnames TEXT,
    was_data_detected INTEGER DEFAULT 0, was_deduplicated INTEGER DEFAULT 0,
    is_audio_message INTEGER DEFAULT 0, is_played INTEGER DEFAULT 0, date_played INTEGER,
    item_type INTEGER DEFAULT 0, other_handle INTEGER DEFAULT 0, group_title TEXT,
    group_action_type INTEGER DEFAULT 0, share_status INTEGER DEFAULT 0,
    share_direction INTEGER DEFAULT 0, is_expirable INTEGER DEFAULT 0,
    expire_state INTEGER DEFAULT 0, message_action_type INTEGER DEFAULT 0,
    message_source INTEGER DEFAULT 0, associated_message_guid TEXT,
    associated_message_type INTEGER DEFAULT 0, balloon_bundle_id TEXT, payload_data BLOB,
    expressive_send_style_id TEXT, associated_message_range_location INTEGER DEFAULT 0,
    associated_message_range_length INTEGER DEFAULT 0, time_expressive_send_played INTEGER,
    message_summary_info BLOB, ck_sync_state INTEGER DEFAULT 0, ck_record_id TEXT,
    ck_record_change_tag TEXT, destination_caller_id TEXT, sr_ck_sync_state INTEGER DEFAULT 0,
    is_corrupt INTEGER DEFAULT 0, reply_to_guid TEXT, sort_id INTEGER, is_spam INTEGER DEFAULT 0,
    has_unseen_mention INTEGER DEFAULT 0, thread_originator_guid TEXT,
    thread_originator_part TEXT, syndication_ranges TEXT, synced_syndication_ranges TEXT,
    was_delivered_quietly INTEGER DEFAULT 0, did_notify_recipient INTEGER DEFAULT 0,
    date_retracted INTEGER, date_edited INTEGER, was_detonated INTEGER DEFAULT 0,
    part_count INTEGER, is_stewie INTEGER DEFAULT 0, is_kt_verified INTEGER DEFAULT 0,
    date_recovered INTEGER, is_sos INTEGER DEFAULT 0, is_critical INTEGER DEFAULT 0,
    bia_reference_id TEXT, fallback_hash TEXT, associated_message_emoji TEXT,
    is_pending_satellite_send INTEGER DEFAULT 0, needs_relay INTEGER DEFAULT 0,
    schedule_type INTEGER DEFAULT 0, schedule_state INTEGER DEFAULT 0,
    sent_or_received_off_grid INTEGER DEFAULT 0, is_time_sensitive INTEGER DEFAULT 0,
    filter_action INTEGER);
  CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, country TEXT,
    service TEXT NOT NULL, uncanonicalized_id TEXT, person_centric_id TEXT);
  CREATE TABLE chat (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, style INTEGER,
    chat_identifier TEXT, service_name TEXT, display_name TEXT);
  CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER, message_date INTEGER DEFAULT 0,
    PRIMARY KEY (chat_id, message_id));
  CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER);
  CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, created_date INTEGER,
    filename TEXT, uti TEXT, mime_type TEXT, transfer_name TEXT, total_bytes INTEGER);
  CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER);
  CREATE INDEX message_idx_date ON message(date);
  CREATE INDEX message_idx_handle ON message(handle_id, date);
  CREATE INDEX chat_message_join_idx ON chat_message_join(message_id, chat_id);`;

/** A sms.db as iOS 18 lays it out: bodies half in `text`, half in `attributedBody`. */
export function makeMessages(path, rows) {
  const database = new Database(path);
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.exec(schema);
  const handle = database.prepare('INSERT INTO handle (id, service) VALUES (?, ?)');
  const chat = database.prepare(
    'INSERT INTO chat (guid, style, chat_identifier, service_name) VALUES (?, 45, ?, ?)',
  );
  const chatHandle = database.prepare('INSERT INTO chat_handle_join VALUES (?, ?)');
  const message = database.prepare(
    `INSERT INTO message (guid, text, handle_id, attributedBody, service, date, is_from_me, is_finished,
       account, destination_caller_id, date_read, is_read)
     VALUES (?, ?, ?, ?, ?, ?, ?, 1, 'E:own@example.org', '+447700900999', ?, 1)`,
  );
  const joined = database.prepare('INSERT INTO chat_message_join VALUES (?, ?, ?)');
  database.transaction(() => {
    for (let person = 0; person < people; person += 1) {
      const service = person % 3 === 0 ? 'SMS' : 'iMessage';
      handle.run(numberOf(person), service);
      chat.run(`${service};-;${numberOf(person)}`, numberOf(person), service);
      chatHandle.run(person + 1, person + 1);
    }
    for (let row = 0; row < rows; row += 1) {
      const person = row % people;
      const text = textOf(row);
      const date = 600_000_000_000_000_000n + BigInt(row) * 97_000_000_000n;
      const isBlob = row % 2 === 0;
      const id = message.run(
        `00000000-0000-4000-8000-${String(row).padStart(12, '0')}`,
        isBlob ? null : text,
        person + 1,
        isBlob ? attributedBody(text) : null,
        person % 3 === 0 ? 'SMS' : 'iMessage',
        date,
        row % 3 === 0 ? 1 : 0,
        date + 60_000_000_000n,
      ).lastInsertRowid;
      joined.run(person + 1, id, date);
    }
  })();
  database.close();
}

/** A file as SMS Backup & Restore writes it, emoji as two references and all. */
export async function makeTexts(path, rows) {
  const out = createWriteStream(path);
  const write = async (text) => {
    if (!out.write(text)) await once(out, 'drain');
  };
  await write(
    `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count="${rows}">\n`,
  );
  for (let from = 0; from < rows; from += 1000) {
    let piece = '';
    for (let row = from; row < Math.min(rows, from + 1000); row += 1)
      piece += `  <sms protocol="0" address="${numberOf(row % people)}" date="${1_600_000_000_000 + row * 97_000}" type="${row % 3 === 0 ? 2 : 1}" subject="null" body="${textOf(row)}${row % 10 === 0 ? ' &#55357;&#56832;' : ''}" toa="null" sc_toa="null" service_center="null" read="1" status="-1" locked="0" date_sent="0" sub_id="1" readable_date="31 Jan 2024 14:25:30" contact_name="Kit ${row % people}" />\n`;
    await write(piece);
  }
  out.end('</smses>\n');
  await once(out, 'close');
}

/** Files of 1 to 8 MB that begin as nothing known. */
export async function makeFiles(folder, megabytes) {
  await mkdir(folder, { recursive: true });
  let left = megabytes;
  for (let number = 0; left > 0; number += 1) {
    const size = Math.min(left, 1 + (number % 8));
    left -= size;
    const seed = createHash('sha512').update(`file ${number}`).digest();
    const bytes = Buffer.alloc(size * 1024 * 1024, seed);
    for (let at = 0; at < bytes.length; at += 4096) bytes.writeUInt32LE(at, at);
    await writeFile(join(folder, `file-${String(number).padStart(5, '0')}.bin`), bytes);
  }
}

function numberOf(person) {
  return `+447700900${String(person).padStart(3, '0')}`;
}

function textOf(row) {
  const count = 4 + (row % 15);
  return Array.from({ length: count }, (_, at) => words[(row * 7 + at * at) % words.length]).join(
    ' ',
  );
}

/* An attributed string with one run, as the Messages app archives it; the made texts are ASCII. */
function attributedBody(text) {
  const bytes = Buffer.from(text, 'utf8');
  const length =
    bytes.length < 0x80
      ? Buffer.from([bytes.length])
      : Buffer.from([0x81, bytes.length & 0xff, bytes.length >> 8]);
  return Buffer.concat([
    streamHead,
    length,
    bytes,
    Buffer.from('868402694901', 'hex'),
    length,
    streamTail,
  ]);
}

const streamHead = Buffer.from(
  '040b73747265616d747970656481e803840140848484124e5341747472696275746564537472696e67008484084e534f626a656374008592848484084e53537472696e67019484012b',
  'hex',
);
const streamTail = Buffer.from(
  '928484840c4e5344696374696f6e617279009484016901928496961d5f5f6b494d4d657373616765506172744174747269627574654e616d658692848484084e534e756d626572008484074e5356616c7565009484012a84999900868686',
  'hex',
);
