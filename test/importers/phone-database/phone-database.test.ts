import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Of } from '../../../src/core/sha256.ts';
import type { SourceItem } from '../../../src/core/source-item.ts';
import { discover } from '../../../src/importers/discover.ts';
import { importers } from '../../../src/importers/index.ts';
import {
  phoneDatabase,
  phoneDatabaseWith,
} from '../../../src/importers/phone-database/importer.ts';
import { phoneDatabaseReaders } from '../../../src/importers/phone/readers.ts';
import type { Source } from '../../../src/importers/source.ts';
import { fingerprint, itemsRead, withScratch } from '../items-read.ts';
import {
  callsDatabase,
  smallReaders,
  textsDatabase,
  twoTexts,
} from '../iphone-backup/small-readers.ts';
import { databaseBytes } from '../iphone-backup/made-backup.ts';

const importer = phoneDatabaseWith(smallReaders);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'phone-database-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function made(name: string, bytes: Buffer): Source {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return sourceAt(path);
}

function sourceAt(path: string): Source {
  return { path, name: basename(path), kind: 'file', sizeBytes: statSync(path).size };
}

function itemsOf(source: Source, owner?: string): Promise<SourceItem[]> {
  const choices = { zone: 'Europe/London', ...(owner === undefined ? {} : { owner }) };
  return withScratch((scratch) =>
    itemsRead(importer.read(source, { choices, scratch })),
  ) as Promise<SourceItem[]>;
}

/** A copy of a database in use, with what is not written back yet beside it. */
function inUse(name: string, mode: 'WAL' | 'DELETE', texts = twoTexts): Source {
  const live = join(folder, 'live');
  writeFileSync(live, textsDatabase(texts));
  const database = new Database(live);
  database.pragma(`journal_mode = ${mode}`);
  // So small that a change is written to the file before it is finished.
  database.pragma('cache_size = 1');
  database.exec("BEGIN; INSERT INTO small_texts VALUES ('07700 900123', 'the newest', 1, NULL)");
  if (mode === 'DELETE') database.exec("UPDATE small_texts SET body = 'changed'");
  if (mode === 'WAL') database.exec('COMMIT');
  const path = join(folder, name);
  copyFileSync(live, path);
  for (const ending of ['-wal', '-journal', '-shm'])
    try {
      copyFileSync(live + ending, path + ending);
    } catch {
      // Not every mode leaves every file.
    }
  if (mode === 'DELETE') database.exec('ROLLBACK');
  database.close();
  for (const ending of ['', '-wal', '-journal', '-shm']) rmSync(live + ending, { force: true });
  return sourceAt(path);
}

