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

/** A sms.db as iOS 16 lays it out: bodies half in `text`, half in `attributedBody`. */
export function makeMessages(path, rows) {
  const database = new Database(path);
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.exec(`
    CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, text TEXT,
      handle_id INTEGER DEFAULT 0, subject TEXT, attributedBody BLOB, service TEXT, account TEXT,
      error INTEGER DEFAULT 0, date INTEGER, date_read INTEGER, date_delivered INTEGER,
      is_delivered INTEGER DEFAULT 0, is_from_me INTEGER DEFAULT 0, is_read INTEGER DEFAULT 0,
      is_sent INTEGER DEFAULT 0, item_type INTEGER DEFAULT 0, associated_message_guid TEXT,
      associated_message_type INTEGER DEFAULT 0, cache_has_attachments INTEGER DEFAULT 0,
      destination_caller_id TEXT, message_summary_info BLOB, thread_originator_guid TEXT,
      date_edited INTEGER DEFAULT 0, date_retracted INTEGER DEFAULT 0);
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
    CREATE INDEX chat_message_join_idx ON chat_message_join(message_id, chat_id);`);
  const handle = database.prepare('INSERT INTO handle (id, service) VALUES (?, ?)');
  const chat = database.prepare(
    'INSERT INTO chat (guid, style, chat_identifier, service_name) VALUES (?, 45, ?, ?)',
  );
  const chatHandle = database.prepare('INSERT INTO chat_handle_join VALUES (?, ?)');
  const message = database.prepare(
    `INSERT INTO message (guid, text, handle_id, attributedBody, service, date, is_from_me, is_sent)
     VALUES (?, ?, ?, ?, ?, ?, ?, 1)`,
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
        `MADE-${row}`,
        isBlob ? null : text,
        person + 1,
        isBlob ? attributedBody(text) : null,
        person % 3 === 0 ? 'SMS' : 'iMessage',
        date,
        row % 3 === 0 ? 1 : 0,
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

/* NSMutableAttributedString with one run, as the Messages app archives it. */
function attributedBody(text) {
  const bytes = Buffer.from(text, 'utf8');
  const length =
    bytes.length < 0x80
      ? Buffer.from([bytes.length])
      : Buffer.from([0x81, bytes.length & 0xff, bytes.length >> 8]);
  const head = Buffer.from(
    '040b73747265616d747970656481e803840140848484194e534d757461626c6541747472696275746564537472696e67008484124e5341747472696275746564537472696e67008484084e534f626a6563740085928484840f4e534d757461626c65537472696e67018484084e53537472696e67019584012b',
    'hex',
  );
  return Buffer.concat([head, length, bytes, Buffer.from('86', 'hex')]);
}
