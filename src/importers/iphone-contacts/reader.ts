import { identifier } from '../../core/identifier.ts';
import type { SavedContact, SourceItem } from '../../core/source-item.ts';
import { shownText } from '../../core/text.ts';
import type { Phone, PhoneDatabaseReader } from '../phone/phone.ts';
import type { ScratchDatabase } from '../scratch-copy.ts';
import { savedIdentifiers, type SavedIdentifier } from './address-book.ts';

/** The people in an iPhone's address book, each with the numbers and addresses saved for them. No rows. */
export const iphoneContacts: PhoneDatabaseReader = {
  id: 'iphone-contacts',
  title: 'iPhone contacts (AddressBook.sqlitedb)',
  places: [{ domain: 'HomeDomain', path: 'Library/AddressBook/AddressBook.sqlitedb' }],
  tables: [['abperson', 'abmultivalue']],
  read,
};

/* eslint-disable-next-line @typescript-eslint/require-await -- a reader is asked for its items one by one */
async function* read(database: ScratchDatabase, phone: Phone): AsyncGenerator<SourceItem> {
  let gathered: SavedIdentifier[] = [];
  for (const saved of savedIdentifiers(database)) {
    if (gathered[0] !== undefined && gathered[0].person !== saved.person) {
      yield* contactOf(gathered, phone);
      gathered = [];
    }
    if (gathered.length < mostIdentifiers) gathered.push(saved);
  }
  yield* contactOf(gathered, phone);
  yield { type: 'progress', bytesRead: database.sizeBytes, bytesInAll: database.sizeBytes };
}

/** Nobody has as many numbers. */
const mostIdentifiers = 1000;

function* contactOf(saved: readonly SavedIdentifier[], phone: Phone): Generator<SourceItem> {
  const [first] = saved;
  if (first === undefined || first.name === null) return;
  const contact: SavedContact = {
    name: first.name,
    identifiers: saved.map(({ value, label }) => ({
      ...identifier(shownText(value).trim()),
      ...(label === null ? {} : { label }),
    })),
    place: `contact ${first.person}`,
    ...(phone.madeAt.precision === 'unknown' ? {} : { asOf: phone.madeAt }),
  };
  yield { type: 'contact', contact };
}
