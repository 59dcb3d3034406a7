import { execFileSync } from 'node:child_process';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { encodeEntry, withhold, type JournalEntry } from '../../src/core/journal-entry.ts';
import { outsideTool } from '../support/outside-tools.ts';
import { incident, journalLinesOf, journalOf, newCase, writeJournal } from './case-world.ts';
import { allOfIt, file, phone, sam, text, yielded } from './sources.ts';

const python = outsideTool('python3');
const reader = join(import.meta.dirname, 'second_reader.py');

/** What the reader prints, or the fault that it ends with. */
function read(folder: string): string {
  try {
    return execFileSync(python!, [reader, folder], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: string };
    return `exit ${status}: ${stderr.trim()}`;
  }
}

describe.skipIf(python === null)('a second reader in Python (needs python3)', () => {
  let folder: string;
  let head: string;

  beforeEach(async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([
      {
        ...incident('Tür\u2028\u0000\u001b\u007f "quoted" \\ \u{1f600} שלום e\u0301 \ufeff \ue000'),
        times: 3,
        witnesses: [{ name: 'Zoë', contact: 'zoë@example.org' }],
      },
      incident('lone \ud800 surrogate'),
    ]);
    const { identity, items } = phone();
    const odd = [...items, text(sam, 'ü'.repeat(300_000), 77), file('Größe.txt', 'content')];
    await casefile.ingest(identity, () => yielded(odd), allOfIt);
    await casefile.describeExhibit('AB/1', { who: '名前' });
    folder = casefile.folder;
    head = `${casefile.head.seq}:${casefile.head.hash}`;
    casefile.close();
  });

  it('agrees on every byte of a journal with text of all kinds, faults, withheld parts', async () => {
    expect(read(folder)).toBe(head);
    const good = await journalOf(folder);
    const lines = await journalLinesOf(folder);

    for (const choose of [(index: number) => index % 2 === 1, () => true]) {
      const less = lines.map((line) =>
        encodeEntry(withhold(JSON.parse(line) as JournalEntry, (_, index) => choose(index))),
      );
      await writeJournal(folder, `${less.join('\n')}\n`);
      expect(read(folder)).toBe(head);
    }

    for (const [what, changed] of Object.entries({
      chain: [lines[0]!, ...lines.slice(2)],
      layout: [lines[0]!.replace('"seq"', ' "seq"'), ...lines.slice(1)],
      hash: [lines[0]!.replace('Europe/London', 'Europe/Lisbon'), ...lines.slice(1)],
      members: [lines[0]!.replace('{', '{"extra":1,'), ...lines.slice(1)],
    })) {
      await writeJournal(folder, `${changed.join('\n')}\n`);
      expect(read(folder), what).toMatch(new RegExp(`^exit 1: fault: entry \\d: ${what}$`));
    }
    await writeJournal(folder, '');
    expect(read(folder)).toBe('exit 1: fault: no entries');

    await writeJournal(folder, Buffer.concat([good, Buffer.from('unfinished')]));
    expect(read(folder)).toBe(head);
    await writeJournal(folder, good);

    const [shelf] = await readdir(join(folder, 'objects'));
    const [name] = await readdir(join(folder, 'objects', shelf!));
    const path = join(folder, 'objects', shelf!, name!);
    await chmod(path, 0o600);
    await writeFile(path, Buffer.concat([await readFile(path), Buffer.from('x')]));
    expect(read(folder)).toBe(`exit 1: fault: object ${name!}`);
  });

  it('has about thirty lines, and needs nothing but Python', async () => {
    const source = await readFile(reader, 'utf8');
    expect(source.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(40);
    expect(source.match(/^import .*$/gm)).toEqual(['import hashlib, json, pathlib, sys']);
  });
});
