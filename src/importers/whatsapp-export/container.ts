import { shownText, type RecordedText } from '../../core/text.ts';
import { EntryUnreadable, openArchive, type Archive, type ArchiveEntry } from '../archive.ts';
import { baseName } from '../archive-name.ts';
import type { Source } from '../source.ts';
import { beginning, isChat } from './chat-start.ts';
import type { ContainedFile } from './contained-file.ts';
import { fileBeside, fileOnDisk, folderFiles } from './folder-files.ts';

/** A chat's text with what came with it. */
export interface Container {
  readonly chats: readonly ContainedFile[];
  /** The other files. Of a text file pointed at alone: none, though its media may lie beside it. */
  readonly files: readonly ContainedFile[];
  /** Where a line names a file that is not there. */
  readonly notHere: string;
  readonly refused: readonly { readonly where: string; readonly why: string }[];
  /** The file of that name beside a chat, exactly as named; null when there is none. */
  beside(chat: ContainedFile, name: string): Promise<ContainedFile | null>;
  close(): Promise<void>;
}

/**
 * Opens a source and finds the chats in it: a text file, a zip archive, or a folder with a chat's text
 * in it. Returns null when there is none.
 */
export async function openContainer(source: Source): Promise<Container | null> {
  if (source.kind === 'folder') return await folderContainer(source);
  const archive = await openArchive(source.path);
  if (archive !== null) return await archiveContainer(archive);
  const chat = fileOnDisk(source.path, source.name, source.sizeBytes, 'the chat');
  if (!(await isChat(chat.open()))) return null;
  return {
    chats: [chat],
    files: [],
    notHere: 'not in the folder beside the chat',
    refused: [],
    beside: (_chat, name) => fileBeside(source.path, name),
    close: () => Promise.resolve(),
  };
}

async function archiveContainer(archive: Archive): Promise<Container | null> {
  try {
    const all = archive.entries.map(containedEntry);
    const chats: ContainedFile[] = [];
    for (const file of all)
      if (isTextName(file.name) && (await startsLikeChat(file))) chats.push(file);
    if (chats.length > 0) {
      return {
        ...held(chats, all),
        notHere:
          archive.refused.length === 0
            ? 'not in the archive'
            : 'not among the files of the archive that could be read',
        refused: archive.refused,
        close: () => archive.close(),
      };
    }
  } catch (error) {
    await archive.close();
    throw error;
  }
  await archive.close();
  return null;
}

async function folderContainer(source: Source): Promise<Container | null> {
  const { files, refused } = await folderFiles(source);
  const chats: ContainedFile[] = [];
  for (const file of files) {
    if (isAtTop(file) && isTextName(file.name) && (await startsLikeChat(file))) chats.push(file);
  }
  if (chats.length === 0 || !(await belongTogether(chats, files))) return null;
  return {
    ...held(chats, files),
    notHere: 'not in the folder',
    refused,
    close: () => Promise.resolve(),
  };
}

function held(
  chats: readonly ContainedFile[],
  all: readonly ContainedFile[],
): Pick<Container, 'chats' | 'files' | 'beside'> {
  const byPath = new Map(all.map((file) => [shownText(file.path), file]));
  return {
    chats,
    files: all.filter((file) => !chats.includes(file)),
    beside: (chat, name) => Promise.resolve(byPath.get(folderOf(chat) + name) ?? null),
  };
}

/** Like `IMG-20240131-WA0003.jpg` and `00000012-PHOTO-2024-01-31-14-26-30.jpg`. */
const mediaName = /^(?:[A-Z]{3}-\d{8}-WA\d+|\d{8}-[A-Z]+-\d{4}-\d\d-\d\d-)/;
const filesLookedFor = 500;
/** What other things that can be imported are called: an archive, another chat's, a texts backup. */
const ownSource = /\.(?:zip|xml|db|sqlite|json|csv|mbox|tar|gz)$/i;

/**
 * Whether a folder is a chat with its media, and not a folder of downloads that a chat happens to lie
 * in: then nothing else is in it, or something that WhatsApp named, or that the chat names early on, and
 * nothing that may be a source of its own. (Of any other folder each file is offered by itself.)
 */
async function belongTogether(
  chats: readonly ContainedFile[],
  all: readonly ContainedFile[],
): Promise<boolean> {
  const others = all.filter((file) => !chats.includes(file)).map(({ name }) => shownText(name));
  if (others.some((name) => ownSource.test(name) && !mediaName.test(name))) return false;
  if (others.length === 0 || others.some((name) => mediaName.test(name))) return true;
  for (const chat of chats) {
    const text = await beginning(chat.open());
    if (others.slice(0, filesLookedFor).some((name) => text.includes(name))) return true;
  }
  return false;
}

function containedEntry(entry: ArchiveEntry): ContainedFile {
  return {
    name: baseName(entry.path),
    path: entry.path,
    sizeBytes: entry.sizeBytes,
    where: entry.where,
    onDisk: null,
    open: () => entry.open(),
    unreadable: () => readThrough(entry.open()),
  };
}

/** Reads bytes to their end, since only there an archive's checksum speaks. */
async function readThrough(bytes: AsyncIterable<Uint8Array>): Promise<string | null> {
  try {
    for await (const piece of bytes) if (piece.byteLength < 0) return null;
    return null;
  } catch (error) {
    if (error instanceof EntryUnreadable) return error.why;
    throw error;
  }
}

async function startsLikeChat(file: ContainedFile): Promise<boolean> {
  try {
    return await isChat(file.open());
  } catch (error) {
    if (error instanceof EntryUnreadable) return false;
    throw error;
  }
}

function isTextName(name: RecordedText): boolean {
  return /\.txt$/i.test(shownText(name));
}

function isAtTop(file: ContainedFile): boolean {
  return !shownText(file.path).includes('/');
}

function folderOf(file: ContainedFile): string {
  const path = shownText(file.path);
  return path.slice(0, path.lastIndexOf('/') + 1);
}
