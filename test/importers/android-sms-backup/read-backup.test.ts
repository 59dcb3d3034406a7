import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import type { SourceItem } from '../../../src/core/source-item.ts';
import { readBackup } from '../../../src/importers/android-sms-backup/backup-reader.ts';
import { androidSmsBackup } from '../../../src/importers/android-sms-backup/importer.ts';
import { importers } from '../../../src/importers/index.ts';
import { backupXml, callXml, generateBackup, mmsXml, smsXml } from '../../support/android-xml.ts';
import { itemsOf } from './reading.ts';

const sam = '+447700900123';
const low = { memoryUnits: 2000, smallUnits: 100, rowUnits: 20_000 };

describe('recognition', () => {
  test.each([
    ['texts', '<smses count="1">', true],
    ['calls', '<calls count="1">', true],
    ['an empty list', '<smses/>', true],
    [
      'everything that may stand before the root',
      '\ufeff<?xml version="1.0"?>\n<!-- <calls --><!DOCTYPE smses [<!ENTITY a ">">]>\n<smses\n>',
      true,
    ],
    ['an empty file', '', false],
    ['another root', '<smsesandmore>', false],
    ['a web page that speaks of it', '<html><smses count="1"></html>', false],
    ['plain words', 'smses', false],
    ['a comment without an end', '<!-- <smses>', false],
  ])('%s', async (_, text, expected) => {
    expect(await recognises(Buffer.from(text))).toBe(expected);
  });

  test('goes by content in UTF-16 too, with and without a mark', async () => {
    const text = Buffer.from('\ufeff<?xml version="1.0"?><calls count="0">', 'utf16le');
    expect(await recognises(text)).toBe(true);
    expect(await recognises(text.subarray(2))).toBe(true);
    const swapped = Buffer.from(text).swap16();
    expect(await recognises(swapped)).toBe(true);
    expect(await recognises(swapped.subarray(2))).toBe(true);
  });

  test('never takes a folder, and the importer is in the list', async () => {
    const source = { path: tmpdir(), name: 'x', kind: 'folder', sizeBytes: 0 } as const;
    expect(await androidSmsBackup.recognises(source)).toBe(false);
    expect(importers).toContain(androidSmsBackup);
  });
});

