import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Casefile } from '../../src/casefile/casefile.ts';
import { createCasefile } from '../../src/casefile/open.ts';
import { buildChild, run, type BuiltChild } from './built-child.ts';
import { damageIn, details, incident, testEnvironment, verify, withCase } from './case-world.ts';
import { jobSource, type Job } from './jobs.ts';
import { takeIn } from './sources.ts';

let child: BuiltChild;
let around: string;

beforeAll(async () => {
  child = await buildChild();
  around = await mkdtemp(join(tmpdir(), 'evidence-killed-'));
  const casefile = await createCasefile(
    join(around, 'template'),
    { details },
    testEnvironment('template'),
  );
  await casefile.recordIncidents([incident('First.')]);
  casefile.close();
});

afterAll(async () => {
  await child.remove();
  await rm(around, { recursive: true, force: true });
});

interface Death {
  readonly when: 'before' | 'after' | 'half';
  readonly step: number;
  readonly what: string;
}

/** Every step of a job, as a process that is left alone counts them. */
async function deathsOf(job: Job): Promise<Death[]> {
  const { out, code, err } = await run(process.execPath, [
    child.script,
    await place(job, 'counted'),
    job,
    'never',
    '0',
  ]);
  expect(err).toBe('');
  expect(code).toBe(0);
  return (JSON.parse(out) as string[]).flatMap((what, index) => {
    const death = { step: index + 1, what };
    return [
      { ...death, when: 'before' as const },
      // What happens between two steps differs only after these; else `before` the next is the same.
      ...(['flush', 'commit', 'link', 'rename'].includes(what)
        ? [{ ...death, when: 'after' as const }]
        : []),
      ...(what === 'write' ? [{ ...death, when: 'half' as const }] : []),
    ];
  });
}

/** A folder for the process: with a case in it, unless that is to be started. */
async function place(job: Job, name: string): Promise<string> {
  const folder = join(around, `${job} ${name}`);
  if (job !== 'create') {
    await cp(join(around, 'template'), folder, { recursive: true });
    return folder;
  }
  await mkdir(folder);
  return join(folder, 'record');
}

async function afterEachDeath(
  job: Job,
  look: (folder: string, death: string) => Promise<void>,
): Promise<number> {
  const deaths = await deathsOf(job);
  const queue = deaths.values();
  const worker = async (): Promise<void> => {
    for (const { when, step, what } of queue) {
      const said = `${when} ${what} (step ${step})`;
      const folder = await place(job, said);
      const ending = await run(process.execPath, [child.script, folder, job, when, String(step)]);
      expect(ending, said).toMatchObject({ signal: 'SIGKILL' });
      await look(folder, said);
      await rm(folder, { recursive: true, force: true });
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  return deaths.length;
}

async function expectNoDamage(folder: string, death: string): Promise<void> {
  const found = await verify(folder);
  expect(damageIn(found), death).toEqual([]);
}

const references = (casefile: Casefile): string[] =>
  [...casefile.timeline()].map(({ reference }) => reference);

describe('a process that is killed at any step', () => {
  it('of recording incidents: they are there or not, one after the other, and it can be done again', async () => {
    const steps = await afterEachDeath('incidents', async (folder, death) => {
      await expectNoDamage(folder, death);
      await withCase(folder, async (casefile) => {
        expect(casefile.readOnlyBecause, death).toBeNull();
        const words = ['First.', 'Second.', 'Third.'];
        const { incidents } = casefile.summary();
        for (let number = 1; number <= incidents; number += 1)
          expect(casefile.incident(number)?.what, death).toBe(words[number - 1]);
        const [next] = await casefile.recordIncidents([incident('Once more.')]);
        // Half an append may end in a whole line without its LF, which then stands.
        expect([incidents + 1, incidents + 2], death).toContain(next!.number);
      });
      await expectNoDamage(folder, death);
    });
    expect(steps).toBeGreaterThanOrEqual(7);
  });

  it('of an import: the same import again ends as if nothing had happened, with nothing twice', async () => {
    const steps = await afterEachDeath('import', async (folder, death) => {
      await expectNoDamage(folder, death);
      await withCase(folder, async (casefile) => {
        expect(casefile.incident(1)?.what, death).toBe('First.');
        const { receipt } = await takeIn(casefile, jobSource());
        expect(receipt.takenIn + receipt.alreadyHad, death).toBe(3);
        expect(references(casefile), death).toEqual(['AB/2:1', 'AB/2:2', 'AB/1', '1']);
        expect(casefile.exhibit('AB/2/1')?.kind, death).toBe('attachment');
        expect(casefile.exhibit('AB/3'), death).toBeNull();
        for (const reference of ['AB/1', 'AB/2'])
          expect(casefile.exhibit(reference)?.importFinished, death).toBe(true);
        expect(casefile.summary(), death).toMatchObject({ contacts: 2, unfinishedImports: 0 });
        await casefile.removeLooseBytes(await casefile.looseBytes());
      });
      const found = await verify(folder);
      expect(damageIn(found), death).toEqual([]);
      // The clock of the process that died is another one than that of the test.
      const expected = new Set(['set-aside', 'clock-went-back']);
      expect(
        found.findings.filter(({ kind }) => !expected.has(kind)),
        death,
      ).toEqual([]);
      expect(await readdir(join(folder, 'scratch')), death).toEqual([]);
    });
    expect(steps).toBeGreaterThan(50);
  });

  it('of starting a case file: there is none, or a whole one', async () => {
    const steps = await afterEachDeath('create', async (folder, death) => {
      const left = await readdir(join(folder, '..'));
      if (!left.includes('record'))
        (await createCasefile(folder, { details }, testEnvironment('again'))).close();
      expect(await readdir(join(folder, '..')), death).toEqual(['record']);
      const found = await verify(folder);
      expect(found.findings, death).toEqual([]);
      expect(found.entries, death).toBe(1);
      await withCase(folder, (casefile) => casefile.recordIncidents([incident('First.')]));
    });
    expect(steps).toBeGreaterThan(20);
  });
});
