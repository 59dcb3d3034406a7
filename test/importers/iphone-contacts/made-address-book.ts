import {
  madeDatabase,
  type MadeDatabase,
  type MadeRow,
  type MadeValue,
} from '../iphone-calls/made-database.ts';

/** Somebody in an address book: the columns of their row, and `[property, value, label]` of what is saved. */
export interface MadePerson {
  readonly row: MadeRow;
  readonly saved?: readonly (readonly [number, MadeValue, string?])[];
}

export const property = { phone: 3, email: 4, address: 5, url: 22 } as const;

export const addressBookSchema = `
  CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, First TEXT, Last TEXT, Middle TEXT,
    Organization TEXT, Nickname TEXT, Note TEXT, CreationDate INTEGER, ModificationDate INTEGER);
  CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER,
    identifier INTEGER, label INTEGER, value TEXT);
  CREATE TABLE ABMultiValueLabel (value TEXT, UNIQUE(value));`;

/** An AddressBook.sqlitedb as an iPhone writes it. */
export function madeAddressBook(
  people: readonly MadePerson[],
  more: { inLog?: readonly (readonly [string, MadeRow])[] } = {},
): MadeDatabase {
  const labels: string[] = [];
  const rows: (readonly [string, MadeRow])[] = [];
  people.forEach(({ row, saved = [] }, index) => {
    rows.push(['ABPerson', { ROWID: BigInt(index + 1), ...row }]);
    for (const [kind, value, label] of saved) {
      if (label !== undefined && !labels.includes(label)) labels.push(label);
      rows.push([
        'ABMultiValue',
        {
          record_id: BigInt(index + 1),
          property: BigInt(kind),
          value,
          label: label === undefined ? null : BigInt(labels.indexOf(label) + 1),
        },
      ]);
    }
  });
  const named = labels.map((value): readonly [string, MadeRow] => ['ABMultiValueLabel', { value }]);
  return madeDatabase(addressBookSchema, [...named, ...rows], more);
}
