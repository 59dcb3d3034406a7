import { open, type FileHandle } from 'node:fs/promises';

/** Small reads are widened to this, since what a file says of itself stands close together. */
const windowBytes = 4096;

/** A file of which any part can be read, however large it is. Close it after use. */
export class OpenedFile {
  readonly path: string | Buffer;
  readonly sizeBytes: number;
  #handle: FileHandle;
  #window = Buffer.alloc(0);
  #windowAt = 0;

  /** `sizeBytes` is the size as listed; nothing is read beyond it. */
  constructor(path: string | Buffer, handle: FileHandle, sizeBytes: number) {
    this.path = path;
    this.#handle = handle;
    this.sizeBytes = sizeBytes;
  }

  /** Opens a file for reading; system errors (`ENOENT`, `EACCES`…) are thrown as they come. */
  static async open(path: string | Buffer, sizeBytes: number): Promise<OpenedFile> {
    return new OpenedFile(path, await open(path, 'r'), sizeBytes);
  }

  /** Up to `length` bytes from `position`: fewer at the end of the file, none beyond it. */
  async read(position: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.sizeBytes - position));
    if (wanted === 0) return Buffer.alloc(0);
    if (!this.#holds(position, wanted)) await this.#fill(position, Math.max(wanted, windowBytes));
    return this.#window.subarray(position - this.#windowAt, position - this.#windowAt + wanted);
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  #holds(position: number, length: number): boolean {
    return (
      position >= this.#windowAt && position + length <= this.#windowAt + this.#window.byteLength
    );
  }

  async #fill(position: number, length: number): Promise<void> {
    // A new buffer each time: callers may still hold parts of the last one.
    const buffer = Buffer.alloc(Math.min(length, this.sizeBytes - position));
    let filled = 0;
    while (filled < buffer.byteLength) {
      const { bytesRead } = await this.#handle.read(
        buffer,
        filled,
        buffer.byteLength - filled,
        position + filled,
      );
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    this.#window = buffer.subarray(0, filled);
    this.#windowAt = position;
  }
}
