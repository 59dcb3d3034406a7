import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import type { IncomingFile, SourceItem } from '../../src/core/source-item.ts';
import { shownText } from '../../src/core/text.ts';
import { sourceAt } from '../../src/importers/given-path.ts';
import { looseFiles } from '../../src/importers/loose-files.ts';
import { sourceSha256 } from '../../src/importers/source-hash.ts';
import { relativeKey, type Source } from '../../src/importers/source.ts';
import { amr, exifSegment, jpeg, png, tag } from '../media/made-files.ts';
import { asOrdinaryUser, stateOf, withFolder } from './source-folder.ts';

const reading = { choices: { zone: 'Europe/London' }, scratch: '/nowhere' };

async function itemsOf(source: Source): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of looseFiles.read(source, reading)) items.push(item);
  return items;
}

/** The items of the folder; the folder is checked to be as it was. */
async function itemsIn(folder: string, leavesOut?: ReadonlySet<string>): Promise<SourceItem[]> {
  const before = await stateOf(folder);
  const source = await sourceAt(folder);
  const items = await itemsOf(leavesOut === undefined ? source : { ...source, leavesOut });
  expect(await stateOf(folder)).toBe(before);
  return items;
}

function filesAmong(items: readonly SourceItem[]): IncomingFile[] {
  return items.flatMap((item) => (item.type === 'file' ? [item.file] : []));
}

function skippedAmong(items: readonly SourceItem[]): { where: string; why: string }[] {
  return items.flatMap((item) =>
    item.type === 'skipped' ? [{ where: item.where, why: item.why }] : [],
  );
}

async function bytesOf(file: IncomingFile): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.bytes.open()) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a single file', () => {
  it('is one row with its name, its bytes and what it says of itself', async () => {
    const content = jpeg(
      4,
      3,
      exifSegment({ exif: { [tag.dateTimeOriginal]: '2024:01:31 14:25:30' } }),
    );
    await withFolder({ 'photo.jpg': content }, async (folder) => {
      const items = await itemsOf(await sourceAt(join(folder, 'photo.jpg')));
      const [file] = filesAmong(items);
      expect(file).toMatchObject({
        name: 'photo.jpg',
        path: 'photo.jpg',
        facts: { kind: 'picture', happened: { local: '2024-01-31T14:25:30' } },
      });
      expect((await bytesOf(file!)).equals(content)).toBe(true);
      expect((await bytesOf(file!)).equals(content)).toBe(true);
      expect(items.at(-1)).toEqual({
        type: 'progress',
        bytesRead: content.byteLength,
        bytesInAll: content.byteLength,
      });
    });
  });

  it('of more than a megabyte comes in pieces', async () => {
    const content = Buffer.alloc(3_000_000, 'abc');
    await withFolder({ 'long.bin': content }, async (folder) => {
      const [file] = filesAmong(await itemsOf(await sourceAt(join(folder, 'long.bin'))));
      let pieces = 0;
      const hash = createHash('sha256');
      for await (const piece of file!.bytes.open()) {
        pieces += 1;
        hash.update(piece);
      }
      expect(pieces).toBeGreaterThan(1);
      expect(hash.digest('hex')).toBe(createHash('sha256').update(content).digest('hex'));
    });
  });

  it('that is gone by the time it is read is skipped', async () => {
    await withFolder({ 'a.txt': 'x' }, async (folder) => {
      const source = await sourceAt(join(folder, 'a.txt'));
      await rm(join(folder, 'a.txt'));
      expect(skippedAmong(await itemsOf(source))).toEqual([
        { where: 'file 1', why: 'it was gone when it was to be read' },
      ]);
    });
  });
});

