import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { checkLine } from '../../core/journal-entry.ts';
import { Sha256Stream, type Sha256 } from '../../core/sha256.ts';
import type { Environment } from '../casefile.ts';
import { tolerant } from '../disk-errors.ts';
import type { ChainPosition } from './journal.ts';
import { names } from '../layout.ts';
import { writeFully } from '../objects/objects.ts';

/** Whether the unterminated bytes at the end are a whole entry that follows: only its LF is missing. */
export function isWholeEntry(tail: Uint8Array, after: ChainPosition): boolean {
  return checkLine(tail, after.seq + 1, after.hash).faults.length === 0;
}

/** What was moved out of the way, for the entry that records it. */
export interface TailSetAside {
  readonly file: string;
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

/**
 * Copies the bytes of the journal from `offset` to its end to `set-aside/` and flushes them; the
 * journal is not touched.
 */
export async function copyTailAside(
  folder: string,
  environment: Environment,
  offset: number,
): Promise<TailSetAside> {
  const { disk, randomBytes } = environment;
  const name = `journal-tail-${Buffer.from(randomBytes(8)).toString('hex')}`;
  const hash = new Sha256Stream();
  const file = await disk.createFile(join(folder, names.setAside, name), 0o600);
  try {
    for await (const piece of createReadStream(join(folder, names.journal), { start: offset })) {
      hash.update(piece as Buffer);
      await writeFully(environment, file, piece as Buffer);
    }
    await disk.flush(file);
  } finally {
    await file.close();
  }
  await tolerant(() => disk.flushFolder(join(folder, names.setAside)));
  return {
    file: `${names.setAside}/${name}`,
    sha256: hash.digest(),
    sizeBytes: hash.sizeBytes,
  };
}
