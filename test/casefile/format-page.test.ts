import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/casefile/journal/entry-kinds.ts';
import { names } from '../../src/casefile/layout.ts';
import { checkLine, isWithheld, type JournalEntry } from '../../src/core/journal-entry.ts';
import { sha256Of } from '../../src/core/sha256.ts';
import { journalLinesOf, newCase, temporaryFolder, verify } from './case-world.ts';
import { allOfIt, bytesOf, file, fileSource, newerPhone, phone, yielded } from './sources.ts';

const page = await readFile(join(import.meta.dirname, '../../docs/format.md'), 'utf8');

/** The text of a block of the page, without its last LF. */
function block(name: string): string {
  return new RegExp(`^\`\`\`${name.replace('.', '\\.')}\\n([^]*?)\\n\`\`\`$`, 'm').exec(page)![1]!;
}

/** Part names of a journal, with N for their number, and every member name below them. */
function wordsOf(lines: readonly string[]): Set<string> {
  const words = new Set<string>();
  const members = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (!Array.isArray(value)) words.add(name);
      members(member);
    }
  };
  for (const line of lines)
    for (const part of (JSON.parse(line) as JournalEntry).parts) {
      if (isWithheld(part)) continue;
      words.add(part.name.replace(/\d+/, 'N'));
      members(part.value);
    }
  return words;
}

describe('the format page', () => {
  it('names every kind of entry and everything that lies in the folder', () => {
    for (const kind of Object.values(kinds)) expect(page).toContain(`\`${kind}\``);
    for (const name of Object.values(names)) expect(page).toMatch(new RegExp(`\`${name}/?\``));
  });

  it('names every part and member that this version writes', async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([
      {
        what: 'long '.repeat(80_000),
        when: {
          precision: 'between',
          local: '2026-01-01T10:00',
          end: '2026-01-01T11:00',
          zone: 'Europe/London',
          zoneIs: 'assumed',
          basis: 'b',
          raw: 'r',
        },
        felt: 'f',
        where: 'w',
        address: 'a',
        who: 'w',
        words: `${'w'.repeat(300_000)}\ud800`,
        channel: 'c',
        told: 't',
        toldReference: 't',
        changed: 'c',
        privateNote: 'p',
        recordedBy: 'r',
        behaviours: ['following'],
        times: 1,
        attached: [],
        witnesses: [{ name: 'n\ud800', contact: 'c' }],
      },
    ]);
    const files = fileSource('files', [
      file('a.txt', 'a'),
      { type: 'note', where: 'x', what: 'y' },
    ]);
    for (const { identity, items } of [phone(), newerPhone(), phone(), files, files])
      await casefile.ingest(identity, () => yielded(items), {
        ...allOfIt,
        choices: { zone: 'Europe/London', owner: 'AB', dateOrder: 'dmy' },
        selection: { conversations: null, since: '2020-01-01', until: '2027-01-01' },
        keepSource: () => bytesOf('the source').open(),
      });
    await casefile.describeExhibit('AB/1', {
      who: 'w',
      number: 'n',
      howKnown: 'h',
      caption: 'c',
      when: { precision: 'unknown' },
    });
    await casefile.recordBundle({
      head: casefile.head,
      sha256: sha256Of('b'),
      bytes: 1,
      forWhom: null,
      files: [{ path: 'p', sha256: sha256Of('p') }],
      withheld: [{ seq: 1, names: ['details'] }],
    });
    casefile.close();
    const words = wordsOf(await journalLinesOf(casefile.folder));
    expect(words.size).toBeGreaterThan(80);
    expect([...words].filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
  });

  it('gives an example that checks, with the leaves, hashes and bytes that it says', async () => {
    const folder = await temporaryFolder();
    const caseText = `${block('case.json')}\n`;
    await writeFile(join(folder, 'case.json'), caseText);
    await writeFile(join(folder, 'journal.jsonl'), `${block('journal.jsonl')}\n`);
    const { findings, head } = await verify(folder);
    expect(findings).toEqual([]);
    expect(page).toContain(`\`${sha256Of(caseText)}\``);
    const [first, second] = block('journal.jsonl').split('\n');
    const { hash } = JSON.parse(first!) as JournalEntry;
    for (const line of [second!, block('withheld')])
      expect(checkLine(Buffer.from(line), 2, hash).faults).toEqual([]);
    expect(sha256Of(block('entry'))).toBe(head!.hash);
    expect(block('withheld')).toContain(`{"leaf":"${sha256Of(block('leaf'))}"}`);
    expect(page).toContain(`that is \`${sha256Of(block('leaf'))}\``);
    expect(page).toContain(`these ${Buffer.byteLength(block('leaf'))} bytes`);
  });

  it('names every finding that verify can report', async () => {
    const source = join(import.meta.dirname, '../../src/casefile');
    const found = new Set<string>();
    for (const name of await readdir(source, { recursive: true })) {
      if (!name.endsWith('.ts')) continue;
      const code = await readFile(join(source, name), 'utf8');
      for (const match of code.matchAll(/\b(?:note|damage)\(\s*'([a-z-]+)'/g)) found.add(match[1]!);
      for (const match of code.matchAll(/\bkind: '([a-z]+-[a-z-]+)'/g)) found.add(match[1]!);
    }
    expect(found.size).toBeGreaterThan(12);
    expect([...found].filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
  });

  it('uses none of the words that promise too much', () => {
    expect(page).not.toMatch(
      /\b(proves|proof|court-ready|admissible|tamper-proof|guarantee[sd]?|always|all evidence|complete|certified|compliant)\b/i,
    );
  });
});
