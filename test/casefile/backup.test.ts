import {
  appendFile,
  chmod,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCasefile, openCasefile } from '../../src/casefile/open.ts';
import { takeLock } from '../../src/casefile/lock.ts';
import { UserError } from '../../src/core/errors.ts';
import { sha256Of } from '../../src/core/sha256.ts';
import { encodeEntry, makeEntry, type JournalEntry } from '../../src/core/journal-entry.ts';
import {
  anObject,
  backUp,
  backupWorld,
  copyOfWorld,
  failureOf,
  keptWorld,
  type BackupWorld,
} from './backup-world.ts';
import {
  damageIn,
  details,
  everythingIn,
  filesBelow,
  incident,
  journalLinesOf,
  journalOf,
  kindsOf,
  notesIn,
  testEnvironment,
  verify,
  withCase,
  writeJournal,
} from './case-world.ts';
import { file, fileSource, takeIn } from './sources.ts';

let template: BackupWorld;
/** The same, backed up once. */
let backedUp: BackupWorld;

beforeAll(async () => {
  const first = await keptWorld('backup', await backupWorld());
  const second = await keptWorld('backup-done', first.world);
  template = first.world;
  backedUp = second.world;
  await backUp(backedUp.record, backedUp.stick);
  return async () => {
    await first.remove();
    await second.remove();
  };
});

/* What a later version writes: whatever else it says, its check is that of the members before it. */
const newerMarker = `{"format":2,"check":"${sha256Of('{"format":2}')}"}`;

const record = (folder: string, what: string): Promise<unknown> =>
  withCase(folder, (casefile) => casefile.recordIncidents([incident(what)]));

const marker = async (copy: string) =>
  JSON.parse(await readFile(join(copy, 'backup.json'), 'utf8')) as {
    finished: { head: { seq: number; hash: string } } | null;
    unfinishedSince: string | null;
  };

async function expectSame({ record: folder, copy }: BackupWorld): Promise<void> {
  expect(await journalOf(copy)).toEqual(await journalOf(folder));
  const found = await verify(copy);
  expect(damageIn(found)).toEqual([]);
  expect(
    notesIn(found).filter((kind) => kind !== 'clock-went-back' && kind !== 'set-aside'),
  ).toEqual([]);
  const { finished, unfinishedSince } = await marker(copy);
  expect(unfinishedSince).toBeNull();
  expect(finished?.head).toEqual(found.head);
}

async function spoil(path: string): Promise<void> {
  await chmod(path, 0o600);
  const bytes = await readFile(path);
  bytes[bytes.length >> 1]! ^= 1;
  await writeFile(path, bytes);
}

describe('a first backup', () => {
  it('holds all of the record, checks, reads the same, and the journal says when and where', async () => {
    const world = await copyOfWorld(template);
    const outcome = await backUp(world.record, world.stick);
    expect(outcome).toMatchObject({
      folder: world.copy,
      finishedEarlier: false,
      replaced: 0,
      notCopied: [],
      soundOnlyInCopy: [],
      recorded: true,
      asItIs: false,
    });
    await expectSame(world);
    expect(outcome.head?.seq).toBe(outcome.newEntries);
    expect((await kindsOf(world.record)).at(-1)).toBe('backup made');
    const last = JSON.parse((await journalLinesOf(world.record)).at(-1)!) as JournalEntry;
    const value = (name: string): unknown =>
      last.parts.flatMap((part) => ('name' in part && part.name === name ? [part.value] : []))[0];
    expect(value('path')).toBe(world.copy);
    expect(value('backup')).toEqual({
      head: { seq: last.seq - 1, hash: last.prev },
      objects: outcome.objects,
      bytes: outcome.bytes,
      newObjects: outcome.objects,
      newBytes: outcome.bytes,
      notCopied: 0,
    });
    const here = await withCase(world.record, everythingIn);
    expect(await withCase(world.copy, everythingIn)).toEqual(here);
    const files = [...(await filesBelow(world.copy)).keys()].sort();
    const expected = [...(await filesBelow(world.record)).keys()].filter(
      (name) => !/^(catalogue\.db|lock.*)$/.test(name),
    );
    expect(files).toEqual([...expected, 'backup.json'].sort());
    await withCase(world.record, (casefile) => {
      const { lastBackup } = casefile.summary();
      expect(lastBackup).toMatchObject({ head: { seq: last.seq - 1 }, folder: world.copy });
    });
  });

  it('says how far it has come', async () => {
    const world = await copyOfWorld(template);
    const seen: [number, number][] = [];
    const onProgress = (done: number, all: number): void => void seen.push([done, all]);
    const { bytes } = await backUp(world.record, world.stick, { onProgress });
    expect(seen.at(-1)).toEqual([bytes, bytes]);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((a, b) => a - b));
  });

  it('goes into a folder of its own that a stranger can read about, with nothing said of what it is about', async () => {
    const text = await readFile(join(backedUp.copy, 'backup.json'), 'utf8');
    expect(text).toContain('evidence restore');
    expect(text).not.toMatch(/stalk|harass|victim|police/i);
    expect(await readdir(backedUp.stick)).toEqual(['record-backup']);
  });

  it('is for its owner alone where the disk knows such things', async () => {
    for (const name of await readdir(backedUp.copy, { recursive: true })) {
      const { mode } = await stat(join(backedUp.copy, name));
      expect(mode & 0o077, name).toBe(0);
    }
  });
});

