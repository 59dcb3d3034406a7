import { isUtf8 } from 'node:buffer';
import { lstat, readdir } from 'node:fs/promises';
import { sep } from 'node:path';
import { systemErrorCode } from '../core/errors.ts';
import { relativeKey } from './source.ts';

interface Place {
  /** As it is opened; a Buffer where the name is not UTF-8. */
  readonly path: string | Buffer;
  /** Below the folder that is walked, parted by `/`. */
  readonly relative: Buffer;
}

/** What stands in a folder or below it. Folders themselves are not among it, unless one cannot be opened. */
export type FolderEntry =
  | (Place & { readonly is: 'file'; readonly sizeBytes: number })
  | (Place & { readonly is: 'no file'; readonly why: string });

/** A folder that the walk has come to. */
export type FolderPlace = Place;

export interface WalkChoices {
  /** Files and folders that are passed over, as `relativeKey` writes them. */
  readonly leavesOut?: ReadonlySet<string>;
  /** Asked at each folder below; false passes it over. */
  readonly enters?: (folder: FolderPlace) => Promise<boolean>;
}

interface Waiting extends Place {
  readonly kind: 'file' | 'folder' | 'link' | 'special';
}

/**
 * Everything below a folder, in the order of the bytes of its paths, so that the order is the same on
 * every computer. Links are not followed. What cannot be opened, is a link, a device or the like, or
 * is gone by the time it is reached, comes as `no file` with the reason. Memory: the names of the
 * folders that lie on the way to the current one.
 */
export async function* walkFolder(
  folder: string | Buffer,
  choices: WalkChoices = {},
): AsyncGenerator<FolderEntry> {
  const root: Waiting = { path: folder, relative: Buffer.alloc(0), kind: 'folder' };
  const waiting: Waiting[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (choices.leavesOut?.has(relativeKey(next.relative)) === true) continue;
    if (next.kind !== 'folder') {
      yield await entryOf(next);
      continue;
    }
    if (next !== root && (await choices.enters?.(next)) === false) continue;
    const inside = await contentOf(next);
    if (typeof inside === 'string') yield { ...placeOf(next), is: 'no file', why: inside };
    // Last first: the one that comes next is taken from the end.
    else for (const entry of inside.reverse()) waiting.push(entry);
  }
}

function placeOf({ path, relative }: Place): Place {
  return { path, relative };
}

async function entryOf(waiting: Waiting): Promise<FolderEntry> {
  const place = placeOf(waiting);
  if (waiting.kind === 'link') {
    return { ...place, is: 'no file', why: 'a link to another place, not a file' };
  }
  if (waiting.kind === 'special') return { ...place, is: 'no file', why: notAFile };
  try {
    const found = await lstat(waiting.path);
    if (!found.isFile()) return { ...place, is: 'no file', why: notAFile };
    return { ...place, is: 'file', sizeBytes: found.size };
  } catch (error) {
    return { ...place, is: 'no file', why: whyUnreadable(error) };
  }
}

const notAFile = 'a device or connection, not a file';

/** What a folder holds, in the order of the walk; why it cannot be opened, where it cannot. */
async function contentOf(folder: Waiting): Promise<Waiting[] | string> {
  try {
    const bytes = Buffer.isBuffer(folder.path) ? folder.path : Buffer.from(folder.path);
    const entries = await readdir(bytes, { encoding: 'buffer', withFileTypes: true });
    return entries
      .map((entry): Waiting => {
        const kind = entry.isFile()
          ? 'file'
          : entry.isDirectory()
            ? 'folder'
            : entry.isSymbolicLink()
              ? 'link'
              : 'special';
        return { ...placeBelow(folder, bytes, entry.name), kind };
      })
      .sort((a, b) => Buffer.compare(orderOf(a), orderOf(b)));
  } catch (error) {
    return `a folder that could not be opened: ${whyUnreadable(error)}`;
  }
}

/** A folder stands where its content does: as if its name ended with `/`. */
function orderOf(entry: Waiting): Buffer {
  return entry.kind === 'folder' ? Buffer.concat([entry.relative, slash]) : entry.relative;
}

const slash = Buffer.from('/');

function placeBelow(folder: Place, folderBytes: Buffer, name: Buffer): Place {
  const between = Buffer.from(folderBytes.toString('latin1').endsWith(sep) ? '' : sep);
  const path = Buffer.concat([folderBytes, between, name]);
  return {
    path: isUtf8(path) ? path.toString('utf8') : path,
    relative:
      folder.relative.byteLength === 0 ? name : Buffer.concat([folder.relative, slash, name]),
  };
}

/** Why a file or folder could not be read, in plain words; errors that are not of the system are thrown on. */
export function whyUnreadable(error: unknown): string {
  switch (systemErrorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'it was gone when it was to be read';
    case 'EACCES':
    case 'EPERM':
      return 'this computer does not allow it to be opened';
    case 'EBUSY':
      return 'another program is using it';
    case 'ENAMETOOLONG':
      return 'its path is too long for this computer';
    case 'EIO':
      return 'the disk could not read it';
    case undefined:
      throw error;
    default:
      return 'it could not be opened';
  }
}
