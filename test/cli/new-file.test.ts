import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeNewFile } from '../../src/cli/handover/new-file.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evidence-new-file-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a new file', () => {
  it('holds every piece in order, and only its owner can read it', async () => {
    const path = join(folder, 'rows.csv');
    const rows = Array.from({ length: 20_000 }, (_, index) => `row ${index} – é 😀\n`);
    await writeNewFile(path, async (write) => {
      for (const row of rows) await write(row);
    });
    expect(await readFile(path, 'utf8')).toBe(rows.join(''));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is gone when its first piece fails, however often', async () => {
    for (let time = 0; time < 300; time += 1) {
      const failing = writeNewFile(join(folder, `${time}`), () =>
        Promise.reject(new Error('gone')),
      );
      await expect(failing).rejects.toThrow('gone');
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('is gone when a later piece fails', async () => {
    const failing = writeNewFile(join(folder, 'page.html'), async (write) => {
      await write('x'.repeat(200_000));
      throw new Error('gone');
    });
    await expect(failing).rejects.toThrow('gone');
    expect(await readdir(folder)).toEqual([]);
  });

  it('is never one that was there before', async () => {
    const path = join(folder, 'mine.txt');
    await writeFile(path, 'mine');
    await expect(writeNewFile(path, (write) => write('other'))).rejects.toThrow('EEXIST');
    expect(await readFile(path, 'utf8')).toBe('mine');
  });
});
