import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../src/core/communication.ts';
import { equalityKey } from '../../../src/core/extract.ts';
import { discover } from '../../../src/importers/discover.ts';
import { importers } from '../../../src/importers/index.ts';
import { smsImportExport } from '../../../src/importers/android-sms-ie/importer.ts';
import { readBackup } from '../../../src/importers/android-sms-backup/backup-reader.ts';
import { zipOf } from '../../support/zip-writer.ts';
import { asGolden, fingerprint, itemsRead, withScratch } from '../items-read.ts';

const received = {
  _id: '1',
  thread_id: '1',
  address: '+447700900123',
  date: '1717200000123',
  date_sent: '1717199999000',
  protocol: '0',
  read: '1',
  status: '-1',
  type: '1',
  body: 'I know where you are 😀',
  __display_name: 'Sam Example',
};
const sent = {
  _id: '2',
  thread_id: '1',
  address: '07700 900123',
  date: '1717200060000',
  date_sent: '0',
  status: '64',
  type: '2',
  body: 'Stop',
};
const group = {
  _id: '1',
  thread_id: '2',
  date: '1717200100',
  date_sent: '1717200090',
  msg_box: '1',
  m_type: '132',
  sub: 'CafÃ©',
  sub_cs: '106',
  __sender_address: {
    address: '+447700900456',
    type: '137',
    charset: '106',
    __display_name: 'Ola Example',
  },
  __recipient_addresses: [
    { address: '+447700900999', type: '151' },
    { address: '+447700900123', type: '151', __display_name: 'Sam Example' },
  ],
  __parts: [
    { _id: '1', seq: '-1', ct: 'application/smil', text: '<smil/>' },
    {
      _id: '2',
      seq: '0',
      ct: 'image/jpeg',
      cl: 'house.jpg',
      _data: '/data/user/0/com.android.providers.telephony/app_parts/PART_1_house.jpg',
    },
    {
      _id: '3',
      seq: '0',
      ct: 'image/jpeg',
      cl: 'gone.jpg',
      _data: '/data/user/0/com.android.providers.telephony/app_parts/PART_2_gone.jpg',
    },
    { _id: '4', seq: '0', ct: 'text/plain', text: 'your house' },
  ],
};
const alone = {
  _id: '2',
  thread_id: '1',
  date: '1717200200',
  date_sent: '0',
  msg_box: '1',
  m_type: '132',
  __sender_address: { address: '+447700900123', type: '137', __display_name: 'Sam Example' },
  __recipient_addresses: [{ address: '+447700900999', type: '151' }],
  __parts: [{ seq: '0', ct: 'text/plain', text: 'only to you' }],
};
const mine = {
  _id: '3',
  date: '1717200300',
  date_sent: '0',
  msg_box: '2',
  m_type: '128',
  __sender_address: { address: 'insert-address-token', type: '137' },
  __recipient_addresses: [{ address: '+447700900123', type: '151' }],
  __parts: [{ seq: '0', ct: 'text/plain', text: 'answer' }],
};

const lines = (...rows: readonly unknown[]) =>
  rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');
const zip = (list: string | Buffer, files: Readonly<Record<string, string>> = {}) =>
  zipOf([
    { name: 'messages.ndjson', content: Buffer.from(list as string) },
    ...Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) })),
  ]);

type Files = Readonly<Record<string, string | Buffer>>;

const calls = [
  {
    _id: '1',
    number: '+447700900123',
    presentation: '1',
    date: '1717200000000',
    duration: '65',
    type: '1',
    name: 'Sam',
    'display-name': 'Sam Example',
  },
  { _id: '2', number: '-1', presentation: '3', date: '1717200100000', duration: '0', type: '3' },
  { _id: '3', number: '', presentation: '2', date: '1717200200000', duration: '0', type: '6' },
  { _id: '4', presentation: '2', date: '1717200300000', duration: '7', type: '1' },
  {
    _id: '5',
    number: '+447700900123',
    presentation: '1',
    date: '1717200400000',
    duration: '20',
    type: '4',
    has_content: '1',
    transcription: 'call me back',
  },
];
const contacts = [
  {
    _id: '1',
    display_name: 'Sam Example',
    raw_contacts: [
      {
        _id: '1',
        contacts_data: [
          { mimetype: 'vnd.android.cursor.item/phone_v2', data1: '07700 900123', data2: '2' },
          {
            mimetype: 'vnd.android.cursor.item/phone_v2',
            data1: '+447700900456',
            data2: '0',
            data3: 'garage',
          },
          { mimetype: 'vnd.android.cursor.item/email_v2', data1: 'sam@example.org', data2: '1' },
          { mimetype: 'vnd.android.cursor.item/note', data1: 'a note' },
        ],
      },
    ],
  },
  {
    _id: '2',
    raw_contacts: [
      {
        display_name: 'Ola Example',
        contacts_data: [{ mimetype: 'vnd.android.cursor.item/phone_v2', data1: '60777' }],
      },
    ],
  },
  { _id: '3', display_name: 'Nobody', raw_contacts: [{}] },
];
const versionOne = [
  { ...received, __display_name: undefined, display_name: 'Sam Example' },
  {
    _id: '1',
    date: '1717200100',
    msg_box: '1',
    m_type: '132',
    sender_address: { address: '+447700900123', type: '137', display_name: 'Sam Example' },
    recipient_addresses: [{ address: 'insert-address-token', type: '151' }],
    parts: [
      {
        seq: '0',
        ct: 'image/jpeg',
        cl: 'house.jpg',
        _data: '/x/PART_1',
        binary_data: Buffer.from('a picture').toString('base64'),
      },
      { seq: '1', ct: 'image/jpeg', cl: 'torn.jpg', _data: '/x/PART_2', binary_data: 'YSB!waWN0' },
      { seq: '2', ct: 'image/jpeg', cl: 'out.jpg', _data: '/x/PART_3' },
    ],
  },
];

