import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import type { BundleInput } from '../../src/bundle/bundle-input.ts';
import { planBundle } from '../../src/bundle/bundle-plan.ts';
import type { BundleTarget } from '../../src/bundle/bundle-target.ts';
import { checkBag } from '../../src/bundle/check-bag.ts';
import { discardBundle, keepBundle } from '../../src/bundle/keep-bundle.ts';
import { writeBundle } from '../../src/bundle/write-bundle.ts';
import { UserError } from '../../src/core/errors.ts';
import { sha256Of } from '../../src/core/sha256.ts';
import { outsideTool } from '../support/outside-tools.ts';
import { smallCase } from './small-case.ts';
import { filesBelow, filesInZip, temporaryFolder } from './temporary-folder.ts';

function targetIn(folder: string, form: 'zip' | 'folder' = 'zip'): BundleTarget {
  return {
    path: join(folder, form === 'zip' ? 'AB_2026-11-22.zip' : 'AB_2026-11-22'),
    form,
    caseFolder: null,
  };
}

async function make(input: BundleInput, target: BundleTarget) {
  const written = await writeBundle(await planBundle(input), target);
  await keepBundle(written);
  return written;
}

/** Big enough that archiver is given a stream, with bytes that deflate would not make smaller. */
function bigFile(): Buffer {
  let block = sha256Of('seed');
  const blocks: Buffer[] = [];
  for (let index = 0; index < 20_000; index += 1) {
    block = sha256Of(block);
    blocks.push(Buffer.from(block, 'hex'));
  }
  return Buffer.concat(blocks);
}

const files = [
  { name: 'film.mp4', bytes: bigFile() },
  { name: 'empty.jpg', bytes: Buffer.alloc(0) },
  { name: 'diary.txt', bytes: Buffer.from('word '.repeat(200_000)) },
  { name: 'voice.amr', bytes: Buffer.from('#!AMR\n') },
];

describe('a bundle as a zip', () => {
  it('holds in one top folder exactly what the plan says', async () => {
    const target = targetIn(temporaryFolder());
    const { input } = smallCase(files);
    const plan = await planBundle(input);
    const written = await writeBundle(plan, target);
    expect(readdirSync(dirname(target.path))).toEqual([
      expect.stringMatching(/^unfinished-bundle-/),
    ]);
    expect(await keepBundle(written)).toBe(target.path);
    expect(readdirSync(dirname(target.path))).toEqual(['AB_2026-11-22.zip']);
    const bytes = readFileSync(target.path);
    expect(written).toMatchObject({
      sha256: sha256Of(bytes),
      bytes: bytes.length,
      copiesNotMade: [],
    });
    const inside = await filesInZip(bytes);
    expect([...inside.keys()]).toEqual(written.listing.map(({ path }) => `AB_2026-11-22/${path}`));
    expect(inside.size).toBe(plan.numbers.files);
    for (const { path, sha256, sizeBytes } of written.listing) {
      const found = inside.get(`AB_2026-11-22/${path}`)!;
      expect([found.length, sha256Of(found)]).toEqual([sizeBytes, sha256]);
    }
    expect(statSync(target.path).mode & 0o777).toBe(0o600);
  });

  it('is the same bytes at every making, wherever the computer is', async () => {
    const folder = temporaryFolder();
    const hashes: string[] = [];
    for (const zone of ['Pacific/Auckland', 'Europe/London', 'America/Los_Angeles']) {
      vi.stubEnv('TZ', zone);
      const target = { ...targetIn(folder), path: join(folder, `${hashes.length}.zip`) };
      hashes.push((await make(smallCase(files).input, target)).sha256);
    }
    expect(new Set(hashes).size).toBe(1);
  });

  it('gives every entry the time of the bundle and the same mode', async () => {
    const target = targetIn(temporaryFolder());
    await make(smallCase().input, target);
    const { openPromise } = await import('yauzl');
    const zip = await openPromise(target.path);
    for await (const entry of zip.eachEntry()) {
      expect(entry.getLastModDate({ timezone: 'UTC' }).toISOString()).toBe(
        '2026-11-22T10:11:12.000Z',
      );
      expect((entry.externalFileAttributes >>> 16) & 0o7777).toBe(0o644);
    }
  });

  it('stores media and packs texts', async () => {
    const target = targetIn(temporaryFolder());
    await make(smallCase(files).input, target);
    const { openPromise } = await import('yauzl');
    const zip = await openPromise(target.path);
    const methods = new Map<string, number>();
    for await (const entry of zip.eachEntry()) methods.set(entry.fileName, entry.compressionMethod);
    expect(methods.get('AB_2026-11-22/data/exhibits/AB_1_film.mp4')).toBe(0);
    expect(methods.get('AB_2026-11-22/data/exhibits/AB_3_diary.txt')).toBe(8);
    expect(methods.get('AB_2026-11-22/data/1_REPORT.pdf')).toBe(0);
  });

  it('goes on without a copy that cannot be made, and says which', async () => {
    const { input } = smallCase(files);
    const none = { ...input, copies: { ...input.copies, make: () => Promise.resolve(null) } };
    const target = targetIn(temporaryFolder());
    const written = await make(none, target);
    expect(written.copiesNotMade).toEqual(['AB/4']);
    expect(
      (await checkBag(target.path)).findings.filter((one) => one.severity === 'damage'),
    ).toEqual([]);
  });
});

