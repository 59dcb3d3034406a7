import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { partValue, type JournalEntry } from '../../src/core/journal-entry.ts';
import { sha256Of } from '../../src/core/sha256.ts';
import {
  damageIn,
  incident,
  journalLinesOf,
  journalOf,
  kindsOf,
  newCase,
  notesIn,
  verify,
  withCase,
  writeJournal,
} from './case-world.ts';

let folder: string;
let journal: string;

beforeEach(async () => {
  const casefile = await newCase();
  await casefile.recordIncidents([incident('First.'), incident('Second.')]);
  casefile.close();
  ({ folder } = casefile);
  journal = join(folder, 'journal.jsonl');
});

const recordOne = (): Promise<number> =>
  withCase(
    folder,
    async (casefile) => (await casefile.recordIncidents([incident('Next.')]))[0]!.number,
  );

const setAside = (): Promise<string[]> => readdir(join(folder, 'set-aside'));

describe('an unfinished end', () => {
  it.each([
    ['NULs', Buffer.alloc(4096)],
    ['half a line', Buffer.from('{"hash":"12')],
    ['bytes that are not text', Buffer.from([0x80, 0xfe, 0x0d])],
    ['more than a line can have', Buffer.alloc(3 * 1024 * 1024 + 17, 'x')],
  ])('is copied aside, cut off and recorded before anything else: %s', async (_, tail) => {
    await appendFile(journal, tail);
    await withCase(folder, (casefile) => {
      expect(casefile.readOnlyBecause).toBeNull();
      expect(casefile.head.seq).toBe(3);
    });
    expect(await recordOne()).toBe(3);
    expect(await kindsOf(folder)).toEqual([
      'case opened',
      'incident recorded',
      'incident recorded',
      'tail set aside',
      'incident recorded',
    ]);
    const [name] = await setAside();
    expect(tail.equals(await readFile(join(folder, 'set-aside', name!)))).toBe(true);
    const entry = JSON.parse((await journalLinesOf(folder))[3]!) as JournalEntry;
    expect(partValue(entry, 'tail')).toEqual({
      file: `set-aside/${name!}`,
      sha256: sha256Of(tail),
      sizeBytes: tail.length,
    });
    const found = await verify(folder);
    expect(damageIn(found)).toEqual([]);
    expect(notesIn(found)).toEqual(['set-aside']);
  });

  it('is not touched by reading or checking', async () => {
    await appendFile(journal, 'unfinished');
    const before = await journalOf(folder);
    await withCase(folder, (casefile) => [...casefile.timeline()]);
    await verify(folder);
    expect(await journalOf(folder)).toEqual(before);
    expect(await setAside()).toEqual([]);
  });

  it('that is a whole entry stands, and gets its LF', async () => {
    const good = await journalOf(folder);
    await withCase(folder, async (casefile) => {
      await casefile.recordIncidents([incident('Third.')]);
    });
    const third = (await journalOf(folder)).subarray(good.length);
    await rm(join(folder, 'catalogue.db'));
    await writeJournal(folder, Buffer.concat([good, third.subarray(0, -1)]));
    expect(notesIn(await verify(folder))).toEqual(['tail']);
    await withCase(folder, (casefile) => {
      expect(casefile.head.seq).toBe(3);
    });
    expect(await recordOne()).toBe(4);
    const lines = await journalLinesOf(folder);
    expect(lines).toHaveLength(5);
    expect(`${lines[3]!}\n`).toBe(third.toString());
    expect((await verify(folder)).findings).toEqual([]);
    expect(await setAside()).toEqual([]);
  });

  it('that is a whole entry of another place in the chain is set aside', async () => {
    const [first] = await journalLinesOf(folder);
    await appendFile(journal, first!);
    await recordOne();
    expect(await kindsOf(folder)).toContain('tail set aside');
    expect(await setAside()).toHaveLength(1);
  });
});

