import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { cutShort, zipOf, type ZipEntry } from '../support/zip-writer.ts';
import { bundleFiles, bundleZip, checkZip, damageIn } from './made-bundle.ts';
import { filesInZip } from './temporary-folder.ts';

async function entries(): Promise<ZipEntry[]> {
  return [...(await bundleFiles())].map(([path, content]) => ({
    name: `AB/${path}`,
    content,
    deflate: path.endsWith('.txt'),
  }));
}

describe('a zip that was packed again by another program', () => {
  it('is as good as the first', async () => {
    expect(damageIn(await checkZip(zipOf(await entries())))).toEqual([]);
    const big = (await entries()).map((entry) => ({ ...entry, zip64: true }));
    expect(damageIn(await checkZip(zipOf(big)))).toEqual([]);
    const folders = [{ name: 'AB/' }, { name: 'AB/data/' }, ...(await entries())];
    expect(damageIn(await checkZip(zipOf(folders)))).toEqual([]);
    const mac = [...(await entries()), { name: '__MACOSX/AB/._bagit.txt', content: 'x' }];
    expect(damageIn(await checkZip(zipOf(mac)))).toEqual([]);
  });
});

describe('a dangerous zip', () => {
  const hazards: readonly [what: string, entry: ZipEntry, kind: string][] = [
    ['a second file of one name', { name: 'AB/data/1_REPORT.pdf', content: 'other' }, 'zip-twice'],
    [
      'a name that differs in capitals only',
      { name: 'AB/data/1_report.PDF', content: 'x' },
      'names-clash',
    ],
    ['a way out of the folder', { name: 'AB/../../evil.txt', content: 'x' }, 'unsafe-path'],
    ['an absolute name', { name: '/etc/evil', content: 'x' }, 'unsafe-path'],
    ['a Windows drive', { name: 'C:\\evil.txt', content: 'x' }, 'unsafe-path'],
    ['a backslash', { name: 'AB\\..\\evil.txt', content: 'x' }, 'unsafe-path'],
    ['a name with an escape sequence', { name: 'AB/data/\u001b[2J', content: 'x' }, 'unsafe-path'],
    ['a link', { name: 'AB/data/link', content: '/etc/passwd', unixMode: 0o120777 }, 'zip-link'],
    ['an encrypted file', { name: 'AB/data/x', content: 'x', encrypted: true }, 'zip-encrypted'],
    [
      'an unknown way of packing',
      { name: 'AB/data/x', content: 'x', stated: { method: 99 } },
      'zip-method',
    ],
    [
      'a bomb',
      { name: 'AB/data/x', content: 'x', deflate: true, stated: { sizeBytes: 2 ** 31 } },
      'zip-bomb',
    ],
    [
      'a size that is too small',
      { name: 'AB/data/x', content: 'xxxx', deflate: true, stated: { sizeBytes: 2 } },
      'zip-unreadable',
    ],
    ['a wrong checksum', { name: 'AB/data/x', content: 'x', stated: { crc32: 1 } }, 'zip-crc'],
    [
      'a file that lies on another',
      { name: 'AB/data/x', content: 'x', stated: { headerOffset: 0 } },
      'zip-overlap',
    ],
    [
      'a place outside the zip',
      { name: 'AB/data/x', content: 'x', stated: { headerOffset: 2 ** 30 } },
      'zip-unreadable',
    ],
    ['a file outside the bundle’s folder', { name: 'READ-ME.txt', content: 'x' }, 'outside-bag'],
  ];

  it.each(hazards)('%s is damage, and everything else is still checked', async (_, entry, kind) => {
    const check = await checkZip(zipOf([...(await entries()), entry]));
    expect(damageIn(check)).toContain(kind);
    expect(check.entries).toBe(8);
    for (const { where, what } of check.findings)
      expect(where + what).not.toMatch(/[\u0000-\u001f]/);
  });

  it('that was cut off is damage', async () => {
    const zip = await bundleZip();
    for (const bytes of [1, 22, 100, zip.length - 10]) {
      const check = await checkZip(cutShort(zip, bytes));
      expect(damageIn(check)).toContain('zip-unreadable');
    }
  });

  it('with other bytes in front, as some programs leave, has a note', async () => {
    const withGap = Buffer.concat([Buffer.from('PK\u0003\u0004junk'), await bundleZip()]);
    const check = await checkZip(withGap).catch((error: unknown) => error);
    expect(check instanceof UserError || damageIn(check as never).length > 0).toBe(true);
  });
});

describe('any bit of a zip', () => {
  /*
   * A flipped bit is told, or it changes nothing that anybody unpacks (a file mode, the version of the
   * program that packed it).
   */
  it('cannot be flipped without being told or being harmless', { timeout: 120_000 }, async () => {
    const zip = await bundleZip();
    const before = await filesInZip(zip);
    const position = fc.integer({ min: 0, max: zip.length - 1 });
    const listStart = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    const inList = fc.integer({ min: listStart, max: zip.length - 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(position, inList),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const flipped = Buffer.from(zip);
          flipped[at]! ^= 1 << bit;
          const check = await checkZip(flipped).catch((error: unknown) => {
            if (error instanceof UserError) return null;
            throw error;
          });
          if (check === null || damageIn(check).length > 0) return;
          expect(await filesInZip(flipped)).toEqual(before);
        },
      ),
      { numRuns: 120 },
    );
  });
});
