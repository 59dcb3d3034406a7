import { execFileSync } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCasefile, openCasefile } from '../../src/casefile/open.ts';
import type { SourceItem } from '../../src/core/source-item.ts';
import { outsideTool } from '../support/outside-tools.ts';
import { buildChild, run, type BuiltChild } from './built-child.ts';
import {
  damageIn,
  details,
  everythingIn,
  filesBelow,
  incident,
  journalOf,
  kindsOf,
  temporaryFolder,
  testEnvironment,
  verify,
  withCase,
} from './case-world.ts';
import { allOfIt, looseFiles, phone, sam, takeIn, text, textSource } from './sources.ts';

let child: BuiltChild;
let template: string;

beforeAll(async () => {
  child = await buildChild();
  template = join(await mkdtemp(join(tmpdir(), 'evidence-template-')), 'record');
  const casefile = await createCasefile(template, { details }, testEnvironment('template'));
  await casefile.recordIncidents([incident('First.')]);
  await takeIn(casefile, phone());
  casefile.close();
});

afterAll(async () => {
  await child.remove();
  await rm(join(template, '..'), { recursive: true, force: true });
});

async function copyOfTemplate(): Promise<string> {
  const folder = join(await temporaryFolder(), 'record');
  await cp(template, folder, { recursive: true });
  return folder;
}

const start = (folder: string, job: string) => run(process.execPath, [child.script, folder, job]);

describe('two programs at once', () => {
  it('recording fifty incidents each give every one a number of its own, in one sound chain', async () => {
    const folder = await copyOfTemplate();
    const endings = await Promise.all([
      start(folder, 'fifty incidents'),
      start(folder, 'fifty incidents'),
    ]);
    for (const ending of endings) expect(ending).toMatchObject({ code: 0, err: '' });
    const found = await verify(folder);
    expect(damageIn(found)).toEqual([]);
    await withCase(folder, (casefile) => {
      expect(casefile.summary().incidents).toBe(101);
      const words = [];
      for (let number = 2; number <= 101; number += 1) words.push(casefile.incident(number)!.what);
      const expected = Array.from({ length: 50 }, (_, index) => `Number ${index + 1}.`);
      expect(words.sort()).toEqual([...expected, ...expected].sort());
    });
  });

  it('may record incidents and attach files while an import runs: adding never waits for it', async () => {
    const folder = await copyOfTemplate();
    const importing = await openCasefile(folder, testEnvironment('import'));
    const adding = await openCasefile(folder, testEnvironment('add'));
    const order: string[] = [];
    let goOn = (): void => undefined;
    const wait = new Promise<void>((resolve) => (goOn = resolve));
    async function* slow(): AsyncGenerator<SourceItem> {
      yield text(sam, 'before the pause', 100);
      await wait;
      yield text(sam, 'after the pause', 101);
    }
    const source = textSource('slow.xml', []);
    const imported = importing
      .ingest(source.identity, slow, allOfIt)
      .then(() => order.push('imported'));
    const [recorded] = await adding.recordIncidents([incident('While the import runs.')]);
    const files = looseFiles();
    const attached = await takeIn(adding, files, { withoutWaiting: true });
    order.push('added');
    goOn();
    await imported;
    expect(order).toEqual(['added', 'imported']);
    expect(recorded!.number).toBe(2);
    expect(attached.added).toEqual(['AB/4', 'AB/5', 'AB/6']);
    expect(importing.exhibit('AB/7')).toMatchObject({ kind: 'conversation', rows: 2 });
    importing.close();
    adding.close();
    expect((await verify(folder)).findings).toEqual([]);
  });

  it('importing the same source wait for each other, and the second finds everything there', async () => {
    const folder = await copyOfTemplate();
    const windows = await Promise.all(
      ['one', 'two'].map((seed) => openCasefile(folder, testEnvironment(seed))),
    );
    const source = textSource('both.xml', [
      text(sam, 'only once', 200),
      text(sam, 'and this', 201),
    ]);
    const outcomes = await Promise.all(windows.map((casefile) => takeIn(casefile, source)));
    expect(outcomes.map(({ receipt }) => receipt.takenIn).sort()).toEqual([0, 2]);
    for (const casefile of windows) casefile.close();
    expect((await verify(folder)).findings).toEqual([]);
    expect((await kindsOf(folder)).filter((kind) => kind === 'import made')).toHaveLength(3);
  });
});

