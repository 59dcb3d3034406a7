import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { adbBackup } from '../../../src/importers/android-adb-backup/importer.ts';
import { backupHeader } from '../../../src/importers/android-adb-backup/backup-header.ts';
import { backupKey } from '../../../src/importers/android-adb-backup/backup-key.ts';
import type { Source } from '../../../src/importers/source.ts';
import { asGolden, fingerprint, itemsRead, withScratch } from '../items-read.ts';
import { madeBackup, packedList, telephony, type HowMade } from './made-backup.ts';

const sms = [
  {
    self_phone: '+447700900999',
    address: '+447700900123',
    body: 'I know where you are 😀',
    date: '1717200000123',
    date_sent: '1717199999000',
    status: '-1',
    type: '1',
    recipients: ['+447700900123'],
    read: '1',
  },
  {
    self_phone: '+447700900999',
    address: '+447700900123',
    body: 'Stop',
    date: '1717200060000',
    date_sent: '0',
    status: '64',
    type: '2',
    read: '1',
  },
  {
    address: 'EXBANK',
    body: 'code',
    date: '1717200120000',
    date_sent: '0',
    status: '-1',
    type: '1',
  },
  { address: '+447700900123', date: '0', type: '3', subject: 'only a subject' },
];
const mms = [
  {
    self_phone: '+447700900999',
    sub: 'CafÃ©',
    sub_cs: '106',
    date: '1717200000',
    date_sent: '1717199990',
    m_type: '132',
    v: '18',
    msg_box: '1',
    recipients: ['+447700900123'],
    mms_addresses: [
      { type: 137, address: '+447700900123', charset: 106 },
      { type: 151, address: '+447700900999', charset: 106 },
    ],
    mms_body: 'one',
    mms_charset: 106,
  },
  {
    self_phone: '+447700900999',
    date: '1717200100',
    date_sent: '0',
    m_type: '132',
    msg_box: '1',
    mms_addresses: [
      { type: 137, address: '+447700900456', charset: 106 },
      { type: 151, address: '+447700900999', charset: 106 },
      { type: 151, address: '+447700900123', charset: 106 },
    ],
    mms_body: 'to both',
    mms_charset: 106,
  },
  {
    self_phone: '+447700900999',
    date: '1717200200',
    date_sent: '0',
    m_type: '128',
    msg_box: '2',
    recipients: ['+447700900123', '+447700900456'],
    mms_addresses: [{ type: 137, address: 'insert-address-token', charset: 106 }],
    mms_body: 'answer',
    mms_attachments: [{ mime_type: 'image/jpeg', filename: 'house.jpg' }],
  },
];

interface Situation extends HowMade {
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** Bytes that are kept of the file. */
  readonly cutAt?: number;
}

const messages = {
  'apps/com.android.providers.telephony/_manifest': 'manifest',
  [`${telephony}000000_sms_backup`]: packedList(sms.slice(0, 2)),
  [`${telephony}000001_sms_backup`]: packedList(sms.slice(2)),
  [`${telephony}000000_mms_backup`]: packedList(mms),
};

const situations: Readonly<Record<string, Situation>> = {
  'good-messages': { files: messages },
  'good-locked': { files: messages, password: 'correct horse é' },
  'good-locked-version-1': {
    files: messages,
    password: 'correct horse',
    version: 1,
    checksumOfBytes: true,
  },
  'good-not-packed': {
    files: {
      ...messages,
      'apps/org.example/f/a': 'x',
      'apps/org.example/f/b': 'y',
      'shared/0/DCIM/IMG_1.jpg': 'picture',
    },
    compressed: false,
    version: 1,
  },
  'odd-no-messages': { files: { 'apps/org.example/_manifest': 'x' } },
  'odd-lists': {
    files: {
      [`${telephony}000000_sms_backup`]: Buffer.from('this is not packed'),
      [`${telephony}000001_sms_backup`]: deflateSync(
        Buffer.from('[{"address":"+447700900123","body":"cut sho'),
      ),
      [`${telephony}000002_sms_backup`]: packedList(sms).subarray(0, 90),
      [`${telephony}000003_sms_backup`]: deflateSync(Buffer.from('{"no":"list"}')),
      [`${telephony}000004_sms_backup`]: deflateSync(
        Buffer.concat([
          Buffer.from(
            '[1,{"a":},{"address":"+447700900123","type":"1","date":1717200000000,"thread":12345678901234567890,"body":"h',
          ),
          Buffer.from([0xff]),
          Buffer.from('"}]'),
        ]),
      ),
      [`${telephony}000000_mms_backup`]: packedList(mms.slice(0, 1)),
    },
  },
  'broken-cut': {
    files: { ...messages, 'shared/0/a': Buffer.alloc(4096, 'a') },
    compressed: false,
    cutAt: 4000,
  },
};