describe('a folder', () => {
  it('gives every file below it in the order of the bytes of the paths', async () => {
    const files = {
      'b.txt': '1',
      'a/z.txt': '2',
      'a-b.txt': '3',
      'a.txt': '4',
      'Z/é.txt': '5',
      'a/b/c/d.txt': '6',
      'ä.txt': '7',
    };
    await withFolder(files, async (folder) => {
      const paths = filesAmong(await itemsIn(folder)).map(({ path }) => path);
      expect(paths).toEqual([
        'Z/é.txt',
        'a-b.txt',
        'a.txt',
        'a/b/c/d.txt',
        'a/z.txt',
        'b.txt',
        'ä.txt',
      ]);
      const byBytes = paths.toSorted((a, b) =>
        Buffer.compare(Buffer.from(shownText(a)), Buffer.from(shownText(b))),
      );
      expect(paths).toEqual(byBytes);
    });
  });

  it('read twice gives the same items', async () => {
    const files = { 'a.amr': amr([7, 7]), 'b.png': png(3, 2), 'c/d.txt': 'words' };
    await withFolder(files, async (folder) => {
      const once = JSON.stringify(await itemsIn(folder));
      expect(JSON.stringify(await itemsIn(folder))).toBe(once);
    });
  });

  it('takes in empty files, with a note, and the files that systems leave about', async () => {
    const files = { 'empty.txt': '', 'Thumbs.db': 'x', '.DS_Store': 'y', 'desktop.ini': 'z' };
    await withFolder(files, async (folder) => {
      const found = filesAmong(await itemsIn(folder));
      expect(found.map(({ name }) => name)).toEqual([
        '.DS_Store',
        'Thumbs.db',
        'desktop.ini',
        'empty.txt',
      ]);
      expect(found.at(-1)?.facts.notes).toEqual(['The file is empty.']);
      expect(await bytesOf(found.at(-1)!)).toHaveLength(0);
    });
  });

  it('keeps names that are not UTF-8 byte for byte', async () => {
    await withFolder({}, async (folder) => {
      const name = Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x2e, 0x74, 0x78, 0x74]);
      await writeFile(Buffer.concat([Buffer.from(`${folder}/`), name]), 'words');
      const [file] = filesAmong(await itemsIn(folder));
      expect(file?.name).toEqual({
        shown: 'caf\ufffd.txt',
        rawHex: name.toString('hex'),
        rawAs: 'bytes',
      });
      expect(file?.facts.words).toBe('words');
      expect((await bytesOf(file!)).toString()).toBe('words');
    });
  });

  it('does not follow links, and says so', async () => {
    await withFolder({ 'a.txt': 'x', 'sub/b.txt': 'y' }, async (folder) => {
      await symlink('/etc/passwd', join(folder, 'link-out'));
      await symlink('..', join(folder, 'sub', 'loop'));
      const items = await itemsIn(folder);
      expect(filesAmong(items).map(({ path }) => path)).toEqual(['a.txt', 'sub/b.txt']);
      expect(skippedAmong(items)).toEqual([
        { where: 'file 2', why: 'a link to another place, not a file' },
        { where: 'file 4', why: 'a link to another place, not a file' },
      ]);
    });
  });

  it('skips pipes and sockets without waiting for them', async () => {
    await withFolder({ 'a.txt': 'x' }, async (folder) => {
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve));
      try {
        expect(skippedAmong(await itemsIn(folder)).map(({ why }) => why)).toEqual([
          'a device or connection, not a file',
          'a device or connection, not a file',
        ]);
      } finally {
        await new Promise((resolve) => server.close(resolve));
      }
    });
  });

  it('that vanishes half-way gives what was read, and the rest as skipped', async () => {
    const files = { 'a.txt': '1', 'b.txt': '2', 'c/d.txt': '3' };
    await withFolder(files, async (folder) => {
      const items: SourceItem[] = [];
      for await (const item of looseFiles.read(await sourceAt(folder), reading)) {
        if (items.length === 0) await rm(folder, { recursive: true });
        items.push(item);
      }
      expect(filesAmong(items)).toHaveLength(1);
      expect(skippedAmong(items).map(({ where }) => where)).toEqual(['file 2', 'file 3']);
    });
  });

  it('whose files are claimed by others gives only the rest', async () => {
    const files = { 'a.txt': '1', 'backup.xml': '2', 'chat/1.txt': '3', 'chat/2.txt': '4' };
    await withFolder(files, async (folder) => {
      const leavesOut = new Set(
        ['backup.xml', 'chat'].map((path) => relativeKey(Buffer.from(path))),
      );
      const items = await itemsIn(folder, leavesOut);
      expect(filesAmong(items).map(({ path }) => path)).toEqual(['a.txt']);
    });
  });

  it('with a file and a folder that may not be read skips them', async () => {
    await asOrdinaryUser(() =>
      withFolder({ 'a.txt': 'x', 'b/c.txt': 'y' }, async (folder) => {
        await chmod(join(folder, 'a.txt'), 0);
        await chmod(join(folder, 'b'), 0);
        const items = await itemsOf(await sourceAt(folder));
        const hash = await sourceSha256(await sourceAt(folder));
        await chmod(join(folder, 'b'), 0o700);
        expect(skippedAmong(items)).toEqual([
          { where: 'file 1', why: 'this computer does not allow it to be opened' },
          {
            where: 'file 2',
            why: 'a folder that could not be opened: this computer does not allow it to be opened',
          },
        ]);
        expect(hash.sizeBytes).toBe(0);
      }),
    );
  });

  it('as deep as paths can go is walked to the end', async () => {
    const deep = Array.from({ length: 300 }, () => 'folder').join('/');
    await withFolder({}, async (folder) => {
      await mkdir(join(folder, deep), { recursive: true });
      await writeFile(join(folder, deep, 'a.txt'), 'x');
      expect(filesAmong(await itemsIn(folder))).toHaveLength(1);
    });
  });
});

