import { recordBytes, shownText } from '../core/text.ts';
import type { IncomingFile, Reading, SourceItem } from '../core/source-item.ts';
import { readFileFacts } from '../media/file-facts.ts';
import { bytesOfFile } from './file-bytes.ts';
import { walkFolder, whyUnreadable, type FolderEntry } from './folder-walk.ts';
import type { Importer } from './importer.ts';
import type { Source } from './source.ts';

/**
 * Any file, and any folder of files, byte for byte, with what each file says of itself. It takes what
 * no other importer knows, so it stands last. Rows come in the order of the bytes of their paths; a
 * row that is not taken in is named by its number in that order.
 */
export const looseFiles: Importer = {
  id: 'loose-files',
  version: 1,
  title: 'files as they are',
  recognises: () => Promise.resolve(true),
  questions: () => Promise.resolve([]),
  read,
};

async function* read(source: Source, reading: Reading): AsyncGenerator<SourceItem> {
  const bytesInAll = await sizeInAll(source);
  let bytesRead = 0;
  let number = 0;
  for await (const entry of entriesOf(source)) {
    number += 1;
    yield await itemOf(entry, number, reading.choices.zone);
    if (entry.is !== 'file') continue;
    // The folder may have grown since it was measured.
    bytesRead = Math.min(bytesRead + entry.sizeBytes, bytesInAll);
    yield { type: 'progress', bytesRead, bytesInAll };
  }
}

function entriesOf(source: Source): AsyncIterable<FolderEntry> | Iterable<FolderEntry> {
  if (source.kind === 'folder') {
    return walkFolder(
      source.path,
      source.leavesOut === undefined ? {} : { leavesOut: source.leavesOut },
    );
  }
  const { path, name, sizeBytes } = source;
  const relative =
    typeof name === 'string'
      ? Buffer.from(name)
      : name.rawAs === 'bytes'
        ? Buffer.from(name.rawHex, 'hex')
        : Buffer.from(shownText(name));
  return [{ is: 'file', path, relative, sizeBytes }];
}

async function sizeInAll(source: Source): Promise<number> {
  let sizeBytes = 0;
  for await (const entry of entriesOf(source))
    if (entry.is === 'file') sizeBytes += entry.sizeBytes;
  return sizeBytes;
}

async function itemOf(entry: FolderEntry, number: number, zone: string): Promise<SourceItem> {
  if (entry.is !== 'file') return skipped(entry, number, entry.why);
  const path = recordBytes(entry.relative);
  const name = recordBytes(entry.relative.subarray(entry.relative.lastIndexOf('/') + 1));
  try {
    const facts = await readFileFacts(entry.path, name, entry.sizeBytes, zone);
    const bytes = bytesOfFile(entry.path, entry.sizeBytes);
    const file: IncomingFile = { name, path, bytes, facts };
    return { type: 'file', file };
  } catch (error) {
    return skipped(entry, number, whyUnreadable(error));
  }
}

function skipped(entry: FolderEntry, number: number, why: string): SourceItem {
  return { type: 'skipped', where: `file ${number}`, why, path: recordBytes(entry.relative) };
}