describe.each(Object.keys(situations))('%s', (situation) => {
  test('is recognised, gives the items on record, and is left as it was', async () => {
    const { files, cutAt, ...how } = situations[situation]!;
    const bytes = (await madeBackup(files, how)).subarray(0, cutAt);
    const items = await readMade(bytes, how.password);
    await expect(asGolden(items)).toMatchFileSnapshot(`./${situation}/items.txt`);
  });
});

test('a backup gives the same messages, locked or not, packed or not, in every version', async () => {
  const plain = await readMade(await madeBackup(messages));
  for (const version of [1, 2, 3, 4, 5]) {
    for (const compressed of [true, false]) {
      expect(await readMade(await madeBackup(messages, { version, compressed }))).toEqual(plain);
      const password = 'correct horse é';
      const locked = await madeBackup(messages, { version, compressed, password });
      expect(await readMade(locked, password)).toEqual(plain);
    }
  }
});

test('only the right password unlocks a backup, and a wrong one is said plainly', async () => {
  const bytes = await madeBackup(messages, { password: 'Right' });
  await withSource(bytes, async (source) => {
    expect(await adbBackup.isLocked?.(source)).toBe(true);
    const shares: number[] = [];
    expect(await adbBackup.unlocks?.(source, 'right', (share) => shares.push(share))).toBe(false);
    expect(shares).toEqual([0, 1]);
    expect(await adbBackup.unlocks?.(source, '')).toBe(false);
    expect(await adbBackup.unlocks?.(source, 'Right')).toBe(true);
  });
  await expect(readMade(bytes, 'right')).rejects.toThrow(
    'This is not the password of this Android backup.',
  );
  await expect(readMade(bytes)).rejects.toThrow('This Android backup is locked with a password.');
  await withSource(await madeBackup(messages), async (source) => {
    expect(await adbBackup.isLocked?.(source)).toBe(false);
  });
});

/* https://github.com/lclevy/ab_decrypt, readme.md: two backups of real phones, password 1234. */
test.each([
  {
    version: 3,
    header: [
      'eff5fff9d380affdb615a1b8f0ff9aee96f63777c9931e61845a290447a2280514c481dcebe1ab6175d159ba1e2225f61275b44b8d2e3485a3b6e1ac1bb6f711',
      '2faa6feaf812be9f0641613f8378fb890840aea00c8ead6d81a1c16127f02fb7c37907c3c88bc08ccd2cd70aed162c62fbdf9d2a0856c149ae5a7b9877d73347',
      '10000',
      'e19804bb75fb9ccd0d7e09b1ee5e0173',
      '3d3fc39048cf5322f12db4ecf9374ec5059ee2e0565b5b24739c1fb7dbda902210197574d2c709874a7022673fd1a9b2e67e8b60f4832be54bbd8aca130cbc184ffc4d7316e334f6fcf7eb28604c5d5c210464b8cc995c75d9be9dabf7dbfd35',
    ],
    key: 'de7afb611aeeea2c3e4b8a5841a7854b4d08aaedb0cacfbdf83eda5b1a807cba',
    iv: '000bfc38507701b2babf008befd7a09b',
  },
  {
    version: 5,
    header: [
      'e126eddc7772e044d31b78429961c3fd36900fb0467b55fa22f569c851dab56bd6c5c7bf4df194c3ff5572d67ab243567d7a732d76484a5d5813df28db20a44a',
      'a10883dceadbffd6d1b73c74c58633e2f018c679a25b62773c4965eff2aa3ff8b6d35ac520463e2f7c3ad7ff319b092aaddab8a4287ade365bd70b2d2ced60eb',
      '10000',
      '1b2dc97e1eb6377fd984318e2b12cc10',
      'e2bbd7aa2612812e4d89f9637899bd6e649d701f899803713ddc455f34736ea3e39fd6c6ee0e817e636de36082cb441214a53ecc7d16f3dd26bdf95b833e901c5f7d97debde9842d602cf635245f04839ae2e7f26f9cfd5804ba4100d698049b',
    ],
    key: '52155e98c52a173eee635ebbded652cea999fa218e9083bd775f2dcdd1235f67',
    iv: '131e7c02716b0db57e6624d10cb174bc',
  },
])(
  'the published key of a real backup of version $version is found',
  async ({ version, header, key, iv }) => {
    const start = Buffer.from(`ANDROID BACKUP\n${version}\n1\nAES-256\n${header.join('\n')}\n`);
    const read = backupHeader(start);
    expect(read).toMatchObject({ version, isCompressed: true, sizeBytes: start.length });
    const lock = read?.lock;
    if (typeof lock !== 'object') throw new Error('no lock');
    const found = await backupKey(lock, version, '1234');
    expect([found?.key.toString('hex'), found?.iv.toString('hex')]).toEqual([key, iv]);
    expect(await backupKey(lock, version, '12345')).toBeNull();
  },
);

