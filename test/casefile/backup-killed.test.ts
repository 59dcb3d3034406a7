import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCasefile } from '../../src/casefile/open.ts';
import { backUp, restore } from './backup-world.ts';
import { buildChild, run, type BuiltChild } from './built-child.ts';
import {
  damageIn,
  details,
  filesBelow,
  incident,
  journalOf,
  testEnvironment,
  verify,
  withCase,
} from './case-world.ts';
import type { Job } from './jobs.ts';

// A process of its own for every step takes its time on a slow machine.
vi.setConfig({ testTimeout: 600_000 });

let child: BuiltChild;
let around: string;

/* Three templates: never backed up, backed up and then added to, and backed up. */
beforeAll(async () => {
  child = await buildChild();
  around = await mkdtemp(join(tmpdir(), 'evidence-backup-killed-'));
  const fresh = join(around, 'fresh');
  await mkdir(join(fresh, 'stick'), { recursive: true });
  const record = join(fresh, 'record');
  const casefile = await createCasefile(record, { details }, testEnvironment('template'));
  await casefile.recordIncidents([incident('long '.repeat(60_000))]);
  await casefile.saveDraft({ id: 'one', savedAt: '2026-03-01', answers: {} });
  casefile.close();
  const grown = join(around, 'grown');
  await cp(fresh, grown, { recursive: true });
  await backUp(join(grown, 'record'), join(grown, 'stick'));
  await cp(grown, join(around, 'done'), { recursive: true });
  await withCase(join(grown, 'record'), async (later) => {
    await later.recordIncidents([incident('longer '.repeat(60_000))]);
  });
});

afterAll(async () => {
  await child.remove();
  await rm(around, { recursive: true, force: true });
});

/** Runs the job once to its end, counting, and then once for each step at which it can die. */
async function afterEachDeath(
  template: string,
  job: Job,
  look: (world: string, death: string) => Promise<void>,
): Promise<number> {
  const started = async (name: string, when: string, step: number) => {
    const world = join(around, `${template} ${job} ${name}`);
    await cp(join(around, template), world, { recursive: true });
    const values = [child.script, join(world, 'record'), job, when, String(step)];
    return { world, ending: await run(process.execPath, values) };
  };
  const { ending } = await started('counted', 'never', 0);
  expect(ending).toMatchObject({ code: 0, err: '' });
  const steps = JSON.parse(ending.out) as string[];
  const deaths = steps.flatMap((what, index) => [
    { what, step: index + 1, when: 'before' },
    ...(what === 'write' ? [{ what, step: index + 1, when: 'half' }] : []),
    ...(what === 'commit' || index === steps.length - 1
      ? [{ what, step: index + 1, when: 'after' }]
      : []),
  ]);
  const queue = deaths.values();
  const worker = async (): Promise<void> => {
    for (const { what, step, when } of queue) {
      const said = `${when} ${what} (step ${step})`;
      const { world, ending: end } = await started(said, when, step);
      expect(end, said).toMatchObject({ signal: 'SIGKILL' });
      await look(world, said);
      await rm(world, { recursive: true, force: true });
    }
  };
  await Promise.all([worker(), worker()]);
  return deaths.length;
}

async function expectFinished(world: string, death: string): Promise<void> {
  const [record, stick] = [join(world, 'record'), join(world, 'stick')];
  expect(damageIn(await verify(record)), death).toEqual([]);
  const { folder, notCopied } = await backUp(record, stick);
  expect(notCopied, death).toEqual([]);
  expect(await readdir(stick), death).toEqual(['record-backup']);
  expect(await journalOf(folder), death).toEqual(await journalOf(record));
  const found = await verify(folder);
  expect(
    found.findings.filter(({ kind }) => kind !== 'clock-went-back' && kind !== 'set-aside'),
    death,
  ).toEqual([]);
  const names = (files: Map<string, unknown>): string[] =>
    [...files.keys()].filter((name) => !/^(catalogue|lock|backup)|set-aside/.test(name)).sort();
  expect(names(await filesBelow(folder)), death).toEqual(names(await filesBelow(record)));
}

describe('a process that is killed at any step', () => {
  it('of a first backup: the next run finishes it, and the case file is as it was', async () => {
    const steps = await afterEachDeath('fresh', 'backup', expectFinished);
    expect(steps).toBeGreaterThan(40);
  });

  it('of a later backup: the copy is sound at every moment, and the next run finishes it', async () => {
    const steps = await afterEachDeath('grown', 'backup', async (world, death) => {
      const found = await verify(join(world, 'stick', 'record-backup'));
      expect(damageIn(found), death).toEqual([]);
      await expectFinished(world, death);
    });
    expect(steps).toBeGreaterThan(30);
  });

  it('of bringing a case file back: there is none, or a whole one, and the backup is as it was', async () => {
    const before = await filesBelow(join(around, 'done', 'stick'));
    const steps = await afterEachDeath('done', 'restore', async (world, death) => {
      expect(await filesBelow(join(world, 'stick')), death).toEqual(before);
      const back = join(world, 'brought back');
      const left = await readdir(world);
      if (!left.includes('brought back')) await restore(join(world, 'stick'), back);
      expect(damageIn(await verify(back)), death).toEqual([]);
      expect(await journalOf(back), death).toEqual(await journalOf(join(world, 'record')));
      expect((await readdir(world)).sort(), death).toEqual(['brought back', 'record', 'stick']);
    });
    expect(steps).toBeGreaterThan(30);
  });
});
