import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/casefile/journal/entry-kinds.ts';
import { encodeEntry, makeEntry } from '../../src/core/journal-entry.ts';
import { sha256Of } from '../../src/core/sha256.ts';
import {
  damageIn,
  journalOf,
  newCase,
  notesIn,
  temporaryFolder,
  verify,
  withCase,
  writeJournal,
} from './case-world.ts';

/** A case whose journal is as short as one of two entries can be: every bit of it is tried. */
async function tinyCase(): Promise<string> {
  const casefile = await newCase();
  casefile.close();
  const { folder } = casefile;
  await rm(join(folder, 'catalogue.db'));
  const caseText = await readFile(join(folder, 'case.json'), 'utf8');
  const entry = (kind: string) => ({ name: 'entry', value: { at: '2026-03-01', kind } });
  const salt = (): Uint8Array => Buffer.alloc(16, 7);
  const first = makeEntry(1, sha256Of(caseText), [entry(kinds.caseOpened)], salt);
  const second = makeEntry(2, first.hash, [entry(kinds.removed)], salt);
  await writeJournal(folder, `${encodeEntry(first)}\n${encodeEntry(second)}\n`);
  await withCase(folder, () => undefined);
  return folder;
}

/** Flips every bit whose number leaves `rest` when divided by `share`, and returns those unseen. */
async function unseenFlips(folder: string, share: number, rest: number): Promise<number[]> {
  const good = await journalOf(folder);
  const withCatalogue = existsSync(join(folder, 'catalogue.db'));
  const file = openSync(join(folder, 'journal.jsonl'), 'r+');
  const unseen: number[] = [];
  for (let bit = rest; bit < good.length * 8; bit += share) {
    const byte = good[bit >> 3]!;
    writeSync(file, Buffer.of(byte ^ (1 << (bit & 7))), 0, 1, bit >> 3);
    const found = await verify(folder);
    writeSync(file, Buffer.of(byte), 0, 1, bit >> 3);
    // Without a catalogue the last line without its LF is only a tail: nobody knows it was more.
    const isLastLineFeed = bit >> 3 === good.length - 1;
    const seen = isLastLineFeed && !withCatalogue ? notesIn(found) : damageIn(found);
    if (seen.length === 0) unseen.push(bit);
  }
  closeSync(file);
  expect((await verify(folder)).findings).toEqual([]);
  return unseen;
}

describe('each single bit of a journal', () => {
  it.each(['with', 'without'])(
    'is missed when it is flipped, %s the catalogue beside it',
    async (catalogue) => {
      const folder = await tinyCase();
      expect((await verify(folder)).findings).toEqual([]);
      if (catalogue === 'without') await rm(join(folder, 'catalogue.db'));
      const copies = await Promise.all(
        [0, 1, 2, 3].map(async () => {
          const copy = join(await temporaryFolder(), 'record');
          await cp(folder, copy, { recursive: true });
          return copy;
        }),
      );
      const unseen = await Promise.all(
        copies.map((copy, index) => unseenFlips(copy, copies.length, index)),
      );
      expect(unseen.flat()).toEqual([]);
    },
  );
});
