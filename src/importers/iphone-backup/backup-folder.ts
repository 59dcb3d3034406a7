import { lstatSync } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { sep } from 'node:path';
import { systemErrorCode } from '../../core/errors.ts';
import type { Source } from '../source.ts';

/** The folder that one backup is, and the files that it has to hold. */
export class BackupFolder {
  readonly path: string | Buffer;

  constructor({ path }: Pick<Source, 'path'>) {
    this.path = path;
  }

  /** A path below the folder. Only names that were checked may stand in it. */
  below(...names: readonly string[]): string | Buffer {
    if (typeof this.path === 'string') return [this.path, ...names].join(sep);
    return Buffer.concat([this.path, Buffer.from([''].concat(names).join(sep))]);
  }

  /** The size of a file of the folder; null when there is none of that name. Links are none. */
  async sizeOf(name: string): Promise<number | null> {
    try {
      const found = await lstat(this.below(name));
      return found.isFile() ? found.size : null;
    } catch (error) {
      if (isNotThere(error)) return null;
      throw error;
    }
  }

  /** Bytes of a file of the folder from its beginning, at most so many; null when it is not there. */
  async start(name: string, sizeBytes: number): Promise<Buffer | null> {
    if ((await this.sizeOf(name)) === null) return null;
    const file = await open(this.below(name), 'r');
    try {
      const buffer = Buffer.alloc(sizeBytes);
      const { bytesRead } = await file.read(buffer, 0, sizeBytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  /**
   * Where the bytes of a file of the phone lie; null when they are not there. Below a folder named by
   * the first two digits of the id, or until iOS 9 beside the list. What is a link leads elsewhere.
   */
  blob(fileId: string): Blob | null {
    if (!isFileId(fileId)) return null;
    const place = `${fileId.slice(0, 2)}/${fileId}`;
    return (
      blobAt(this.below(fileId.slice(0, 2), fileId), place) ?? blobAt(this.below(fileId), fileId)
    );
  }
}

/** The bytes of a file of the phone, as they lie in the backup. */
export interface Blob {
  readonly path: string | Buffer;
  /** Below the backup's folder, with `/`. */
  readonly place: string;
  readonly sizeBytes: number;
}

/** Whether this can be the name of a blob. Nothing else from a list is ever made part of a path. */
export function isFileId(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

/** Whether a system error says that there is nothing at a path. */
export function isNotThere(error: unknown): boolean {
  const code = systemErrorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/* Asked for each attachment while rows are read, in a loop that cannot wait. */
function blobAt(path: string | Buffer, place: string): Blob | null {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found?.isFile() === true ? { path, place, sizeBytes: found.size } : null;
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return null;
  }
}
