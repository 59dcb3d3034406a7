import { readdir } from 'node:fs/promises';
import { recordBytes, shownText } from '../../core/text.ts';
import { openArchive, type Archive, type ArchiveEntry } from '../archive.ts';
import { baseName } from '../archive-name.ts';
import { bytesOfFile } from '../file-bytes.ts';
import { readStart, type Source } from '../source.ts';
import type { ContainedFile } from '../whatsapp-export/contained-file.ts';
import { folderFiles } from '../whatsapp-export/folder-files.ts';

/** An export as it lies there: a list of rows, and for messages their files. */
export interface ExportedList {
  /** Lines of JSON, or one JSON list. */
  readonly form: 'lines' | 'list';
  readonly sizeBytes: number;
  open(): AsyncIterable<Uint8Array>;
  /** The files of messages by name. */
  readonly files: ReadonlyMap<string, ContainedFile>;
  /** Other files, which belong to no message. */
  readonly others: readonly ContainedFile[];
  readonly refused: readonly { readonly where: string; readonly why: string }[];
  close(): Promise<void>;
}

const listName = 'messages.ndjson';

/** Opens an export; null when it is none by its form. What the rows hold is not looked at. */
export async function openExport(source: Source): Promise<ExportedList | null> {
  if (source.kind === 'folder') return await exportInFolder(source);
  const archive = await openArchive(source.path);
  if (archive !== null) return await exportInArchive(archive);
  const { sizeBytes } = source;
  const start = (await readStart(source, 64)).toString('latin1');
  const file = bytesOfFile(source.path, sizeBytes);
  return {
    form: /^(?:\xef\xbb\xbf)?\s*\{/.test(start) ? 'lines' : 'list',
    sizeBytes,
    open: () => file.open(),
    files: new Map(),
    others: [],
    refused: [],
    close: () => Promise.resolve(),
  };
}

async function exportInArchive(archive: Archive): Promise<ExportedList | null> {
  const found = exportAmong(archive.entries.map(containedEntry));
  if (found === null) {
    await archive.close();
    return null;
  }
  return { ...found, refused: archive.refused, close: () => archive.close() };
}

/*
 * An archive is often unpacked by the computer that it is copied to. A folder that holds anything else is
 * not one export: each thing in it is then looked at by itself.
 */
async function exportInFolder(source: Source): Promise<ExportedList | null> {
  const names = await readdir(source.path, { encoding: 'buffer' });
  const held = names.map((name) => shownText(recordBytes(name)));
  if (!held.includes(listName) || !held.every((name) => mayStandBeside.has(name))) return null;
  const { files, refused } = await folderFiles(source);
  const found = exportAmong(files);
  return found === null ? null : { ...found, refused, close: () => Promise.resolve() };
}

/** What the export holds, and what computers leave in every folder. */
const mayStandBeside = new Set([listName, 'data', '.DS_Store', 'Thumbs.db', 'desktop.ini']);

function exportAmong(
  all: readonly ContainedFile[],
): Omit<ExportedList, 'refused' | 'close'> | null {
  const list = all.find(({ path }) => isListPath(shownText(path)));
  if (list === undefined) return null;
  const folder = shownText(list.path).slice(0, -listName.length);
  const files = new Map<string, ContainedFile>();
  const others: ContainedFile[] = [];
  for (const file of all) {
    if (file === list) continue;
    const path = shownText(file.path);
    const isPart = path === `${folder}data/${shownText(file.name)}`;
    if (isPart) files.set(shownText(file.name), file);
    else others.push(file);
  }
  return { form: 'lines', sizeBytes: list.sizeBytes, open: () => list.open(), files, others };
}

function isListPath(path: string): boolean {
  return path === listName || path.endsWith(`/${listName}`);
}

function containedEntry(entry: ArchiveEntry): ContainedFile {
  const { path, sizeBytes, where } = entry;
  return {
    name: baseName(path),
    path,
    sizeBytes,
    where,
    onDisk: null,
    open: () => entry.open(),
    unreadable: () => Promise.resolve(null),
  };
}
