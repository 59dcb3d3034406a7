import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Casefile } from '../../src/casefile/casefile.ts';
import type { Disk } from '../../src/casefile/disk.ts';
import { createCasefile, openCasefile } from '../../src/casefile/open.ts';
import { UserError } from '../../src/core/errors.ts';
import {
  damageIn,
  details,
  diskWith,
  filesBelow,
  incident,
  journalOf,
  notesIn,
  systemError,
  temporaryFolder,
  testEnvironment,
  verify,
  withCase,
} from './case-world.ts';
import { askedDisk, failingDisk } from './failing-disk.ts';
import { jobSource } from './jobs.ts';
import { looseFiles, phone, takeIn } from './sources.ts';

/** Everything that writes, and how to see that it was done once and only once. */
const jobs: Record<
  string,
  { run: (casefile: Casefile) => Promise<unknown>; done: (casefile: Casefile) => unknown }
> = {
  'recording incidents': {
    run: (casefile) => casefile.recordIncidents([incident('Second.'), incident('Third.')]),
    done: (casefile) => casefile.summary().incidents,
  },
  'recording a very long incident': {
    run: (casefile) => casefile.recordIncidents([incident('long '.repeat(80_000))]),
    done: (casefile) => [casefile.summary().incidents, casefile.incident(2)?.what.length],
  },
  'taking in files, texts and a picture': {
    run: (casefile) => takeIn(casefile, jobSource()),
    done: (casefile) => [
      casefile.summary().contacts,
      ...[...casefile.timeline()].map(({ reference }) => reference),
    ],
  },
};

let template: string;

beforeAll(async () => {
  template = join(await mkdtemp(join(tmpdir(), 'evidence-template-')), 'record');
  const casefile = await createCasefile(template, { details }, testEnvironment('template'));
  await casefile.recordIncidents([incident('First.')]);
  casefile.close();
  return () => rm(dirname(template), { recursive: true });
});

async function caseWithOneIncident(): Promise<string> {
  const folder = join(await temporaryFolder(), 'record');
  await cp(template, folder, { recursive: true });
  return folder;
}

/** Runs a job on a disk and returns what it threw, or null. */
async function tried(
  folder: string,
  disk: Disk,
  run: (casefile: Casefile) => Promise<unknown>,
): Promise<unknown> {
  return withCase(
    folder,
    (casefile) =>
      run(casefile).then(
        () => null,
        (error: unknown) => error,
      ),
    testEnvironment('failing', { disk }),
  );
}

async function expectSound(folder: string): Promise<void> {
  const found = await verify(folder);
  expect(damageIn(found)).toEqual([]);
  await withCase(folder, (casefile) => {
    expect(casefile.readOnlyBecause).toBeNull();
    expect(casefile.incident(1)?.what).toBe('First.');
  });
}

describe.each(Object.entries(jobs))('%s', (_, { run, done }) => {
  it.each(['ENOSPC', 'EIO'])(
    'is refused in a clear sentence, or done, when any one step of it fails with %s',
    async (code) => {
      const whole = await caseWithOneIncident();
      const count = askedDisk(() => undefined);
      expect(await tried(whole, count.disk, run)).toBeNull();
      const expected = await withCase(whole, done);
      const said = code === 'ENOSPC' ? 'The disk is full.' : 'The drive with the case file';
      for (let step = 1; step <= count.calls.length; step += 1) {
        const call = count.calls[step - 1]!;
        // A disk can be full at any step; that it breaks matters most where a flush should tell.
        if (code === 'EIO' && call !== 'flush' && call !== 'flushFolder') continue;
        const folder = await caseWithOneIncident();
        const before = await journalOf(folder);
        const error = await tried(folder, failingDisk(step, code).disk, run);
        if (error === null) {
          // Only what happens after everything stands may fail unseen: tidying up.
          expect(call).toBe('removeFolder');
        } else {
          expect(error, `${call} (step ${step})`).toBeInstanceOf(UserError);
          expect((error as UserError).message).toContain(said);
          expect((error as UserError).harm).toContain('Nothing already recorded was harmed.');
          if (call === 'flush')
            expect((await journalOf(folder)).subarray(0, before.length)).toEqual(before);
        }
        await expectSound(folder);
        const left = [...(await filesBelow(folder)).keys()];
        if (call !== 'unlink' && call !== 'removeFolder')
          expect(
            left.filter((name) => /objects.(import|add)-|scratch./.test(name)),
            `${call} (step ${step})`,
          ).toEqual([]);
        if (error !== null)
          await withCase(folder, async (casefile) => {
            await run(casefile);
            expect(done(casefile), `${call} (step ${step})`).toEqual(expected);
          });
        expect(damageIn(await verify(folder))).toEqual([]);
      }
    },
  );
});

