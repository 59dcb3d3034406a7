import { identifier } from '../../core/identifier.ts';
import type { SourceItem } from '../../core/source-item.ts';
import { filled } from '../android-telephony/message-frame.ts';
import { ownerTest } from '../android-telephony/parties.ts';
import { rowMarkers } from '../android-telephony/row-markers.ts';
import { skippedRow } from '../android-telephony/skipped-row.ts';
import { smsFrame } from '../android-telephony/sms-frame.ts';
import type { Phone, PhoneDatabaseReader } from '../phone/phone.ts';
import { DatabaseDamaged, type ScratchDatabase } from '../scratch-copy.ts';
import { MmsRows } from './mms-rows.ts';
import { ownAddressesIn } from './own-addresses-in.ts';
import { placeOf } from './place.ts';
import { ReadingProgress, rowsIn } from './reading-progress.ts';
import { tableRows, type TableRow } from './table-rows.ts';
import type { MessageReading } from './message-reading.ts';
import { ThreadRecipients } from './thread-recipients.ts';
import { databasesWording as wording } from './wording.ts';

/** Android's own store of SMS, MMS and the RCS messages that stand among them. */
export const androidMessages: PhoneDatabaseReader = {
  id: 'android-messages',
  title: 'Android messages (mmssms.db)',
  places: [],
  tables: [['sms', 'pdu', 'part', 'addr']],
  read,
};

// eslint-disable-next-line @typescript-eslint/require-await -- rows are handed on as they are read.
async function* read(database: ScratchDatabase, phone: Phone): AsyncGenerator<SourceItem> {
  const reading = readingOf(database, phone);
  const mms = new MmsRows(database, reading);
  try {
    yield* rowsAndNotes(database, reading, mms);
  } finally {
    mms.close();
  }
}

function* rowsAndNotes(
  database: ScratchDatabase,
  reading: MessageReading,
  mms: MmsRows,
): Generator<SourceItem> {
  const progress = new ReadingProgress(database, ['sms', 'pdu']);
  let damage: DatabaseDamaged | null = null;
  // What is damaged in one table does not keep the other from being read.
  for (const rows of [smsRows(database, reading), mms.items()]) {
    try {
      for (const item of rows) {
        yield item;
        yield* progress.step();
      }
    } catch (error) {
      if (!(error instanceof DatabaseDamaged)) throw error;
      damage ??= error;
    }
  }
  yield* mms.notes();
  yield* otherTables(database);
  damage ??= mms.damage;
  if (damage !== null) throw damage;
  yield* progress.end();
}

function readingOf(database: ScratchDatabase, phone: Phone): MessageReading {
  const threads = new ThreadRecipients(database);
  const stated = [phone.reading.choices.owner, ...phone.own.map(({ asFound }) => asFound)];
  const learnt = threads.areThere ? [] : ownAddressesIn(database);
  return {
    isOwner: ownerTest(...stated, ...learnt),
    nameOf: (address) => phone.names.nameOf(identifier(address)),
    threads,
  };
}

function* smsRows(database: ScratchDatabase, reading: MessageReading): Generator<SourceItem> {
  let number = 0;
  for (const row of tableRows(database, { table: 'sms', long: ['body'] })) {
    number += 1;
    yield smsItem(row, placeOf('sms', row, number), reading);
  }
}

function smsItem(row: TableRow, place: string, reading: MessageReading): SourceItem {
  if (row.isTooBig) return skippedRow(place, 'too big');
  return filled(smsFrame(row, place, reading), {
    text: row.text('body'),
    attachments: [],
    markers: rowMarkers(row),
  });
}

/** Tables of chat messages that some makers keep beside Android's own. */
const chatTables = ['im', 'ft'];

function* otherTables(database: ScratchDatabase): Generator<SourceItem> {
  for (const table of chatTables) {
    const rows = rowsIn(database, table);
    if (rows > 0) yield { type: 'note', where: `table ${table}`, what: wording.otherTable(rows) };
  }
}
