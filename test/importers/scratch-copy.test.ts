import Database from 'better-sqlite3';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesOfFile } from '../../src/importers/file-bytes.ts';
import {
  DatabaseDamaged,
  openCopy,
  type DatabaseFiles,
  type ScratchDatabase,
} from '../../src/importers/scratch-copy.ts';
import { fingerprint, withScratch } from './items-read.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-database-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function made(fill: (database: Database.Database) => void): string {
  const path = join(folder, 'made.db');
  const database = new Database(path);
  fill(database);
  database.close();
  return path;
}

function filesOf(path: string): DatabaseFiles {
  const at = (name: string) =>
    existsSync(name) ? bytesOfFile(name, readFileSync(name).byteLength) : null;
  return { main: at(path)!, log: at(`${path}-wal`), journal: at(`${path}-journal`) };
}

async function opened<T>(path: string, use: (database: ScratchDatabase) => T): Promise<T> {
  const before = fingerprint(folder);
  const result = await withScratch(async (scratch) => {
    const database = await openCopy(scratch, filesOf(path));
    try {
      return use(database);
    } finally {
      await database.close();
    }
  });
  expect(fingerprint(folder)).toEqual(before);
  return result;
}

describe('a copy of a source’s database', () => {
  it('holds rows that stand in the log alone, and leaves the source as it was', async () => {
    const path = join(folder, 'live.db');
    const live = new Database(path);
    live.pragma('journal_mode = WAL');
    live.pragma('wal_autocheckpoint = 0');
    live.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1)');
    live.pragma('wal_checkpoint(TRUNCATE)');
    live.exec('INSERT INTO t VALUES (2)');
    copyFileSync(path, join(folder, 'kept.db'));
    copyFileSync(`${path}-wal`, join(folder, 'kept.db-wal'));
    live.close();
    expect(await opened(join(folder, 'kept.db'), (database) => database.count('t'))).toBe(2);
  });

  it('gives whole numbers as they are, and text with the bytes it has', async () => {
    const path = made((database) => {
      database.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, n, s)');
      const insert = database.prepare('INSERT INTO t (n, s) VALUES (?, CAST(? AS TEXT))');
      insert.run(726409200123456789n, Buffer.from('caf\u00e9 \u0000 \u{1f600}'));
      insert.run(0.5, Buffer.from([0x61, 0xff, 0x62]));
    });
    const rows = await opened(path, (database) =>
      [...database.rows('SELECT n, CAST(s AS BLOB) AS s FROM t ORDER BY id')].map(({ n, s }) => [
        n,
        database.text(s),
      ]),
    );
    expect(rows).toEqual([
      [726409200123456789n, 'caf\u00e9 \u0000 \u{1f600}'],
      [0.5, { shown: 'a\ufffdb', rawHex: '61ff62', rawAs: 'bytes' }],
    ]);
  });

  it('reads text of a database in UTF-16', async () => {
    const path = made((database) => {
      database.pragma("encoding = 'UTF-16be'");
      database.exec("CREATE TABLE t (s); INSERT INTO t VALUES ('caf\u00e9')");
    });
    const text = await opened(path, (database) =>
      database.text(database.row('SELECT CAST(s AS BLOB) AS s FROM t')?.['s']),
    );
    expect(text).toBe('caf\u00e9');
  });

  it('knows tables and columns in any case, and takes no view for a table', async () => {
    const path = made((database) => {
      database.exec(
        'CREATE TABLE Message (GUID, "text" TEXT); CREATE VIEW handle AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n',
      );
    });
    await opened(path, (database) => {
      expect([...database.tables()]).toEqual(['message']);
      expect(database.has('message', 'guid', 'TEXT')).toBe(true);
      expect(database.has('message', 'guid', 'date')).toBe(false);
      expect(database.has('handle')).toBe(false);
      expect(database.count('handle')).toBe(0);
    });
  });

  it('says that it is damaged when it is none, is cut, or names parts that nobody has', async () => {
    const none = join(folder, 'none.db');
    writeFileSync(none, 'this is no database, whatever it is called, and it is long enough to see');
    await expect(opened(none, () => null)).rejects.toThrow(DatabaseDamaged);
    const whole = made((database) => {
      database.exec('CREATE TABLE t (s)');
      const insert = database.prepare('INSERT INTO t VALUES (?)');
      for (let row = 0; row < 2000; row += 1) insert.run('x'.repeat(50));
    });
    const cut = join(folder, 'cut.db');
    writeFileSync(cut, readFileSync(whole).subarray(0, 20_000));
    await expect(opened(cut, (database) => [...database.rows('SELECT s FROM t')])).rejects.toThrow(
      DatabaseDamaged,
    );
    const strange = join(folder, 'strange.db');
    const database = new Database(strange);
    database.unsafeMode(true);
    database.exec('CREATE TABLE t (s); PRAGMA writable_schema = ON');
    database.exec(
      "UPDATE sqlite_master SET sql = 'CREATE VIRTUAL TABLE t USING nobody_has_this()', rootpage = 0",
    );
    database.close();
    await expect(opened(strange, (copy) => [...copy.rows('SELECT * FROM t')])).rejects.toThrow(
      DatabaseDamaged,
    );
  });

  it('lets a mistake of our own through as what it is', async () => {
    const path = made((database) => {
      database.exec('CREATE TABLE t (s)');
    });
    await expect(opened(path, (copy) => [...copy.rows('SELECT missing FROM t')])).rejects.toThrow(
      'no such column',
    );
  });
});