describe('a bundle as a folder', () => {
  it('holds the same files as the zip', async () => {
    const folder = temporaryFolder();
    const asZip = await make(smallCase(files).input, targetIn(folder, 'zip'));
    const asFolder = await make(smallCase(files).input, targetIn(folder, 'folder'));
    expect(asFolder.listing).toEqual(asZip.listing);
    expect(readdirSync(folder)).toEqual(['AB_2026-11-22', 'AB_2026-11-22.zip']);
    const below = filesBelow(join(folder, 'AB_2026-11-22'));
    expect([...below.keys()].sort()).toEqual(asFolder.listing.map(({ path }) => path).sort());
    expect(asFolder.sha256).toBe(sha256Of(below.get('tagmanifest-sha256.txt')!));
    expect(statSync(join(folder, 'AB_2026-11-22', 'data')).mode & 0o777).toBe(0o700);
  });
});

describe('other people’s programs', () => {
  const unpacked = async (): Promise<{ folder: string; top: string; zip: string }> => {
    const folder = temporaryFolder();
    const target = targetIn(folder);
    await make(smallCase(files).input, target);
    const out = join(folder, 'out');
    execFileSync('unzip', ['-q', target.path, '-d', out]);
    return { folder, top: join(out, 'AB_2026-11-22'), zip: target.path };
  };
  const unzip = outsideTool('unzip');

  it.skipIf(unzip === null)('unzip finds no fault', async () => {
    const { zip } = await unpacked();
    expect(execFileSync('unzip', ['-t', zip]).toString()).toContain('No errors detected');
  });

  it.skipIf(outsideTool('7z') === null || unzip === null)('7z finds no fault', async () => {
    const { zip } = await unpacked();
    expect(execFileSync('7z', ['t', zip]).toString()).toContain('Everything is Ok');
  });

  it.skipIf(outsideTool('sha256sum') === null || unzip === null)(
    'sha256sum accepts both manifests, as HOW-TO-CHECK says it',
    async () => {
      const { top } = await unpacked();
      const page = readFileSync(join(top, 'data/check/HOW-TO-CHECK.txt'), 'utf8');
      const command = /^ {2}(sha256sum .*)\r$/m.exec(page)?.[1];
      const answer = execFileSync('sh', ['-c', command!], { cwd: top }).toString();
      expect(answer.trim().split('\n').length).toBe(
        readFileSync(join(top, 'manifest-sha256.txt'), 'utf8').trim().split('\n').length + 4,
      );
      expect(answer).not.toContain('FAILED');
      const reports = join(top, 'data/1_REPORT.pdf');
      writeFileSync(reports, 'another report');
      expect(() => execFileSync('sh', ['-c', command!], { cwd: top, stdio: 'pipe' })).toThrow();
    },
  );

  it.skipIf(outsideTool('python3') === null || unzip === null)(
    'a validator written from RFC 8493 accepts the bag, and refuses it once changed',
    async () => {
      const { top } = await unpacked();
      const validator = fileURLToPath(new URL('./rfc8493.py', import.meta.url));
      expect(execFileSync('python3', [validator, top]).toString()).toBe('valid\n');
      rmSync(join(top, 'data/2_TIMELINE.html'));
      expect(() => execFileSync('python3', [validator, top], { stdio: 'pipe' })).toThrow();
    },
  );

  it.skipIf(outsideTool('python3') === null || unzip === null)(
    'the program in HOW-TO-CHECK walks the chain, and stops where it was changed',
    async () => {
      const { top } = await unpacked();
      const check = join(top, 'data/check');
      const page = readFileSync(join(check, 'HOW-TO-CHECK.txt'), 'utf8');
      const program = /# chain\.py[^]*# end of chain\.py/.exec(page)?.[0];
      writeFileSync(join(check, 'chain.py'), program!);
      const run = (): string =>
        execFileSync('python3', ['chain.py'], { cwd: check, stdio: 'pipe' }).toString();
      const { head } = smallCase(files).record;
      expect(run().trim()).toBe(`entries: ${head.seq} last hash: ${head.hash}`);
      const journal = readFileSync(join(check, 'journal.jsonl'), 'utf8');
      writeFileSync(join(check, 'journal.jsonl'), journal.replace('He stood', 'She stood'));
      expect(run).toThrow();
    },
  );
});