describe('rows', () => {
  test('come out as they went in, whatever words they hold', async () => {
    const words = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => text !== 'null');
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 6 }), async (bodies) => {
        const xml = backupXml(bodies.map((body) => smsXml({ body, contact_name: body })));
        const messages = messagesIn(await itemsOf(xml));
        expect(messages.map(({ text }) => asCodeUnits(text))).toEqual(bodies);
      }),
    );
  });

  test('are what an ordinary XML parser reads, in every well-formed file', async () => {
    const xml = [...generateBackup({ rows: 300, seed: 7 })].join('');
    const halves = /&#(\d+);&#(\d+);/g;
    const legal = xml.replace(halves, (_, a: string, b: string) => String.fromCharCode(+a, +b));
    const expected: string[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => {
      if (name === 'sms') expected.push(attributes['body'] ?? '');
      if (name === 'part' && attributes['ct'] === 'text/plain')
        expected.push(attributes['text'] ?? '');
    });
    parser.write(legal).close();
    const found = messagesIn(await itemsOf(xml)).map(({ text }) => text);
    expect(found).toEqual(expected);
    expect(found.length).toBeGreaterThan(200);
  });

  test('do not depend on how the file is cut into pieces, even when it is damaged', async () => {
    const xml = Buffer.from(
      [...generateBackup({ rows: 12, mmsEvery: 4, pictureBytes: 30 })].join(''),
    );
    const damage = fc.array(
      fc.tuple(
        fc.nat(xml.length - 1),
        fc.constantFrom('"', '<', '>', '&', "'", '</', '<sms ', '<!--', ']]>', '\0', '\xff', '/>'),
      ),
      { maxLength: 4 },
    );
    const cut = fc.integer({ min: 1, max: xml.length });
    await fc.assert(
      fc.asyncProperty(damage, cut, fc.integer({ min: 1, max: 300 }), async (faults, end, size) => {
        const damaged = Buffer.from(xml);
        for (const [at, what] of faults) damaged.write(what, at, 'latin1');
        const bytes = damaged.subarray(0, end);
        const whole = await itemsOf(bytes, { limits: low });
        expect(await itemsOf(bytes, { limits: low, pieceBytes: size })).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  test('of a file that is cut anywhere are all there up to the cut', async () => {
    const rows = [smsXml({ body: 'one' }), mmsXml(), callXml(), smsXml({ body: 'four' })];
    const xml = backupXml(rows);
    const ends = rows.map((row, index) => xml.indexOf(row, index * 100) + row.length);
    for (let length = 1; length < xml.length; length += 13) {
      const items = await itemsOf(xml.slice(0, length));
      const whole = ends.filter((end) => end <= length).length;
      const read = items.filter((item) => ['message', 'call'].includes(typeOf(item)));
      expect(read).toHaveLength(whole);
      expect(items.filter((item) => typeOf(item) === 'skipped').length).toBeLessThanOrEqual(1);
    }
  });

  test('of everybody else are not changed by who the owner is; the owner is never one of the others', async () => {
    const group = mmsXml({ address: `${sam}~+447700900199` }, [], [{ address: sam, type: 137 }]);
    const [withOwner] = await itemsOf(backupXml([group]), { choices: { owner: '07700 900199' } });
    expect(withOwner).toMatchObject({ conversation: { key: `sms ${sam}`, group: false } });
    const toSelf = smsXml({ address: '+447700900199' });
    const [note] = await itemsOf(backupXml([toSelf]), { choices: { owner: '07700 900199' } });
    expect(note).toMatchObject({ conversation: { key: 'sms +447700900199' } });
  });
});

describe('values of any size', () => {
  test('longer than memory allows go through a scratch file, which is gone afterwards', async () => {
    const picture = Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * 7919) % 256));
    const data = picture.toString('base64');
    const xml = backupXml([
      mmsXml({}, [
        { ct: 'image/png', data },
        { ct: 'image/png', data: data.slice(0, -3) },
      ]),
      smsXml({ body: `long ${'x &amp; '.repeat(500)}` }),
      smsXml({ body: 'short' }),
    ]);
    for (const pieceBytes of [17, 100_000]) {
      const items = await itemsOf(xml, { limits: low, pieceBytes });
      expect(items).toEqual(await itemsOf(xml, { limits: low }));
      const [mms, long, short] = messagesIn(items);
      expect(mms?.attachments.map(({ bytes }) => bytes?.length)).toEqual([18_000, 17_994]);
      expect(mms?.attachments[0]?.bytes).toBe(picture.toString('hex'));
      expect(mms?.attachments[1]?.note).toBe('base64 cut short');
      expect(long).toMatchObject({
        text: null,
        markers: ['text too long to show, kept as a file'],
      });
      expect(Buffer.from(long?.attachments[0]?.bytes ?? '', 'hex').toString()).toContain(
        'x &amp;amp; ',
      );
      expect(short?.text).toBe('short');
    }
  });

  test('a small value stays in memory behind a big one, and over-long metadata is no text', async () => {
    const big = 'A'.repeat(1990);
    const xml = backupXml([
      mmsXml({}, [
        { ct: 'image/png', data: big },
        { ct: 'image/gif', data: big, cl: 'second.gif' },
      ]),
      smsXml({ contact_name: 'n'.repeat(3000) }),
      smsXml({ body: 'after' }),
    ]);
    const items = await itemsOf(xml, { limits: low });
    expect(items[0]).toMatchObject({ message: { attachments: [{}, { name: 'second.gif' }] } });
    expect(items[1]).toMatchObject({
      type: 'skipped',
      why: 'The row is bigger than this program can read.',
    });
    expect(items[2]).toMatchObject({ message: { text: 'after' } });
  });

  test('a row with more values than can be held is skipped, and the next one is read', async () => {
    const parts = Array.from({ length: 400 }, () => ({ ct: 'text/plain', text: 'x'.repeat(90) }));
    const items = await itemsOf(backupXml([mmsXml({}, parts), smsXml({ body: 'after' })]), {
      limits: low,
    });
    expect(items.map(typeOf)).toEqual(['skipped', 'message']);
  });

  test('a 20 MB picture is the same afterwards', async () => {
    const picture = Buffer.alloc(20_000_000);
    for (let at = 0; at < picture.length; at += 4)
      picture.writeUInt32LE((at * 2654435761) >>> 0, at);
    const xml = backupXml([mmsXml({}, [{ ct: 'image/jpeg', data: picture.toString('base64') }])]);
    const scratch = mkdtempSync(join(tmpdir(), 'android-sms-backup-'));
    try {
      const hash = createHash('sha256');
      for await (const item of readBackup(pieces(Buffer.from(xml)), { choices, scratch })) {
        if (item.type !== 'message') continue;
        expect(readdirSync(scratch)).toHaveLength(1);
        for await (const piece of item.message.attachments[0]!.bytes!.open()) hash.update(piece);
      }
      expect(hash.digest('hex')).toBe(createHash('sha256').update(picture).digest('hex'));
      expect(readdirSync(scratch)).toEqual([]);
    } finally {
      rmSync(scratch, { recursive: true });
    }
  });

  test('leave nothing in scratch when the reading is given up half-way', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'android-sms-backup-'));
    const part = { ct: 'image/jpeg', data: 'QUJD'.repeat(2000) };
    const xml = backupXml([mmsXml({}, [part]), mmsXml({}, [part]), smsXml()]);
    const backup = { ...pieces(Buffer.from(xml)), limits: low };
    for await (const item of readBackup(backup, { choices, scratch })) {
      if (item.type === 'message') break;
    }
    expect(readdirSync(scratch)).toEqual([]);
    rmSync(scratch, { recursive: true });
  });

  test('a scratch folder that is not there is told in plain words', async () => {
    const xml = backupXml([mmsXml({}, [{ ct: 'image/jpeg', data: 'QUJD'.repeat(2000) }])]);
    const reading = { choices, scratch: join(tmpdir(), 'not-there-at-all') };
    const backup = { ...pieces(Buffer.from(xml)), limits: low };
    await expect(drain(readBackup(backup, reading))).rejects.toThrow(UserError);
  });
});

