import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemErrorCode } from '../../core/errors.ts';
import { recordBytes, type RecordedText } from '../../core/text.ts';
import { baseName } from '../archive-name.ts';
import { bytesOfFile } from '../file-bytes.ts';
import { walkFolder } from '../folder-walk.ts';
import { readStart, type Source } from '../source.ts';
import type { ContainedFile } from './contained-file.ts';

/** What a folder holds. */
export interface FolderFiles {
  readonly files: readonly ContainedFile[];
  readonly refused: readonly { readonly where: string; readonly why: string }[];
}

/** Every file in a folder and the folders in it, in the order of their names' bytes. Links are not followed. */
export async function folderFiles(folder: Source): Promise<FolderFiles> {
  const files: ContainedFile[] = [];
  const refused: { where: string; why: string }[] = [];
  const { leavesOut } = folder;
  const choices = leavesOut === undefined ? {} : { leavesOut };
  let number = 0;
  for await (const entry of walkFolder(folder.path, choices)) {
    number += 1;
    const where = `file ${number}`;
    if (entry.is === 'no file') refused.push({ where, why: entry.why });
    else files.push(fileOnDisk(entry.path, recordBytes(entry.relative), entry.sizeBytes, where));
  }
  return { files, refused };
}

/** The file of exactly that name in the folder of a file; null when there is none, or a link only. */
export async function fileBeside(
  path: string | Buffer,
  name: string,
): Promise<ContainedFile | null> {
  if (name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)) return null;
  const beside =
    typeof path === 'string'
      ? join(dirname(path), name)
      : Buffer.concat([path.subarray(0, path.lastIndexOf('/') + 1), Buffer.from(name)]);
  try {
    const status = await lstat(beside);
    if (!status.isFile()) return null;
    return fileOnDisk(beside, name.toWellFormed(), status.size, 'the file beside the chat');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(systemErrorCode(error) ?? '')) return null;
    throw error;
  }
}

/** A file on the disk as it comes with a chat. */
export function fileOnDisk(
  onDisk: string | Buffer,
  path: RecordedText,
  sizeBytes: number,
  where: string,
): ContainedFile {
  const name = baseName(path);
  return {
    name,
    path,
    sizeBytes,
    where,
    onDisk,
    open: () => bytesOfFile(onDisk, sizeBytes).open(),
    unreadable: async () => {
      try {
        await readStart({ path: onDisk, name, kind: 'file', sizeBytes }, 1);
        return null;
      } catch (error) {
        if (systemErrorCode(error) === undefined) throw error;
        return 'this computer could not open it';
      }
    },
  };
}
