import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { identifier } from '../../../src/core/identifier.ts';
import type { SourceItem } from '../../../src/core/source-item.ts';
import { bytesOfFile } from '../../../src/importers/file-bytes.ts';
import { phoneDatabaseReaders } from '../../../src/importers/phone/readers.ts';
import { unknownPhone, type PhoneDatabaseReader } from '../../../src/importers/phone/phone.ts';
import { openCopy, type ScratchDatabase } from '../../../src/importers/scratch-copy.ts';
import { asGolden, fingerprint, itemsRead, withScratch } from '../items-read.ts';
import { madeDatabase, messagesSchema, writtenDatabase } from './made-database.ts';
import { situations } from './situations.ts';

describe.each(Object.keys(situations))('%s', (situation) => {
  test('is recognised, gives the items on record, and is left as it was', async () => {
    const items = await readMade(madeDatabase(situations[situation]!));
    await expect(asGolden(items)).toMatchFileSnapshot(`./${situation}/items.txt`);
  });
});

test('the number that the person states for themselves is nobody else in a group', async () => {
  const bytes = madeDatabase(`${messagesSchema}
    INSERT INTO pdu (_id, date, msg_box, m_type) VALUES (1, 1717200000, 1, 132);
    INSERT INTO addr (msg_id, address, type) VALUES (1, '+447700900123', 137), (1, '07700 900999', 151), (1, '+447700900456', 151);`);
  const [item] = await readMade(bytes, '+447700900999');
  const { conversation } = item as { conversation: { key: string } };
  expect(conversation.key).toBe('sms +447700900123 + +447700900456');
});

test('every row of a large store comes once, in its order, with its own parts', async () => {
  const bytes = madeDatabase(`${messagesSchema}
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
      INSERT INTO pdu (_id, date, msg_box, m_type) SELECT i * 2, 1717200000 + i, 1, 132 FROM n;
    INSERT INTO part (mid, ct, text) SELECT 4002 - _id, 'text/plain', 'of ' || (4002 - _id) FROM pdu;
    INSERT INTO addr (msg_id, address, type) SELECT _id, '+447700900123', 137 FROM pdu;`);
  const items = (await readMade(bytes)) as { message?: { place: string; text: string } }[];
  const messages = items.flatMap(({ message }) => (message === undefined ? [] : [message]));
  expect(messages).toHaveLength(2000);
  for (const [index, { place, text }] of messages.entries()) {
    expect([place, text]).toEqual([`mms ${(index + 1) * 2}`, `of ${(index + 1) * 2}`]);
  }
});

test('a damaged store is read as far as it goes, and says so', { timeout: 300_000 }, async () => {
  const whole = madeDatabase(`${messagesSchema}
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
      INSERT INTO sms (_id, address, date, type, body) SELECT i, '+447700900123', 1717200000000 + i, 1, 'text number ' || i FROM n;
    INSERT INTO pdu (_id, date, msg_box, m_type) SELECT _id, 1717200000 + _id, 1, 132 FROM sms;
    INSERT INTO part (mid, ct, text) SELECT _id, 'text/plain', 'part ' || _id FROM sms;
    INSERT INTO addr (msg_id, address, type) SELECT _id, '+447700900123', 137 FROM sms;`);
  let damaged = 0;
  for (let run = 0; run < 60; run += 1) {
    const bytes = Buffer.from(whole);
    // The first page tells what there is; without it this is no database.
    const at = 4096 + ((run * 7919) % (bytes.length - 4096));
    if (run % 3 === 0) bytes.fill(0xff, at, at + 64);
    else if (run % 3 === 1) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    else
      bytes.copyWithin(
        at,
        (at * 31) % (bytes.length - 512),
        ((at * 31) % (bytes.length - 512)) + 512,
      );
    const items = await readMade(run % 7 === 6 ? bytes.subarray(0, at) : bytes).catch(
      (error: unknown) => String(error),
    );
    if (typeof items === 'string') {
      expect(items).toContain('damaged');
      damaged += 1;
    } else expect(items.length).toBeLessThanOrEqual(1000);
  }
  expect(damaged).toBeGreaterThan(0);
});

test('what is damaged among the texts does not keep the picture messages from being read', async () => {
  const bytes = madeDatabase(`${messagesSchema}
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
      INSERT INTO sms (_id, address, date, type, body) SELECT i, '+447700900123', 1717200000000 + i, 1, 'text number ' || i FROM n;
    INSERT INTO pdu (_id, date, msg_box, m_type) VALUES (1, 1717200000, 1, 132);
    INSERT INTO addr (msg_id, address, type) VALUES (1, '+447700900123', 137);`);
  const at = bytes.indexOf('text number 200');
  const page = at - (at % 4096);
  bytes.fill(0, page, page + 16);
  const seen: string[] = [];
  const reading = readMade(bytes, undefined, (item) => {
    if (item.type === 'message') seen.push(item.message.place);
  });
  await expect(reading).rejects.toThrow('damaged');
  expect(seen.at(-1)).toBe('mms 1');
  expect(seen.length).toBeGreaterThan(10);
});

async function readMade(
  bytes: Buffer,
  owner?: string,
  look: (item: SourceItem) => void = () => undefined,
): Promise<unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), 'android-databases-'));
  try {
    const path = writtenDatabase(folder, 'made.db', bytes);
    const before = fingerprint(folder);
    const items = await withScratch(async (scratch) => {
      const main = bytesOfFile(path, bytes.length);
      const database = await openCopy(scratch, { main, log: null });
      try {
        const reader = readerOf(database);
        const reading = {
          choices: { zone: 'Europe/London', ...(owner === undefined ? {} : { owner }) },
          scratch,
        };
        return await itemsRead(
          looked(reader.read(database, unknownPhone(reading, [identifier('+447700900777')])), look),
        );
      } finally {
        await database.close();
      }
    });
    expect(fingerprint(folder)).toEqual(before);
    return items;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function* looked(
  items: AsyncIterable<SourceItem>,
  look: (item: SourceItem) => void,
): AsyncGenerator<SourceItem> {
  for await (const item of items) {
    look(item);
    yield item;
  }
}

function readerOf(database: ScratchDatabase): PhoneDatabaseReader {
  const there = database.tables();
  const reader = phoneDatabaseReaders.find(({ tables }) =>
    tables.some((all) => all.every((table) => there.has(table))),
  );
  if (reader === undefined) throw new Error('no reader: the database is damaged');
  return reader;
}