describe('hostile files', () => {
  test('expand no entity, however deep it is nested, and fetch nothing', async () => {
    const deep = Array.from(
      { length: 30 },
      (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`,
    );
    const type = `<!DOCTYPE smses [<!ENTITY e0 "lol">${deep.join('')}<!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const items = await itemsOf(
      `${type}<smses><sms address="${sam}" body="&e30;&x;" type="1" date="1"/></smses>`,
    );
    expect(messagesIn(items).map(({ text }) => text)).toEqual(['&e30;&x;']);
    expect(items.filter((item) => typeOf(item) === 'note')).toHaveLength(2);
  });

  test('with attributes named like parts of the language itself are read as any other', async () => {
    const odd = `<sms __proto__="p" constructor="c" type="__proto__" address="${sam}" date="1706711130000" body="x" naïve="n"/>`;
    const [item] = messagesIn(await itemsOf(`<smses>${odd}</smses>`));
    expect(item?.direction).toBe('unknown');
    expect(Object.entries(item?.asFound ?? {})).toEqual(
      expect.arrayContaining([
        ['__proto__', 'p'],
        ['constructor', 'c'],
        ['na[U+00EF]ve', 'n'],
      ]),
    );
  });

  test('of rubbish after the root never fail and never take long', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({
          unit: fc.constantFrom(
            '<',
            '>',
            '"',
            "'",
            '/',
            '&',
            '=',
            '!',
            '-',
            '?',
            '[',
            ']',
            '\n',
            ' ',
            'sms',
            'mms',
            'x',
          ),
        }),
        async (text) => {
          await itemsOf(`<smses>${text}`, { limits: low });
        },
      ),
    );
    const noQuotes = `<smses>${'<sms a="'.repeat(20_000)}`;
    expect((await itemsOf(noQuotes)).filter((item) => typeOf(item) === 'skipped')).toHaveLength(
      20_000,
    );
    const many = 300_000;
    for (const start of ['', '<sms a="', "<sms a='", '<mms>', '<sms ']) {
      await itemsOf(`<smses>${start}${'<'.repeat(many)}`);
      await itemsOf(`<smses>${start}${'&'.repeat(many)}" />`);
      await itemsOf(`<smses>${start}${'a="<" '.repeat(many / 6)}`);
      await itemsOf(`<smses>${start}${'<!DOCTYPE ["'.repeat(many / 6)}`);
      await itemsOf(`<smses>${start}${'<!--'.repeat(many / 4)}`);
    }
  });

  test('name no text, number or name in what is told of them', async () => {
    const xml = backupXml([smsXml({ body: 'secret &#0; words & more', read: 'x<' })]).replace(
      'type="full"',
      'type="secret"',
    );
    const told = (await itemsOf(xml.slice(0, -9))).filter((item) => typeOf(item) !== 'message');
    expect(JSON.stringify(told)).not.toMatch(/secret|7700|Sam/);
  });

  test('that cannot be read to their end are told in plain words', async () => {
    // eslint-disable-next-line @typescript-eslint/require-await -- a stream that breaks off
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('<smses>');
      throw new Error('EIO');
    }
    const backup = { pieces: broken(), sizeBytes: 100 };
    await expect(drain(readBackup(backup, { choices, scratch: '' }))).rejects.toThrow(UserError);
  });
});

