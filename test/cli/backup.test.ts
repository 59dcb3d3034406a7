import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCasefile, openCasefile } from '../../src/casefile/open.ts';
import { verifyCasefile } from '../../src/casefile/checking/verify.ts';
import { main } from '../../src/cli/main.ts';
import { ctrlC, scriptedTerminal, type Typed } from '../support/scripted-terminal.ts';
import { testWorld, type TestWorld } from '../support/surroundings.ts';

let world: TestWorld;
let record: string;
let stick: string;

beforeEach(async () => {
  world = await testWorld();
  record = join(world.home, 'record');
  stick = join(world.home, 'stick');
  await mkdir(stick);
  const casefile = await createCasefile(
    record,
    { details: { initials: 'AB', zone: 'Europe/London', nation: 'england-wales' } },
    environment(),
  );
  await casefile.recordIncidents([
    { what: 'long '.repeat(80_000), when: { precision: 'unknown' } },
  ]);
  casefile.close();
  // Remembers it as the one used last.
  await run(['timeline'], [], { currentFolder: record });
});
afterEach(() => world.remove());

const environment = () => world.surroundings(scriptedTerminal()).environment;

async function run(argv: readonly string[], answers: readonly Typed[] = [], changes = {}) {
  const terminal = scriptedTerminal(answers);
  const code = await main(argv, world.surroundings(terminal, changes));
  return { code, terminal, shown: terminal.shown().replace(/\s+/g, ' ') };
}

const addOne = async (folder = record): Promise<void> => {
  const casefile = await openCasefile(folder, environment());
  await casefile.recordIncidents([{ what: 'Later.', when: { precision: 'unknown' } }]);
  casefile.close();
};

const lastCase = async (): Promise<string> => {
  const path = join(world.home, '.config', 'evidence', 'settings.json');
  return (JSON.parse(await readFile(path, 'utf8')) as { lastCase: string }).lastCase;
};