describe('the same backup again', () => {
  it('copies only what is new', async () => {
    const world = await copyOfWorld(backedUp);
    await record(world.record, 'Later.');
    const source = fileSource('more', [file('new.png', 'a new picture', 9)]);
    await withCase(world.record, (casefile) => takeIn(casefile, source));
    const before = await filesBelow(world.copy);
    const outcome = await backUp(world.record, world.stick);
    expect(outcome).toMatchObject({ newObjects: 1, newBytes: 13, newEntries: 4 });
    await expectSame(world);
    const changed = [...(await filesBelow(world.copy))].filter(
      ([name, hash]) => before.get(name) !== hash,
    );
    expect(changed.map(([name]) => name.replace(/objects.*/, 'object')).sort()).toEqual([
      'backup.json',
      'journal.jsonl',
      'object',
    ]);
  });

  it('goes to the same place, also when that place is named itself, and when it was renamed', async () => {
    const world = await copyOfWorld(backedUp);
    expect((await backUp(world.record, world.copy)).folder).toBe(world.copy);
    const renamed = join(world.stick, 'my things');
    await rename(world.copy, renamed);
    expect((await backUp(world.record, world.stick)).folder).toBe(renamed);
    expect(await readdir(world.stick)).toEqual(['my things']);
    await expectSame({ ...world, copy: renamed });
  });

  it('leaves a second case of the same name to a folder of its own', async () => {
    const world = await copyOfWorld(backedUp);
    const other = join(world.around, 'else', 'record');
    await mkdir(join(world.around, 'else'));
    (await createCasefile(other, { details }, testEnvironment('other case'))).close();
    const before = await filesBelow(world.copy);
    const { folder } = await backUp(other, world.stick);
    expect(folder).toBe(`${world.copy}-2`);
    expect((await backUp(other, world.stick)).folder).toBe(folder);
    expect(await filesBelow(world.copy)).toEqual(before);
    expect((await backUp(world.record, world.stick)).folder).toBe(world.copy);
  });

  it('follows the drafts: newer ones replace older ones, and one that is done with goes', async () => {
    const world = await copyOfWorld(backedUp);
    await withCase(world.record, async (casefile) => {
      await casefile.removeDraft('one');
      await casefile.saveDraft({ id: 'two', savedAt: '2026-03-02', answers: { what: 'new' } });
      await casefile.backUp(world.stick);
      expect(await readdir(join(world.copy, 'drafts'))).toEqual(['two.json']);
      await casefile.saveDraft({ id: 'two', savedAt: '2026-03-03', answers: { what: 'newer' } });
      await casefile.backUp(world.stick);
    });
    expect(await readFile(join(world.copy, 'drafts', 'two.json'), 'utf8')).toContain('newer');
    await writeFile(join(world.record, 'drafts', 'two.json'), '{"id":"tw');
    await backUp(world.record, world.stick);
    expect(await readFile(join(world.copy, 'drafts', 'two.json'), 'utf8')).toContain('newer');
  });

  it('of a record that cannot be written to is made all the same, and says that no entry was made', async () => {
    const world = await copyOfWorld(backedUp);
    await record(world.record, 'Later.');
    const asCopy = join(world.around, 'second stick');
    await mkdir(asCopy);
    const outcome = await backUp(world.copy, asCopy);
    expect(outcome.recorded).toBe(false);
    expect(outcome.notRecordedBecause).toContain('backup');
    expect(await journalOf(outcome.folder)).toEqual(await journalOf(world.copy));
    expect(damageIn(await verify(outcome.folder))).toEqual([]);
  });
});