describe('progress', () => {
  test('is told for every piece and ends at the size of the file', async () => {
    const xml = Buffer.from(backupXml([smsXml(), smsXml()]));
    const items: SourceItem[] = [];
    for await (const item of readBackup(pieces(xml), { choices, scratch: '' })) items.push(item);
    expect(items.findLast((item) => item.type === 'progress')).toEqual({
      type: 'progress',
      bytesRead: xml.length,
      bytesInAll: xml.length,
    });
  });
});

const choices = { zone: 'Europe/London' };

interface ReadMessage {
  readonly text: unknown;
  readonly direction: string;
  readonly markers: readonly string[];
  readonly asFound?: Record<string, unknown>;
  readonly attachments: readonly { readonly bytes: string | null; readonly note?: string }[];
}

function messagesIn(items: readonly unknown[]): ReadMessage[] {
  return items.flatMap((item) => {
    const { message } = item as { message?: ReadMessage };
    return message === undefined ? [] : [message];
  });
}

function typeOf(item: unknown): string {
  return (item as SourceItem).type;
}

function asCodeUnits(text: unknown): unknown {
  if (typeof text !== 'object' || text === null) return text;
  return Buffer.from((text as { rawHex: string }).rawHex, 'hex')
    .swap16()
    .toString('utf16le');
}

async function drain(items: AsyncIterable<SourceItem>): Promise<void> {
  const types: string[] = [];
  for await (const item of items) types.push(item.type);
}

function pieces(bytes: Buffer): { pieces: AsyncIterable<Buffer>; sizeBytes: number } {
  // eslint-disable-next-line @typescript-eslint/require-await -- the reader takes a stream
  async function* all(): AsyncGenerator<Buffer> {
    for (let from = 0; from < bytes.length; from += 1 << 20)
      yield bytes.subarray(from, from + (1 << 20));
  }
  return { pieces: all(), sizeBytes: bytes.length };
}

async function recognises(bytes: Buffer): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'android-sms-backup-'));
  try {
    const path = join(folder, 'anything.bin');
    writeFileSync(path, bytes);
    return await androidSmsBackup.recognises({
      path,
      name: 'x',
      kind: 'file',
      sizeBytes: bytes.length,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
