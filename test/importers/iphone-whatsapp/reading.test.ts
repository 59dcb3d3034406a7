import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { SourceItem } from '../../../src/core/source-item.ts';
import { visible } from '../../../src/core/text.ts';
import {
  iphoneWhatsapp,
  iphoneWhatsappCalls,
} from '../../../src/importers/iphone-whatsapp/reader.ts';
import type { PhoneDatabaseReader } from '../../../src/importers/phone/phone.ts';
import { unknownPhone } from '../../../src/importers/phone/phone.ts';
import { DatabaseDamaged, openCopy } from '../../../src/importers/scratch-copy.ts';
import { itemsRead, withScratch } from '../items-read.ts';
import { damage, inMemory, pseudoRandom } from './damaged-bytes.ts';
import { cocoa, domain, madeChats, protobuf } from './made-whatsapp.ts';
import { madeDatabase, readFrom, withPhone, type MadeFiles } from './made-phone.ts';
import { situations } from './situations.ts';

const place = `${domain}/ChatStorage.sqlite`;
const sam = '447700900123@s.whatsapp.net';

async function read(
  files: MadeFiles,
  reader: PhoneDatabaseReader = iphoneWhatsapp,
): Promise<unknown[]> {
  return withPhone(files, (phone) =>
    withScratch((scratch) => itemsRead(readFrom(phone, reader, scratch))),
  );
}

function messages(items: readonly unknown[]) {
  return (items as SourceItem[]).flatMap((item) => (item.type === 'message' ? [item] : []));
}

test('reading it again gives the same, item by item', async () => {
  for (const { files, reader } of Object.values(situations))
    expect(await read(files, reader)).toEqual(await read(files, reader));
});

test('a bare database is read without the files of its messages', async () => {
  const bytes = situations['good-chat']!.files[place]!;
  const items = await withScratch(async (scratch) => {
    const database = await openCopy(scratch, {
      main: inMemory(bytes),
      log: null,
    });
    try {
      const phone = unknownPhone({ choices: { zone: 'Europe/London' }, scratch }, []);
      return await itemsRead(iphoneWhatsapp.read(database, phone));
    } finally {
      await database.close();
    }
  });
  expect(messages(items)).toHaveLength(23);
  const attachments = messages(items).flatMap(({ message }) => message.attachments);
  // The contact cards stand in the database itself.
  expect(attachments.filter(({ bytes: held }) => held !== null)).toHaveLength(2);
});

test('a text without end is cut, and said to be', async () => {
  const text = `${'é'.repeat(600_000)}!`;
  const [one] = messages(
    await read({
      [place]: madeChats([
        ['ZWACHATSESSION', { Z_PK: 1, ZCONTACTJID: sam }],
        ['ZWAMESSAGE', { Z_PK: 1, ZCHATSESSION: 1, ZISFROMME: 0, ZMESSAGETYPE: 0, ZTEXT: text }],
      ]),
    }),
  );
  expect(visible(one!.message.text!)).toBe('é'.repeat(1024 * 512));
  expect(one!.message.markers).toEqual(['only the beginning of its text is here: it is too long']);
});

test('answers are found by the index where the database has one, and without it', async () => {
  const rows = [1, 2, 3].flatMap((number) => [
    [
      'ZWAMESSAGE',
      {
        Z_PK: number,
        ZCHATSESSION: number === 3 ? 2 : 1,
        ZISFROMME: 0,
        ZMESSAGETYPE: 0,
        ZMEDIAITEM: number,
        ZSTANZAID: `3EB000${number}`,
        ZTEXT: 'x',
      },
    ] as const,
    ['ZWAMEDIAITEM', { Z_PK: number, ZMETADATA: protobuf([5, '3EB0001']) }] as const,
  ]);
  const without = madeChats(rows);
  const database = new Database(without);
  database.exec('CREATE INDEX ZWAMESSAGE_ZSTANZAID_INDEX ON ZWAMESSAGE (ZSTANZAID, ZCHATSESSION)');
  const withIndex = database.serialize();
  database.close();
  for (const bytes of [without, withIndex]) {
    const found = messages(await read({ [place]: bytes })).map(({ message }) => message.answers);
    // The third is in another chat, where there is no such message.
    expect(found).toEqual(['message 1', 'message 1', undefined]);
  }
});

