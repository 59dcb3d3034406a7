import { identifier } from '../../core/identifier.ts';
import type { SourceItem } from '../../core/source-item.ts';
import { callItem } from '../android-telephony/call-item.ts';
import { callMarkers } from '../android-telephony/row-markers.ts';
import { skippedRow } from '../android-telephony/skipped-row.ts';
import type { Phone, PhoneDatabaseReader } from '../phone/phone.ts';
import type { ScratchDatabase } from '../scratch-copy.ts';
import { placeOf } from './place.ts';
import { ReadingProgress } from './reading-progress.ts';
import { tableRows, type TableRow } from './table-rows.ts';

/** Android's call list: a database of its own, or in older phones a table among the contacts. */
export const androidCalls: PhoneDatabaseReader = {
  id: 'android-calls',
  title: 'Android calls (calllog.db or contacts2.db)',
  places: [],
  tables: [
    ['calls', 'voicemail_status'],
    ['calls', 'raw_contacts'],
  ],
  read,
};

// eslint-disable-next-line @typescript-eslint/require-await -- rows are handed on as they are read.
async function* read(database: ScratchDatabase, phone: Phone): AsyncGenerator<SourceItem> {
  const progress = new ReadingProgress(database, ['calls']);
  let number = 0;
  for (const row of tableRows(database, { table: 'calls' })) {
    number += 1;
    yield item(row, placeOf('call', row, number), phone);
    yield* progress.step();
  }
  yield* progress.end();
}

function item(row: TableRow, place: string, phone: Phone): SourceItem {
  if (row.isTooBig) return skippedRow(place, 'too big');
  const nameOf = (found: string) => row.stated('name') ?? phone.names.nameOf(identifier(found));
  return callItem(row, place, nameOf, callMarkers(row));
}
