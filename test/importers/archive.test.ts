import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Of } from '../../src/core/sha256.ts';
import { EntryUnreadable, openArchive, type Archive } from '../../src/importers/archive.ts';
import { cutShort, zipOf, type ZipEntry } from '../support/zip-writer.ts';

let folder = '';
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-test-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function stored(bytes: Uint8Array): Promise<string> {
  count += 1;
  const path = join(folder, `${count}.zip`);
  await writeFile(path, bytes);
  return path;
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all).toString('utf8');
}

interface Seen {
  readonly read: Record<string, string>;
  readonly refused: Archive['refused'];
}

async function seen(bytes: Uint8Array): Promise<Seen> {
  const path = await stored(bytes);
  const before = sha256Of(await readFile(path));
  const archive = await openArchive(path);
  if (archive === null) throw new Error('not an archive');
  const read: Record<string, string> = {};
  for (const entry of archive.entries) {
    read[JSON.stringify(entry.path)] = await whole(entry.open()).catch((error: unknown) =>
      error instanceof EntryUnreadable ? `unreadable: ${error.why}` : 'another error',
    );
  }
  await archive.close();
  expect(sha256Of(await readFile(path))).toBe(before);
  return { read, refused: archive.refused };
}

const good: ZipEntry = { name: 'good.txt', content: 'good', deflate: true };