test('a header that cannot be read, or asks for endless work, is refused', async () => {
  const bytes = await madeBackup(messages, { password: 'x' });
  const header = bytes.toString('latin1').split('\n').slice(0, 9);
  for (const [line, value] of [
    [1, 'x'],
    [2, '7'],
    [4, 'zz'],
    [6, '99999999'],
    [7, '00'],
    [8, 'abcd'],
  ] as const) {
    const lines = [...header];
    lines[line] = value;
    const damaged = Buffer.from(`${lines.join('\n')}\n`, 'latin1');
    await expect(readMade(damaged, 'x')).rejects.toThrow(
      'The beginning of this Android backup is damaged',
    );
  }
  await expect(readMade(Buffer.from('ANDROID BACKUP\n5\n1\nROT13\n'), 'x')).rejects.toThrow(
    'locked in a way',
  );
  await expect(readMade(Buffer.from('ANDROID BACKUP\n5\n1\n'))).rejects.toThrow('damaged');
});

test('cut, flipped and moved bytes never stop it, and never change a message unsaid', async () => {
  const whole = await madeBackup(messages, { compressed: false });
  for (let run = 0; run < 80; run += 1) {
    const bytes = Buffer.from(whole);
    const at = 40 + ((run * 7919) % (bytes.length - 40));
    if (run % 3 === 0) bytes[at] = (bytes[at] ?? 0) ^ 0x41;
    else if (run % 3 === 1) bytes.copyWithin(at, 40, Math.min(40 + 300, bytes.length));
    const made = run % 3 === 2 ? bytes.subarray(0, at) : bytes;
    const items = (await readMade(made)) as { type: string }[];
    const rows = items.filter(({ type }) => type === 'message' || type === 'skipped');
    expect(rows.length).toBeLessThanOrEqual(20);
    if (run % 3 === 2)
      expect(
        items.some(({ type }) => type === 'skipped' || type === 'note' || type === 'not here'),
      ).toBe(true);
  }
  const packed = await madeBackup(messages, { password: 'x' });
  for (let run = 0; run < 40; run += 1) {
    const bytes = Buffer.from(packed);
    const at = 700 + ((run * 7919) % (bytes.length - 700));
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    const items = (await readMade(run % 2 === 0 ? bytes : packed.subarray(0, at), 'x')) as {
      type: string;
    }[];
    expect(items.some(({ type }) => type === 'skipped')).toBe(true);
  }
});

async function withSource<T>(bytes: Buffer, use: (source: Source) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'android-adb-backup-'));
  try {
    const path = join(folder, 'backup.ab');
    writeFileSync(path, bytes);
    const before = fingerprint(folder);
    const result = await use({ path, name: 'backup.ab', kind: 'file', sizeBytes: bytes.length });
    expect(fingerprint(folder)).toEqual(before);
    return result;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function readMade(bytes: Buffer, password?: string): Promise<unknown[]> {
  return await withSource(bytes, async (source) => {
    expect(await adbBackup.recognises(source)).toBe(true);
    return await withScratch(async (scratch) => {
      const reading = {
        choices: { zone: 'Europe/London' },
        scratch,
        ...(password === undefined ? {} : { password }),
      };
      return await itemsRead(adbBackup.read(source, reading));
    });
  });
}