describe('a copy that is torn, stale or cut off', () => {
  const wounds: Record<string, (world: BackupWorld) => Promise<void>> = {
    'whose journal ends in half a line': async ({ copy }) =>
      truncate(join(copy, 'journal.jsonl'), (await journalOf(copy)).length - 40),
    'whose journal only lacks its last LF': async ({ copy }) =>
      truncate(join(copy, 'journal.jsonl'), (await journalOf(copy)).length - 1),
    'whose journal ends three entries earlier': async ({ copy }) =>
      writeJournal(copy, `${(await journalLinesOf(copy)).slice(0, -3).join('\n')}\n`),
    'whose journal is empty': ({ copy }) => writeJournal(copy, ''),
    'whose journal is gone': ({ copy }) => rm(join(copy, 'journal.jsonl')),
    'whose journal ends in zeros': ({ copy }) =>
      appendFile(join(copy, 'journal.jsonl'), Buffer.alloc(5000)),
    'whose journal ends in lines of rubbish': ({ copy }) =>
      appendFile(join(copy, 'journal.jsonl'), 'rub\nbish\n{"a":1}\n'),
    'whose journal holds a piece of itself twice': async ({ copy }) =>
      appendFile(join(copy, 'journal.jsonl'), (await journalOf(copy)).subarray(100, 9000)),
    'in whose journal a byte has changed': async ({ copy }) => {
      const bytes = await journalOf(copy);
      bytes[300]! ^= 4;
      await writeJournal(copy, bytes);
    },
    'without its first page': ({ copy }) => rm(join(copy, 'case.json')),
    'with half a first page': ({ copy }) => truncate(join(copy, 'case.json'), 20),
    'without its marker': ({ copy }) => rm(join(copy, 'backup.json')),
    'with half a marker': ({ copy }) => truncate(join(copy, 'backup.json'), 30),
    'with a marker that rotted': ({ copy }) => spoil(join(copy, 'backup.json')),
    'with a marker that seems to be of a later version': async ({ copy }) => {
      const text = await readFile(join(copy, 'backup.json'), 'utf8');
      await writeFile(join(copy, 'backup.json'), text.replace('"format": 1', '"format": 3'));
    },
    'with a marker and a first page that rotted': async ({ copy }) => {
      await spoil(join(copy, 'backup.json'));
      await spoil(join(copy, 'case.json'));
    },
    'without its folders': async ({ copy }) => {
      for (const name of ['objects', 'drafts', 'set-aside'])
        await rm(join(copy, name), { recursive: true });
    },
    'of which only an empty folder is there': async ({ copy }) => {
      await rm(copy, { recursive: true });
      await mkdir(copy);
    },
    'with files under passing names': async ({ copy }) => {
      await writeFile(join(copy, '.copy-0123456789abcdef'), 'half');
      await writeFile(join(copy, 'drafts', '.copy-0123456789abcdef'), 'half');
      await writeFile(join(copy, 'objects', 'backup-0123456789abcdef01234567'), 'half');
    },
    'with a short stored file': async ({ copy }) => {
      const path = join(copy, await anObject(copy));
      await chmod(path, 0o600);
      await truncate(path, 3);
    },
    'without a stored file': async ({ copy }) => rm(join(copy, await anObject(copy))),
    'with a folder in the place of a stored file': async ({ copy }) => {
      const path = join(copy, await anObject(copy));
      await rm(path);
      await mkdir(path);
    },
    'with a stored file that rotted': async ({ copy }) => spoil(join(copy, await anObject(copy))),
  };

  it.each(Object.entries(wounds))('%s is found and finished', async (_, wound) => {
    const world = await copyOfWorld(backedUp);
    await record(world.record, 'Later.');
    await wound(world);
    const { folder, notCopied } = await backUp(world.record, world.stick);
    expect(folder).toBe(world.copy);
    expect(notCopied).toEqual([]);
    await expectSame(world);
    expect(await readdir(world.stick)).toEqual(['record-backup']);
    const names = [...(await filesBelow(world.copy)).keys()];
    expect(names.filter((name) => /\.copy-|objects.backup-/.test(name))).toEqual([]);
  });

  it('keeps the bad bytes of a stored file that rotted, and says that it was replaced', async () => {
    const world = await copyOfWorld(backedUp);
    const path = join(world.copy, await anObject(world.copy));
    await spoil(path);
    const bad = await readFile(path);
    expect(await backUp(world.record, world.stick)).toMatchObject({ replaced: 1, newObjects: 1 });
    const kept = await readdir(join(world.copy, 'set-aside'));
    expect(kept).toHaveLength(1);
    expect(await readFile(join(world.copy, 'set-aside', kept[0]!))).toEqual(bad);
  });

  it('keeps what stood in a torn journal, and says that it was finished', async () => {
    const world = await copyOfWorld(backedUp);
    await appendFile(join(world.copy, 'journal.jsonl'), 'rubbish\nand more');
    expect(await backUp(world.record, world.stick)).toMatchObject({ finishedEarlier: true });
    const kept = await readdir(join(world.copy, 'set-aside'));
    expect(await readFile(join(world.copy, 'set-aside', kept[0]!), 'utf8')).toBe(
      'rubbish\nand more',
    );
  });

  it('shows that it is not finished until it is, and can be read meanwhile', async () => {
    const world = await copyOfWorld(backedUp);
    await record(world.record, 'Later.');
    const error = await failureOf(
      backUp(world.record, world.stick, {
        onProgress: () => {
          throw new UserError('the stick was pulled');
        },
      }),
    );
    expect(error?.message).toBe('the stick was pulled');
    expect((await marker(world.copy)).unfinishedSince).not.toBeNull();
    const found = await verify(world.copy);
    expect(damageIn(found)).toEqual([]);
    expect(notesIn(found)).toContain('backup-not-finished');
    expect(await backUp(world.record, world.stick)).toMatchObject({ finishedEarlier: true });
    await expectSame(world);
  });
});

