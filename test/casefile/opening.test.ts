import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../src/casefile/lock.ts';
import { createCasefile, isCasefile, openCasefile } from '../../src/casefile/open.ts';
import { UserError } from '../../src/core/errors.ts';
import { encodeEntry, makeEntry, type JournalEntry } from '../../src/core/journal-entry.ts';
import { sha256Of } from '../../src/core/sha256.ts';
import {
  damageIn,
  details,
  filesBelow,
  incident,
  journalLinesOf,
  journalOf,
  newCase,
  notesIn,
  temporaryFolder,
  testEnvironment,
  verify,
  withCase,
} from './case-world.ts';
import { looseFiles, phone, takeIn } from './sources.ts';

describe('opening', () => {
  it('refuses a folder that is not there, and makes none in its place', async () => {
    const folder = join(await temporaryFolder(), 'stick', 'record');
    await expect(openCasefile(folder, testEnvironment())).rejects.toThrow(
      'The folder of the case file is not there.',
    );
    await expect(verify(folder)).rejects.toThrow(UserError);
    expect(await isCasefile(folder)).toBe(false);
    await expect(readFile(folder)).rejects.toThrow('ENOENT');
  });

  it('refuses a folder of something else, and a file', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'letter.txt'), 'mine');
    for (const path of [folder, join(folder, 'letter.txt')]) {
      expect(await isCasefile(path)).toBe(false);
      await expect(openCasefile(path, testEnvironment())).rejects.toThrow(
        'That folder is not a case file.',
      );
      await expect(verify(path)).rejects.toThrow('That folder is not a case file.');
    }
    expect([...(await filesBelow(folder)).keys()]).toEqual(['letter.txt']);
  });

  it('refuses a case file whose journal or first page is gone, and says which', async () => {
    const casefile = await newCase();
    casefile.close();
    await writeFile(join(casefile.folder, 'case.json'), '{"format":');
    await expect(openCasefile(casefile.folder, testEnvironment())).rejects.toThrow(/case\.json/);
    expect(damageIn(await verify(casefile.folder))).toContain('case-unreadable');
    const other = await newCase();
    other.close();
    await rm(join(other.folder, 'journal.jsonl'));
    await expect(openCasefile(other.folder, testEnvironment())).rejects.toThrow(/journal\.jsonl/);
    expect(damageIn(await verify(other.folder))).toContain('journal-unreadable');
  });

  it('marks a sample for good', async () => {
    const folder = join(await temporaryFolder(), 'sample');
    (await createCasefile(folder, { details, sample: true }, testEnvironment())).close();
    await withCase(folder, (casefile) => {
      expect(casefile.sample).toBe(true);
      expect(casefile.details).toEqual(details);
    });
    expect((await readFile(join(folder, 'case.json'), 'utf8')).includes('"sample":true')).toBe(
      true,
    );
  });

  it('tells nothing of what the record is about to whoever opens the folder', async () => {
    const casefile = await newCase();
    casefile.close();
    const readMe = await readFile(join(casefile.folder, 'READ-ME.txt'), 'utf8');
    expect(readMe).not.toMatch(/stalk|harass|abus|victim|police|safety/i);
  });
});

describe('a case file of a newer format', () => {
  it('in case.json is read and checked, and not written to, not even its index', async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([incident('First.')]);
    casefile.close();
    const { folder } = casefile;
    const caseText = (await readFile(join(folder, 'case.json'), 'utf8')).replace(
      '"format":1',
      '"format":2',
    );
    const lines = (await journalLinesOf(folder)).map((line) => JSON.parse(line) as JournalEntry);
    let prev = sha256Of(caseText);
    const again = lines.map((entry, index) => {
      const parts = entry.parts.map((part) =>
        'name' in part && part.name === 'case' ? { ...part, value: caseText } : part,
      ) as { name: string; value: string }[];
      const made = makeEntry(index + 1, prev, parts, () => Buffer.alloc(16, 1));
      prev = made.hash;
      return `${encodeEntry(made)}\n`;
    });
    await writeFile(join(folder, 'case.json'), caseText);
    await writeFile(join(folder, 'journal.jsonl'), again.join(''));
    await rm(join(folder, 'catalogue.db'));
    const before = await filesBelow(folder);
    await withCase(folder, async (newer) => {
      expect(newer.readOnlyBecause).toMatch(/newer format/);
      expect(newer.incident(1)?.what).toBe('First.');
      await expect(newer.recordIncidents([incident('No.')])).rejects.toThrow(/newer format/);
      await expect(takeIn(newer, phone())).rejects.toThrow(UserError);
    });
    const found = await verify(folder);
    expect(damageIn(found)).toEqual([]);
    expect(notesIn(found)).toEqual(['newer-format']);
    expect(await filesBelow(folder)).toEqual(before);
  });

  it('announced by an entry is not written to either, even by a window that was open before', async () => {
    const casefile = await newCase();
    const { folder } = casefile;
    const last = JSON.parse((await journalLinesOf(folder)).at(-1)!) as JournalEntry;
    const stamp = { kind: 'format raised', at: '2027-01-01T00:00:00.000Z' };
    const raised = makeEntry(
      last.seq + 1,
      last.hash,
      [
        { name: 'entry', value: stamp },
        { name: 'format', value: 2 },
      ],
      () => Buffer.alloc(16),
    );
    await appendFile(join(folder, 'journal.jsonl'), `${encodeEntry(raised)}\n`);
    const before = await journalOf(folder);
    await expect(casefile.recordIncidents([incident('No.')])).rejects.toThrow(/newer format/);
    casefile.close();
    await withCase(folder, async (again) => {
      expect(again.readOnlyBecause).toMatch(/newer format/);
      await expect(again.recordIncidents([incident('No.')])).rejects.toThrow(/newer format/);
    });
    expect(await journalOf(folder)).toEqual(before);
    const found = await verify(folder);
    expect(damageIn(found)).toEqual([]);
    expect(notesIn(found)).toContain('newer-format');
  });
});