const isRoot = process.getuid?.() === 0;
const nobody = 65534;

describe.skipIf(process.platform === 'win32')('a folder that may only be read', () => {
  it('can be read by another person’s account, and nothing in it is written', async () => {
    const around = await temporaryFolder();
    const folder = join(around, 'record');
    await cp(template, folder, { recursive: true });
    await rm(join(folder, 'catalogue.db'));
    for (const name of await readdir(folder, { recursive: true })) {
      const path = join(folder, name);
      await chmod(path, (await isFolder(path)) ? 0o555 : 0o444);
    }
    await chmod(folder, 0o555);
    await chmod(around, 0o755);
    await chmod(join(child.script, '..', '..'), 0o755);
    const before = await filesBelow(folder);
    const ending = await run(process.execPath, [child.script, folder, 'refused'], {
      ...(isRoot ? { uid: nobody, gid: nobody } : {}),
      env: { PATH: process.env['PATH'] ?? '', HOME: around },
    });
    expect(ending).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ending.out)).toEqual({
      message: 'This case file can be read here but not written to.',
      harm: 'Nothing was written.',
      why: 'This case file can be read here but not written to.',
      read: 7,
    });
    expect(await filesBelow(folder)).toEqual(before);
  });

  it.skipIf(!isRoot)(
    'whose objects alone are read-only refuses an import in one sentence',
    async () => {
      const around = await temporaryFolder();
      const folder = join(around, 'record');
      await cp(template, folder, { recursive: true });
      await chmod(around, 0o755);
      await chmod(join(child.script, '..', '..'), 0o755);
      for (const name of ['', ...(await readdir(folder, { recursive: true }))])
        await chown(join(folder, name), nobody, nobody);
      await chmod(join(folder, 'objects'), 0o500);
      const ending = await run(process.execPath, [child.script, folder, 'import'], {
        uid: nobody,
        gid: nobody,
      });
      expect(ending.code).not.toBe(0);
      expect(ending.err).toContain('This folder cannot be written to.');
      expect(damageIn(await verify(folder))).toEqual([]);
    },
  );
});

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}

/** Whether a small file system of our own can be mounted here; else the suite is left out by name. */
function canMount(): boolean {
  const unshare = process.platform === 'linux' ? outsideTool('unshare') : null;
  if (unshare === null) return false;
  try {
    execFileSync(unshare, ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt'], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!canMount())('a small disk that fills up (needs unshare and mount)', () => {
  const onSmallDisk = (sizeKiB: number, place: string, work: string) =>
    run('unshare', [
      '-rm',
      'sh',
      '-c',
      `mount -t tmpfs -o size=${sizeKiB}k tmpfs "${place}" && ${work}`,
    ]);

  it('takes incidents until it is full, says so, and everything it took is there', async () => {
    const place = await temporaryFolder();
    const kept = await temporaryFolder();
    const ending = await onSmallDisk(
      1500,
      place,
      `cp -r "${template}" "${place}/record" &&
       "${process.execPath}" "${child.script}" "${place}/record" "fill the disk" &&
       cp -r "${place}/record" "${kept}/record"`,
    );
    expect(ending).toMatchObject({ code: 0, err: '' });
    const { kept: number, said } = JSON.parse(ending.out) as { kept: number; said: string };
    expect(number).toBeGreaterThan(3);
    expect(said).toMatch(/^The disk is full\. Nothing already recorded was harmed/);
    const found = await verify(join(kept, 'record'));
    expect(damageIn(found)).toEqual([]);
    expect(found.findings.filter(({ kind }) => kind !== 'clock-went-back')).toEqual([]);
    await withCase(join(kept, 'record'), async (casefile) => {
      expect(casefile.summary().incidents).toBe(1 + number);
      await casefile.recordIncidents([incident('There is room again.')]);
    });
  });

  it('lets the record be read though there is no room for its index', async () => {
    const place = await temporaryFolder();
    const ending = await onSmallDisk(
      220,
      place,
      `cp -r "${template}" "${place}/record" && rm "${place}/record/catalogue.db" &&
       (cat /dev/zero > "${place}/full" 2>/dev/null; true) &&
       "${process.execPath}" "${child.script}" "${place}/record" refused`,
    );
    expect(ending).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ending.out)).toMatchObject({ read: 7, why: 'The disk is full.' });
  });
});

