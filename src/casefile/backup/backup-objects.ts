import { UserError, systemErrorCode } from '../../core/errors.ts';
import type { Sha256 } from '../../core/sha256.ts';
import { notAsWritten, sizeOf } from './copied-file.ts';
import { objectFile, objectPath } from '../layout.ts';
import { inParallel, type ObjectStore, type PendingObject } from '../objects/objects.ts';

/** Why a stored file stands in no copy. */
export type NotCopiedWhy = 'too large' | 'damaged' | 'missing' | 'unreadable';

/** A file that could not be copied: its path in the case folder. */
export interface NotCopied {
  readonly path: string;
  readonly why: NotCopiedWhy;
}

/** What was done with the objects of a copy. */
export interface CopiedObjects {
  /** Objects that stand in the copy and were read back from it. */
  checked: number;
  bytes: number;
  newObjects: number;
  newBytes: number;
  /** Damaged ones in the copy, each set aside there and replaced. */
  replaced: number;
  readonly notCopied: NotCopied[];
  /** Objects of which the record that is copied has no sound bytes any more, though the copy does. */
  readonly soundOnlyInCopy: string[];
}

export interface TwoStores {
  readonly from: ObjectStore;
  readonly to: ObjectStore;
  readonly toFolder: string;
}

export function noObjects(): CopiedObjects {
  return {
    checked: 0,
    bytes: 0,
    newObjects: 0,
    newBytes: 0,
    replaced: 0,
    notCopied: [],
    soundOnlyInCopy: [],
  };
}

/* Folders are flushed once for each group, so small objects go together in large ones. */
const groupObjects = 4096;
const groupBytes = 256 * 1024 * 1024;
const readers = 4;

/** The objects of a copy, each with its size in the record. */
export type SizedObjects = ReadonlyMap<Sha256, number>;

/** Looks up the sizes of objects; 0 where one is not there. */
export async function sizesOf(folder: string, objects: Iterable<Sha256>): Promise<SizedObjects> {
  const all = [...objects];
  const sizes = new Map<Sha256, number>(all.map((object) => [object, 0]));
  await inParallel(all, readers, async (object) => {
    sizes.set(object, await sizeOf(objectFile(folder, object)));
  });
  return sizes;
}

/**
 * Brings every object wanted into the copy that is not there in sound form, and re-hashes all of them on
 * both sides. A damaged one in the copy is set aside there; damaged bytes are never copied. Adds to `done`.
 */
export async function copyObjects(
  stores: TwoStores,
  wanted: SizedObjects,
  done: CopiedObjects,
  onBytes: (bytes: number) => void,
): Promise<void> {
  let group: [Sha256, number][] = [];
  let bytes = 0;
  for (const [object, sizeBytes] of wanted) {
    group.push([object, sizeBytes]);
    bytes += sizeBytes;
    if (group.length < groupObjects && bytes < groupBytes) continue;
    await copyGroup(stores, group, done, onBytes);
    [group, bytes] = [[], 0];
  }
  await copyGroup(stores, group, done, onBytes);
}

interface Compared {
  readonly object: Sha256;
  readonly sizeBytes: number;
  readonly source: Awaited<ReturnType<ObjectStore['check']>>;
  readonly copy: Awaited<ReturnType<ObjectStore['check']>>;
}

async function copyGroup(
  stores: TwoStores,
  group: readonly (readonly [Sha256, number])[],
  done: CopiedObjects,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const compared: Compared[] = [];
  await inParallel(group, readers, async ([object, sizeBytes]) => {
    const one = await compare(stores, object, sizeBytes);
    compared.push(one);
    if (one.copy === 'same') onBytes(one.sizeBytes);
  });
  const placed = await copyThose(
    stores,
    compared.filter(({ source, copy }) => source === 'same' && copy !== 'same'),
    done,
    onBytes,
  );
  await readBack(stores.to, placed);
  for (const { object, sizeBytes, source, copy } of compared) {
    if (copy === 'same') {
      done.checked += 1;
      done.bytes += sizeBytes;
    }
    if (source === 'same') continue;
    if (copy === 'same') done.soundOnlyInCopy.push(objectPath(object));
    else done.notCopied.push({ path: objectPath(object), why: whyOf[source] });
  }
  for (const { sizeBytes } of placed) {
    done.checked += 1;
    done.bytes += sizeBytes;
    done.newObjects += 1;
    done.newBytes += sizeBytes;
  }
}