describe('the lock', () => {
  it('is refused in a sentence while another keeps it, and free once that ends', async () => {
    const casefile = await newCase();
    const path = join(casefile.folder, 'lock');
    const options = { waitMilliseconds: 50, takenMessage: 'Somebody else is at it.' };
    const lock = await takeLock(path, options);
    await expect(takeLock(path, options)).rejects.toThrow('Somebody else is at it.');
    lock.release();
    lock.release();
    (await takeLock(path, options)).release();
    casefile.close();
  });

  it('that cannot be had on this drive refuses writing, and says why', async () => {
    const folder = await temporaryFolder();
    const options = { waitMilliseconds: 0, takenMessage: 'taken' };
    await writeFile(join(folder, 'lock'), 'not what SQLite makes, and long enough '.repeat(40));
    await expect(takeLock(join(folder, 'lock'), options)).rejects.toThrow(
      'This drive cannot keep two programs from writing at once',
    );
    await mkdir(join(folder, 'lock-folder'));
    await expect(takeLock(join(folder, 'lock-folder'), options)).rejects.toThrow(
      'This folder cannot be written to.',
    );
  });

  it('lets two jobs of one program take turns', async () => {
    const casefile = await newCase();
    const recorded = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        casefile.recordIncidents([incident(`Job ${index}.`), incident(`Job ${index}, more.`)]),
      ),
    );
    const numbers = recorded.flat().map(({ number }) => number);
    expect(new Set(numbers).size).toBe(16);
    casefile.close();
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });
});

describe('a checked record', () => {
  it('is as of an entry, reads twice alike, and leaves nothing in scratch', async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([incident('First.')]);
    const upTo = casefile.head.seq;
    await takeIn(casefile, phone());
    const earlier = await casefile.checkedRecord(upTo);
    expect(earlier.head.seq).toBe(2);
    expect([...earlier.timeline()]).toHaveLength(1);
    expect([...earlier.exhibits()]).toEqual([]);
    const now = await casefile.checkedRecord();
    expect(now.findings).toEqual([]);
    expect([...now.timeline()]).toEqual([...casefile.timeline()]);
    expect([...now.timeline()]).toEqual([...now.timeline()]);
    expect([...now.exhibits()].map(({ reference }) => reference)).toEqual([
      'AB/1',
      'AB/1/1',
      'AB/1/2',
      'AB/2',
      'AB/2/1',
      'AB/3',
    ]);
    const entries = [];
    for await (const entry of earlier.entries()) entries.push(entry.seq);
    expect(entries).toEqual([1, 2]);
    await earlier.close();
    await now.close();
    casefile.close();
    expect([...(await filesBelow(join(casefile.folder, 'scratch'))).keys()]).toEqual([]);
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });

  it('says what is damaged, and holds only what stands before it', async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([incident('First.')]);
    await casefile.recordIncidents([incident('Second.')]);
    const journal = await journalOf(casefile.folder);
    journal[journal.indexOf('Second.')]! ^= 1;
    // What follows the damage may say of itself that it is an earlier entry.
    const [, first] = await journalLinesOf(casefile.folder);
    const changed = Buffer.concat([journal, Buffer.from(`${first!}\n`)]);
    const doubled = (await journalOf(casefile.folder))
      .toString()
      .replace(first!, () => `${first!}\n${first!}`);
    for (const damaged of [changed, doubled]) {
      await writeFile(join(casefile.folder, 'journal.jsonl'), damaged);
      const record = await casefile.checkedRecord();
      expect(record.findings.some(({ severity }) => severity === 'damage')).toBe(true);
      expect(record.head.seq).toBe(2);
      expect([...record.timeline()]).toHaveLength(1);
      const entries = [];
      for await (const entry of record.entries()) entries.push(entry.seq);
      expect(entries).toEqual([1, 2]);
      await record.close();
    }
    casefile.close();
  });

  it('gives heads handed out, and the custody of every entry without what was written', async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([incident('A secret sentence.')]);
    const files = looseFiles();
    await takeIn(casefile, files);
    const given = casefile.head;
    const bundle = { head: given, sha256: sha256Of('bundle'), bytes: 5, forWhom: 'An officer' };
    const head = await casefile.recordBundle({ ...bundle, files: [], withheld: [] });
    expect(head).toEqual(casefile.head);
    const record = await casefile.checkedRecord();
    expect(record.headsGivenOut()).toEqual([
      expect.objectContaining({ head: given, toWhom: 'An officer', bundleSha256: bundle.sha256 }),
    ]);
    const custody = [...record.custody()];
    expect(custody).toHaveLength(record.head.seq);
    expect(JSON.stringify(custody)).not.toMatch(/secret|officer|front door/);
    await record.close();
    casefile.close();
  });
});