describe('a zip archive', () => {
  it('gives its files in order, packed or stored', async () => {
    const result = await seen(
      zipOf([
        good,
        { name: 'a/', content: '' },
        { name: 'a/empty.txt' },
        { name: 'b', content: 'b' },
      ]),
    );
    expect(result).toEqual({
      read: { '"good.txt"': 'good', '"a/empty.txt"': '', '"b"': 'b' },
      refused: [],
    });
  });

  it('is read with Zip64 fields', async () => {
    const result = await seen(
      zipOf([
        { ...good, zip64: true },
        { name: 'b', content: 'b' },
      ]),
    );
    expect(result).toEqual({ read: { '"good.txt"': 'good', '"b"': 'b' }, refused: [] });
  });

  it.each([
    ['../outside.txt', 'its name points outside the archive'],
    ['a/../../outside.txt', 'its name points outside the archive'],
    ['..\\outside.txt', 'its name points outside the archive'],
    ['/etc/passwd', 'its name points to a fixed place on the disk'],
    ['\\\\server\\share', 'its name points to a fixed place on the disk'],
    ['C:\\x.txt', 'its name points to a fixed place on the disk'],
    ['a\0.txt', 'its name holds a NUL character'],
    ['', 'it has no name'],
  ])('refuses the name %j and reads the rest', async (name, why) => {
    const result = await seen(zipOf([good, { name, content: 'x' }, { name: 'z', content: 'z' }]));
    expect(result.read).toEqual({ '"good.txt"': 'good', '"z"': 'z' });
    expect(result.refused).toEqual([{ where: 'entry 2', why }]);
  });

  it('refuses links, locked files and unknown packings, and reads the rest', async () => {
    const result = await seen(
      zipOf([
        { name: 'link', content: '/etc/passwd', unixMode: 0o120777 },
        { name: 'pipe', unixMode: 0o010644 },
        { name: 'locked', content: 'x', encrypted: true },
        { name: 'lzma', content: 'x', stated: { method: 14 } },
        { ...good, unixMode: 0o100644 },
        { name: 'sizes', content: 'x', stated: { sizeBytes: 2 } },
      ]),
    );
    expect(result.read).toEqual({ '"good.txt"': 'good' });
    expect(result.refused.map(({ where, why }) => `${where}: ${why}`)).toEqual([
      'entry 1: it is a link to somewhere else',
      'entry 2: it is a link to somewhere else',
      'entry 3: it is locked with a password',
      'entry 4: it is packed in a way that this program does not read',
      'entry 6: its sizes in the archive contradict each other',
    ]);
  });

  it('refuses all entries that share one name, also where it is only written otherwise', async () => {
    const result = await seen(
      zipOf([
        { name: 'a/b', content: '1' },
        { name: './a//b', content: '2' },
        { name: 'a\\b', content: '3' },
        good,
      ]),
    );
    expect(result.read).toEqual({ '"good.txt"': 'good' });
    expect(result.refused.map(({ where }) => where)).toEqual(['entry 1', 'entry 2', 'entry 3']);
  });

  it('never hands out bytes to their end that do not match their checksum', async () => {
    const result = await seen(
      zipOf([
        { ...good, name: 'wrong', stated: { crc32: 1 } },
        { name: 'empty', stated: { crc32: 1 } },
        good,
      ]),
    );
    const why = 'unreadable: its bytes do not match the checksum in the archive';
    expect(result.read).toEqual({ '"wrong"': why, '"empty"': why, '"good.txt"': 'good' });
  });

  it('refuses a bomb by what the archive states of it', async () => {
    const zeros = Buffer.alloc(65 * 1024 * 1024);
    const result = await seen(zipOf([{ name: 'bomb', content: zeros, deflate: true }, good]));
    expect(result.read).toEqual({ '"good.txt"': 'good' });
    expect(result.refused[0]?.why).toMatch(/fill a disk/);
  });

  it('stops a bomb that states a small size as soon as it passes it', async () => {
    const zeros = Buffer.alloc(50 * 1024 * 1024);
    const path = await stored(
      zipOf([{ name: 'bomb', content: zeros, deflate: true, stated: { sizeBytes: 10 } }]),
    );
    const archive = (await openArchive(path))!;
    let handedOut = 0;
    const reading = (async () => {
      for await (const piece of archive.entries[0]!.open()) handedOut += piece.byteLength;
    })();
    await expect(reading).rejects.toThrow(/more than the archive states/);
    expect(handedOut).toBe(0);
    await archive.close();
  });

  it('refuses entries that overlap, and those beyond a bound in all', async () => {
    const one: ZipEntry = { name: 'a', content: 'x'.repeat(5000) };
    const overlapping = zipOf([
      one,
      ...['b', 'c', 'd'].map((name) => ({ name, onBytesBefore: true })),
    ]);
    expect((await seen(overlapping)).refused).toEqual(
      [2, 3, 4].map((number) => ({
        where: `entry ${number}`,
        why: 'it overlaps other files in the archive',
      })),
    );
    const path = await stored(zipOf([one, { ...one, name: 'b' }, { ...one, name: 'c' }]));
    const archive = (await openArchive(path, { totalBytes: 11_000 }))!;
    expect(archive.entries.map((entry) => entry.where)).toEqual(['entry 1', 'entry 2']);
    expect(archive.refused).toEqual([
      { where: 'entry 3', why: 'the archive would unpack to more than this program reads' },
    ]);
    await archive.close();
  });

  it('says where bytes are not where the list says', async () => {
    const result = await seen(
      zipOf([good, { name: 'b', content: 'b', stated: { headerOffset: 7 } }]),
    );
    expect(result.read).toEqual({
      '"good.txt"': 'good',
      '"b"': 'unreadable: its bytes are not where the archive says they are',
    });
  });

  it('reads what stands before a damaged place in its list', async () => {
    const zip = zipOf([good, { name: 'b', content: 'b' }]);
    zip[zip.lastIndexOf('PK\x01\x02', zip.length, 'latin1')] = 0;
    const result = await seen(zip);
    expect(result.read).toEqual({ '"good.txt"': 'good' });
    expect(result.refused).toEqual([
      { where: 'entry 2', why: 'the archive’s list of files is damaged from here on' },
    ]);
  });

  it('is none when it was cut short, is empty, or something else', async () => {
    const zip = zipOf([good]);
    for (const bytes of [
      cutShort(zip, 10),
      cutShort(zip, 60),
      Buffer.alloc(0),
      Buffer.from('PK'),
    ]) {
      expect(await openArchive(await stored(bytes))).toBeNull();
    }
    expect(await openArchive(await stored(Buffer.from('%PDF-1.7')))).toBeNull();
  });

  it('keeps the bytes of a name that is not UTF-8 and shows it as code page 437', async () => {
    const name = Buffer.from([0x81, 0x62, 0x65, 0x72]);
    const shown = { shown: 'über', rawHex: '81626572', rawAs: 'bytes' };
    expect((await seen(zipOf([{ name, content: 'x' }]))).read).toEqual({
      [JSON.stringify(shown)]: 'x',
    });
    const flagged = { shown: '\ufffdber', rawHex: '81626572', rawAs: 'bytes' };
    expect((await seen(zipOf([{ name, content: 'x', utf8Flag: true }]))).read).toEqual({
      [JSON.stringify(flagged)]: 'x',
    });
  });

  it('takes UTF-8 without the flag, and an Info-ZIP Unicode path that belongs to the name', async () => {
    const name = Buffer.from([0x81, 0x62]);
    const data = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), Buffer.from('żb')]);
    data.writeUInt32LE(crc32(name), 1);
    const result = await seen(
      zipOf([
        { name: Buffer.from('żółć'), content: '1' },
        { name, content: '2', extra: [{ id: 0x7075, data }] },
        { name: Buffer.from([0x82]), content: '3', extra: [{ id: 0x7075, data }] },
      ]),
    );
    expect(Object.keys(result.read)).toEqual([
      '"żółć"',
      '"żb"',
      '{"shown":"é","rawHex":"82","rawAs":"bytes"}',
    ]);
  });

  it('gives back whatever was put in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ content: fc.uint8Array({ maxLength: 2000 }), deflate: fc.boolean() })),
        async (files) => {
          const path = await stored(
            zipOf(files.map((file, index) => ({ ...file, name: `f${index}` }))),
          );
          const archive = (await openArchive(path))!;
          for (const [index, entry] of archive.entries.entries()) {
            const pieces: Uint8Array[] = [];
            for await (const piece of entry.open()) pieces.push(piece);
            expect(Buffer.concat(pieces).equals(files[index]!.content)).toBe(true);
          }
          expect(archive.entries.length).toBe(files.length);
          await archive.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('with any byte changed either reads right, is refused, or says that it is unreadable', async () => {
    const zip = zipOf([good, { name: 'b', content: 'plain' }]);
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(zip);
        changed[at] = (changed[at] ?? 0) ^ by;
        const archive = await openArchive(await stored(changed));
        for (const entry of archive?.entries ?? []) {
          const text = await whole(entry.open()).catch((error: unknown) => {
            expect(error).toBeInstanceOf(EntryUnreadable);
            return null;
          });
          expect([null, 'good', 'plain']).toContain(text);
        }
        await archive?.close();
      }),
      { numRuns: 150 },
    );
  });
});
