import type { SourceItem } from '../../core/source-item.ts';
import type { Phone } from '../phone/phone.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import type { WhatsappApp } from './apps.ts';
import { WhatsappChats } from './chats.ts';
import { columnList } from '../phone/core-data.ts';
import { messageItem, type MessageReading } from './message-row.ts';
import { WhatsappPeople } from './people.ts';
import { progressOf } from '../phone/row-progress.ts';
import { Stanzas } from './replies.ts';

const messages = 'ZWAMESSAGE';
const media = 'ZWAMEDIAITEM';
const receipts = 'ZWAMESSAGEINFO';

/** Blobs of WhatsApp's own above this size hold nothing that is read here. */
const mostBlobBytes = 1024 * 1024;

/** Every row of ZWAMESSAGE as an item, in the order of their numbers. */
export async function* messageRows(
  database: ScratchDatabase,
  phone: Phone,
  { domain }: WhatsappApp,
): AsyncGenerator<SourceItem> {
  if (!database.has(messages, 'Z_PK')) return;
  const people = await WhatsappPeople.known(database, phone, domain);
  yield* peopleNotes(people);
  const chats = new WhatsappChats(database, people);
  const reading: MessageReading = {
    database,
    files: phone.files,
    domain,
    chats,
    people,
    stanzas: new Stanzas(database),
  };
  const progress = progressOf(database, messages);
  for (const row of database.rows(querySql(database))) {
    const step = progress();
    if (step !== null) yield step;
    yield itemOf(row, reading);
  }
  if (chats.isDamaged) yield { type: 'note', where: 'chats', what: chatsNote };
  if (people.usedNumbers) yield { type: 'note', where: 'people', what: lidNote };
}

function itemOf(row: DatabaseRow, reading: MessageReading): SourceItem {
  const number = row['Z_PK'];
  if (typeof number !== 'bigint')
    return {
      type: 'skipped',
      where: 'message without a number',
      why: 'The row has no number of its own.',
    };
  return messageItem(row, `message ${number}`, reading);
}

const chatsNote =
  'Some chats or members of groups could not be read, because that part of the database is damaged.';

const lidNote =
  'WhatsApp names some people by an account number of its own. Their telephone numbers are those that WhatsApp’s own lists on this phone give for them.';

function* peopleNotes(people: WhatsappPeople): Generator<SourceItem> {
  for (const name of people.damaged)
    yield {
      type: 'note',
      where: name,
      what: 'This list of WhatsApp is damaged: some names may be missing.',
    };
}

function querySql(database: ScratchDatabase): string {
  const ofMessage = columnList(database, {
    table: messages,
    as: 'm',
    texts: ['ZTEXT', 'ZFROMJID', 'ZTOJID', 'ZSTANZAID'],
    values: [
      'Z_PK',
      'ZCHATSESSION',
      'ZGROUPMEMBER',
      'ZISFROMME',
      'ZMESSAGETYPE',
      'ZGROUPEVENTTYPE',
      'ZMESSAGESTATUS',
      'ZMESSAGEERRORSTATUS',
      'ZSTARRED',
      'ZFLAGS',
      'ZMESSAGEDATE',
      'ZSENTDATE',
    ],
  });
  const ofMedia = columnList(database, {
    table: media,
    as: 'i',
    texts: [
      'ZMEDIALOCALPATH',
      'ZTITLE',
      'ZVCARDSTRING',
      'ZVCARDNAME',
      'ZXMPPTHUMBPATH',
      'ZTHUMBNAILLOCALPATH',
    ],
    values: ['ZLATITUDE', 'ZLONGITUDE', 'ZMOVIEDURATION'],
  });
  const blobs = [
    blob(database, media, 'i', 'ZMETADATA'),
    blob(database, receipts, 'r', 'ZRECEIPTINFO'),
  ];
  return `SELECT ${[ofMessage, ofMedia, ...blobs].join(', ')} FROM ${messages} m ${joined(database, media, 'i', 'ZMEDIAITEM')} ${joined(database, receipts, 'r', 'ZMESSAGEINFO')} ORDER BY m.Z_PK`;
}

function blob(database: ScratchDatabase, table: string, as: string, column: string): string {
  return database.has(table, column)
    ? `CASE WHEN typeof(${as}.${column}) = 'blob' AND length(${as}.${column}) <= ${mostBlobBytes} THEN ${as}.${column} END AS ${column}`
    : `NULL AS ${column}`;
}

/* The message says which row is its own; older models only had it the other way round. */
function joined(database: ScratchDatabase, table: string, as: string, link: string): string {
  if (!database.has(table)) return '';
  const own = database.has(table, 'Z_PK') && database.has(messages, link);
  if (own) return `LEFT JOIN ${table} ${as} ON ${as}.Z_PK = m.${link}`;
  if (!database.has(table, 'Z_PK', 'ZMESSAGE')) return `LEFT JOIN ${table} ${as} ON 0`;
  return `LEFT JOIN ${table} ${as} ON ${as}.Z_PK = (SELECT min(o.Z_PK) FROM ${table} o WHERE o.ZMESSAGE = m.Z_PK)`;
}