describe('everything in the folder', () => {
  it('is the owner’s alone: folders 0700, files 0600, objects 0400, while at work too', async () => {
    const folder = await copyOfTemplate();
    await rm(join(folder, 'catalogue.db'));
    const modes: string[] = [];
    const look = async (): Promise<void> => {
      for (const name of ['.', ...(await readdir(folder, { recursive: true }))]) {
        const status = await stat(join(folder, name));
        const mode = status.mode & 0o777;
        const wanted = status.isDirectory() ? 0o700 : /objects.../.test(name) ? 0o400 : 0o600;
        if (mode !== wanted && !(name.startsWith('objects/import-') && mode === 0o600))
          modes.push(`${name} ${mode.toString(8)}`);
      }
    };
    const before = process.umask(0o022);
    try {
      await withCase(folder, async (casefile) => {
        async function* looking(): AsyncGenerator<SourceItem> {
          for (const item of [...looseFiles().items, text(sam, 'new', 999)]) {
            yield item;
            await look();
          }
        }
        await casefile.ingest(looseFiles().identity, looking, allOfIt);
        await casefile.saveDraft({ id: 'one', savedAt: 'now', answers: {} });
        const record = await casefile.checkedRecord();
        await look();
        await record.close();
        await casefile.recordIncidents([incident('long '.repeat(80_000))]);
      });
      await look();
    } finally {
      process.umask(before);
    }
    expect(modes).toEqual([]);
  });

  it('may come without its empty folders and locks, as some copies do', async () => {
    const folder = await copyOfTemplate();
    const expected = await withCase(folder, everythingIn);
    for (const name of ['set-aside', 'drafts', 'scratch', 'lock', 'lock-import', 'catalogue.db'])
      await rm(join(folder, name), { recursive: true });
    expect((await verify(folder)).findings).toEqual([]);
    await withCase(folder, async (casefile) => {
      expect(everythingIn(casefile)).toEqual(expected);
      await casefile.recordIncidents([incident('In the copy.')]);
      await casefile.saveDraft({ id: 'one', savedAt: 'now', answers: {} });
      const files = looseFiles();
      await takeIn(casefile, files);
    });
    expect((await verify(folder)).findings).toEqual([]);
  });

  it('stays as it is while it is only looked at', async () => {
    const folder = await copyOfTemplate();
    await withCase(folder, () => undefined);
    const before = await filesBelow(folder);
    const journal = await journalOf(folder);
    await withCase(folder, async (casefile) => {
      everythingIn(casefile);
      const record = await casefile.checkedRecord();
      expect([...record.timeline()]).toHaveLength(7);
      await record.close();
    });
    await verify(folder);
    expect(await filesBelow(folder)).toEqual(before);
    expect(await journalOf(folder)).toEqual(journal);
  });
});

describe('a folder with blanks and letters of other scripts in its path', () => {
  it('is as good as any', async () => {
    const around = join(await temporaryFolder(), 'Größe دفتر 記録 \u{1f4d3} %41 #1');
    await mkdir(around);
    const casefile = await createCasefile(
      join(around, 'my record?'),
      { details },
      testEnvironment(),
    );
    const files = looseFiles();
    await takeIn(casefile, files);
    casefile.close();
    expect((await verify(join(around, 'my record?'))).findings).toEqual([]);
  });
});
