import { createHash } from 'node:crypto';
import { lstat, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ReadingChoices, SourceItem } from '../../../src/core/source-item.ts';
import type { Source } from '../../../src/importers/source.ts';
import { whatsappExport } from '../../../src/importers/whatsapp-export/importer.ts';

export const london: ReadingChoices = { zone: 'Europe/London' };

export async function sourceAt(path: string): Promise<Source> {
  const status = await lstat(path);
  const kind = status.isDirectory() ? 'folder' : 'file';
  return { path, name: basename(path), kind, sizeBytes: kind === 'file' ? status.size : 0 };
}

/** Every item, with the bytes of files as their size and SHA-256. */
export async function readAll(
  source: Source,
  choices: ReadingChoices = london,
): Promise<Record<string, unknown>[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'whatsapp-scratch-'));
  const items: Record<string, unknown>[] = [];
  try {
    for await (const item of whatsappExport.read(source, { choices, scratch })) {
      if (item.type !== 'progress') items.push(await plain(item));
    }
    if ((await readdir(scratch)).length > 0) throw new Error('scratch was not emptied');
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return items;
}

/** One item a line. */
export function asLines(items: readonly unknown[]): string {
  return items.map((item) => `${JSON.stringify(item)}\n`).join('');
}

async function plain(item: SourceItem): Promise<Record<string, unknown>> {
  if (item.type === 'message') {
    const attachments = [];
    for (const one of item.message.attachments) {
      attachments.push({
        ...one,
        bytes: one.bytes === null ? null : await digest(one.bytes.open()),
      });
    }
    return { ...item, message: { ...item.message, attachments } };
  }
  if (item.type === 'file') {
    return { ...item, file: { ...item.file, bytes: await digest(item.file.bytes.open()) } };
  }
  return { ...item };
}

async function digest(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const piece of bytes) {
    hash.update(piece);
    sizeBytes += piece.byteLength;
  }
  return `${sizeBytes} bytes, ${hash.digest('hex')}`;
}

/** The names, kinds and bytes of everything at a path, as one digest. */
export async function digestOfAll(path: string): Promise<string> {
  const hash = createHash('sha256');
  const status = await lstat(path);
  hash.update(`${basename(path)} ${status.mode} ${status.mtimeMs}\n`);
  if (status.isDirectory()) {
    for (const name of (await readdir(path)).sort())
      hash.update(await digestOfAll(join(path, name)));
  } else if (status.isFile()) {
    hash.update(await readFile(path));
  }
  return hash.digest('hex');
}