describe('evidence backup', () => {
  it('says what it does, copies, checks, and says what was done', async () => {
    const { code, terminal, shown } = await run(['backup', 'stick']);
    expect(code).toBe(0);
    expect(shown).toMatch(/^This makes a second copy of your case file in another place/);
    expect(terminal.results()).toBe(`${join(stick, 'record-backup')}\n`);
    expect(shown).toContain(
      'Done and checked. The copy holds 3 entries and 1 stored file, 400.0 kB',
    );
    expect(shown).toContain('New in it: 3 entries and 1 stored file, 400.0 kB.');
    expect(shown).toMatch(/up to head 3:[0-9a-f]{64}/);
    const again = await run(['backup', 'stick']);
    expect(again.shown).toContain('New in it: 1 entry and 0 stored files, 0 bytes.');
  });

  it('says that the place is on the same drive, or is one that copies itself to others', async () => {
    expect((await run(['backup', 'stick'])).shown).toContain('on the same drive as your case file');
    const synced = join(world.home, 'OneDrive');
    await mkdir(synced);
    const { shown } = await run(['backup', synced]);
    expect(shown).toContain('Whoever can open that account can read it.');
    expect(shown).not.toContain('on the same drive');
  });

  it('asks where when that is not said, and offers the last place', async () => {
    const first = await run(['backup'], [`'${stick}'`]);
    expect(first.code).toBe(0);
    const second = await run(['backup'], ['']);
    expect(second.terminal.questions.join()).toContain(stick);
    expect(second.code).toBe(0);
    expect(await readdir(stick)).toEqual(['record-backup']);
    const asked = await run(['backup', '--no-input']);
    expect(asked.code).toBe(0);
    expect(asked.shown).toContain(`Taken: ${stick}`);
  });

  it('without a keyboard and a last place names what would have answered', async () => {
    const { code, shown } = await run(['backup', '--no-input']);
    expect(code).toBe(2);
    expect(shown).toContain('a folder after “backup”');
  });

  it('stopped at the question changes nothing', async () => {
    const { code } = await run(['backup'], [ctrlC]);
    expect(code).toBe(130);
    expect(await readdir(stick)).toEqual([]);
  });

  it('makes no folder for a stick that is not plugged in', async () => {
    const { code, shown } = await run(['backup', join(world.home, 'other', 'stick')]);
    expect(code).toBe(1);
    expect(shown).toContain('no folder is made in its place');
    expect((await readdir(world.home)).includes('other')).toBe(false);
  });

  it('gives what was done as JSON', async () => {
    const { code, terminal } = await run(['backup', 'stick', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(terminal.results())).toMatchObject({
      folder: join(stick, 'record-backup'),
      entries: 3,
      newEntries: 3,
      objects: 1,
      newObjects: 1,
      bytes: 400_000,
      newBytes: 400_000,
      replaced: 0,
      notCopied: [],
      soundOnlyInCopy: [],
      recorded: true,
      checked: true,
      head: { seq: 3 },
    });
  });

  it('with a stored file that went bad in the case file ends with a code of its own', async () => {
    const objects = join(record, 'objects');
    const [folder = ''] = await readdir(objects);
    const [name = ''] = await readdir(join(objects, folder));
    await run(['backup', 'stick']);
    await chmod(join(objects, folder, name), 0o600);
    await writeFile(join(objects, folder, name), 'bad');
    const kept = await run(['backup', 'stick']);
    expect(kept.code).toBe(3);
    expect(kept.shown).toContain('The backup has the good one.');
    await mkdir(join(world.home, 'new'));
    const lacking = await run(['backup', 'new']);
    expect(lacking.code).toBe(4);
    expect(lacking.shown).toContain(`Not copied: objects/${folder}/${name}, for it is damaged`);
    expect(lacking.shown).toContain('Everything else is in the copy and was checked.');
  });

  it('of a damaged record is refused, and made as it is when that is said', async () => {
    const journal = join(record, 'journal.jsonl');
    await writeFile(journal, (await readFile(journal, 'utf8')).replace('"AB"', '"XY"'));
    const refused = await run(['backup', 'stick']);
    expect(refused.code).toBe(1);
    expect(refused.shown).toContain('a good backup is never written over by a damaged record');
    expect(await readdir(stick)).toEqual([]);
    const saved = await run(['backup', 'stick', '--despite-damage']);
    expect(saved.code).toBe(0);
    expect(saved.shown).toContain('It was saved as it is');
    expect(await readdir(stick)).toEqual(['record-as-it-is-2026-11-22']);
  });

  it('is refused by its copy, which says how to bring it back', async () => {
    await run(['backup', 'stick']);
    const { code, shown } = await run(['tidy', '-C', join(stick, 'record-backup')]);
    expect(code).toBe(1);
    expect(shown).toContain('“evidence restore”');
    expect((await run(['verify', join(stick, 'record-backup')])).code).toBe(0);
    const inside = { currentFolder: join(stick, 'record-backup') };
    expect((await run(['timeline'], [], inside)).code).toBe(0);
    expect(await lastCase()).toBe(record);
  });
});

describe('evidence restore', () => {
  beforeEach(async () => {
    await run(['backup', 'stick']);
  });

  it('brings the case file back, says how much, and uses it from then on', async () => {
    await rm(record, { recursive: true });
    const { code, terminal, shown } = await run(['restore', 'stick', 'back']);
    expect(code).toBe(0);
    expect(terminal.results()).toBe(`${join(world.home, 'back')}\n`);
    expect(shown).toContain(
      'The backup holds 3 entries. The last was made on Sun 22 Nov 2026 14:30',
    );
    expect(shown).toContain('Done and checked: 3 entries and 1 stored file, 400.0 kB.');
    expect(await lastCase()).toBe(join(world.home, 'back'));
    const { findings } = await verifyCasefile(join(world.home, 'back'), environment(), null);
    expect(findings).toEqual([]);
    expect(await readdir(join(world.home, 'back'))).toContain('catalogue.db');
  });

  it('asks where the backup is and where the case file goes, and offers a free place', async () => {
    const { code, terminal } = await run(['restore'], [stick, '']);
    expect(code).toBe(0);
    expect(terminal.results()).toBe(`${join(world.home, 'record-2')}\n`);
  });

  it('does not change which case was used last when one is named with -C', async () => {
    const { code } = await run(['restore', 'stick', 'back', '-C', record]);
    expect(code).toBe(0);
    expect(await lastCase()).toBe(record);
  });

  it('says how to name the case file where nothing is remembered', async () => {
    const back = join(world.home, 'back');
    const { code, shown } = await run(['restore', 'stick', 'back', '--no-settings']);
    expect(code).toBe(0);
    expect(shown).toContain(`To use this case file, name it each time: evidence -C "${back}"`);
    expect(shown).not.toContain('This is the case file in use from now on.');
    expect(await lastCase()).toBe(record);
    const named = await run(['restore', 'stick', 'more', '-C', record]);
    expect(named.shown).toContain(`evidence -C "${join(world.home, 'more')}"`);
    const used = await run(['restore', 'stick', 'used']);
    expect(used.shown).toContain('This is the case file in use from now on.');
    expect(used.shown).not.toContain('evidence -C');
  });

  it('does not say that it is in use where the settings cannot be written', async () => {
    const path = join(world.home, 'no settings', 'here');
    await writeFile(join(world.home, 'no settings'), 'a file');
    const { code, shown } = await run(['restore', 'stick', 'back'], [], {
      variables: { EVIDENCE_SETTINGS: path },
    });
    expect(code).toBe(0);
    expect(shown).toContain('name it each time');
    expect(shown).not.toContain('in use from now on');
  });

  it('says that the case file is still there', async () => {
    const { code, shown } = await run(['restore', 'stick', 'back']);
    expect(code).toBe(0);
    expect(shown).toContain(`is still there too: ${record}`);
  });

  it('warns of a later one that is still there, and does nothing unless told to', async () => {
    await addOne();
    await addOne();
    const no = await run(['restore', 'stick', 'back'], ['']);
    expect(no.code).toBe(130);
    expect(no.shown).toContain('It has 2 entries more than this backup.');
    expect(no.shown).toContain('Nothing was brought back.');
    const silent = await run(['restore', 'stick', 'back', '--no-input']);
    expect(silent.code).toBe(130);
    expect(await readdir(world.home)).not.toContain('back');
    expect((await run(['restore', 'stick', 'back'], ['y'])).code).toBe(0);
    expect((await run(['restore', 'stick', 'two', '--yes'])).code).toBe(0);
  });

  it('lets the person choose among several backups', async () => {
    const other = join(world.home, 'other');
    await cp(record, other, { recursive: true });
    await addOne(other);
    await mkdir(join(world.home, 'second'));
    await run(['backup', 'second', '-C', other]);
    await cp(join(world.home, 'second', 'other-backup'), join(stick, 'other-backup'), {
      recursive: true,
    });
    const { code } = await run(['restore', 'stick', 'back'], ['other-backup: 5 entries']);
    expect(code).toBe(0);
    expect((await run(['restore', 'stick', 'more', '--no-input'])).code).toBe(2);
  });

  it('of a damaged backup is refused; as it is when that is said, with what is damaged', async () => {
    const copy = join(stick, 'record-backup');
    const [folder = ''] = await readdir(join(copy, 'objects'));
    await rm(join(copy, 'objects', folder), { recursive: true });
    const refused = await run(['restore', 'stick', 'back']);
    expect(refused.code).toBe(1);
    expect(refused.shown).toContain('This backup is damaged (objects/');
    const saved = await run(['restore', 'stick', 'back', '--despite-damage']);
    expect(saved.code).toBe(3);
    expect(saved.terminal.results()).toContain('DAMAGE objects/'.replace(' ', '  '));
  });

  it('gives what was done as JSON', async () => {
    const { terminal } = await run(['restore', 'stick', 'back', '--json']);
    expect(JSON.parse(terminal.results())).toMatchObject({
      folder: join(world.home, 'back'),
      from: join(stick, 'record-backup'),
      entries: 3,
      objects: 1,
      bytes: 400_000,
      damage: [],
      unfinished: false,
      isInUse: true,
    });
  });

  it('where no backup is says so', async () => {
    const { code, shown } = await run(['restore', world.home, 'back']);
    expect(code).toBe(1);
    expect(shown).toContain('There is no backup in that folder.');
  });
});
