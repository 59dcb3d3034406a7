import { OwnAddresses } from '../android-telephony/own-addresses.ts';
import type { ScratchDatabase } from '../scratch-copy.ts';
import { RowGroups } from './row-groups.ts';
import { tableRows } from './table-rows.ts';

/** The phone's own addresses, as far as the messages that it received tell them. */
export function ownAddressesIn(database: ScratchDatabase): readonly string[] {
  const own = new OwnAddresses();
  if (!database.has('pdu', '_id', 'msg_box') || !database.has('addr', 'msg_id', 'address', 'type'))
    return [];
  const addrs = addressGroups(database);
  try {
    for (const row of database.rows('SELECT _id FROM pdu WHERE msg_box = 1 ORDER BY _id')) {
      const group = addrs.take(Number(row['_id']));
      if (Array.isArray(group)) own.learn(group);
    }
  } finally {
    addrs.close();
  }
  return own.addresses;
}

/** The addresses of messages, in the order of the messages. */
export function addressGroups(database: ScratchDatabase): RowGroups {
  return new RowGroups(tableRows(database, { table: 'addr', order: ['msg_id'] }), 'msg_id');
}
