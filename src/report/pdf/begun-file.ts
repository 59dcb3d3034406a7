import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';

/** A new file that is being written. */
export interface BegunFile {
  readonly stream: Writable;
  /** Stops writing and removes the file. One that was there before is left alone. */
  giveUp(): Promise<void>;
}

/** Begins a file that only its owner can read. The stream fails with EEXIST when it is there already. */
export function beginFile(path: string): BegunFile {
  const stream = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  let ours = false;
  stream.once('open', () => (ours = true));
  return {
    stream,
    async giveUp() {
      stream.destroy();
      // One that is still opening its file has yet to make it, and would make it after the removal.
      if (!stream.closed)
        await new Promise<void>((resolve) =>
          stream.once('close', () => {
            resolve();
          }),
        );
      if (ours) await rm(path, { force: true });
    },
  };
}
