import { describe, expect, test } from 'vitest';
import { identifier } from '../../../src/core/identifier.ts';
import { iphoneContacts } from '../../../src/importers/iphone-contacts/reader.ts';
import { readSavedNames } from '../../../src/importers/iphone-contacts/saved-names.ts';
import type { SavedNames } from '../../../src/importers/phone/phone.ts';
import { openCopy } from '../../../src/importers/scratch-copy.ts';
import { damagedCopies } from '../iphone-calls/damaged-copies.ts';
import {
  bytesOf,
  madeDatabase,
  readMade,
  type MadeDatabase,
  type MadePhone,
} from '../iphone-calls/made-database.ts';
import { asGolden, itemsRead, withScratch } from '../items-read.ts';
import { addressBookSchema, madeAddressBook, property } from './made-address-book.ts';

const sam = { First: 'Sam', Last: 'Invented' };

const situations: Readonly<Record<string, readonly [MadeDatabase, MadePhone]>> = {
  'good-people': [
    madeAddressBook([
      {
        row: sam,
        saved: [
          [property.phone, '+44 7700 900123', '_$!<Mobile>!$_'],
          [property.phone, '07700900456', 'the other one'],
          [property.email, 'Sam@example.org', '_$!<Home>!$_'],
          [property.address, null],
          [property.url, 'https://example.org'],
        ],
      },
      { row: { First: 'Alex', Middle: 'J', Last: 'Invented' }, saved: [[property.phone, '60321']] },
      { row: { Organization: 'Example Bank' }, saved: [[property.phone, '+447700900789']] },
      { row: { Nickname: 'Al' }, saved: [[property.email, 'al@example.org']] },
      { row: { First: 'Nobody', Last: 'Reachable' } },
    ]),
    { madeAt: '2026-03-01T08:00:00Z' },
  ],
  'odd-names': [
    madeAddressBook([
      {
        row: { First: '', Last: '', Organization: '' },
        saved: [[property.phone, '+447700900001']],
      },
      { row: {}, saved: [[property.phone, '+447700900002']] },
      { row: { First: '  Sam ' }, saved: [[property.phone, '  +447700900003 ']] },
      { row: { First: 'Sam\u0000\u202e' }, saved: [[property.phone, '']] },
      {
        row: { First: Buffer.from([0x53, 0xe9]), Last: 'X' },
        saved: [[property.phone, '+447700900004']],
      },
      {
        row: { First: 'a'.repeat(20_000), Last: 'Long' },
        saved: [[property.phone, '+447700900005']],
      },
      { row: { First: 'Long number' }, saved: [[property.phone, '1'.repeat(20_000)]] },
      { row: { First: 'Number' }, saved: [[property.phone, 447_700_900_006n]] },
    ]),
    {},
  ],
  'odd-newest-in-log': [
    madeDatabase(addressBookSchema, [], {
      inLog: [
        ['ABPerson', { First: 'Sam' }],
        ['ABMultiValue', { record_id: 1n, property: 3n, value: '+447700900123' }],
      ],
    }),
    {},
  ],
  'odd-fewer-columns': [
    madeDatabase(
      'CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY, First TEXT); CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER, value TEXT)',
      [
        ['ABPerson', { First: 'Sam' }],
        ['ABMultiValue', { record_id: 1n, property: 3n, value: '+447700900123' }],
      ],
    ),
    {},
  ],
  'odd-nobody': [madeAddressBook([]), {}],
};

describe('the address book of an iPhone', () => {
  for (const [name, [made, phone]] of Object.entries(situations)) {
    test(`is read as found: ${name}`, async () => {
      const items = await withScratch((scratch) =>
        itemsRead(readMade(made, iphoneContacts, phone, scratch)),
      );
      await expect(asGolden(items)).toMatchFileSnapshot(`${name}/items.txt`);
    });
  }

  test('gives the name of a number in whatever way it is written, and of an address in any case', async () => {
    const made = madeAddressBook([
      {
        row: sam,
        saved: [
          [property.phone, '07700 900123'],
          [property.email, 'Sam@Example.org'],
        ],
      },
    ]);
    await withNames(made, (nameOf) => {
      expect(nameOf('+447700900123')).toBe('Sam Invented');
      expect(nameOf('(07700) 900-123')).toBe('Sam Invented');
      expect(nameOf('sam@example.ORG')).toBe('Sam Invented');
    });
  });

  test('names nobody by the last digits of a number, nor by a short code or a word', async () => {
    const made = madeAddressBook([
      {
        row: sam,
        saved: [
          [property.phone, '+447700900123'],
          [property.phone, '60321'],
          [property.phone, 'ExampleBank'],
          [property.phone, '-1'],
        ],
      },
    ]);
    await withNames(made, (nameOf) => {
      for (const other of [
        '+17700900123',
        '900123',
        '60321',
        'ExampleBank',
        '-1',
        '',
        'example.org',
      ])
        expect(nameOf(other)).toBeNull();
    });
  });

  test('gives all names under which one number is saved, each once', async () => {
    const saved = [[property.phone, '+447700900123']] as const;
    const people = ['Sam', 'Home', 'Sam'].map((First) => ({ row: { First }, saved }));
    await withNames(madeAddressBook(people), (nameOf) => {
      expect(nameOf('+447700900123')).toBe('Sam / Home');
    });
  });

  test('holds thousands of people, and the names of all', async () => {
    const people = Array.from({ length: 5_000 }, (_, index) => ({
      row: { First: `Person ${index}` },
      saved: [[property.email, `person${index}@example.org`]] as const,
    }));
    await withNames(madeAddressBook(people), (nameOf) => {
      expect(nameOf('person0@example.org')).toBe('Person 0');
      expect(nameOf('person4999@example.org')).toBe('Person 4999');
    });
  });

  test('never breaks the reading, whatever bytes of it are damaged', async () => {
    const made = madeAddressBook(
      Array.from({ length: 30 }, (_, index) => ({
        row: sam,
        saved: [[property.phone, `+4477009001${10 + index}`, '_$!<Mobile>!$_']] as const,
      })),
    );
    await withScratch(async (scratch) => {
      for (const main of damagedCopies(made.main, 120))
        await itemsRead(readMade({ main, log: null }, iphoneContacts, {}, scratch));
    });
  }, 60_000);
});

async function withNames(
  made: MadeDatabase,
  use: (nameOf: (address: string) => ReturnType<SavedNames['nameOf']>) => void,
): Promise<void> {
  await withScratch(async (scratch) => {
    const database = await openCopy(scratch, { main: bytesOf(made.main), log: null });
    const names = readSavedNames(database);
    // The names are known without the database.
    await database.close();
    use((address) => names.nameOf(identifier(address)));
  });
}
