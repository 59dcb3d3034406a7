import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceItem } from '../../../src/core/source-item.ts';
import { EntryUnreadable } from '../../../src/importers/archive.ts';
import type { ContainedFile } from '../../../src/importers/whatsapp-export/contained-file.ts';
import { otherFiles } from '../../../src/importers/whatsapp-export/other-files.ts';
import { london } from './reading.ts';

let scratch: string;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'whatsapp-scratch-'));
});

afterEach(async () => {
  await rm(scratch, { recursive: true, force: true });
});

const many = 300;

function entry(number: number, open: () => AsyncIterable<Uint8Array>): ContainedFile {
  const where = `entry ${number}`;
  return {
    name: 'notes.txt',
    path: 'notes.txt',
    sizeBytes: 5,
    where,
    onDisk: null,
    open,
    unreadable: () => Promise.resolve(null),
  };
}

async function taken(files: readonly ContainedFile[]): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of otherFiles(files, { choices: london, scratch })) items.push(item);
  return items;
}

describe('an entry of an archive that is unpacked into scratch', () => {
  it('leaves nothing there when its bytes fail at once, however often', async () => {
    const files = Array.from({ length: many }, (_, index) =>
      // eslint-disable-next-line @typescript-eslint/require-await
      entry(index, async function* () {
        throw new EntryUnreadable(`entry ${index}`, 'it is encrypted');
      }),
    );
    const items = await taken(files);
    expect(items).toHaveLength(many);
    for (const item of items)
      expect(item).toMatchObject({ type: 'skipped', why: 'it is encrypted' });
    expect(await readdir(scratch)).toEqual([]);
  });

  it('leaves nothing there when they fail in the middle', async () => {
    const files = Array.from({ length: many }, (_, index) =>
      // eslint-disable-next-line @typescript-eslint/require-await
      entry(index, async function* () {
        yield Buffer.from('he');
        throw new EntryUnreadable(`entry ${index}`, 'its checksum is another');
      }),
    );
    expect((await taken(files)).map(({ type }) => type)).toEqual(Array(many).fill('skipped'));
    expect(await readdir(scratch)).toEqual([]);
  });

  it('leaves nothing there when the whole reading ends with an error', async () => {
    for (let time = 0; time < many; time += 1) {
      const broken = entry(time, () => {
        throw new Error('gone');
      });
      await expect(taken([broken])).rejects.toThrow('gone');
    }
    expect(await readdir(scratch)).toEqual([]);
  });

  it('has its bytes there for as long as it is looked at', async () => {
    // eslint-disable-next-line @typescript-eslint/require-await
    const whole = entry(1, async function* () {
      yield Buffer.from('he');
      yield Buffer.from('llo');
    });
    for await (const item of otherFiles([whole], { choices: london, scratch })) {
      if (item.type !== 'file') throw new Error('no file');
      const pieces: Uint8Array[] = [];
      for await (const piece of item.file.bytes.open()) pieces.push(piece);
      expect(Buffer.concat(pieces).toString()).toBe('hello');
    }
    expect(await readdir(scratch)).toEqual([]);
  });
});
