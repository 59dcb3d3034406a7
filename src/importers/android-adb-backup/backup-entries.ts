import { Readable } from 'node:stream';
import { extract, type Header } from 'tar-stream';
import { UserError } from '../../core/errors.ts';

/** One file in a backup. It is to be read to its end, or drained, before the next one is asked for. */
export interface BackupEntry {
  readonly name: string;
  readonly isFolder: boolean;
  /** The bytes, once. Throws BackupCut where they cannot be read further. */
  pieces(): AsyncGenerator<Uint8Array>;
  /** Passes over what was not read. */
  drain(): Promise<void>;
}

/** The backup cannot be read further: it is cut short or damaged. */
export class BackupCut extends Error {
  constructor(cause: unknown) {
    super('the backup cannot be read further', { cause });
    this.name = 'BackupCut';
  }
}

/** The files in a tar archive, one after the other, in bounded memory. Throws BackupCut where it cannot go on. */
export async function* backupEntries(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<BackupEntry> {
  const tar = extract();
  const stream = Readable.from(bytes, { objectMode: false });
  stream.on('error', (error) => {
    tar.destroy(error);
  });
  stream.pipe(tar);
  const entries = tar[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await entries.next().catch(cut);
      if (next.done === true) return;
      yield entryOf(next.value as TarEntry);
    }
  } finally {
    stream.destroy();
    tar.destroy();
  }
}

/** Its own type rests on a package that has none. */
interface TarEntry extends AsyncIterable<Uint8Array> {
  readonly header: Header;
}

function entryOf(entry: TarEntry): BackupEntry {
  const iterator = entry[Symbol.asyncIterator]();
  // Not `for await`: to leave that early would end the whole archive.
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const next = await iterator.next().catch(cut);
      if (next.done === true) return;
      yield next.value;
    }
  }
  const { name, type } = entry.header;
  return {
    name,
    isFolder: type === 'directory',
    pieces,
    async drain() {
      for await (const piece of pieces()) if (piece.byteLength < 0) return;
    },
  };
}

function cut(error: unknown): never {
  throw error instanceof UserError ? error : new BackupCut(error);
}