describe('a backup that is not of this record as it is now', () => {
  async function refused(world: BackupWorld, into = world.stick): Promise<Error> {
    const before = await filesBelow(world.copy);
    const journal = await journalOf(world.record);
    const error = await failureOf(backUp(world.record, into));
    expect(error).toBeInstanceOf(UserError);
    expect(await filesBelow(world.copy)).toEqual(before);
    expect(await journalOf(world.record)).toEqual(journal);
    return error!;
  }

  it('is refused with the entry from which on they differ, and nothing in it is changed', async () => {
    const world = await copyOfWorld(backedUp);
    const other = join(world.around, 'other');
    await cp(world.record, other, { recursive: true });
    await record(world.record, 'Here.');
    await record(other, 'There.');
    await backUp(other, world.stick);
    const { length } = await kindsOf(backedUp.record);
    expect((await refused(world)).message).toContain(`from entry ${length + 1} on`);
  });

  it('is refused when it knows more than the case file', async () => {
    const world = await copyOfWorld(backedUp);
    await cp(world.record, join(world.around, 'older'), { recursive: true });
    await record(world.record, 'Later.');
    await backUp(world.record, world.stick);
    const { length } = await kindsOf(backedUp.record);
    const older = { ...world, record: join(world.around, 'older') };
    expect((await refused(older)).message).toContain(`from entry ${length + 1} on`);
  });

  it('is refused when only the LF of an entry that it alone knows is missing, or rubbish stands before it', async () => {
    const world = await copyOfWorld(backedUp);
    const { seq, hash } = (await verify(world.copy)).head!;
    const entry = makeEntry(seq + 1, hash, [{ name: 'entry', value: { kind: 'x', at: 'y' } }], () =>
      Buffer.alloc(16),
    );
    await appendFile(join(world.copy, 'journal.jsonl'), encodeEntry(entry));
    await record(world.record, 'Here.');
    expect((await refused(world)).message).toContain(`from entry ${seq + 1} on`);
    const lines = await journalLinesOf(world.copy);
    await writeJournal(world.copy, `${lines.join('\n')}\nrubbish\n${encodeEntry(entry)}\n`);
    expect((await refused(world)).message).toContain(`from entry ${seq + 1} on`);
  });

  it('is refused when it is of another case', async () => {
    const world = await copyOfWorld(backedUp);
    const other = join(world.around, 'other');
    (await createCasefile(other, { details }, testEnvironment('another'))).close();
    const error = await refused({ ...world, record: other }, world.copy);
    expect(error.message).toContain('another case file');
    await rm(join(world.copy, 'backup.json'));
    expect((await refused({ ...world, record: other }, world.copy)).message).toMatch(
      /itself a case file/,
    );
  });

  it('is refused when a newer version made it', async () => {
    const world = await copyOfWorld(backedUp);
    await writeFile(join(world.copy, 'backup.json'), newerMarker);
    expect((await refused(world, world.copy)).message).toContain('newer version');
  });
});

