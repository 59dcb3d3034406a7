import fc from 'fast-check';
import {
  appendFile,
  chmod,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCasefile } from '../../src/casefile/open.ts';
import { backUp, restore } from './backup-world.ts';
import {
  damageIn,
  details,
  everythingIn,
  filesBelow,
  incident,
  journalOf,
  temporaryFolder,
  testEnvironment,
  verify,
  withCase,
} from './case-world.ts';
import { allOfIt, file, fileSource, yielded } from './sources.ts';

interface World {
  readonly around: string;
  readonly record: string;
  readonly stick: string;
  copy: string;
  number: number;
}

type Step = (world: World) => Promise<void>;

const record: Step = async (world) => {
  world.number += 1;
  await withCase(world.record, (casefile) =>
    casefile.recordIncidents([incident(`Number ${world.number}.`)]),
  );
};

const takeIn: Step = async (world) => {
  world.number += 1;
  const { identity, items } = fileSource(`source ${world.number}`, [
    file(`${world.number}.png`, `picture ${world.number}`, world.number % 60),
    file('same.png', 'the same each time', 1),
  ]);
  await withCase(world.record, (casefile) =>
    casefile.ingest(identity, () => yielded(items), allOfIt),
  );
};

const back: Step = async (world) => {
  const outcome = await backUp(world.record, world.stick);
  expect(outcome).toMatchObject({ notCopied: [], recorded: true });
  // Another one only where so much of the first was spoilt that nobody can say whose it was.
  expect(outcome.folder).toMatch(/record-backup(-\d+)?$/);
  world.copy = outcome.folder;
};

async function inCopy({ copy }: World, change: (name: string) => Promise<void>, which: number) {
  const names = await readdir(copy, { recursive: true }).catch(() => []);
  const files: string[] = [];
  for (const name of names.sort()) {
    const path = join(copy, name);
    if ((await stat(path)).isFile()) files.push(path);
  }
  const path = files[which % Math.max(1, files.length)];
  if (path === undefined) return;
  await chmod(path, 0o600);
  await change(path);
}

const at = fc.nat(10_000);

const cut = fc.tuple(at, at).map(
  ([which, where]): Step =>
    (world) =>
      inCopy(world, async (path) => truncate(path, where % ((await stat(path)).size + 1)), which),
);

const spoil = fc.tuple(at, at).map(
  ([which, where]): Step =>
    (world) =>
      inCopy(
        world,
        async (path) => {
          const bytes = await readFile(path);
          if (bytes.length === 0) return;
          bytes[where % bytes.length]! ^= 1 << (where % 8);
          await writeFile(path, bytes);
        },
        which,
      ),
);

const remove = at.map(
  (which): Step =>
    (world) =>
      inCopy(world, (path) => rm(path), which),
);

const rubbish = at.map(
  (which): Step =>
    (world) =>
      inCopy(
        world,
        (path) => appendFile(path, which % 2 === 0 ? 'rub\nbish' : Buffer.alloc(99)),
        which,
      ),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(record) },
  { weight: 2, arbitrary: fc.constant(takeIn) },
  { weight: 3, arbitrary: fc.constant(back) },
  { weight: 2, arbitrary: cut },
  { weight: 2, arbitrary: spoil },
  { weight: 1, arbitrary: remove },
  { weight: 1, arbitrary: rubbish },
);

describe('whatever happens to a backup, in whatever order', () => {
  it('one more backup makes it whole, and what is brought back equals the case file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const around = await temporaryFolder();
        const world: World = {
          around,
          record: join(around, 'record'),
          stick: join(around, 'stick'),
          copy: join(around, 'stick', 'record-backup'),
          number: 0,
        };
        await mkdir(world.stick);
        (await createCasefile(world.record, { details }, testEnvironment(around))).close();
        for (const one of steps) await one(world);
        await back(world);
        const restored = join(around, 'brought back');
        await restore(world.copy, restored);
        expect(await journalOf(restored)).toEqual(await journalOf(world.record));
        const objects = async (folder: string): Promise<unknown> =>
          [...(await filesBelow(folder))].filter(([name]) => /^objects/.test(name)).sort();
        expect(await objects(restored)).toEqual(await objects(world.record));
        expect(damageIn(await verify(restored))).toEqual([]);
        expect(damageIn(await verify(world.copy))).toEqual([]);
        expect(await withCase(restored, everythingIn)).toEqual(
          await withCase(world.record, everythingIn),
        );
        await withCase(restored, (casefile) => casefile.recordIncidents([incident('Going on.')]));
        await rm(around, { recursive: true, force: true });
      }),
      { numRuns: 15 },
    );
  });
});