describe('the bytes of a file that changes', () => {
  it.each([
    ['vanishes', (path: string) => rm(path)],
    ['shrinks', (path: string) => truncate(path, 1)],
    ['grows', (path: string) => writeFile(path, 'longer than it was')],
  ])('are refused where it %s after it was listed', async (_how, change) => {
    await withFolder({ 'a.txt': 'words' }, async (folder) => {
      const path = join(folder, 'a.txt');
      const [file] = filesAmong(await itemsOf(await sourceAt(path)));
      await change(path);
      await expect(bytesOf(file!)).rejects.toBeInstanceOf(UserError);
    });
  });
});

describe('the hash of a source', () => {
  it('of a file is that of its bytes', async () => {
    await withFolder({ 'a.txt': 'words' }, async (folder) => {
      expect(await sourceSha256(await sourceAt(join(folder, 'a.txt')))).toEqual({
        sha256: createHash('sha256').update('words').digest('hex'),
        sizeBytes: 5,
      });
    });
  });

  it('of a folder is that of the list that sha256sum prints', async () => {
    const files = { 'b.txt': '1', 'a/z.txt': '22', 'a-b.txt': '333', 'back\\slash\n.txt': '4' };
    await withFolder(files, async (folder) => {
      await symlink('b.txt', join(folder, 'link'));
      const list =
        "find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum";
      const printed = execFileSync('bash', ['-c', list], { cwd: folder, encoding: 'utf8' });
      expect(await sourceSha256(await sourceAt(folder))).toEqual({
        sha256: printed.slice(0, 64),
        sizeBytes: 7,
      });
    });
  });

  it('leaves out what belongs to another source', async () => {
    await withFolder({ 'a.txt': '1', 'b.txt': '2' }, async (folder) => {
      const whole = await sourceAt(folder);
      const part = { ...whole, leavesOut: new Set(['b.txt']) };
      expect((await sourceSha256(part)).sha256).not.toBe((await sourceSha256(whole)).sha256);
      await rm(join(folder, 'b.txt'));
      expect((await sourceSha256(part)).sha256).toBe((await sourceSha256(whole)).sha256);
    });
  });
});