describe('a flush that fails', () => {
  it('of the journal is never counted as a success: the line is cut back, and may be recorded later', async () => {
    const folder = await caseWithOneIncident();
    const before = await journalOf(folder);
    let flushes = 0;
    const disk = diskWith({
      flush: async (file) => {
        flushes += 1;
        if (flushes === 1) throw systemError('EIO');
        await file.sync();
      },
    });
    await withCase(
      folder,
      async (casefile) => {
        await expect(casefile.recordIncidents([incident('Second.')])).rejects.toThrow(UserError);
        expect(await journalOf(folder)).toEqual(before);
        const [recorded] = await casefile.recordIncidents([incident('Second, again.')]);
        expect(recorded!.number).toBe(2);
      },
      testEnvironment('failing', { disk }),
    );
    expect((await verify(folder)).findings).toEqual([]);
  });

  it('on a drive that takes nothing back either is said as it is: not known whether it was recorded', async () => {
    const folder = await caseWithOneIncident();
    const gone = (): Promise<void> => Promise.reject(systemError('EIO'));
    const error = await tried(folder, diskWith({ flush: gone, truncate: gone }), (casefile) =>
      casefile.recordIncidents([incident('Second.')]),
    );
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).harm).toMatch(/Whether the last thing was recorded shows/);
    expect((error as UserError).harm).not.toMatch(/was not recorded/);
  });

  it.each(['EPERM', 'EINVAL', 'ENOTSUP', 'EISDIR'])(
    'of a folder only is tolerated when the disk has no such thing (%s)',
    async (code) => {
      const disk = diskWith({ flushFolder: () => Promise.reject(systemError(code)) });
      const folder = join(await temporaryFolder(), 'record');
      const casefile = await createCasefile(
        folder,
        { details },
        testEnvironment('folders', { disk }),
      );
      await casefile.recordIncidents([incident('First.')]);
      await takeIn(casefile, phone());
      await takeIn(casefile, looseFiles());
      casefile.close();
      expect((await verify(folder)).findings).toEqual([]);
    },
  );
});

describe('a disk without links', () => {
  it.each(['EPERM', 'ENOTSUP', 'ENOSYS'])(
    'has objects moved into place, and none overwritten (%s)',
    async (code) => {
      const folder = await caseWithOneIncident();
      const moved: string[] = [];
      const disk = diskWith({
        link: () => Promise.reject(systemError(code)),
        rename: async (from, to) => {
          moved.push(to);
          await rename(from, to);
        },
      });
      const environment = testEnvironment('exfat', { disk });
      const casefile = await openCasefile(folder, environment);
      await takeIn(casefile, looseFiles());
      expect(moved).toHaveLength(2);
      await takeIn(casefile, looseFiles());
      expect(moved).toHaveLength(2);
      await takeIn(casefile, phone());
      casefile.close();
      expect((await verify(folder)).findings).toEqual([]);
    },
  );
});

describe('a disk that takes less than it is given', () => {
  it('is given the rest until all is written', async () => {
    const folder = await caseWithOneIncident();
    const disk = diskWith({
      write: async (file, bytes, position) =>
        (await file.write(bytes, 0, Math.max(1, bytes.byteLength >> 1), position)).bytesWritten,
    });
    await withCase(
      folder,
      async (casefile) => {
        await casefile.recordIncidents([incident('Second.')]);
        await takeIn(casefile, phone());
        await takeIn(casefile, looseFiles());
      },
      testEnvironment('slow', { disk }),
    );
    expect((await verify(folder)).findings).toEqual([]);
  });
});

describe('starting a case file', () => {
  it('leaves nothing half made when any one step fails', async () => {
    const count = askedDisk(() => undefined);
    const first = join(await temporaryFolder(), 'record');
    (
      await createCasefile(first, { details }, testEnvironment('count', { disk: count.disk }))
    ).close();
    expect(count.calls.length).toBeGreaterThan(10);
    for (let step = 1; step <= count.calls.length; step += 1) {
      const around = await temporaryFolder();
      const folder = join(around, 'record');
      const { disk, calls } = failingDisk(step, 'ENOSPC');
      const made = await createCasefile(folder, { details }, testEnvironment('x', { disk })).catch(
        (error: unknown) => error as Error,
      );
      if (made instanceof Error) {
        expect(made, calls[step - 1]).toBeInstanceOf(UserError);
        expect(made.message).toBe('The disk is full.');
      } else made.close();
      const left = await readdir(around);
      if (left.length === 0) {
        (await createCasefile(folder, { details }, testEnvironment('again'))).close();
      } else expect(left).toEqual(['record']);
      const found = await verify(folder);
      expect(found.findings).toEqual([]);
      expect(found.entries).toBe(1);
    }
  });

  it('is refused where something is, where nothing is, and takes an empty folder', async () => {
    const around = await temporaryFolder();
    const environment = testEnvironment('x');
    await expect(
      createCasefile(join(around, 'no', 'such', 'place'), { details }, environment),
    ).rejects.toThrow('The place for the new case file is not there.');
    await writeFile(join(around, 'letter.txt'), 'mine');
    await expect(createCasefile(around, { details }, environment)).rejects.toThrow(
      'There is something in that folder already.',
    );
    expect(await readFile(join(around, 'letter.txt'), 'utf8')).toBe('mine');
    const empty = await temporaryFolder();
    (await createCasefile(empty, { details }, environment)).close();
    await expect(createCasefile(empty, { details }, environment)).rejects.toThrow(UserError);
    expect(notesIn(await verify(empty))).toEqual([]);
  });

  it('tidies away what an earlier start left that was cut off, and nothing else', async () => {
    const around = await temporaryFolder();
    for (const name of ['record.making-0a1b2c3d', 'record.making-mine', 'other.making-0a1b2c3d'])
      await mkdir(join(around, name));
    (await createCasefile(join(around, 'record'), { details }, testEnvironment('x'))).close();
    expect((await readdir(around)).sort()).toEqual([
      'other.making-0a1b2c3d',
      'record',
      'record.making-mine',
    ]);
  });
});
