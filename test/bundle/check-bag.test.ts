import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBag } from '../../src/bundle/check-bag.ts';
import { isBag } from '../../src/bundle/find-bag.ts';
import { UserError } from '../../src/core/errors.ts';
import { sha256Of } from '../../src/core/sha256.ts';
import { parseHead } from '../../src/core/wanted-head.ts';
import { outsideTool } from '../support/outside-tools.ts';
import {
  bundleFiles,
  bundleZip,
  checkFiles,
  checkZip,
  damageIn,
  withNewManifests,
} from './made-bundle.ts';
import { smallCase } from './small-case.ts';
import { filesBelow, temporaryFolder, writeFiles } from './temporary-folder.ts';

type Files = Map<string, Buffer>;

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 1;
  return copy;
}

function replaced(files: Files, path: string, from: string | RegExp, to: string): Files {
  const before = files.get(path)!.toString();
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  return new Map(files).set(path, Buffer.from(after));
}

describe('an honest bundle', () => {
  it('has no damage, as a zip or unpacked, and gives its entries and head', async () => {
    const { head } = smallCase().record;
    for (const check of [
      await checkZip(await bundleZip()),
      await checkFiles(await bundleFiles()),
    ]) {
      expect(check).toMatchObject({ entries: 8, head });
      expect(check.findings).toEqual([
        {
          severity: 'note',
          kind: 'withheld',
          where: 'data/check/journal.jsonl',
          what: 'Withheld: 10 parts of 6 entries. The chain is checked all the same.',
        },
      ]);
    }
  });

  it('is found from the folder around it, from its data folder, and in a zip without a top folder', async () => {
    const files = await bundleFiles();
    const around = temporaryFolder();
    mkdirSync(join(around, 'AB'));
    mkdirSync(join(around, 'other'));
    writeFiles(join(around, 'AB'), files);
    for (const path of [around, join(around, 'AB'), join(around, 'AB', 'data')]) {
      expect(damageIn(await checkBag(path))).toEqual([]);
      expect(await isBag(path)).toBe(true);
    }
    if (outsideTool('zip') === null) return;
    const zip = join(temporaryFolder(), 'flat.zip');
    execFileSync('zip', ['-q', '-r', zip, '.'], { cwd: join(around, 'AB') });
    expect(damageIn(await checkBag(zip))).toEqual([]);
  });

  it('is not changed by being checked', async () => {
    const files = await bundleFiles();
    const folder = temporaryFolder();
    writeFiles(folder, files);
    await checkBag(folder);
    expect(filesBelow(folder)).toEqual(files);
  });

  it('may have been looked into by a Mac or by Windows', async () => {
    const files = await bundleFiles();
    for (const name of [
      '.DS_Store',
      'data/exhibits/Thumbs.db',
      'data/desktop.ini',
      'data/._1_REPORT.pdf',
    ])
      files.set(name, Buffer.from('x'));
    const check = await checkFiles(files);
    expect(damageIn(check)).toEqual([]);
    expect(check.findings.filter(({ kind }) => kind === 'system-file').length).toBe(4);
  });

  it('holds the head that was given out earlier, by hash alone or with its number', async () => {
    const files = await bundleFiles();
    const { seq, hash } = smallCase().journal[3]!;
    expect(damageIn(await checkFiles(files, { head: { hash } }))).toEqual([]);
    expect(
      damageIn(await checkFiles(files, { head: parseHead(`${seq}:${hash.toUpperCase()}`) })),
    ).toEqual([]);
    expect(damageIn(await checkFiles(files, { head: { hash, seq: 5 } }))).toEqual([
      'head-not-found',
    ]);
    expect(damageIn(await checkFiles(files, { head: { hash: sha256Of('x') } }))).toEqual([
      'head-not-found',
    ]);
  });

  it('has the same head with every part of the journal withheld', async () => {
    const { input, record } = smallCase();
    const nothing = { ...record, exhibits: () => [], imports: () => [] };
    const check = await checkFiles(
      await bundleFiles({ ...input, record: nothing, keepBack: () => 'not chosen' }),
      { head: record.head },
    );
    expect(check).toMatchObject({ entries: 8, head: record.head });
    expect(damageIn(check)).toEqual([]);
  });
});

