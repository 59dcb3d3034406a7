import { describe, expect, test } from 'vitest';
import {
  iphoneCalls,
  iphoneCallsBeforeUnlocking,
} from '../../../src/importers/iphone-calls/reader.ts';
import { asGolden, itemsRead, withScratch } from '../items-read.ts';
import { damagedCopies } from './damaged-copies.ts';
import { call, callSchema, cocoa, madeCalls, oldCallSchema } from './made-calls.ts';
import { madeDatabase, readMade, type MadeDatabase, type MadePhone } from './made-database.ts';

const sam = { '+447700900123': 'Sam' };

/** Each situation, with what its phone knows besides. */
const situations: Readonly<Record<string, readonly [MadeDatabase, MadePhone]>> = {
  'good-telephone': [
    madeCalls([
      { ZUNIQUE_ID: 'A1', ZLOCATION: 'Leeds, England', ZNAME: 'Sam Invented' },
      { ZANSWERED: 0n, ZDURATION: 0, ZREAD: 0n },
      { ZANSWERED: 0n, ZDURATION: 0, ZDISCONNECTED_CAUSE: 6n },
      { ZORIGINATED: 1n, ZANSWERED: 0n, ZDURATION: 14.4, ZDISCONNECTED_CAUSE: 0n },
      { ZADDRESS: '07700 900456' },
      { ZADDRESS: '(415) 555-0132', ZISO_COUNTRY_CODE: 'us' },
      { ZADDRESS: '60321', ZANSWERED: 0n },
      { ZADDRESS: 'ExampleBank' },
    ]),
    { names: sam },
  ],
  'good-facetime': [
    madeCalls([
      { ZCALLTYPE: 8n, ZSERVICE_PROVIDER: 'com.apple.FaceTime', ZFACE_TIME_DATA: 4_096n },
      { ZCALLTYPE: 16n, ZSERVICE_PROVIDER: 'com.apple.FaceTime', ZADDRESS: 'sam@example.org' },
      { ZCALLTYPE: 16n, ZSERVICE_PROVIDER: null, ZORIGINATED: 1n },
      { ZCALLTYPE: null, ZSERVICE_PROVIDER: 'com.apple.FaceTime' },
    ]),
    { names: { ...sam, 'sam@example.org': 'Sam' } },
  ],
  'good-group-calls': [
    madeCalls(
      [
        { ZCALLTYPE: 8n, ZSERVICE_PROVIDER: 'com.apple.FaceTime', ZADDRESS: null },
        {},
        { ZORIGINATED: 1n, ZCALLTYPE: 8n, ZSERVICE_PROVIDER: 'com.apple.FaceTime' },
        { ZADDRESS: null },
      ],
      {
        model: 4,
        participants: {
          1: ['+447700900123', '+447700900456', 'alex@example.org', '+447700900000'],
          2: ['+447700900123'],
          3: ['+447700900456', '+447700900123', '07700900456'],
          4: ['+447700900789'],
          9: ['+447700900111'],
        },
      },
    ),
    { names: sam, own: ['+447700900000'] },
  ],
  'good-first-phones-with-this-list': [
    madeDatabase(
      `CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, ZANSWERED INTEGER, ZCALLTYPE INTEGER,
        ZDISCONNECTED_CAUSE INTEGER, ZORIGINATED INTEGER, ZREAD INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT,
        ZADDRESS BLOB, ZDEVICE_ID VARCHAR, ZISO_COUNTRY_CODE VARCHAR, ZNAME VARCHAR, ZUNIQUE_ID VARCHAR)`,
      [
        [
          'ZCALLRECORD',
          {
            ZANSWERED: 1n,
            ZCALLTYPE: 1n,
            ZORIGINATED: 0n,
            ZDATE: 440_000_000.5,
            ZDURATION: 5,
            ZADDRESS: Buffer.from('+447700900123'),
            ZDEVICE_ID: 'D',
          },
        ],
        [
          'ZCALLRECORD',
          {
            ZANSWERED: 0n,
            ZCALLTYPE: 16n,
            ZORIGINATED: 0n,
            ZDATE: 440_000_100,
            ZDURATION: 0,
            ZADDRESS: Buffer.from('sam@example.org'),
          },
        ],
      ],
    ),
    { names: sam },
  ],
  'good-call-history-before-2014': [
    madeDatabase(oldCallSchema, [
      [
        'call',
        {
          address: '+447700900123',
          date: 1_390_000_000n,
          duration: 30n,
          flags: 4n,
          id: 7n,
          country_code: '234',
        },
      ],
      ['call', { address: '+447700900123', date: 1_390_000_060n, duration: 0n, flags: 4n }],
      ['call', { address: '07700900456', date: 1_390_000_120n, duration: 0n, flags: 5n }],
      ['call', { address: '', date: 1_390_000_180n, duration: 0n, flags: 4n }],
      ['call', { address: 'sam@example.org', date: 1_390_000_240n, duration: 9n, flags: 16n }],
      ['call', { address: 'sam@example.org', date: 1_390_000_300n, duration: 9n, flags: 17n }],
      ['call', { address: '+447700900123', date: 0n, duration: null, flags: null }],
      ['call', { address: '+447700900123', date: 1_390_000_360n, duration: 4n, flags: 65_541n }],
      ['call', { address: '+447700900123', date: 1_390_000_420n, duration: 4n, flags: 8n }],
    ]),
    { names: sam },
  ],
  'odd-addresses-as-bytes': [
    madeCalls(
      [
        { ZADDRESS: Buffer.from('+447700900123') },
        { ZADDRESS: Buffer.from([0x2b, 0x34, 0x34, 0xff, 0xfe]) },
        { ZADDRESS: Buffer.from([0x2b, 0x34, 0x34, 0xff, 0xfd]) },
        { ZADDRESS: Buffer.alloc(0) },
        { ZADDRESS: 447_700_900_123n },
      ],
      { address: 'BLOB' },
    ),
    { names: sam },
  ],
  'odd-calls-by-apps': [
    madeCalls([
      {
        ZCALLTYPE: 0n,
        ZSERVICE_PROVIDER: 'net.whatsapp.WhatsApp',
        ZADDRESS: '447700900123@s.whatsapp.net',
        ZCALL_CATEGORY: 2n,
      },
      { ZCALLTYPE: 0n, ZSERVICE_PROVIDER: 'net.whatsapp.WhatsApp', ZADDRESS: '+447700900123' },
      {
        ZCALLTYPE: 0n,
        ZSERVICE_PROVIDER: 'net.whatsapp.WhatsApp',
        ZADDRESS: '123456789012345@lid',
      },
      { ZCALLTYPE: 0n, ZSERVICE_PROVIDER: 'org.whispersystems.signal', ZADDRESS: '+447700900123' },
      {
        ZCALLTYPE: 0n,
        ZSERVICE_PROVIDER: 'com.burbn.instagram',
        ZADDRESS: null,
        ZNAME: 'sam.invented',
      },
      { ZCALLTYPE: 0n, ZSERVICE_PROVIDER: 'com.example.calls', ZADDRESS: 'sam' },
      { ZCALLTYPE: 0n, ZSERVICE_PROVIDER: 'com.example.other', ZADDRESS: 'sam' },
      { ZCALLTYPE: 0n, ZSERVICE_PROVIDER: 'a\u001b[2J name', ZADDRESS: 'sam' },
      { ZCALLTYPE: 0n, ZSERVICE_PROVIDER: null, ZADDRESS: null },
      { ZCALLTYPE: 77n, ZSERVICE_PROVIDER: null },
    ]),
    { names: sam },
  ],
  'odd-withheld': [
    madeCalls([
      { ZADDRESS: null, ZANSWERED: 0n, ZNUMBER_AVAILABILITY: 1n },
      { ZADDRESS: '' },
      { ZADDRESS: '  ' },
      { ZADDRESS: '-1' },
      { ZADDRESS: '-2' },
      { ZADDRESS: null, ZNAME: 'No Caller ID' },
      { ZADDRESS: null, ZCALLTYPE: 8n, ZSERVICE_PROVIDER: 'com.apple.FaceTime' },
    ]),
    {},
  ],
  'odd-junk-blocked-and-filtered': [
    madeCalls([
      { ZANSWERED: 0n, ZJUNKCONFIDENCE: 2n, ZJUNKIDENTIFICATIONCATEGORY: 'Spam' },
      { ZANSWERED: 0n, ZBLOCKEDBYEXTENSION: 'com.example.blocker' },
      { ZANSWERED: 0n, ZBLOCKEDBYEXTENSIONNAME: 'Example Blocker' },
      { ZANSWERED: 0n, ZFILTERED_OUT_REASON: 1n },
      { ZAUTOANSWEREDREASON: 1n, ZORIGINATINGDEVICENAME: 'A watch' },
      { ZORIGINATED: 1n, ZWASEMERGENCYCALL: 1n, ZADDRESS: '999' },
      { ZJUNKCONFIDENCE: 0n, ZBLOCKEDBYEXTENSION: '', ZFILTERED_OUT_REASON: 0n },
    ]),
    {},
  ],
  'odd-durations': [
    madeCalls(
      [
        12.4,
        12.5,
        -0.2,
        -0,
        -5,
        1e300,
        Infinity,
        null,
        '31',
        'a minute',
        0n,
        9_007_199_254_740_993n,
      ].map((ZDURATION) => ({ ZDURATION })),
    ),
    {},
  ],
  'odd-dates': [
    madeCalls(
      [
        0n,
        null,
        -0,
        -1e9,
        -1e300,
        Infinity,
        cocoa('2026-10-25T01:30:00Z'),
        791_512_345.123456,
        791_512_345_123_456_789n,
        '791512345.5',
        'yesterday',
        Buffer.from([0xff, 0xfe]),
        4e9,
      ].map((ZDATE) => ({ ZDATE })),
    ),
    {},
  ],
  'odd-directions': [
    madeCalls([
      { ZORIGINATED: null },
      { ZORIGINATED: 2n },
      { ZORIGINATED: 'one' },
      { ZANSWERED: null },
      { ZORIGINATED: 1n, ZANSWERED: 1n },
    ]),
    {},
  ],
  'odd-texts': [
    madeCalls([
      { ZNAME: 'Sam\u0000\u202e', ZLOCATION: 'a'.repeat(70_000) },
      { ZADDRESS: '+44 7700 900'.repeat(6_000) },
      { ZNAME: Buffer.from([0x53, 0xe9]) },
      { ZSERVICE_PROVIDER: 'x'.repeat(200_000), ZCALLTYPE: 0n },
    ]),
    {},
  ],
  'odd-database-in-utf-16': [
    madeCalls([{ ZNAME: 'Zoë' }, { ZADDRESS: Buffer.from('+447700900456') }], {
      encoding: 'UTF-16le',
    }),
    { names: sam },
  ],
  'odd-newest-call-in-log': [
    madeDatabase(callSchema(), [call({})], { inLog: [call({ ZANSWERED: 0n, ZDURATION: 0 })] }),
    {},
  ],
  'odd-list-without-row-numbers': [
    madeDatabase('CREATE TABLE ZCALLRECORD (Z_PK TEXT PRIMARY KEY, ZADDRESS TEXT) WITHOUT ROWID', [
      ['ZCALLRECORD', { Z_PK: 'a', ZADDRESS: '+447700900123' }],
    ]),
    {},
  ],
  'odd-no-calls': [madeCalls([]), {}],
  'broken-cut-short': [cutShort(madeCalls(Array.from({ length: 300 }, () => ({})))), {}],
};