describe('a bare database', () => {
  test('is recognised by its tables, whatever it is called', async () => {
    for (const name of ['sms.db', 'copy of it.txt', '3d0d7e5fb2ce288813306e4d4636395e047a3d28'])
      expect(await importer.recognises(made(name, textsDatabase(twoTexts)))).toBe(true);
    expect(await importer.recognises(made('calls', callsDatabase([])))).toBe(true);
    const other = databaseBytes((database) => database.exec('CREATE TABLE notes (a)'));
    expect(await importer.recognises(made('sms.db', other))).toBe(false);
    expect(await importer.recognises(made('sms.db', Buffer.from('text')))).toBe(false);
    expect(await importer.recognises(made('sms.db', Buffer.alloc(0)))).toBe(false);
  });

  test('gives its rows with the places that the reader names, and is left as it was', async () => {
    const source = made('sms.db', textsDatabase(twoTexts));
    const before = fingerprint(folder);
    expect(await importer.questions(source, { zone: 'UTC' })).toEqual([]);
    const items = await itemsOf(source, '07700 900100');
    expect(items).toMatchObject([
      { message: { place: 'message 1', recipients: [{ e164: '+447700900100' }] } },
      { message: { place: 'message 2', answers: 'message 1' } },
    ]);
    expect(await itemsOf(source, '07700 900100')).toEqual(items);
    expect(fingerprint(folder)).toEqual(before);
  });

  test('gives the newest row, which stands in its log alone, and the log is part of what it is', async () => {
    const source = inUse('sms.db', 'WAL');
    const before = fingerprint(folder);
    expect(await importer.recognises(source)).toBe(true);
    expect((await itemsOf(source)).length).toBe(3);
    const reading = { choices: { zone: 'UTC' }, scratch: folder };
    const identity = await importer.identity?.(source, reading);
    const byHand = execFileSync('sh', ['-c', 'sha256sum sms.db sms.db-wal | sha256sum'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(identity?.sha256).toBe(byHand.slice(0, 64));
    expect(identity?.sizeBytes).toBe(
      statSync(join(folder, 'sms.db')).size + statSync(join(folder, 'sms.db-wal')).size,
    );
    expect(fingerprint(folder)).toEqual(before);
  });

  test('without anything beside it is named by its own hash', async () => {
    const source = made('sms.db', textsDatabase(twoTexts));
    const reading = { choices: { zone: 'UTC' }, scratch: folder };
    expect(await importer.identity?.(source, reading)).toEqual({
      sha256: sha256Of(readFileSync(source.path)),
      sizeBytes: source.sizeBytes,
    });
  });

  test('with a change that was broken off is read as it was before', async () => {
    const texts = Array.from({ length: 2000 }, () => ({ body: 'as it was '.repeat(20) }));
    const source = inUse('sms.db', 'DELETE', texts);
    const changed = (items: readonly SourceItem[]) =>
      items.filter((item) => item.type === 'message' && item.message.text === 'changed').length;
    const alone = made('alone.db', readFileSync(source.path));
    expect(changed(await itemsOf(alone))).toBeGreaterThan(0);
    const items = await itemsOf(source);
    expect(changed(items)).toBe(0);
    expect(items).toHaveLength(2000);
  });

  test('that is cut or damaged gives what can be read, and says the rest', async () => {
    const whole = textsDatabase(
      Array.from({ length: 500 }, (_, number) => ({ body: `text ${number} ${'x'.repeat(100)}` })),
    );
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 3 * 4096, 4 * 4096);
    const items = await itemsOf(made('damaged', damaged));
    expect(items.at(-1)).toMatchObject({ type: 'skipped', where: 'the database' });
    const cut = await itemsOf(made('cut', whole.subarray(0, whole.byteLength - 100)));
    expect(cut.at(-1)).toMatchObject({ type: 'skipped', where: 'the database' });
  });

  test('in a folder takes what lies beside it along, and leaves the rest to others', async () => {
    inUse('sms.db', 'WAL');
    mkdirSync(join(folder, 'photos'));
    writeFileSync(join(folder, 'photos', 'a.txt'), 'mine');
    const { found } = await discover(folder, [importer]);
    expect(found.map(({ source, importer: by }) => [by.id, source.name])).toMatchObject([
      ['phone-database', 'sms.db'],
      ['loose-files', expect.any(String)],
    ]);
    const left = [...(found[1]?.source.leavesOut ?? [])];
    expect(left.filter((name) => !name.endsWith('-shm')).sort()).toEqual(['sms.db', 'sms.db-wal']);
  });
});

describe('the readers of real databases', () => {
  test('have ids of their own, and know their databases apart', () => {
    const ids = phoneDatabaseReaders.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { tables } of phoneDatabaseReaders)
      for (const names of tables) {
        expect(names.length).toBeGreaterThan(0);
        expect(names.map((name) => name.toLowerCase())).toEqual(names);
      }
  });

  test('are offered every bare database before others are', async () => {
    const bytes = databaseBytes((database) => {
      database.exec(
        'CREATE TABLE voicemail (ROWID INTEGER PRIMARY KEY, remote_uid INTEGER, date INTEGER, sender TEXT, duration INTEGER, trashed_date INTEGER, flags INTEGER); CREATE TABLE _SqliteDatabaseProperties (key TEXT, value TEXT)',
      );
    });
    made('voicemail.db', bytes);
    const { found } = await discover(join(folder, 'voicemail.db'), importers);
    expect(found.map(({ importer: by }) => by)).toEqual([phoneDatabase]);
  });
});
