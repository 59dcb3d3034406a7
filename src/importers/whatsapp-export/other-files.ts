import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading, SourceItem } from '../../core/source-item.ts';
import { readFileFacts } from '../../media/file-facts.ts';
import { EntryUnreadable } from '../archive.ts';
import { bytesOfFile } from '../file-bytes.ts';
import type { ContainedFile } from './contained-file.ts';

/** Files that came with a chat and that none of its lines names: each is taken in as a file. */
export async function* otherFiles(
  files: readonly ContainedFile[],
  reading: Reading,
): AsyncGenerator<SourceItem> {
  for (const file of files) {
    const why = file.onDisk === null ? null : await file.unreadable();
    if (why !== null) yield { type: 'skipped', where: file.where, why };
    else if (file.onDisk !== null) yield await fileItem(file, file.onDisk, reading);
    else yield* unpackedFile(file, reading);
  }
}

/** The copy in `scratch` lives until the next item is asked for. */
async function* unpackedFile(file: ContainedFile, reading: Reading): AsyncGenerator<SourceItem> {
  const copy = join(reading.scratch, `whatsapp-${file.where.replace(' ', '-')}`);
  try {
    const why = await unpack(file, copy);
    if (why === null) yield await fileItem(file, copy, reading);
    else yield { type: 'skipped', where: file.where, why };
  } finally {
    await rm(copy, { force: true });
  }
}

/*
 * The file is open before the first byte is asked for and closed before this ends: a stream still
 * opens its file after bytes that fail at once, which is then there after its removal.
 */
async function unpack(file: ContainedFile, copy: string): Promise<string | null> {
  const target = await open(copy, 'wx', 0o600);
  try {
    for await (const piece of file.open()) await target.writeFile(piece);
    return null;
  } catch (error) {
    if (error instanceof EntryUnreadable) return error.why;
    throw error;
  } finally {
    await target.close();
  }
}

async function fileItem(
  file: ContainedFile,
  onDisk: string | Buffer,
  reading: Reading,
): Promise<SourceItem> {
  const { name, path, sizeBytes } = file;
  const facts = await readFileFacts(onDisk, name, sizeBytes, reading.choices.zone);
  return {
    type: 'file',
    file: { name, path, facts, bytes: bytesOfFile(onDisk, sizeBytes) },
  };
}
