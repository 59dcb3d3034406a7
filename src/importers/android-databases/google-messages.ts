import { identifier } from '../../core/identifier.ts';
import type { SourceItem } from '../../core/source-item.ts';
import { skippedRow } from '../android-telephony/skipped-row.ts';
import type { Phone, PhoneDatabaseReader } from '../phone/phone.ts';
import type { ScratchDatabase } from '../scratch-copy.ts';
import { bugleItem } from './bugle-message.ts';
import { Participants } from './participants.ts';
import { placeOf } from './place.ts';
import { ReadingProgress } from './reading-progress.ts';
import { RowGroups } from './row-groups.ts';
import { tableRow, tableRows, type TableRow } from './table-rows.ts';
import { databasesWording as wording } from './wording.ts';

/** The app Google Messages' own store of SMS, MMS and RCS. */
export const googleMessages: PhoneDatabaseReader = {
  id: 'google-messages',
  title: 'Google Messages (bugle_db)',
  places: [],
  tables: [['messages', 'parts', 'participants', 'conversations']],
  read,
};

// eslint-disable-next-line @typescript-eslint/require-await -- rows are handed on as they are read.
async function* read(database: ScratchDatabase, phone: Phone): AsyncGenerator<SourceItem> {
  yield* ownNumbers(database, phone);
  const parts = { table: 'parts', long: ['text'], order: ['message_id'] };
  const groups = new RowGroups(tableRows(database, parts), 'message_id');
  try {
    yield* messageRows(database, phone, groups);
  } finally {
    groups.close();
  }
}

function* messageRows(
  database: ScratchDatabase,
  phone: Phone,
  groups: RowGroups,
): Generator<SourceItem> {
  const participants = new Participants(database, (address) =>
    phone.names.nameOf(identifier(address)),
  );
  const conversations = new Conversations(database);
  const progress = new ReadingProgress(database, ['messages']);
  let number = 0;
  let filesElsewhere = false;
  for (const message of tableRows(database, { table: 'messages' })) {
    number += 1;
    const place = placeOf('message', message, number);
    const group = groups.take(message.number('_id'));
    if (message.isTooBig || group === 'too big') yield skippedRow(place, 'too big');
    else {
      const conversation = conversations.find(message.number('conversation_id'));
      const partsAreDamaged = group === 'damaged';
      const row = { message, conversation, parts: partsAreDamaged ? [] : group, partsAreDamaged };
      const item = bugleItem(row, place, participants);
      filesElsewhere ||= lacksFiles(item);
      yield item;
    }
    yield* progress.step();
  }
  const orphans = groups.finish();
  if (orphans > 0) yield { type: 'note', where: 'table parts', what: wording.orphans(orphans) };
  if (filesElsewhere) yield { type: 'not here', notHere: wording.picturesNotHere };
  if (groups.damage !== null) throw groups.damage;
  yield* progress.end();
}

function lacksFiles(item: SourceItem): boolean {
  return item.type === 'message' && item.message.attachments.some(({ bytes }) => bytes === null);
}

/** The numbers of the phone's own SIMs, where the app knows them. */
function* ownNumbers(database: ScratchDatabase, phone: Phone): Generator<SourceItem> {
  if (!database.has('participants', 'sub_id', 'normalized_destination')) return;
  const sql = `SELECT CAST(normalized_destination AS BLOB) AS own FROM participants
    WHERE sub_id <> -2 AND octet_length(normalized_destination) BETWEEN 1 AND 1000 ORDER BY _id LIMIT 20`;
  const own = [...database.rows(sql)].flatMap(({ own: found }) => {
    const text = database.text(found);
    if (typeof text !== 'string' || text.trim() === '') return [];
    return [{ identifier: identifier(text), basis: wording.ownSim }];
  });
  if (own.length > 0) yield { type: 'phone', phone: { own, madeAt: phone.madeAt } };
}

/** Conversations by number, each looked up once for as long as it is remembered. */
class Conversations {
  readonly #database: ScratchDatabase;
  readonly #known = new Map<number, TableRow | null>();

  constructor(database: ScratchDatabase) {
    this.#database = database;
  }

  find(id: number | null): TableRow | null {
    if (id === null) return null;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const row = tableRow(this.#database, 'conversations', id);
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(id, row);
    return row;
  }
}

const mostRemembered = 1000;
