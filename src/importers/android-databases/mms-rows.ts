import type { SourceItem } from '../../core/source-item.ts';
import { filled } from '../android-telephony/message-frame.ts';
import { mmsFrame } from '../android-telephony/mms-frame.ts';
import { isGroupAddress } from '../android-telephony/mms-parties.ts';
import { othersAmong, partyOf } from '../android-telephony/parties.ts';
import { partContent, type PartFile } from '../android-telephony/part-content.ts';
import { listOfParts } from '../android-telephony/part-list.ts';
import { rowMarkers } from '../android-telephony/row-markers.ts';
import { skippedRow } from '../android-telephony/skipped-row.ts';
import { storedText } from '../android-telephony/stored-text.ts';
import type { DatabaseDamaged, ScratchDatabase } from '../scratch-copy.ts';
import type { MessageReading } from './message-reading.ts';
import { addressGroups } from './own-addresses-in.ts';
import { placeOf } from './place.ts';
import { RowGroups, type RowGroup } from './row-groups.ts';
import { tableRows, type TableRow } from './table-rows.ts';
import { databasesWording as wording } from './wording.ts';

/** The rows of `pdu`, each with its parts and addresses. Its times are in seconds. */
export class MmsRows {
  readonly #database: ScratchDatabase;
  readonly #reading: MessageReading;
  readonly #parts: RowGroups;
  readonly #addrs: RowGroups;
  #filesElsewhere = 0;

  constructor(database: ScratchDatabase, reading: MessageReading) {
    this.#database = database;
    this.#reading = reading;
    const parts = { table: 'part', long: ['text'], order: ['mid', 'seq'] };
    this.#parts = new RowGroups(tableRows(database, parts), 'mid');
    this.#addrs = addressGroups(database);
  }

  *items(): Generator<SourceItem> {
    let number = 0;
    for (const row of tableRows(this.#database, { table: 'pdu' })) {
      number += 1;
      const id = row.number('_id');
      const [parts, addrs] = [this.#parts.take(id), this.#addrs.take(id)];
      yield this.#item(row, placeOf('mms', row, number), parts, addrs);
    }
  }

  /** What to tell after the rows. */
  *notes(): Generator<SourceItem> {
    const orphans = this.#parts.finish() + this.#addrs.finish();
    if (orphans > 0) yield { type: 'note', where: 'table part', what: wording.orphans(orphans) };
    if (this.#filesElsewhere > 0) yield { type: 'not here', notHere: wording.picturesNotHere };
  }

  /** Stops reading. */
  close(): void {
    this.#parts.close();
    this.#addrs.close();
  }

  /** What of the parts and addresses could not be read. */
  get damage(): DatabaseDamaged | null {
    return this.#parts.damage ?? this.#addrs.damage;
  }

  #item(row: TableRow, place: string, parts: RowGroup, addrs: RowGroup): SourceItem {
    if (row.isTooBig || parts === 'too big' || addrs === 'too big')
      return skippedRow(place, 'too big');
    const [held, addresses] = [heldIn(parts), heldIn(addrs)];
    const { isOwner, nameOf, threads } = this.#reading;
    const listed = threads.of(row.number('thread_id'));
    const frame = mmsFrame(
      {
        mms: row,
        addrs: addresses,
        groupAddress: listed.find(isGroupAddress) ?? null,
        stated: othersAmong(listed, isOwner).map((address) => partyOf(address, nameOf(address))),
        dateEach: 1000,
        subject: storedText(row.stated('sub')),
        partList: held.length === 0 ? null : listOfParts(held),
      },
      place,
      this.#reading,
    );
    const content = partContent(held, (part) => this.#fileOf(part));
    const damaged = parts === 'damaged' || addrs === 'damaged';
    const markers = [...rowMarkers(row), ...(damaged ? [wording.partsUnreadable] : [])];
    return filled(frame, { ...content, markers });
  }

  #fileOf(part: TableRow): PartFile | null {
    if (part.stated('_data') === null) return null;
    this.#filesElsewhere += 1;
    return { bytes: null, missing: wording.filesElsewhere };
  }
}

function heldIn(group: RowGroup): readonly TableRow[] {
  return typeof group === 'string' ? [] : group;
}
