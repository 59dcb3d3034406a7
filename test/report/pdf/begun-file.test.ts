import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { beginFile } from '../../../src/report/pdf/begun-file.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evidence-begun-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a file that is given up', () => {
  it('is gone, although it was not yet opened', async () => {
    for (let time = 0; time < 300; time += 1) await beginFile(join(folder, `${time}`)).giveUp();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is gone in the middle of writing, and when it was given up twice', async () => {
    const begun = beginFile(join(folder, 'report.pdf'));
    await new Promise((resolve) => begun.stream.write('half', resolve));
    expect(await readdir(folder)).toEqual(['report.pdf']);
    await begun.giveUp();
    await begun.giveUp();
    expect(await readdir(folder)).toEqual([]);
  });

  it('stays when it was there before', async () => {
    const path = join(folder, 'mine.pdf');
    await writeFile(path, 'mine');
    const begun = beginFile(path);
    const failed = new Promise((resolve) => begun.stream.once('error', resolve));
    await begun.giveUp();
    expect(await failed).toMatchObject({ code: 'EEXIST' });
    expect(await readFile(path, 'utf8')).toBe('mine');
  });
});