describe('what is refused', () => {
  const plan = () => planBundle(smallCase().input);

  it('a target that exists, be it a file, a folder or a link to nowhere', async () => {
    for (const form of ['zip', 'folder'] as const) {
      const folder = temporaryFolder();
      const target = targetIn(folder, form);
      writeFileSync(target.path, 'mine');
      await expect(writeBundle(await plan(), target)).rejects.toThrow(
        'Nothing is ever written over',
      );
      expect(readFileSync(target.path, 'utf8')).toBe('mine');
      rmSync(target.path);
      symlinkSync('/nowhere', target.path);
      await expect(writeBundle(await plan(), target)).rejects.toThrow(UserError);
      rmSync(target.path);
      mkdirSync(target.path);
      await expect(writeBundle(await plan(), target)).rejects.toThrow(UserError);
      expect(readdirSync(folder).length).toBe(1);
    }
  });

  it('a target that came to exist while the bundle was written; the bundle can still be discarded', async () => {
    for (const form of ['zip', 'folder'] as const) {
      const folder = temporaryFolder();
      const target = targetIn(folder, form);
      const written = await writeBundle(await plan(), target);
      if (form === 'zip') writeFileSync(target.path, 'mine');
      else mkdirSync(target.path);
      await expect(keepBundle(written)).rejects.toThrow('Nothing is ever written over');
      if (form === 'zip') expect(readFileSync(target.path, 'utf8')).toBe('mine');
      else expect(readdirSync(target.path)).toEqual([]);
      await discardBundle(written);
      expect(readdirSync(folder).length).toBe(1);
    }
  });

  it('a target inside the case folder, however it is spelled', async () => {
    const folder = temporaryFolder();
    const caseFolder = join(folder, 'record');
    mkdirSync(join(caseFolder, 'objects'), { recursive: true });
    symlinkSync(join(caseFolder, 'objects'), join(folder, 'elsewhere'));
    for (const path of [
      'record/AB.zip',
      'record/objects/AB.zip',
      'elsewhere/AB.zip',
      'record/../record/x.zip',
    ])
      await expect(
        writeBundle(await plan(), { path: join(folder, path), form: 'zip', caseFolder }),
      ).rejects.toThrow('inside the case folder');
    await make(smallCase().input, { path: join(folder, 'record.zip'), form: 'zip', caseFolder });
    expect(readdirSync(caseFolder)).toEqual(['objects']);
  });

  it('a folder that is not there', async () => {
    const path = join(temporaryFolder(), 'gone', 'AB.zip');
    await expect(
      writeBundle(await plan(), { path, form: 'zip', caseFolder: null }),
    ).rejects.toThrow('The folder for the bundle is not there.');
  });

  it.skipIf(process.getuid?.() === 0)('a folder that may not be written in', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    await expect(writeBundle(await plan(), targetIn(folder))).rejects.toThrow(
      'cannot be written there',
    );
    chmodSync(folder, 0o700);
  });

  it('an exhibit that is not what the record says; nothing is left behind', async () => {
    for (const form of ['zip', 'folder'] as const)
      for (const bytes of [Buffer.from('rotten'), undefined]) {
        const small = smallCase(files);
        const [film] = small.exhibits;
        const decided = await planBundle(small.input);
        if (bytes === undefined) small.objects.delete(film!.object);
        else small.objects.set(film!.object, bytes);
        const folder = temporaryFolder();
        await expect(writeBundle(decided, targetIn(folder, form))).rejects.toThrow(UserError);
        expect(readdirSync(folder)).toEqual([]);
      }
  });

  it('an exhibit that is another one than recorded, though the case file hands it out', async () => {
    const { input, record } = smallCase();
    const swapped = [...record.exhibits()].map((one) =>
      one.reference === 'AB/3' ? { ...one, sha256: sha256Of('another') } : one,
    );
    const decided = await planBundle({ ...input, record: { ...record, exhibits: () => swapped } });
    const folder = temporaryFolder();
    await expect(writeBundle(decided, targetIn(folder))).rejects.toThrow(
      'exhibit AB/3 is not what the record says',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('with --despite-damage what can be read goes in, and the bag is sound', async () => {
    const small = smallCase(files);
    const [film, , diary] = small.exhibits;
    small.objects.set(film!.object, Buffer.concat([bigFile(), Buffer.from('!')]));
    small.objects.delete(diary!.object);
    const findings = [
      { severity: 'damage', kind: 'x', where: 'objects', what: 'Changed.' },
    ] as const;
    const folder = temporaryFolder();
    await make(
      { ...small.input, record: { ...small.record, findings }, despiteDamage: true },
      targetIn(folder),
    );
    const check = await checkBag(targetIn(folder).path);
    expect(
      check.findings
        .filter((one) => one.severity === 'damage')
        .map(({ kind, where }) => [kind, where]),
    ).toEqual([
      ['exhibit-unknown', 'data/exhibits/AB_1_film.mp4'],
      ['exhibit-differs', 'data/exhibits/AB_1_film.mp4'],
    ]);
  });
});

describe('a disk that is full', () => {
  const canMount = ((): boolean => {
    if (outsideTool('mount') === null || process.getuid?.() !== 0) return false;
    const folder = mkdtempSync('/tmp/bundle-mount-');
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', folder], { stdio: 'pipe' });
      execFileSync('umount', [folder]);
      return true;
    } catch {
      return false;
    } finally {
      rmSync(folder, { recursive: true });
    }
  })();

  it.skipIf(!canMount)('gives one plain sentence and leaves nothing behind', async () => {
    for (const form of ['zip', 'folder'] as const) {
      const folder = temporaryFolder();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200k', 'none', folder]);
      try {
        const decided = await planBundle(smallCase(files).input);
        await expect(writeBundle(decided, targetIn(folder, form))).rejects.toThrow(
          'The disk is full',
        );
        expect(readdirSync(folder)).toEqual([]);
      } finally {
        execFileSync('umount', [folder]);
      }
    }
  });
});
