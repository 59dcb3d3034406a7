import { cp, mkdir, readdir, rename, rm, truncate } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeDisk, type Disk } from '../../src/casefile/disk.ts';
import { createCasefile } from '../../src/casefile/open.ts';
import { UserError } from '../../src/core/errors.ts';
import { backUp, failureOf, restore } from './backup-world.ts';
import {
  damageIn,
  details,
  diskWith,
  filesBelow,
  incident,
  journalOf,
  systemError,
  temporaryFolder,
  testEnvironment,
  verify,
} from './case-world.ts';
import { askedDisk, failingDisk } from './failing-disk.ts';
import { file, fileSource, takeIn } from './sources.ts';

let template: string;

beforeAll(async () => {
  template = join(await temporaryFolder(), '..', `evidence-backup-disks-${process.pid}`);
  await mkdir(join(template, 'stick'), { recursive: true });
  const casefile = await createCasefile(
    join(template, 'record'),
    { details },
    testEnvironment('template'),
  );
  await casefile.recordIncidents([incident('First.')]);
  await takeIn(
    casefile,
    fileSource('two', [
      file('a.png', 'a picture', 1),
      file('b.png', 'another picture, somewhat longer', 2),
    ]),
  );
  await casefile.saveDraft({ id: 'one', savedAt: '2026-03-01', answers: {} });
  casefile.close();
  return () => rm(template, { recursive: true, force: true });
});

async function world(): Promise<{ record: string; stick: string; copy: string }> {
  const around = await temporaryFolder();
  await cp(template, around, { recursive: true });
  const stick = join(around, 'stick');
  return { record: join(around, 'record'), stick, copy: join(stick, 'record-backup') };
}

async function expectSame(record: string, copy: string): Promise<void> {
  expect(await journalOf(copy)).toEqual(await journalOf(record));
  const found = await verify(copy);
  expect(found.findings.filter(({ kind }) => kind !== 'clock-went-back')).toEqual([]);
}

