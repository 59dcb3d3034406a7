/*
 * A program of its own, started by the tests: does one job on a case file and ends itself with
 * SIGKILL at a given step of writing. A step is a call to the disk, or a COMMIT of the index.
 * Arguments: folder, job, when (`before`, `after`, `half`), step (0: never).
 */
import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Environment } from '../../src/casefile/casefile.ts';
import { nodeDisk, type Disk } from '../../src/casefile/disk.ts';
import { findCopies } from '../../src/casefile/backup/found-copy.ts';
import { createCasefile, openCasefile } from '../../src/casefile/open.ts';
import { restoreCasefile } from '../../src/casefile/backup/restore.ts';
import { incident, jobSource, type Job } from './jobs.ts';
import { allOfIt, yielded } from './sources.ts';

const [, , folder = '', job = '', when = '', stepText = ''] = process.argv;
const dyingStep = Number(stepText);
const steps: string[] = [];

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}

/** Counts a step; whether the process is to end at this one. */
function isTheOne(name: string): boolean {
  steps.push(name);
  return steps.length === dyingStep;
}

const disk = Object.fromEntries(
  Object.entries(nodeDisk).map(([name, real]) => [
    name,
    async (...values: unknown[]): Promise<unknown> => {
      const dying = isTheOne(name);
      if (dying && when === 'before') die();
      if (dying && when === 'half' && name === 'write') {
        const [file, bytes, position] = values as Parameters<Disk['write']>;
        await nodeDisk.write(file, bytes.subarray(0, bytes.byteLength >> 1), position);
        die();
      }
      const result = await (real as (...all: unknown[]) => Promise<unknown>)(...values);
      if (dying) die();
      return result;
    },
  ]),
) as unknown as Disk;

const exec = (sql: string): boolean => /COMMIT/.test(sql);
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
const realExec = Database.prototype.exec;
Database.prototype.exec = function (this: Database.Database, sql: string): Database.Database {
  const dying = exec(sql) && isTheOne('commit');
  if (dying && when === 'before') die();
  const result = realExec.call(this, sql);
  if (dying) die();
  return result;
};

const environment: Environment = {
  now: () => new Date(),
  offsetMinutes: () => 0,
  randomBytes: (sizeBytes) => randomBytes(sizeBytes),
  disk,
  software: { name: 'evidence-organiser', version: '0.0.0-test' },
};

async function run(name: Job): Promise<void> {
  if (name === 'create') {
    const details = { initials: 'AB', zone: 'Europe/London', nation: 'england-wales' } as const;
    (await createCasefile(folder, { details }, environment)).close();
    return;
  }
  if (name === 'restore') {
    const [copy] = await findCopies(join(folder, '..', 'stick'));
    if (copy !== undefined)
      await restoreCasefile(copy, join(folder, '..', 'brought back'), environment);
    return;
  }
  const casefile = await openCasefile(folder, environment);
  if (name === 'backup') await casefile.backUp(join(folder, '..', 'stick'));
  if (name === 'incidents')
    await casefile.recordIncidents([incident('Second.'), incident('Third.')]);
  if (name === 'fifty incidents')
    for (let number = 1; number <= 50; number += 1)
      await casefile.recordIncidents([incident(`Number ${number}.`)]);
  if (name === 'import') {
    const { identity, items } = jobSource();
    await casefile.ingest(identity, () => yielded(items), allOfIt);
  }
  if (name === 'refused') {
    const refused = await casefile
      .recordIncidents([incident('Not to be.')])
      .catch((error: unknown) => error);
    const { message, harm } = refused as { message: string; harm: string };
    const read = [...casefile.timeline()].length;
    process.stdout.write(JSON.stringify({ message, harm, read, why: casefile.readOnlyBecause }));
  }
  if (name === 'fill the disk') {
    let kept = 0;
    let said = '';
    while (said === '')
      await casefile.recordIncidents([incident('words '.repeat(2000))]).then(
        () => (kept += 1),
        (error: unknown) => {
          const { message, harm } = error as { message: string; harm: string };
          said = `${message} ${harm}`;
        },
      );
    process.stdout.write(JSON.stringify({ kept, said }));
  }
  casefile.close();
}

await run(job as Job);
if (stepText !== '') process.stdout.write(JSON.stringify(steps));