test('tables that are shaped otherwise than an iPhone makes them are read as far as they go', async () => {
  const shapes: Record<string, string>[] = [
    { ZWAMESSAGE: 'Z_PK, ZTEXT' },
    { ZWAMESSAGE: 'Z_PK TEXT PRIMARY KEY, ZTEXT TEXT' },
    { ZWAMESSAGE: 'ZTEXT TEXT' },
    {
      ZWAMESSAGE: 'Z_PK INTEGER PRIMARY KEY, ZTEXT, ZMEDIAITEM',
      ZWAMEDIAITEM: 'ZTITLE, ZMETADATA',
    },
    { ZWAMESSAGE: 'Z_PK INTEGER PRIMARY KEY, ZTEXT, ZCHATSESSION', ZWACHATSESSION: 'ZCONTACTJID' },
    { ZWAMESSAGE: 'Z_PK INTEGER PRIMARY KEY, ZTEXT, ZGROUPMEMBER', ZWAGROUPMEMBER: 'ZMEMBERJID' },
  ];
  for (const tables of shapes) {
    const bytes = madeDatabase(tables, [['ZWAMESSAGE', { ZTEXT: 'hello' }]]);
    const items = (await read({ [place]: bytes })) as SourceItem[];
    const hasNumbers = tables['ZWAMESSAGE']!.includes('Z_PK');
    expect(items.map(({ type }) => type)).toEqual(
      !hasNumbers ? [] : [tables['ZWAMESSAGE']!.includes('INTEGER') ? 'message' : 'skipped'],
    );
  }
});

test('a group of many and a chat of many thousand are read without being held', async () => {
  const count = 20_000;
  const group = '1600000000@g.us';
  const rows = [
    ['ZWACHATSESSION', { Z_PK: 1, ZCONTACTJID: group, ZPARTNERNAME: 'All' }] as const,
    ...Array.from(
      { length: 3000 },
      (_, index) =>
        [
          'ZWAGROUPMEMBER',
          {
            Z_PK: index + 1,
            ZCHATSESSION: 1,
            ZMEMBERJID: `${447700900000 + index}@s.whatsapp.net`,
          },
        ] as const,
    ),
    ...Array.from(
      { length: count },
      (_, index) =>
        [
          'ZWAMESSAGE',
          {
            Z_PK: index + 1,
            ZCHATSESSION: 1,
            ZISFROMME: 0,
            ZMESSAGETYPE: 0,
            ZGROUPMEMBER: (index % 3000) + 1,
            ZTEXT: 'x',
            ZMESSAGEDATE: cocoa('2024-01-31T14:25:30Z'),
          },
        ] as const,
    ),
  ];
  await withPhone({ [place]: madeChats(rows) }, (phone) =>
    withScratch(async (scratch) => {
      let read = 0;
      const steps: number[] = [];
      for await (const item of readFrom(phone, iphoneWhatsapp, scratch)) {
        if (item.type === 'progress') steps.push(item.bytesRead / item.bytesInAll);
        if (item.type !== 'message') continue;
        read += 1;
        expect(item.conversation.others.length).toBeLessThanOrEqual(2000);
        expect(item.message.recipients).toHaveLength(1);
      }
      expect(read).toBe(count);
      expect(steps.length).toBe(20);
      expect(steps).toEqual([...steps].sort((a, b) => a - b));
      expect(Math.max(...steps)).toBeLessThanOrEqual(1);
    }),
  );
});

test('where the list of chats is damaged, the messages come all the same', async () => {
  const bytes = Buffer.from(
    madeChats([
      ['ZWACHATSESSION', { Z_PK: 1, ZCONTACTJID: sam, ZPARTNERNAME: 'Sam in the list' }],
      [
        'ZWAMESSAGE',
        { Z_PK: 1, ZCHATSESSION: 1, ZISFROMME: 0, ZFROMJID: sam, ZTEXT: 'still here' },
      ],
    ]),
  );
  const at = bytes.indexOf('Sam in the list');
  bytes.fill(0xff, at - (at % 4096), at - (at % 4096) + 4096);
  const items = (await read({ [place]: bytes })) as SourceItem[];
  const [one] = messages(items);
  expect(one!.message.text).toBe('still here');
  expect(one!.conversation.key).toBe('whatsapp +447700900123');
  expect(one!.message.markers).toEqual(['its chat cannot be read']);
  expect(items.flatMap((item) => (item.type === 'note' ? [item.where] : []))).toEqual([
    'ZWACHATSESSION',
    'chats',
  ]);
});

describe('damaged databases', () => {
  const sources = [
    ['messages', iphoneWhatsapp, situations['good-chat']!.files[place]!],
    ['a group', iphoneWhatsapp, situations['good-group']!.files[place]!],
    [
      'calls',
      iphoneWhatsappCalls,
      situations['good-calls']!.files[`${domain}/CallHistory.sqlite`]!,
    ],
  ] as const;

  test.each(sources)(
    '%s: cut, flipped and swapped bytes end in rows or in damage that is said',
    async (_, reader, bytes) => {
      const random = pseudoRandom(41);
      for (let round = 0; round < 250; round += 1) {
        const damaged = damage(bytes, round, random);
        await withScratch(async (scratch) => {
          try {
            const database = await openCopy(scratch, {
              main: inMemory(damaged),
              log: null,
            });
            try {
              const phone = unknownPhone({ choices: { zone: 'UTC' }, scratch }, []);
              await itemsRead(reader.read(database, phone));
            } finally {
              await database.close();
            }
          } catch (error) {
            expect(error).toBeInstanceOf(DatabaseDamaged);
          }
        });
      }
    },
  );
});