describe('a finished line that does not check', () => {
  it('stops all writing and is never moved', async () => {
    await appendFile(journal, '{"not":"an entry"}\n');
    const before = await journalOf(folder);
    await withCase(folder, async (casefile) => {
      expect(casefile.readOnlyBecause).toMatch(/damaged \(entry 4\)/);
      expect([...casefile.timeline()]).toHaveLength(2);
      await expect(casefile.recordIncidents([incident('Third.')])).rejects.toThrow(UserError);
    });
    expect(await journalOf(folder)).toEqual(before);
    expect(await setAside()).toEqual([]);
    expect(damageIn(await verify(folder))).toContain('line-unreadable');
  });

  it('stops a writer that had opened the case before the damage', async () => {
    await withCase(folder, async (casefile) => {
      await appendFile(journal, Buffer.concat([Buffer.alloc(2 * 1024 * 1024), Buffer.from('\n')]));
      const before = await journalOf(folder);
      await expect(casefile.recordIncidents([incident('Third.')])).rejects.toThrow(
        /The record is damaged/,
      );
      expect(before.equals(await journalOf(folder))).toBe(true);
    });
    expect(await setAside()).toEqual([]);
  });

  it('in the middle stops writing too, with or without the catalogue', async () => {
    const lines = await journalLinesOf(folder);
    await writeJournal(folder, [lines[0]!, lines[2]!, lines[1]!, ''].join('\n'));
    for (const withCatalogue of [true, false]) {
      if (!withCatalogue) await rm(join(folder, 'catalogue.db'));
      await withCase(folder, async (casefile) => {
        expect(casefile.readOnlyBecause).not.toBeNull();
        await expect(casefile.recordIncidents([incident('Third.')])).rejects.toThrow(UserError);
      });
    }
  });
});

describe('a record that has lost its end', () => {
  it.each([
    ['a whole line', (good: Buffer) => good.subarray(0, good.lastIndexOf(0x0a, -2) + 1)],
    ['a line but for its beginning', (good: Buffer) => good.subarray(0, good.length - 40)],
    ['only the last LF', (good: Buffer) => good.subarray(0, -1)],
    [
      'everything after the middle of the file, now NULs',
      (good: Buffer) => Buffer.concat([good.subarray(0, 1200), Buffer.alloc(good.length - 1200)]),
    ],
  ])('is told from its catalogue, and nothing is written: %s', async (_, cut) => {
    const catalogue = await readFile(join(folder, 'catalogue.db'));
    const left = Buffer.from(cut(await journalOf(folder)));
    await writeJournal(folder, left);
    for (let opening = 1; opening <= 2; opening += 1) {
      await withCase(folder, async (casefile) => {
        expect(casefile.readOnlyBecause).toMatch(/lost its end: entry 3 was here before/);
        await expect(casefile.recordIncidents([incident('Third.')])).rejects.toThrow(UserError);
      });
    }
    expect(await journalOf(folder)).toEqual(left);
    expect(await setAside()).toEqual(['catalogue-that-knows-entry-3.db']);
    const kept = join(folder, 'set-aside', 'catalogue-that-knows-entry-3.db');
    expect(catalogue.equals(await readFile(kept))).toBe(true);
    expect(damageIn(await verify(folder))).toContain('lost-its-end');
  });

  it('is told also when another entry stands in the place of the one that was known', async () => {
    const good = await journalLinesOf(folder);
    await withCase(folder, (casefile) => casefile.recordIncidents([incident('Mine.')]));
    const catalogue = await readFile(join(folder, 'catalogue.db'));
    await writeJournal(folder, good.join('\n') + '\n');
    await rm(join(folder, 'catalogue.db'));
    await withCase(folder, (casefile) => casefile.recordIncidents([incident('Another.')]));
    await writeFile(join(folder, 'catalogue.db'), catalogue);
    await withCase(folder, (casefile) => {
      expect(casefile.readOnlyBecause).toMatch(/lost its end: entry 4/);
    });
    expect(damageIn(await verify(folder))).toEqual(['lost-its-end']);
  });

  it('is noticed by a writer that had opened the case before', async () => {
    await withCase(folder, async (casefile) => {
      const lines = await journalLinesOf(folder);
      await writeJournal(folder, lines.slice(0, 2).join('\n') + '\n');
      await expect(casefile.recordIncidents([incident('Third.')])).rejects.toThrow(/lost its end/);
    });
    expect(await journalLinesOf(folder)).toHaveLength(2);
  });
});
