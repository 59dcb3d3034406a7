import { createHash } from 'node:crypto';
import { shownText, type RecordedText } from '../../core/text.ts';
import type { FileRecord } from './file-record.ts';

/** One file of the phone as the list of a backup names it. */
export interface ListedFile {
  readonly fileId: string;
  readonly domain: string;
  readonly path: RecordedText;
  /** What the list says of it; null when that is damaged. */
  record(): FileRecord | null;
}

/** The list of a backup: which files of the phone it holds. Folders and links are left out. */
export interface Manifest {
  readonly name: 'Manifest.db' | 'Manifest.mbdb';
  readonly passedOver: PassedOver;
  /** It ends in the middle of a row or page; what is before is there. */
  readonly isCut: boolean;
  find(domain: string, path: string): ListedFile | null;
  /** In the order of the bytes of the paths. */
  below(domain: string, beginning: string): Iterable<ListedFile>;
  /** The ids of all files that begin so, in lower case hex digits. */
  idsBeginning(digits: string): ReadonlySet<string>;
  close(): Promise<void>;
}

/** How many rows of a list were passed over, and why. */
export interface PassedOver {
  /** The id is no name of a blob, or the path leads out of the phone's part. */
  readonly evil: number;
  /** Neither file, folder nor link. */
  readonly unknownKind: number;
}

/** The name under which a backup keeps a file: the SHA-1 of its part of the phone and its path. */
export function fileIdOf(domain: string, path: RecordedText): string {
  return createHash('sha1').update(`${domain}-`).update(pathBytes(path)).digest('hex');
}

/** A path as the phone had it, in bytes. */
export function pathBytes(path: RecordedText): Buffer {
  return typeof path === 'object' && path.rawAs === 'bytes'
    ? Buffer.from(path.rawHex, 'hex')
    : Buffer.from(shownText(path));
}

/** Whether a path stays inside the part of the phone that it is in. */
export function staysInside(path: RecordedText): boolean {
  const shown = shownText(path);
  if (shown === '' || shown.startsWith('/') || shown.includes('\0')) return false;
  return !shown.split('/').some((name) => name === '..' || name === '.');
}

/** Two lists name the same file by the same key. */
export function placeKey(domain: string, path: RecordedText): string {
  return `${domain}\0${pathBytes(path).toString('latin1')}`;
}