const situations: Readonly<Record<string, Files>> = {
  'good-messages': {
    'messages-2024-06-01.zip': zip(lines(received, sent, group, alone, mine), {
      'data/PART_1_house.jpg': 'a picture',
      'data/PART_9_left.txt': 'named by none',
    }),
  },
  'good-unpacked': {
    'messages-2024-06-01/messages.ndjson': lines(received, group, alone),
    'messages-2024-06-01/data/PART_1_house.jpg': 'a picture',
  },
  'good-list-alone': {
    'messages.ndjson': lines(received, sent),
    'letter.txt': 'not of the export',
  },
  'good-version-1': { 'messages-2021-06-01.json': JSON.stringify(versionOne, null, 2) },
  'good-calls': { 'calls-2024-06-01.json': JSON.stringify(calls, null, 2) },
  'good-contacts': { 'contacts-2024-06-01.json': JSON.stringify(contacts, null, 2) },
  'odd-lines': {
    'messages.zip': zip(
      Buffer.concat([
        Buffer.from(
          lines(
            received,
            '',
            '{"cut": ',
            '[1]',
            { some: 'thing' },
            { ...sent, address: '7'.repeat(70_000) },
          ),
        ),
        Buffer.from(
          '{"date":1717200000000,"type":1,"address":"60777","thread":12345678901234567890,"body":"h',
        ),
        Buffer.from([0xff]),
        Buffer.from('"}'),
      ]),
    ),
  },
  'broken-list-cut': { 'calls.json': JSON.stringify(calls).slice(0, 300) },
};

describe.each(Object.keys(situations))('%s', (situation) => {
  test('is recognised, gives the items on record, and is left as it was', async () => {
    await withFiles(situations[situation]!, async (folder) => {
      const { found } = await discover(folder, importers);
      const mineFound = found.filter(({ importer }) => importer === smsImportExport);
      expect(mineFound).toHaveLength(1);
      const before = fingerprint(folder);
      const items = await read(mineFound[0]!.source);
      expect(fingerprint(folder)).toEqual(before);
      await expect(asGolden(items)).toMatchFileSnapshot(`./${situation}/items.txt`);
    });
  });
});

test('an archive whose list is damaged is refused, and says why', async () => {
  const whole = situations['good-messages']!['messages-2024-06-01.zip'] as Buffer;
  const damaged = Buffer.from(whole);
  const at = 60;
  damaged[at] = (damaged[at] ?? 0) ^ 0xff;
  await withFiles({ 'm.zip': damaged }, async (folder) => {
    const source = {
      path: join(folder, 'm.zip'),
      name: 'm.zip',
      kind: 'file',
      sizeBytes: damaged.length,
    } as const;
    await expect(read(source)).rejects.toThrow('The list of messages in this export is damaged');
  });
});

test('other JSON, other archives and empty files are not taken for exports', async () => {
  const files = {
    'a.json': '{"name":"x"}',
    'b.json': '[{"type":1,"date":2}]',
    'c.json': '[]',
    'd.zip': zipOf([{ name: 'x.txt', content: Buffer.from('x') }]),
    'e.json': '',
    'f.ndjson': '\n',
    'g.zip': zip(''),
  };
  await withFiles(files, async (folder) => {
    for (const [name, content] of Object.entries(files)) {
      const source = {
        path: join(folder, name),
        name,
        kind: 'file',
        sizeBytes: content.length,
      } as const;
      expect([name, await smsImportExport.recognises(source)]).toEqual([name, false]);
    }
  });
});

test('a message is the same here and in an XML backup of the same phone', async () => {
  const xml = `<smses count="2"><sms protocol="0" address="+447700900123" date="1717200000123" type="1" body="I know where you are &#55357;&#56832;" status="-1" date_sent="1717199999000" contact_name="Sam" />
    <mms date="1717200300000" msg_box="2" m_type="128" address="+447700900123"><parts><part seq="0" ct="text/plain" text="answer" /></parts><addrs><addr address="insert-address-token" type="137" /><addr address="+447700900123" type="151" /></addrs></mms></smses>`;
  const keys: string[][] = [];
  await withFiles({ 'm.zip': zip(lines(received, mine)) }, async (folder) => {
    const source = {
      path: join(folder, 'm.zip'),
      name: 'm.zip',
      kind: 'file',
      sizeBytes: 1,
    } as const;
    keys.push(equalities(await read(source)));
  });
  await withScratch(async (scratch) => {
    const bytes = Buffer.from(xml);
    // eslint-disable-next-line @typescript-eslint/require-await -- the reader takes a stream.
    const pieces = (async function* () {
      yield bytes;
    })();
    keys.push(
      equalities(
        await itemsRead(
          readBackup({ pieces, sizeBytes: bytes.length }, { choices: { zone: 'UTC' }, scratch }),
        ),
      ),
    );
  });
  expect(keys[0]).toHaveLength(2);
  expect(keys[0]).toEqual(keys[1]);
});

function equalities(items: readonly unknown[]): string[] {
  return (items as { message?: Contact; conversation?: { key: string; group: boolean } }[]).flatMap(
    ({ message, conversation }) =>
      message === undefined
        ? []
        : [`${conversation!.key} ${equalityKey(message, conversation!.group)}`],
  );
}

async function read(source: Parameters<typeof smsImportExport.read>[0]): Promise<unknown[]> {
  return await withScratch(
    async (scratch) =>
      await itemsRead(
        smsImportExport.read(source, { choices: { zone: 'Europe/London' }, scratch }),
      ),
  );
}

async function withFiles(files: Files, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'android-sms-ie-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
