import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqliteTables } from '../../../src/importers/sqlite-tables.ts';
import { fingerprint } from '../items-read.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqlite-tables-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Fills a database and gives the path of it, closed. */
function made(fill: (database: Database.Database) => void, name = 'made.db'): string {
  const path = join(folder, name);
  const database = new Database(path);
  fill(database);
  database.close();
  return path;
}

/** What SQLite itself says. */
function tablesBySqlite(path: string): Set<string> {
  const database = new Database(path);
  const names = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all() as string[];
  database.close();
  return new Set(names.map((name) => name.toLowerCase()));
}

describe('the tables of a database', () => {
  test('are those that SQLite names, whatever the size of its pages and its encoding', async () => {
    for (const pageBytes of [512, 1024, 4096, 65_536])
      for (const encoding of ['UTF-8', 'UTF-16le', 'UTF-16be']) {
        const path = made((database) => {
          database.pragma(`page_size = ${pageBytes}`);
          database.pragma(`encoding = '${encoding}'`);
          for (let number = 0; number < 60; number++)
            database.exec(
              `CREATE TABLE "Tâble ${number} ${'x'.repeat(number * 9)}" (a TEXT, "${'long '.repeat(number * 5)}" TEXT)`,
            );
          database.exec('CREATE INDEX i ON "Tâble 0 " (a); CREATE VIEW v AS SELECT 1;');
        }, `${pageBytes} ${encoding}.db`);
        const read = await sqliteTables(path);
        expect([...(read ?? [])].sort()).toEqual([...tablesBySqlite(path)].sort());
      }
  });

  test('are found among thousands', async () => {
    const path = made((database) => {
      database.transaction(() => {
        for (let number = 0; number < 3000; number++) database.exec(`CREATE TABLE t${number} (a)`);
      })();
    });
    expect((await sqliteTables(path))?.size).toBe(3000);
  });

  test('are any that a name can be', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .string({ minLength: 1, maxLength: 300, unit: 'grapheme' })
          .filter((name) => !name.includes('\0') && !name.toLowerCase().startsWith('sqlite_')),
        async (name) => {
          const path = made((database) => {
            database.exec(`CREATE TABLE "${name.replaceAll('"', '""')}" (a)`);
          });
          const read = await sqliteTables(path);
          rmSync(path);
          expect([...(read ?? [])]).toEqual([name.toLowerCase()]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('are read from the log where they stand there alone, and nothing is left beside the file', async () => {
    const live = join(folder, 'live.db');
    const database = new Database(live);
    database.pragma('journal_mode = WAL');
    database.exec('CREATE TABLE early (a)');
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.exec('CREATE TABLE late (a)');
    database.exec('BEGIN; CREATE TABLE never (a)');
    copyFileSync(live, join(folder, 'copy.db'));
    copyFileSync(`${live}-wal`, join(folder, 'copy.db-wal'));
    database.exec('ROLLBACK');
    database.close();
    const before = fingerprint(folder);
    expect(await sqliteTables(join(folder, 'copy.db'))).toEqual(new Set(['early', 'late']));
    expect(fingerprint(folder)).toEqual(before);
    truncateSync(join(folder, 'copy.db-wal'), 40);
    expect(await sqliteTables(join(folder, 'copy.db'))).toEqual(new Set(['early']));
    writeFileSync(join(folder, 'copy.db-wal'), 'no log at all, of more than thirty-two bytes');
    expect(await sqliteTables(join(folder, 'copy.db'))).toEqual(new Set(['early']));
  });

  test('of an older use of the log do not count', async () => {
    const live = join(folder, 'live.db');
    const database = new Database(live);
    database.pragma('journal_mode = WAL');
    for (let number = 0; number < 30; number++) database.exec(`CREATE TABLE t${number} (a)`);
    database.pragma('wal_checkpoint(RESTART)');
    database.exec('DROP TABLE t3');
    copyFileSync(live, join(folder, 'copy.db'));
    copyFileSync(`${live}-wal`, join(folder, 'copy.db-wal'));
    database.close();
    const read = await sqliteTables(join(folder, 'copy.db'));
    expect(read?.size).toBe(29);
    expect(read?.has('t3')).toBe(false);
  });

  test('are none of a file that is no database', async () => {
    const path = join(folder, 'x');
    for (const bytes of [
      '',
      'SQLite format 3\0',
      'hello',
      `SQLite format 3\0${'\0'.repeat(200)}`,
    ]) {
      writeFileSync(path, bytes);
      expect(await sqliteTables(path), bytes).toBeNull();
    }
  });

  test('of a damaged file are read as far as it goes', async () => {
    const path = made((database) => {
      database.pragma('page_size = 512');
      for (let number = 0; number < 40; number++) database.exec(`CREATE TABLE t${number} (a)`);
    });
    const sound = readFileSync(path);
    const broken = join(folder, 'broken.db');
    for (let round = 0; round < 400; round++) {
      const random = createHash('sha256').update(String(round)).digest();
      const bytes = Buffer.from(sound);
      for (let byte = 0; byte < 8; byte++) {
        const at = random.readUInt16LE(byte * 2) % (round % 2 === 0 ? 600 : bytes.byteLength);
        if (at >= 16) bytes[at] = random[16 + byte]!;
      }
      const cut = round % 5 === 0 ? random.readUInt16LE(28) % bytes.byteLength : bytes.byteLength;
      writeFileSync(broken, bytes.subarray(0, cut));
      const read = await sqliteTables(broken);
      if (read !== null) expect(read.size).toBeLessThan(1000);
    }
  });
});
