import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asGolden, fingerprint } from '../items-read.ts';
import { makeMessages } from './made-messages.ts';
import { readMessages } from './reading.ts';
import { situations, type Situation } from './situations.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-messages-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function make({ era, fill, leaving, damage }: Situation, name = 'source'): string {
  const place = join(folder, name);
  mkdirSync(place);
  const path = makeMessages(place, era, fill, leaving);
  if (damage !== undefined) writeFileSync(path, damage(readFileSync(path)));
  return path;
}

describe.each(Object.entries(situations))('%s', (name, situation) => {
  it('gives the items that its golden file holds, and leaves the source as it was', async () => {
    const path = make(situation);
    const before = fingerprint(folder);
    const items = await readMessages(path, situation.phone);
    expect(fingerprint(folder)).toEqual(before);
    await expect(asGolden(items)).toMatchFileSnapshot(join(import.meta.dirname, name, 'items.txt'));
  });

  it('gives the same items when it is read again', async () => {
    const path = make(situation);
    const once = await readMessages(path, situation.phone);
    expect(await readMessages(path, situation.phone)).toEqual(once);
  });
});

const wellFormed = Object.entries(situations).filter(
  ([name]) => name.startsWith('good-') || name.startsWith('odd-old'),
);

describe.each(wellFormed)('%s as UTF-16', (_, situation) => {
  it.each(['UTF-16le', 'UTF-16be'] as const)('gives the same items in %s', async (encoding) => {
    const plain = await readMessages(make(situation), situation.phone);
    const wide = make({ ...situation, leaving: { encoding } }, 'wide');
    expect(await readMessages(wide, situation.phone)).toEqual(plain);
  });
});
