import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import { encodeExtractHeader, encodeExtractRow } from '../../src/core/extract.ts';
import type { IncomingBytes, SourceItem } from '../../src/core/source-item.ts';

/** Bytes that an item leads to, as a golden file shows them: `12 bytes, sha256 2c26b4…`, or why not. */
export async function bytesInWords(bytes: IncomingBytes | null): Promise<string | null> {
  if (bytes === null) return null;
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const piece of bytes.open()) {
      hash.update(piece);
      size += piece.byteLength;
    }
  } catch (error) {
    return `not readable: ${(error as Error).message}`;
  }
  return `${size} bytes, sha256 ${hash.digest('hex').slice(0, 16)}`;
}

/**
 * Every item, progress aside, with the bytes it leads to in words. Each row must be fit to stand in the
 * record, as ingest would write it.
 */
export async function itemsRead(items: AsyncIterable<SourceItem>): Promise<unknown[]> {
  const read: unknown[] = [];
  for await (const item of items) {
    if (item.type === 'progress') continue;
    read.push(await shown(item));
  }
  return read;
}

async function shown(item: SourceItem): Promise<unknown> {
  switch (item.type) {
    case 'message': {
      const attachments = [];
      for (const { bytes, ...attachment } of item.message.attachments)
        attachments.push({ ...attachment, bytes: await bytesInWords(bytes) });
      const stored = item.message.attachments.map(({ bytes, ...attachment }) => ({
        ...attachment,
        sha256: null,
        sizeBytes: bytes === null ? null : 0,
      }));
      expect(() => encodeExtractRow({ ...item.message, attachments: stored })).not.toThrow();
      expectHeader(item.conversation);
      return { ...item, message: { ...item.message, attachments } };
    }
    case 'call':
      expect(() => encodeExtractRow(item.call)).not.toThrow();
      expectHeader(item.conversation);
      return item;
    case 'file':
      expect(() => canonicalJson(item.file.facts)).not.toThrow();
      return { ...item, file: { ...item.file, bytes: await bytesInWords(item.file.bytes) } };
    default:
      return item;
  }
}

function expectHeader(conversation: Parameters<typeof encodeExtractHeader>[0]['conversation']) {
  expect(() =>
    encodeExtractHeader({
      extract: 1,
      importer: 'test',
      importerVersion: 1,
      sourceSha256: '0'.repeat(64) as never,
      choices: { zone: 'UTC' },
      conversation,
    }),
  ).not.toThrow();
}

/** Items as a golden file holds them. */
export function asGolden(items: readonly unknown[]): string {
  return `${items.map((item) => JSON.stringify(item, null, 2)).join('\n')}\n`;
}

/** Runs `use` with an empty scratch folder, which it has to leave empty. */
export async function withScratch<T>(use: (scratch: string) => Promise<T>): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'evidence-scratch-'));
  try {
    const result = await use(scratch);
    expect(readdirSync(scratch)).toEqual([]);
    return result;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Every file below a folder with its hash: what an import must leave as it was. */
export function fingerprint(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    found[path] = entry.isFile()
      ? createHash('sha256').update(readFileSync(path)).digest('hex')
      : 'no file';
  }
  return found;
}