const whyOf = { differs: 'damaged', missing: 'missing', unreadable: 'unreadable' } as const;

async function compare(stores: TwoStores, object: Sha256, known: number): Promise<Compared> {
  const copy = await stores.to.check(object);
  if (copy !== 'same') {
    // It is hashed while it is copied; hashing it first would read it twice.
    return { object, copy, source: 'same', sizeBytes: known };
  }
  const source = await stores.from.check(object);
  const sizeBytes = source === 'same' ? known : await sizeOf(objectFile(stores.toFolder, object));
  return { object, copy, source, sizeBytes };
}

/* A write that fails lets the others end before anything else is done: none may write on behind it. */
async function copyThose(
  { from, to }: TwoStores,
  missing: readonly Compared[],
  done: CopiedObjects,
  onBytes: (bytes: number) => void,
): Promise<readonly PendingObject[]> {
  const pending: PendingObject[] = [];
  const failures: unknown[] = [];
  await inParallel(missing, readers, async ({ object, sizeBytes }) => {
    if (failures.length > 0) return;
    try {
      const written = await copyOne(from, to, object, sizeBytes, onBytes);
      if (typeof written === 'object') pending.push(written);
      else done.notCopied.push({ path: objectPath(object), why: written });
    } catch (error) {
      failures.push(error);
    }
  });
  if (failures.length > 0) {
    // What was written is sound and stays, so that the next run has less to do.
    await to.place(pending).catch(() => undefined);
    throw failures[0];
  }
  done.replaced += (await to.place(pending)).length;
  return pending;
}

async function copyOne(
  from: ObjectStore,
  to: ObjectStore,
  object: Sha256,
  sizeBytes: number,
  onBytes: (bytes: number) => void,
): Promise<PendingObject | NotCopiedWhy> {
  const state = { written: 0 };
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of from.read(object)) {
        yield piece;
        state.written += piece.byteLength;
        onBytes(piece.byteLength);
      }
    } catch (error) {
      throw error instanceof UserError ? new NoSoundBytes(error) : error;
    }
  }
  try {
    return await to.write(pieces(), 'backup');
  } catch (error) {
    if (isTooLarge(error, sizeBytes, state.written)) return 'too large';
    if (!(error instanceof NoSoundBytes)) throw error;
    return whyUnsound(await from.check(object));
  }
}

/** Says that it was the record, not the copy, that failed. */
class NoSoundBytes extends Error {
  constructor(cause: Error) {
    super('the record does not give these bytes', { cause });
  }
}

function whyUnsound(state: Awaited<ReturnType<ObjectStore['check']>>): NotCopiedWhy {
  return state === 'same' ? 'unreadable' : whyOf[state];
}

/** The longest file of a FAT disk. */
export const longestOnFat = 2 ** 32 - 1;

/* Some systems say "disk full" where a file becomes longer than the disk allows. */
function isTooLarge(error: unknown, sizeBytes: number, written: number): boolean {
  const code = systemErrorCode(error);
  if (code === 'EFBIG') return true;
  const atTheLimit = sizeBytes > longestOnFat && written > longestOnFat - 8 * 1024 * 1024;
  return atTheLimit && (code === 'ENOSPC' || code === 'EINVAL');
}

async function readBack(store: ObjectStore, placed: readonly PendingObject[]): Promise<void> {
  await inParallel(placed, readers, async ({ object }) => {
    if ((await store.check(object)) !== 'same') throw notAsWritten();
  });
}