function cutShort({ main, log }: MadeDatabase): MadeDatabase {
  return { main: main.subarray(0, 3 * 4096 + 100), log };
}

describe('the calls of an iPhone', () => {
  for (const [name, [made, phone]] of Object.entries(situations)) {
    test(`are read as found: ${name}`, async () => {
      const items = await withScratch((scratch) =>
        itemsRead(readMade(made, iphoneCalls, phone, scratch)),
      );
      await expect(asGolden(items)).toMatchFileSnapshot(`${name}/items.txt`);
    });
  }

  test('that came before it was unlocked have places of their own', async () => {
    const made = madeCalls([{}]);
    const items = await withScratch((scratch) =>
      itemsRead(readMade(made, iphoneCallsBeforeUnlocking, {}, scratch)),
    );
    expect(items).toMatchObject([{ type: 'call', call: { place: 'temporary call 1' } }]);
  });

  test('come one item to a row, and the last progress is all of it', async () => {
    const made = madeCalls(Array.from({ length: 1_201 }, () => ({})));
    await withScratch(async (scratch) => {
      let calls = 0;
      let last: unknown = null;
      for await (const item of readMade(made, iphoneCalls, {}, scratch)) {
        if (item.type === 'call') calls += 1;
        if (item.type === 'progress') last = item;
      }
      expect(calls).toBe(1_201);
      const size = made.main.byteLength;
      expect(last).toEqual({ type: 'progress', bytesRead: size, bytesInAll: size });
    });
  });

  test('with participants without end are named up to a thousand', async () => {
    const people = Array.from({ length: 1_200 }, (_, index) => `person${index}@example.org`);
    const made = madeCalls([{ ZADDRESS: null }], { participants: { 1: people } });
    await withScratch(async (scratch) => {
      for await (const item of readMade(made, iphoneCalls, {}, scratch)) {
        if (item.type !== 'call') continue;
        expect(item.conversation.others).toHaveLength(1_000);
        expect(item.call.markers).toEqual(['200 more people took part than are named here']);
      }
    });
  });

  test('never break the reading, whatever bytes of the database are damaged', async () => {
    const made = madeCalls(
      Array.from({ length: 40 }, (_, index) => ({ ZADDRESS: `+4477009001${10 + index}` })),
      { participants: { 1: ['+447700900123', 'alex@example.org'] } },
    );
    await withScratch(async (scratch) => {
      for (const main of damagedCopies(made.main, 120)) {
        const items = await itemsRead(readMade({ main, log: null }, iphoneCalls, {}, scratch));
        expect(items.length).toBeLessThan(20_000);
      }
    });
  }, 60_000);
});
