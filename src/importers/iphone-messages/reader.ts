import type { SourceItem } from '../../core/source-item.ts';
import type { Phone, PhoneDatabaseReader } from '../phone/phone.ts';
import type { ScratchDatabase } from '../scratch-copy.ts';
import { BesideMessages } from './beside-messages.ts';
import { Chats } from './chats.ts';
import { Conversations } from './conversations.ts';
import { Handles } from './handles.ts';
import { messageItem, type MessageReading } from './message-item.ts';
import { gapPlace, MessageRows } from './message-rows.ts';
import { PlainBodies } from './plain-bodies.ts';
import { SparedDamage } from './spared-damage.ts';
import { damageBeside, tableNotes } from './table-notes.ts';

/** Reads the messages of an iPhone or iPad: iMessage, SMS, MMS, RCS and those sent by satellite. */
export const iphoneMessages: PhoneDatabaseReader = {
  id: 'iphone-messages',
  title: 'iPhone messages (sms.db)',
  places: [{ domain: 'HomeDomain', path: 'Library/SMS/sms.db' }],
  tables: [['message', 'handle', 'chat', 'chat_message_join']],
  read,
};

// eslint-disable-next-line @typescript-eslint/require-await -- the contract is a stream
async function* read(database: ScratchDatabase, phone: Phone): AsyncGenerator<SourceItem> {
  const damage = new SparedDamage();
  const handles = new Handles(database, phone.names, damage);
  const reading: MessageReading = {
    database,
    files: phone.files,
    handles,
    chats: new Chats(database, handles, damage),
    conversations: new Conversations(),
    bodies: new PlainBodies(),
  };
  const beside = new BesideMessages(database, damage);
  try {
    // One by one: passing on a whole generator costs a promise more for each item.
    for (const item of items(database, reading, beside)) yield item;
  } finally {
    beside.close();
  }
  yield* tableNotes(database, damage);
  if (damage.happened) yield damageBeside;
}

function* items(
  database: ScratchDatabase,
  reading: MessageReading,
  beside: BesideMessages,
): Generator<SourceItem> {
  const rows = new MessageRows(database);
  let read = 0;
  for (const found of rows.all()) {
    if ('gap' in found) {
      yield { type: 'skipped', where: gapPlace(found.gap), why: damaged };
      continue;
    }
    yield messageItem(found.row, beside.at(found.row.number), reading);
    read += 1;
    if (read % rowsBetweenProgress === 0)
      yield progress(database.sizeBytes, found.row.number, rows.highest);
  }
  yield { type: 'progress', bytesRead: database.sizeBytes, bytesInAll: database.sizeBytes };
}

const rowsBetweenProgress = 1000;
const damaged =
  'The database is damaged here. How many messages these row numbers held is not known.';

function progress(bytesInAll: number, row: bigint, highest: bigint): SourceItem {
  const share = highest <= 0n ? 0 : Math.min(1, Math.max(0, Number(row) / Number(highest)));
  return { type: 'progress', bytesRead: Math.floor(bytesInAll * share), bytesInAll };
}