/** A stick as FAT and exFAT are: no links, no permissions, no flush of folders, no odd names. */
function plainStick(code: string, stick: string): Disk {
  const isThere = (path: string): boolean => path.startsWith(stick);
  const refuse = (path: string): void => {
    if (isThere(path)) throw systemError(code);
  };
  const named = (path: string): void => {
    if (!isThere(path)) return;
    const name = basename(path);
    if (/[<>:"/\\|?*]|[. ]$/.test(name) || name.length > 255) throw systemError('EINVAL');
  };
  return {
    ...nodeDisk,
    link: async (from, to) => {
      refuse(to);
      await nodeDisk.link(from, to);
    },
    setMode: async (path, mode) => {
      if (isThere(path)) throw systemError('EPERM');
      await nodeDisk.setMode(path, mode);
    },
    flushFolder: async (path) => {
      refuse(path);
      await nodeDisk.flushFolder(path);
    },
    makeFolder: async (path) => {
      named(path);
      // Capitals and small letters are one name there.
      const taken = isThere(path) ? await readdir(dirname(path)) : [];
      if (taken.some((one) => one.toLowerCase() === basename(path).toLowerCase()))
        throw systemError('EEXIST');
      await nodeDisk.makeFolder(path);
    },
    createFile: (path, mode) => {
      named(path);
      return nodeDisk.createFile(path, mode);
    },
  };
}

describe('a stick without links, permissions and flushes of folders', () => {
  it.each(['EPERM', 'EINVAL', 'ENOTSUP'])(
    'takes a backup, twice, and gives it back (%s)',
    async (code) => {
      const { record, stick, copy } = await world();
      const disk = plainStick(code, stick);
      await backUp(record, stick, {}, { disk });
      await expectSame(record, copy);
      const again = await backUp(record, stick, {}, { disk });
      expect(again).toMatchObject({ newObjects: 0, newEntries: 1 });
      await expectSame(record, copy);
      const back = join(stick, 'brought back');
      await restore(stick, back, {}, { disk });
      expect(await journalOf(back)).toEqual(await journalOf(record));
    },
  );

  it('on which capitals and small letters are the same gets no second folder', async () => {
    const { record, stick } = await world();
    const disk = plainStick('EPERM', stick);
    await mkdir(join(stick, 'Record-Backup'));
    const { folder } = await backUp(record, stick, {}, { disk });
    expect(basename(folder)).toBe('Record-Backup');
    expect((await backUp(record, stick, {}, { disk })).folder).toBe(folder);
    expect(await readdir(stick)).toEqual(['Record-Backup']);
  });

  it('names what is too large for it, copies the rest, and says so again until it is there', async () => {
    const { record, stick, copy } = await world();
    const disk: Disk = {
      ...nodeDisk,
      write: (handle, bytes, position) =>
        Buffer.from(bytes).includes('somewhat longer')
          ? Promise.reject(systemError('EFBIG'))
          : nodeDisk.write(handle, bytes, position),
    };
    const first = await backUp(record, stick, {}, { disk });
    expect(first.notCopied).toEqual([
      { path: expect.stringMatching(/^objects/) as string, why: 'too large' },
    ]);
    expect(first.newObjects).toBe(1);
    expect(await journalOf(copy)).toEqual(await journalOf(record));
    expect(damageIn(await verify(copy))).toEqual(['object-missing']);
    expect((await backUp(record, stick, {}, { disk })).notCopied).toHaveLength(1);
    expect((await backUp(record, stick)).notCopied).toEqual([]);
    await expectSame(record, copy);
  });

  it('that takes less than it is given is given the rest', async () => {
    const { record, stick, copy } = await world();
    const disk = diskWith({
      write: async (handle, bytes, position) =>
        (await handle.write(bytes, 0, Math.max(1, bytes.byteLength >> 1), position)).bytesWritten,
    });
    await backUp(record, stick, {}, { disk });
    await expectSame(record, copy);
  });

  it('that does not give back what was written is found out', async () => {
    const { record, stick } = await world();
    const disk = diskWith({
      rename: async (from, to) => {
        await rename(from, to);
      },
      link: async (from, to) => {
        await nodeDisk.link(from, to);
        if (to.startsWith(stick)) await truncate(to, 2);
      },
    });
    const error = await failureOf(backUp(record, stick, {}, { disk }));
    expect(error?.message).toContain('does not read back');
  });
});

describe('any one step of a backup that fails', () => {
  it.each(['ENOSPC', 'EIO'])(
    'with %s is said in a clear sentence, harms nothing, and the next run finishes',
    async (code) => {
      const counted = await world();
      const count = askedDisk(() => undefined);
      await backUp(counted.record, counted.stick, {}, { disk: count.disk });
      expect(count.calls.length).toBeGreaterThan(10);
      for (let step = 1; step <= count.calls.length; step += 1) {
        const { record, stick, copy } = await world();
        const before = await journalOf(record);
        const { disk, calls } = failingDisk(step, code);
        let outcome: Awaited<ReturnType<typeof backUp>> | null = null;
        const error = await failureOf(
          backUp(record, stick, {}, { disk }).then((done) => (outcome = done)),
        );
        const said = `${calls[step - 1]} (step ${step})`;
        expect(damageIn(await verify(record)), said).toEqual([]);
        expect((await journalOf(record)).subarray(0, before.length), said).toEqual(before);
        if (error === null) {
          // Only the entry in the journal may fail while the copy is whole, and that is said.
          const { recorded, notRecordedBecause } = outcome!;
          expect(recorded ? 'recorded' : notRecordedBecause, said).toMatch(
            /disk is full|drive with the case file|recorded/,
          );
          expect(damageIn(await verify(copy)), said).toEqual([]);
        } else {
          expect(error, said).toBeInstanceOf(UserError);
          expect(error.message, said).toMatch(
            code === 'ENOSPC' ? /not enough room|disk is full/ : /went away or failed/,
          );
          expect(error, said).toHaveProperty('harm', expect.stringMatching(/not changed|harmed/));
        }
        await backUp(record, stick);
        await expectSame(record, copy);
        expect(await readdir(stick), said).toEqual(['record-backup']);
      }
    },
  );

  it('and of bringing back leaves no half of a case file, and the backup as it was', async () => {
    const { record, stick } = await world();
    await backUp(record, stick);
    const before = await filesBelow(stick);
    const counted = join(await temporaryFolder(), 'back');
    const count = askedDisk(() => undefined);
    await restore(stick, counted, {}, { disk: count.disk });
    for (let step = 1; step <= count.calls.length; step += 1) {
      const around = await temporaryFolder();
      const back = join(around, 'back');
      const { disk, calls } = failingDisk(step, 'ENOSPC');
      const error = await failureOf(restore(stick, back, {}, { disk }));
      const said = `${calls[step - 1]} (step ${step})`;
      if (error === null) {
        expect(damageIn(await verify(back)), said).toEqual([]);
      } else {
        expect(error.message, said).toContain('not enough room');
        const left = await readdir(around);
        if (left.length > 0) expect(damageIn(await verify(back)), said).toEqual([]);
      }
      expect(await filesBelow(stick), said).toEqual(before);
    }
  });
});
