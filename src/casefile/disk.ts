import type { FileHandle } from 'node:fs/promises';
import * as fs from 'node:fs/promises';

/**
 * Every call through which the case file changes the disk, so that a test can fail any one of them
 * or end the process there. Reading goes straight to node:fs.
 */
export interface Disk {
  readonly makeFolder: (path: string) => Promise<void>;
  /** Opens for writing; fails when the file exists. */
  readonly createFile: (path: string, mode: number) => Promise<FileHandle>;
  readonly openForAppend: (path: string) => Promise<FileHandle>;
  readonly write: (file: FileHandle, bytes: Uint8Array, position: number | null) => Promise<number>;
  readonly flush: (file: FileHandle) => Promise<void>;
  readonly flushFolder: (path: string) => Promise<void>;
  readonly truncate: (file: FileHandle, sizeBytes: number) => Promise<void>;
  readonly link: (from: string, to: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly unlink: (path: string) => Promise<void>;
  readonly removeFolder: (path: string) => Promise<void>;
  readonly setMode: (path: string, mode: number) => Promise<void>;
}

/** The real disk. */
export const nodeDisk: Disk = {
  makeFolder: async (path) => {
    await fs.mkdir(path, { mode: 0o700 });
  },
  createFile: (path, mode) => fs.open(path, 'wx', mode),
  openForAppend: (path) => fs.open(path, 'r+'),
  write: async (file, bytes, position) =>
    (await file.write(bytes, 0, bytes.byteLength, position)).bytesWritten,
  flush: (file) => file.sync(),
  flushFolder: async (path) => {
    const folder = await fs.open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
  truncate: (file, sizeBytes) => file.truncate(sizeBytes),
  link: (from, to) => fs.link(from, to),
  rename: (from, to) => fs.rename(from, to),
  unlink: (path) => fs.unlink(path),
  removeFolder: (path) => fs.rm(path, { recursive: true, force: true }),
  setMode: (path, mode) => fs.chmod(path, mode),
};
