import { chmod, cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findCopies } from '../../src/casefile/backup/found-copy.ts';
import { UserError } from '../../src/core/errors.ts';
import {
  anObject,
  backUp,
  backupWorld,
  copyOfWorld,
  failureOf,
  keptWorld,
  restore,
  type BackupWorld,
} from './backup-world.ts';
import {
  damageIn,
  everythingIn,
  filesBelow,
  incident,
  journalLinesOf,
  journalOf,
  verify,
  withCase,
  writeJournal,
} from './case-world.ts';

let template: BackupWorld;

beforeAll(async () => {
  const { world, remove } = await keptWorld('restore', await backupWorld());
  await backUp(world.record, world.stick);
  template = world;
  return remove;
});

describe('bringing a case file back', () => {
  it('from a backup gives the same record, which can be gone on with, and leaves the backup as it was', async () => {
    const world = await copyOfWorld(template);
    const before = await filesBelow(world.stick);
    const back = join(world.around, 'brought back');
    const outcome = await restore(world.stick, back);
    const found = await verify(back);
    expect(found.findings.filter(({ kind }) => kind !== 'clock-went-back')).toEqual([]);
    expect(outcome).toMatchObject({
      folder: back,
      head: found.head,
      entries: found.entries,
      objects: found.objects,
      bytes: found.objectBytes,
      damage: [],
      notCopied: [],
    });
    expect(await filesBelow(world.stick)).toEqual(before);
    await withCase(back, async (casefile) => {
      expect(casefile.readOnlyBecause).toBeNull();
      expect(everythingIn(casefile)).toEqual(await withCase(world.record, everythingIn));
      expect(await casefile.drafts()).toHaveLength(1);
      await casefile.recordIncidents([incident('Going on.')]);
    });
    expect(await readdir(back)).not.toContain('backup.json');
    // What was brought back goes on with the same backup.
    expect((await backUp(back, world.stick)).folder).toBe(world.copy);
  });

  it('from a plain copy of a case file works as well', async () => {
    const world = await copyOfWorld(template);
    const plain = join(world.around, 'plain');
    await cp(world.record, plain, { recursive: true });
    const back = join(world.around, 'back');
    await restore(plain, back);
    expect(await journalOf(back)).toEqual(await journalOf(plain));
    expect(damageIn(await verify(back))).toEqual([]);
  });

  it('keeps a last entry that only lacks its LF, and drops half a one', async () => {
    const world = await copyOfWorld(template);
    const journal = await journalOf(world.copy);
    await truncate(join(world.copy, 'journal.jsonl'), journal.length - 1);
    await restore(world.copy, join(world.around, 'one'));
    await withCase(join(world.around, 'one'), (casefile) =>
      casefile.recordIncidents([incident('Going on.')]),
    );
    const kept = await journalOf(join(world.around, 'one'));
    expect(kept.subarray(0, journal.length)).toEqual(journal);
    await truncate(join(world.copy, 'journal.jsonl'), journal.length - 30);
    await restore(world.copy, join(world.around, 'two'));
    const lines = (await journalLinesOf(world.record)).slice(0, -1);
    expect((await journalOf(join(world.around, 'two'))).toString()).toBe(`${lines.join('\n')}\n`);
  });

  it('takes the first page from entry 1 when it is gone or spoilt', async () => {
    for (const spoil of [
      (path: string) => rm(path),
      (path: string) => truncate(path, 10),
      (path: string) => writeFile(path, 'not json'),
    ]) {
      const world = await copyOfWorld(template);
      await spoil(join(world.copy, 'case.json'));
      const back = join(world.around, 'back');
      await restore(world.stick, back);
      expect(damageIn(await verify(back))).toEqual([]);
    }
  });

  it('takes an empty folder, and tidies away what an earlier run left', async () => {
    const world = await copyOfWorld(template);
    const back = join(world.around, 'back');
    await mkdir(back);
    await mkdir(join(world.around, 'back.making-0a1b2c3d'));
    await restore(world.stick, back);
    expect((await readdir(world.around)).sort()).toEqual(['back', 'record', 'stick']);
  });

  it.each([
    ['where a case file is', 'record', 'a case file in that folder already'],
    ['inside a case file', 'record/back', 'inside a case file or a backup'],
    ['inside the backup', 'stick/record-backup/back', 'inside a case file or a backup'],
    ['where something is', 'full', 'something in that place'],
    ['where a file is', 'letter.txt', 'something in that place'],
    ['where nothing is', 'no/such/place', 'is not there'],
  ])('%s is refused', async (_, place, said) => {
    const world = await copyOfWorld(template);
    await mkdir(join(world.around, 'full'));
    await writeFile(join(world.around, 'full', 'mine.txt'), 'mine');
    await writeFile(join(world.around, 'letter.txt'), 'mine');
    const before = await filesBelow(world.around);
    const error = await failureOf(restore(world.stick, join(world.around, place)));
    expect(error).toBeInstanceOf(UserError);
    expect(error?.message).toContain(said);
    expect(await filesBelow(world.around)).toEqual(before);
  });

  it('from where no backup is says so', async () => {
    const world = await copyOfWorld(template);
    await mkdir(join(world.around, 'empty'));
    for (const [place, said] of [
      ['empty', 'There is no backup in that folder.'],
      ['nowhere', 'The folder with the backup is not there.'],
    ] as const)
      expect((await failureOf(findCopies(join(world.around, place))))?.message).toBe(said);
  });
});

describe('a damaged backup', () => {
  const wounds: Record<string, (copy: string) => Promise<void>> = {
    'with a stored file that rotted': async (copy) => {
      const path = join(copy, await anObject(copy));
      await chmod(path, 0o600);
      const bytes = await readFile(path);
      bytes[0]! ^= 1;
      await writeFile(path, bytes);
    },
    'without a stored file': async (copy) => rm(join(copy, await anObject(copy))),
    'with a changed entry': async (copy) => {
      const bytes = await journalOf(copy);
      bytes[bytes.indexOf('Europe')]! ^= 1;
      await writeJournal(copy, bytes);
    },
    'with an entry missing': async (copy) => {
      const lines = await journalLinesOf(copy);
      lines.splice(2, 1);
      await writeJournal(copy, `${lines.join('\n')}\n`);
    },
  };

  it.each(Object.entries(wounds))(
    '%s is refused, and brought back as it is only when that is said',
    async (_, wound) => {
      const world = await copyOfWorld(template);
      await wound(world.copy);
      const before = await filesBelow(world.around);
      const back = join(world.around, 'back');
      const error = await failureOf(restore(world.stick, back));
      expect(error?.message).toMatch(/^This backup is damaged \((entry|objects)/);
      expect(await filesBelow(world.around)).toEqual(before);
      const outcome = await restore(world.stick, back, { despiteDamage: true });
      expect(outcome.damage.length).toBeGreaterThan(0);
      const saved = await filesBelow(back);
      for (const [name, hash] of await filesBelow(world.copy))
        if (name !== 'backup.json') expect(saved.get(name), name).toBe(hash);
      await withCase(back, (casefile) => {
        expect(casefile.incident(1)?.what ?? 'First.').toBe('First.');
      });
    },
  );
});