describe('the place', () => {
  it.each([
    ['that is not there', 'stick/not/there', 'is not there'],
    ['that is a file', 'letter.txt', 'a file, not a folder'],
    ['that is the case file', 'record', 'inside the case file'],
    ['inside the case file', 'record/objects', 'inside the case file'],
    ['that leads into the case file', 'a way in', 'inside the case file'],
    ['inside a backup', 'stick/record-backup/objects', 'inside a case file or a backup'],
    ['that is a case file', 'plain copy', 'itself a case file'],
  ])('%s is refused, and nothing is made', async (_, place, said) => {
    const world = await copyOfWorld(backedUp);
    await writeFile(join(world.around, 'letter.txt'), 'mine');
    await symlink(join(world.record, 'set-aside'), join(world.around, 'a way in'));
    await cp(world.record, join(world.around, 'plain copy'), { recursive: true });
    const before = await filesBelow(world.around);
    const error = await failureOf(backUp(world.record, join(world.around, place)));
    expect(error).toBeInstanceOf(UserError);
    expect(error?.message).toContain(said);
    const after = await filesBelow(world.around);
    for (const name of ['record/lock-backup', 'record/catalogue.db']) {
      before.delete(name);
      after.delete(name);
    }
    expect(after).toEqual(before);
  });

  it('is refused when the case file lies in the backup', async () => {
    const world = await copyOfWorld(backedUp);
    const inside = join(world.copy, 'record');
    await rename(world.record, inside);
    const error = await failureOf(backUp(inside, world.stick));
    expect(error?.message).toContain('The case file lies inside that folder.');
  });

  it('may have a name that other disks do not take', async () => {
    const world = await copyOfWorld(template);
    const odd = join(world.around, 'my: record? “2” ');
    await rename(world.record, odd);
    const { folder } = await backUp(odd, world.stick);
    expect(await readdir(world.stick)).toEqual(['my_ record_ “2”-backup']);
    expect(damageIn(await verify(folder))).toEqual([]);
  });

  it('with too little room is said before anything is written', async () => {
    const world = await copyOfWorld(template);
    const room = { freeBytes: 100_000, pieceBytes: 4096 };
    const error = await failureOf(
      backUp(world.record, world.stick, { roomOf: () => Promise.resolve(room) }),
    );
    expect(error?.message).toMatch(/it needs \d+\.\d kB, and 100\.0 kB are free/);
    expect(await readdir(world.stick)).toEqual([]);
    await backUp(world.record, world.stick, { roomOf: () => Promise.resolve(null) });
    await backUp(world.record, world.stick, { roomOf: () => Promise.resolve(room) });
  });
});

describe('opened as a case file', () => {
  it('a backup can be read and checked, and refuses to be added to', async () => {
    const world = await copyOfWorld(backedUp);
    const before = await filesBelow(world.copy);
    await withCase(world.copy, async (casefile) => {
      expect(casefile.readOnlyBecause).toContain('This folder is a backup');
      expect(casefile.readOnlyBecause).toContain('evidence restore');
      expect(casefile.incident(1)?.what).toBe('First.');
      const error = await failureOf(casefile.recordIncidents([incident('Not here.')]));
      expect(error?.message).toContain('This folder is a backup');
    });
    expect(await filesBelow(world.copy)).toEqual(before);
  });

  it('also when its marker is torn or of a later version', async () => {
    const world = await copyOfWorld(backedUp);
    for (const text of ['', newerMarker]) {
      await writeFile(join(world.copy, 'backup.json'), text);
      const casefile = await openCasefile(world.copy, testEnvironment());
      expect(casefile.readOnlyBecause).toContain('This folder is a backup');
      casefile.close();
    }
  });
});

