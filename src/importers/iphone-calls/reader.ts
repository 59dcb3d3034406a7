import type { SourceItem } from '../../core/source-item.ts';
import type { Phone, PhoneDatabaseReader } from '../phone/phone.ts';
import type { ScratchDatabase } from '../scratch-copy.ts';
import { callColumns, callItem } from './call-row.ts';
import { foundColumns } from '../phone/found-columns.ts';
import { numberedRows } from '../phone/numbered-rows.ts';
import { oldCallColumns, oldCallItem } from './old-call-row.ts';
import { participantsInOrder } from './participants.ts';

const folder = 'Library/CallHistoryDB';
const tables = [['zcallrecord'], ['call', '_sqlitedatabaseproperties']];

/** The call list of an iPhone: telephone, FaceTime and what apps put into it. */
export const iphoneCalls: PhoneDatabaseReader = {
  id: 'iphone-calls',
  title: 'iPhone calls (CallHistory.storedata)',
  places: [
    { domain: 'HomeDomain', path: `${folder}/CallHistory.storedata` },
    { domain: 'WirelessDomain', path: 'Library/CallHistory/call_history.db' },
  ],
  tables,
  read: (database, phone) => calls(database, phone, 'call'),
};

/**
 * The calls that came before the phone was first unlocked. They stand in a database of their own, beside
 * the other: both are read.
 */
export const iphoneCallsBeforeUnlocking: PhoneDatabaseReader = {
  id: 'iphone-calls-before-unlocking',
  title: 'iPhone calls before it was unlocked (CallHistoryTemp.storedata)',
  places: [{ domain: 'HomeDomain', path: `${folder}/CallHistoryTemp.storedata` }],
  tables,
  read: (database, phone) => calls(database, phone, 'temporary call'),
};

async function* calls(
  database: ScratchDatabase,
  phone: Phone,
  place: string,
): AsyncGenerator<SourceItem> {
  if (database.has('ZCALLRECORD')) yield* newCalls(database, phone, place);
  else yield* oldCalls(database, phone, place);
}

async function* newCalls(
  database: ScratchDatabase,
  phone: Phone,
  place: string,
): AsyncGenerator<SourceItem> {
  const { names, sql } = foundColumns(database, 'ZCALLRECORD', callColumns);
  const addressIs = names.includes('ZADDRESS') ? 'typeof("ZADDRESS")' : 'NULL';
  const participants = participantsInOrder(database);
  const select = `${sql}, ${addressIs} AS "ZADDRESS is"`;
  const reading = { database, phone, columns: names };
  try {
    yield* numberedRows(database, { table: 'ZCALLRECORD', select, place }, (row, where) =>
      callItem(row, participants.of(row['number']), where, reading),
    );
  } finally {
    participants.close();
  }
}

async function* oldCalls(
  database: ScratchDatabase,
  phone: Phone,
  place: string,
): AsyncGenerator<SourceItem> {
  const { names, sql } = foundColumns(database, 'call', oldCallColumns);
  const reading = { database, phone, columns: names };
  yield* numberedRows(database, { table: 'call', select: sql, place }, (row, where) =>
    oldCallItem(row, where, reading),
  );
}