describe('a bundle that was changed', () => {
  it('shows it for a flipped bit at the beginning, middle or end of any file', async () => {
    const files = await bundleFiles();
    for (const [path, bytes] of files)
      for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const check = await checkFiles(new Map(files).set(path, flipped(bytes, at)));
        expect(damageIn(check), `${path} at ${at}`).not.toEqual([]);
      }
  });

  it('shows a file that is gone, added, renamed or emptied', async () => {
    const files = await bundleFiles();
    for (const path of files.keys()) {
      const without = new Map(files);
      without.delete(path);
      expect(damageIn(await checkFiles(without)), path).not.toEqual([]);
      const renamed = new Map(without).set(`${path}.old`, files.get(path)!);
      expect(damageIn(await checkFiles(renamed)), path).not.toEqual([]);
      expect(
        damageIn(await checkFiles(new Map(files).set(path, Buffer.alloc(0)))),
        path,
      ).not.toEqual([]);
    }
    for (const path of ['extra.txt', 'data/extra.txt', 'data/check/more/extra.txt', '1_REPORT.pdf'])
      expect(damageIn(await checkFiles(new Map(files).set(path, Buffer.from('x'))))).toContain(
        'file-not-listed',
      );
  });

  it('shows two exhibits that were swapped', async () => {
    const files = await bundleFiles();
    const [one, other] = [...files.keys()].filter((path) => path.includes('exhibits/AB_'));
    const swapped = new Map(files).set(one!, files.get(other!)!).set(other!, files.get(one!)!);
    expect(damageIn(await checkFiles(swapped))).toEqual(['exhibit-differs', 'hash-differs']);
    expect(damageIn(await checkFiles(withNewManifests(swapped)))).toEqual(['exhibit-differs']);
  });

  it('shows an exhibit that was changed though every manifest was made anew', async () => {
    const files = await bundleFiles();
    for (const path of [
      'AB_1_Das_Cafe_Lodz_No5.JPG',
      'AB_4_conversation.jsonl',
      'AB_4_1_IMG_1.jpg',
    ]) {
      const changed = new Map(files).set(`data/exhibits/${path}`, Buffer.from('changed'));
      expect(damageIn(await checkFiles(withNewManifests(changed)))).toContain('exhibit-unknown');
    }
    const added = new Map(files).set('data/exhibits/AB_9_more.jpg', Buffer.from('more'));
    expect(damageIn(await checkFiles(withNewManifests(added)))).toEqual(['exhibit-unknown']);
  });

  it('shows an exhibit that only the words of a message speak for', async () => {
    const files = await bundleFiles();
    const said = Buffer.from('a hash that only a message says');
    const added = new Map(files).set('data/exhibits/AB_9_said.jpg', said);
    expect(damageIn(await checkFiles(withNewManifests(added)))).toEqual(['exhibit-unknown']);
  });

  it('shows an exhibit left out with its line in every list, as a note', async () => {
    const files = await bundleFiles();
    files.delete('data/exhibits/AB_3_nul.txt');
    const list = replaced(files, 'data/check/exhibits.jsonl', /.*AB_3_nul.*\n/, '');
    const check = await checkFiles(withNewManifests(list));
    expect(damageIn(check)).toEqual([]);
    expect(check.findings.find(({ kind }) => kind === 'exhibits-not-here')?.what).toContain('AB/3');
  });

  it('shows a journal that was changed though every manifest was made anew', async () => {
    const files = await bundleFiles();
    const path = 'data/check/journal.jsonl';
    const lines = files.get(path)!.toString().trimEnd().split('\n');
    const withLines = (changed: readonly string[]): Files =>
      withNewManifests(
        new Map(files).set(path, Buffer.from(changed.map((line) => line + '\n').join(''))),
      );
    const damage = async (changed: Files) => damageIn(await checkFiles(changed));
    const edited = lines.map((line) => line.replace('He stood', 'She stood'));
    expect(await damage(withLines(edited))).toEqual(['hash-differs']);
    const spaced = lines.map((line) => line.replace('"seq":2', '"seq": 2'));
    expect(await damage(withLines(spaced))).toEqual(['line-layout']);
    const dropped = lines.filter((_, index) => index !== 1);
    expect(await damage(withLines(dropped))).toEqual(['chain-broken', 'sequence']);
    expect(await damage(withLines([...lines, lines[7]!]))).toEqual(['chain-broken', 'sequence']);
    expect(await damage(withLines(['nonsense', ...lines.slice(1)]))).toEqual(['line-unreadable']);
    expect(await damage(withLines([]))).toEqual(['exhibit-unknown', 'journal-empty']);
    const cut = new Map(files).set(path, files.get(path)!.subarray(0, -1));
    expect(await damage(withNewManifests(cut))).toEqual(['tail']);
    const long = lines.map((line, index) => (index === 4 ? line + ' '.repeat(1_100_000) : line));
    expect(await damage(withLines(long))).toContain('line-too-long');
    const { head } = smallCase().record;
    const shorter = await checkFiles(withLines(lines.slice(0, 7)), { head });
    expect(damageIn(shorter)).toEqual(['head-not-found']);
  });

  it('shows another case.json', async () => {
    const files = await bundleFiles();
    const other = replaced(files, 'data/check/case.json', 'c0ffee', 'decade');
    expect(damageIn(await checkFiles(withNewManifests(other)))).toEqual([
      'case-differs',
      'chain-broken',
    ]);
    other.delete('data/check/case.json');
    expect(damageIn(await checkFiles(withNewManifests(other)))).toEqual(['check-missing']);
  });

  it('shows links and does not follow them', async () => {
    const files = await bundleFiles();
    const folder = temporaryFolder();
    files.delete('data/1_REPORT.pdf');
    writeFiles(folder, files);
    symlinkSync('/etc/passwd', join(folder, 'data/1_REPORT.pdf'));
    symlinkSync('.', join(folder, 'data/loop'));
    const check = await checkBag(folder);
    expect(damageIn(check)).toEqual(['file-missing', 'not-a-file', 'payload-oxum']);
    expect(check.hashes.has('data/1_REPORT.pdf')).toBe(false);
  });
});