describe('a damaged case file', () => {
  it('whose chain is broken is refused, and the good backup stays as it is', async () => {
    const world = await copyOfWorld(backedUp);
    await record(world.record, 'Later.');
    const bytes = await journalOf(world.record);
    bytes[400]! ^= 4;
    await writeJournal(world.record, bytes);
    const before = await filesBelow(world.copy);
    const error = await failureOf(backUp(world.record, world.stick));
    expect(error?.message).toContain('Your case file is damaged (entry');
    expect(await filesBelow(world.copy)).toEqual(before);
  });

  it('can be saved byte for byte in a new folder, beside the good backup', async () => {
    const world = await copyOfWorld(backedUp);
    const bytes = await journalOf(world.record);
    bytes[400]! ^= 4;
    await writeJournal(world.record, bytes);
    const before = await filesBelow(world.copy);
    for (const into of [world.stick, world.copy]) {
      const outcome = await backUp(world.record, into, { despiteDamage: true });
      expect(outcome).toMatchObject({ asItIs: true, recorded: false });
      expect(outcome.folder).toContain('record-as-it-is-2026-');
      const saved = await filesBelow(outcome.folder);
      for (const [name, hash] of await filesBelow(world.record))
        if (!/^lock/.test(name)) expect(saved.get(name), name).toBe(hash);
      await withCase(outcome.folder, (casefile) => {
        expect(casefile.readOnlyBecause).toContain('This folder is a backup');
      });
    }
    expect(await filesBelow(world.copy)).toEqual(before);
    expect((await readdir(world.stick)).length).toBe(3);
  });

  it('that lost its end is refused', async () => {
    const world = await copyOfWorld(backedUp);
    await writeJournal(
      world.record,
      `${(await journalLinesOf(world.record)).slice(0, -1).join('\n')}\n`,
    );
    const error = await failureOf(backUp(world.record, world.stick));
    expect(error?.message).toContain('Your case file is damaged (entry');
  });

  it('with a damaged stored file has everything else copied, and the file is named', async () => {
    const world = await copyOfWorld(template);
    const object = await anObject(world.record);
    await spoil(join(world.record, object));
    const outcome = await backUp(world.record, world.stick);
    expect(outcome.notCopied).toEqual([{ path: object, why: 'damaged' }]);
    const saved = await filesBelow(world.copy);
    expect(saved.has(object)).toBe(false);
    const all = [...(await filesBelow(world.record)).keys()];
    expect([...saved.keys()].filter((name) => /^objects/.test(name)).length).toBe(
      all.filter((name) => /^objects/.test(name)).length - 1,
    );
    await rm(join(world.record, object));
    const again = await backUp(world.record, world.stick);
    expect(again.notCopied).toEqual([{ path: object, why: 'missing' }]);
  });

  it('with a damaged stored file leaves the good one in the backup, and says that only it is sound', async () => {
    const world = await copyOfWorld(backedUp);
    const object = await anObject(world.record);
    await spoil(join(world.record, object));
    const before = (await filesBelow(world.copy)).get(object);
    const outcome = await backUp(world.record, world.stick);
    expect(outcome).toMatchObject({ soundOnlyInCopy: [object], notCopied: [] });
    expect((await filesBelow(world.copy)).get(object)).toBe(before);
    expect(damageIn(await verify(world.copy))).toEqual([]);
  });
});

describe('while others are at work', () => {
  it('what another window records meanwhile is in the backup too', async () => {
    const world = await copyOfWorld(template);
    const other = await openCasefile(world.record, testEnvironment('other window'));
    const writing: Promise<unknown>[] = [];
    const source = fileSource('meanwhile', [file('meanwhile.png', 'a picture meanwhile', 9)]);
    await backUp(world.record, world.stick, {
      onProgress: () => {
        if (writing.length > 0) return;
        const recorded = other.recordIncidents([incident('Meanwhile.')]);
        writing.push(recorded.then(() => takeIn(other, source)));
      },
    });
    await Promise.all(writing);
    await other.recordIncidents([incident('Afterwards.')]);
    expect(damageIn(await verify(world.copy))).toEqual([]);
    const [here, there] = [await journalOf(world.record), await journalOf(world.copy)];
    expect(here.subarray(0, there.length)).toEqual(there);
    await backUp(world.record, world.stick);
    await expectSame(world);
    other.close();
  });

  it('a second backup of the same case file waits its turn or says so', async () => {
    const world = await copyOfWorld(backedUp);
    const lock = await takeLock(join(world.record, 'lock-backup'), {
      waitMilliseconds: 1,
      takenMessage: '',
    });
    const error = await failureOf(backUp(world.record, world.stick));
    lock.release();
    expect(error?.message).toBe('Another backup of this case file is being made.');
  });
});
