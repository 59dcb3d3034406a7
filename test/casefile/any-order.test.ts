import fc from 'fast-check';
import { appendFile, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Casefile } from '../../src/casefile/casefile.ts';
import { createCasefile, openCasefile } from '../../src/casefile/open.ts';
import type { SourceItem } from '../../src/core/source-item.ts';
import {
  damageIn,
  details,
  everythingIn,
  incident,
  temporaryFolder,
  testEnvironment,
  verify,
  withCase,
} from './case-world.ts';
import { allOfIt, call, file, picture, robin, sam, text, textSource, yielded } from './sources.ts';

/** What is known to have been recorded, kept beside the case file in the plainest way. */
interface Model {
  readonly incidents: string[];
  /** How often each message, call or file stands in the record, by what it says. */
  readonly contacts: Map<string, number>;
  readonly files: Map<string, number>;
}

interface World {
  readonly folder: string;
  casefile: Casefile;
  readonly model: Model;
  imports: number;
}

type Step = (world: World) => Promise<void>;

const number = fc.constantFrom(sam, robin);
const minute = fc.integer({ min: 0, max: 3 });
const words = fc.constantFrom('hello', 'by the door', '', '\u2028', 'wall');

const row: fc.Arbitrary<{ key: string; item: SourceItem }> = fc.oneof(
  fc.tuple(number, words, minute, fc.boolean()).map(([who, what, at, withPicture]) => ({
    key: `message ${who} ${what} ${at} ${withPicture}`,
    item: text(who, what, at, withPicture ? [picture('a.png', `picture ${at}`)] : []),
  })),
  fc.tuple(number, minute).map(([who, at]) => ({ key: `call ${who} ${at}`, item: call(who, at) })),
  fc.tuple(words, minute).map(([content, at]) => ({
    key: `file ${content}`,
    item: file(`${at}.txt`, content, at),
  })),
);

const record = fc
  .array(words, { minLength: 1, maxLength: 3 })
  .map((list): Step => async ({ casefile, model }) => {
    const made = await casefile.recordIncidents(list.map((what) => incident(`${what}.`)));
    expect(made.map((one) => one.number)).toEqual(
      list.map((_, index) => model.incidents.length + 1 + index),
    );
    model.incidents.push(...list.map((what) => `${what}.`));
  });

const takeIn = fc.array(row, { maxLength: 8 }).map((rows): Step => async (world) => {
  const { casefile, model } = world;
  world.imports += 1;
  const { identity } = textSource(`source ${world.imports}`, []);
  const { receipt } = await casefile.ingest(
    identity,
    () => yielded(rows.map(({ item }) => item)),
    allOfIt,
  );
  const counted = new Map<string, number>();
  for (const { key } of rows) counted.set(key, (counted.get(key) ?? 0) + 1);
  let fresh = 0;
  for (const [key, count] of counted) {
    const known = key.startsWith('file') ? model.files : model.contacts;
    const before = known.get(key) ?? 0;
    fresh += Math.max(0, count - before);
    known.set(key, Math.max(count, before));
  }
  expect(receipt).toMatchObject({
    rows: rows.length,
    takenIn: fresh,
    alreadyHad: rows.length - fresh,
  });
});

async function reopen(world: World): Promise<void> {
  world.casefile.close();
  world.casefile = await openCasefile(world.folder, testEnvironment(`opened ${world.imports}`));
  expect(world.casefile.readOnlyBecause).toBeNull();
}

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: record },
  { weight: 4, arbitrary: takeIn },
  fc.constant<Step>(reopen),
  fc.constant<Step>(async (world) => {
    await rm(join(world.folder, 'catalogue.db'), { force: true });
  }),
  fc.constant<Step>(async (world) => {
    await rm(join(world.folder, 'catalogue.db'), { force: true });
    await reopen(world);
  }),
  fc.constant<Step>(async ({ folder }) => {
    await appendFile(join(folder, 'journal.jsonl'), 'what a crash left');
  }),
  // A crash that wrote all of an entry but its LF, before the catalogue knew of it.
  fc.constant<Step>(async (world) => {
    world.casefile.close();
    const journal = join(world.folder, 'journal.jsonl');
    await withCase(world.folder, (casefile) => casefile.recordIncidents([incident('cut off.')]));
    await truncate(journal, (await stat(journal)).size - 1);
    await rm(join(world.folder, 'catalogue.db'), { force: true });
    world.casefile = await openCasefile(world.folder, testEnvironment('cut'));
    await world.casefile.removeLooseBytes([]);
    world.model.incidents.push('cut off.');
  }),
);

describe('whatever is done, in whatever order', () => {
  it('the record checks, holds everything once, and a rebuilt catalogue says the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 8 }), async (list) => {
        const folder = join(await temporaryFolder(), 'record');
        const world: World = {
          folder,
          casefile: await createCasefile(folder, { details }, testEnvironment('any order')),
          model: { incidents: [], contacts: new Map(), files: new Map() },
          imports: 0,
        };
        try {
          for (const step of list) await step(world);
          await reopen(world);
          const { casefile, model } = world;
          const sum = (counts: Map<string, number>): number =>
            [...counts.values()].reduce((all, one) => all + one, 0);
          expect(casefile.summary()).toMatchObject({
            incidents: model.incidents.length,
            contacts: sum(model.contacts),
            unfinishedImports: 0,
          });
          model.incidents.forEach((what, index) => {
            expect(casefile.incident(index + 1)?.what).toBe(what);
          });
          const timeline = [...casefile.timeline()];
          expect(timeline.filter(({ kind }) => kind === 'file')).toHaveLength(sum(model.files));
          expect(new Set(timeline.map(({ reference }) => reference)).size).toBe(timeline.length);
          const before = everythingIn(casefile);
          await rm(join(folder, 'catalogue.db'), { force: true });
          await reopen(world);
          expect(everythingIn(world.casefile)).toEqual(before);
          expect(damageIn(await verify(folder))).toEqual([]);
          expect(await world.casefile.looseBytes()).toEqual([]);
        } finally {
          world.casefile.close();
          await rm(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: 20 },
    );
  });
});