describe('the rules of RFC 8493, line by line', () => {
  const rules: readonly [what: string, path: string, text: string, kind: string][] = [
    [
      'another version',
      'bagit.txt',
      'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n',
      'bag-version',
    ],
    [
      'another encoding',
      'bagit.txt',
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n',
      'tag-encoding',
    ],
    [
      'a byte order mark',
      'bagit.txt',
      '\ufeffBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
      'tag-encoding',
    ],
    [
      'lines in another order',
      'bagit.txt',
      'Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n',
      'bag-declaration',
    ],
    [
      'a third line',
      'bagit.txt',
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nx: y\n',
      'bag-declaration',
    ],
    ['a file to be fetched', 'fetch.txt', 'http://example.org/x 1 data/x\n', 'fetch'],
    ['a wrong count', 'bag-info.txt', 'Payload-Oxum: 1.1\n', 'payload-oxum'],
    ['two counts', 'bag-info.txt', 'Payload-Oxum: 1.1\nPayload-Oxum: 1.1\n', 'bag-info'],
    ['a line without a label', 'bag-info.txt', 'nonsense\n', 'bag-info'],
    ['a date that is none', 'bag-info.txt', 'Bagging-Date: yesterday\n', 'bag-info'],
    ['an empty manifest', 'manifest-sha256.txt', '', 'file-not-listed'],
    ['a line that is none', 'manifest-sha256.txt', 'nonsense\n', 'manifest-line'],
    [
      'a path above the bag',
      'manifest-sha256.txt',
      `${sha256Of('x')}  data/../../x\n`,
      'unsafe-path',
    ],
    [
      'a path with backslashes',
      'manifest-sha256.txt',
      `${sha256Of('x')}  data\\x\n`,
      'unsafe-path',
    ],
    ['an absolute path', 'manifest-sha256.txt', `${sha256Of('x')}  /etc/passwd\n`, 'unsafe-path'],
    ['a drive', 'manifest-sha256.txt', `${sha256Of('x')}  C:/x\n`, 'unsafe-path'],
    ['somebody’s home', 'manifest-sha256.txt', `${sha256Of('x')}  ~/x\n`, 'unsafe-path'],
    [
      'a tag file among the payload',
      'manifest-sha256.txt',
      `${sha256Of('x')}  bagit.txt\n`,
      'manifest-line',
    ],
    [
      'payload among the tag files',
      'tagmanifest-sha256.txt',
      `${sha256Of('x')}  data/x\n`,
      'manifest-line',
    ],
    [
      'a tag manifest that lists itself',
      'tagmanifest-sha256.txt',
      `${sha256Of('x')}  tagmanifest-sha256.txt\n`,
      'manifest-line',
    ],
    [
      'a file that is not there',
      'manifest-sha256.txt',
      `${sha256Of('x')}  data/none\n`,
      'file-missing',
    ],
    ['a second manifest that lacks files', 'manifest-md5.txt', '', 'file-not-listed'],
  ];

  it.each(rules)('%s in %s', async (_, path, text, kind) => {
    const files = await bundleFiles();
    expect(damageIn(await checkFiles(files.set(path, Buffer.from(text))))).toContain(kind);
  });

  it('a manifest that is not UTF-8', async () => {
    const files = await bundleFiles();
    const bad = files.set('manifest-sha256.txt', Buffer.from([0xff, 0xfe, 0x0a]));
    expect(damageIn(await checkFiles(bad))).toEqual(
      expect.arrayContaining(['tag-encoding', 'manifest-missing']),
    );
  });

  it('a line that is there twice, whether it says the same or not', async () => {
    const files = await bundleFiles();
    const first = files.get('manifest-sha256.txt')!.toString().split('\n')[0]!;
    for (const line of [first, sha256Of('x') + first.slice(64)]) {
      const twice = Buffer.concat([files.get('manifest-sha256.txt')!, Buffer.from(`${line}\n`)]);
      const check = await checkFiles(new Map(files).set('manifest-sha256.txt', twice));
      expect(damageIn(check)).toContain('manifest-twice');
    }
  });

  it('two lines whose checksums were swapped', async () => {
    const files = await bundleFiles();
    const [one, two, ...rest] = files.get('manifest-sha256.txt')!.toString().split('\n');
    const text = [
      two!.slice(0, 64) + one!.slice(64),
      one!.slice(0, 64) + two!.slice(64),
      ...rest,
    ].join('\n');
    const check = await checkFiles(new Map(files).set('manifest-sha256.txt', Buffer.from(text)));
    expect(check.findings.filter(({ kind }) => kind === 'hash-differs').length).toBe(3);
  });

  it('other algorithms beside SHA-256 are checked too', async () => {
    const files = await bundleFiles();
    const { createHash } = await import('node:crypto');
    const lines = [...files]
      .filter(([path]) => path.startsWith('data/'))
      .map(([path, bytes]) => `${createHash('sha512').update(bytes).digest('hex')} ${path}\n`);
    const more = withNewManifests(files.set('manifest-sha512.txt', Buffer.from(lines.join(''))));
    expect(damageIn(await checkFiles(more))).toEqual([]);
    const wrong = replaced(more, 'manifest-sha512.txt', /^[0-9a-f]{4}/, '0000');
    expect(damageIn(await checkFiles(withNewManifests(wrong)))).toEqual(['hash-differs']);
  });
});

describe('what is no bundle', () => {
  it('is said in a sentence', async () => {
    const folder = mkdtempSync(join(temporaryFolder(), 'x'));
    writeFileSync(join(folder, 'note.txt'), 'a note');
    for (const path of [folder, join(folder, 'note.txt'), join(folder, 'gone'), '/dev/null']) {
      await expect(checkBag(path)).rejects.toThrow(UserError);
      expect(await isBag(path)).toBe(false);
    }
  });

  it('and two bundles in one folder have to be named', async () => {
    const folder = temporaryFolder();
    const files = await bundleFiles();
    writeFiles(join(folder, 'one'), files);
    writeFiles(join(folder, 'two'), files);
    await expect(checkBag(folder)).rejects.toThrow('more than one bundle');
  });
});
