import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { FileFacts } from '../../src/core/file-facts.ts';
import { readFileFacts } from '../../src/media/file-facts.ts';

/** The facts of a file with these bytes and this name. The file is checked to be unchanged after. */
export async function factsOf(
  bytes: Buffer | string,
  name = 'file',
  zone = 'Europe/London',
): Promise<FileFacts> {
  const folder = await mkdtemp(join(tmpdir(), 'facts-'));
  try {
    const path = join(folder, 'under-test');
    const content = Buffer.from(bytes);
    await writeFile(path, content);
    const facts = await readFileFacts(path, name, content.byteLength, zone);
    expect(digest(await readFile(path))).toBe(digest(content));
    return facts;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
