import { appendFile, copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { encodeEntry, withhold, type JournalEntry } from '../../src/core/journal-entry.ts';
import type { Sha256 } from '../../src/core/sha256.ts';
import { sha256Of } from '../../src/core/sha256.ts';
import {
  damageIn,
  incident,
  journalLinesOf,
  journalOf,
  newCase,
  notesIn,
  temporaryFolder,
  testEnvironment,
  verify,
  writeJournal,
} from './case-world.ts';

let folder: string;

beforeEach(async () => {
  const casefile = await newCase();
  for (const number of [1, 2, 3]) await casefile.recordIncidents([incident(`Incident ${number}.`)]);
  casefile.close();
  ({ folder } = casefile);
});

describe('a record that nobody touched', () => {
  it('checks, with its number of entries and its head', async () => {
    const found = await verify(folder);
    expect(found.findings).toEqual([]);
    expect(found.entries).toBe(4);
    const last = JSON.parse((await journalLinesOf(folder)).at(-1)!) as JournalEntry;
    expect(found.head).toEqual({ seq: 4, hash: last.hash });
  });

  it('is not changed by being checked', async () => {
    const before = await journalOf(folder);
    await verify(folder);
    expect(await journalOf(folder)).toEqual(before);
  });

  it('has every one of its heads found, with or without the number', async () => {
    for (const line of await journalLinesOf(folder)) {
      const { seq, hash } = JSON.parse(line) as JournalEntry;
      expect((await verify(folder, { hash })).findings).toEqual([]);
      expect((await verify(folder, { hash, seq })).findings).toEqual([]);
    }
  });

  it('does not hold a head that was never given out, or under another number', async () => {
    const { head } = await verify(folder);
    const strange = sha256Of('another record');
    expect(damageIn(await verify(folder, { hash: strange }))).toEqual(['head-not-found']);
    expect(damageIn(await verify(folder, { hash: head!.hash, seq: 3 }))).toEqual([
      'head-not-found',
    ]);
  });
});

describe('a changed journal', () => {
  it('shows every bit of case.json that was flipped', async () => {
    const path = join(folder, 'case.json');
    const good = await readFile(path);
    for (let bit = 0; bit < good.length * 8; bit += 1) {
      const changed = Buffer.from(good);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      await writeFile(path, changed);
      expect(damageIn(await verify(folder)), `bit ${bit}`).not.toEqual([]);
    }
  });

  it('shows a line that was taken out, swapped or doubled', async () => {
    const lines = await journalLinesOf(folder);
    const changes = {
      'the first taken out': lines.slice(1),
      'one in the middle taken out': [lines[0]!, ...lines.slice(2)],
      'two swapped': [lines[0]!, lines[2]!, lines[1]!, lines[3]!],
      'one doubled': [lines[0]!, lines[1]!, lines[1]!, ...lines.slice(2)],
      'the last doubled': [...lines, lines[3]!],
    };
    await rm(join(folder, 'catalogue.db'));
    for (const [what, changed] of Object.entries(changes)) {
      await writeJournal(folder, changed.join('\n') + '\n');
      expect(damageIn(await verify(folder)), what).not.toEqual([]);
    }
  });

  it('shows lines cut off at the end when the catalogue knows them, or a head was given out', async () => {
    const lines = await journalLinesOf(folder);
    const { hash } = JSON.parse(lines[3]!) as JournalEntry;
    await writeJournal(folder, lines.slice(0, 3).join('\n') + '\n');
    expect(damageIn(await verify(folder))).toEqual(['lost-its-end']);
    await rm(join(folder, 'catalogue.db'));
    expect(damageIn(await verify(folder))).toEqual([]);
    expect(damageIn(await verify(folder, { hash }))).toEqual(['head-not-found']);
  });

  it('shows a cut at any byte, from the catalogue', async () => {
    const good = await journalOf(folder);
    for (let length = 0; length < good.length; length += 23) {
      await writeJournal(folder, good.subarray(0, length));
      expect(damageIn(await verify(folder)), `cut at ${length}`).toContain('lost-its-end');
    }
  });

  it('shows a member more, a member twice, a space more, though the hashes hold', async () => {
    const lines = await journalLinesOf(folder);
    const changes: Record<string, [string, string]> = {
      'unknown member': [lines[3]!.replace(/^\{/, '{"extra":1,'), 'line-unreadable'],
      'unknown member in a part': [
        lines[3]!.replace('"parts":[{', '"parts":[{"extra":1,'),
        'line-unreadable',
      ],
      'member twice': [lines[3]!.replace(/("hash":"[0-9a-f]{64}")/, '$1,$1'), 'line-layout'],
      space: [lines[3]!.replace('"parts":', '"parts": '), 'line-layout'],
      'other order': [
        lines[3]!.replace(/^\{("hash":"[0-9a-f]{64}"),(.*)\}$/, '{$2,$1}'),
        'line-layout',
      ],
      'escaped letter': [lines[3]!.replace('Incident 3', 'Inciden\\u0074 3'), 'line-layout'],
      'carriage return': [lines[3]! + '\r', 'line-layout'],
      'number as 4.0': [lines[3]!.replace('"seq":4', '"seq":4.0'), 'line-layout'],
      'byte order mark': ['\ufeff' + lines[3]!, 'line-unreadable'],
    };
    for (const [what, [line, kind]] of Object.entries(changes)) {
      expect(line, what).not.toBe(lines[3]);
      await writeJournal(folder, [...lines.slice(0, 3), line].join('\n') + '\n');
      expect(damageIn(await verify(folder)), what).toContain(kind);
    }
  });

  it('shows an empty line, an empty file, and a file that is gone', async () => {
    const good = await journalOf(folder);
    await appendFile(join(folder, 'journal.jsonl'), '\n');
    expect(damageIn(await verify(folder))).toContain('line-unreadable');
    await rm(join(folder, 'catalogue.db'));
    await writeJournal(folder, '');
    expect(damageIn(await verify(folder))).toEqual(['no-entries']);
    await writeJournal(folder, good.subarray(0, 100));
    expect(damageIn(await verify(folder))).toEqual(['no-entries']);
    await rm(join(folder, 'journal.jsonl'));
    expect(damageIn(await verify(folder))).toEqual(['journal-unreadable']);
  });

  it('shows a line longer than 1 MiB', async () => {
    const lines = await journalLinesOf(folder);
    const long = lines[3]!.replace('Incident 3.', 'x'.repeat(1024 * 1024));
    await writeJournal(folder, [...lines.slice(0, 3), long].join('\n') + '\n');
    expect(damageIn(await verify(folder))).toEqual(
      expect.arrayContaining(['line-too-long', 'hash-differs']),
    );
  });

  it('says where the first fault is, and goes on to the end', async () => {
    const lines = await journalLinesOf(folder);
    await writeJournal(folder, [lines[0]!, '{}', lines[2]!, lines[3]!].join('\n') + '\n');
    const found = await verify(folder);
    expect(found.entries).toBe(1);
    expect(found.findings.filter(({ where }) => where === 'entry 2')).toHaveLength(1);
    expect(found.findings.find(({ where }) => where === 'entry 3')?.kind).toBe('chain-broken');
    expect(found.findings.some(({ where }) => where === 'entry 4')).toBe(false);
  });
});

describe('bytes after the last line', () => {
  it.each([
    ['NULs', Buffer.alloc(5000)],
    ['half an entry', Buffer.from('{"hash":"abc')],
    ['bytes that are not text', Buffer.from([0xff, 0xfe, 0x80])],
  ])('are a note only: %s', async (_, tail) => {
    await appendFile(join(folder, 'journal.jsonl'), tail);
    const found = await verify(folder);
    expect(damageIn(found)).toEqual([]);
    expect(notesIn(found)).toEqual(['tail']);
    expect(found.entries).toBe(4);
  });
});

describe('withheld parts', () => {
  const rewritten = async (change: (entry: JournalEntry) => JournalEntry): Promise<void> => {
    const lines = await journalLinesOf(folder);
    const changed = lines.map((line) => encodeEntry(change(JSON.parse(line) as JournalEntry)));
    await writeJournal(folder, changed.join('\n') + '\n');
  };

  it('leave the head and the chain what they were', async () => {
    const { head } = await verify(folder);
    await rm(join(folder, 'catalogue.db'));
    await rewritten((entry) =>
      withhold(entry, (part) => part.name === 'what' || part.name === 'details'),
    );
    const found = await verify(folder);
    expect(damageIn(found)).toEqual([]);
    expect(found.head).toEqual(head);
    expect((await journalOf(folder)).toString()).not.toContain('Incident 2.');
  });

  it('may be all there are: the head is still the same', async () => {
    const { head } = await verify(folder);
    await rm(join(folder, 'catalogue.db'));
    await rewritten((entry) => withhold(entry, () => true));
    const found = await verify(folder, head);
    expect(found.findings).toEqual([]);
    expect(found.head).toEqual(head);
  });

  it('cannot be swapped for others', async () => {
    await rm(join(folder, 'catalogue.db'));
    await rewritten((entry) =>
      entry.seq === 3
        ? { ...entry, parts: [...entry.parts.slice(1), { leaf: sha256Of('other') }] }
        : entry,
    );
    expect(damageIn(await verify(folder))).toContain('hash-differs');
  });

  it('do not give away what they hold: the same words twice have different leaves', async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([incident('The same words.'), incident('The same words.')]);
    casefile.close();
    const leaves = new Set<Sha256>();
    for (const line of await journalLinesOf(casefile.folder)) {
      const entry = withhold(JSON.parse(line) as JournalEntry, () => true);
      for (const part of entry.parts) if ('leaf' in part) leaves.add(part.leaf);
    }
    expect(leaves.size).toBe(3 + 2 * 4);
  });
});

describe('the clock', () => {
  it('may go back: recording goes on, and the check notes it', async () => {
    const times = ['2026-03-01T10:00:00.000Z', '2026-02-01T10:00:00.000Z'];
    const casefile = await newCase(
      testEnvironment('a', { now: () => new Date(times.shift() ?? '2025-01-01T00:00:00.000Z') }),
    );
    await casefile.recordIncidents([incident('After the clock went back.')]);
    await casefile.recordIncidents([incident('And back again.')]);
    casefile.close();
    const found = await verify(casefile.folder);
    expect(damageIn(found)).toEqual([]);
    expect(found.findings.map(({ kind, where }) => [kind, where])).toEqual([
      ['clock-went-back', 'entry 2'],
      ['clock-went-back', 'entry 3'],
    ]);
  });
});

describe('what else lies in the folder', () => {
  it('shows a second journal, as a sync conflict leaves it, with the first entry that differs', async () => {
    const other = join(await temporaryFolder(), 'other.jsonl');
    await copyFile(join(folder, 'journal.jsonl'), other);
    const lines = (await readFile(other, 'utf8')).split('\n');
    const fork = [...lines.slice(0, 2), lines[3]!, ''].join('\n');
    await writeFile(join(folder, 'journal (1).jsonl'), fork);
    const found = await verify(folder);
    expect(damageIn(found)).toEqual(['second-journal']);
    expect(found.findings[0]!.what).toContain('entry 3');
  });

  it('notes a second journal that agrees, and other things that do not belong there', async () => {
    await copyFile(join(folder, 'journal.jsonl'), join(folder, 'journal.jsonl.bak'));
    await writeFile(join(folder, 'Letter to Sam.docx'), 'not ours');
    const found = await verify(folder);
    expect(damageIn(found)).toEqual([]);
    expect(notesIn(found).sort()).toEqual(['second-journal', 'unexpected-file']);
    expect(JSON.stringify(found.findings)).not.toContain('Sam');
  });
});
