import { createDecipheriv, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { withEstimatedProgress } from './estimated-progress.ts';
import type { LockedKey } from './file-record.ts';
import type { Keybag } from './keybag.ts';

/** What unlocks the files of a backup. Kept in memory alone, and for as long as its source. */
export class ClassKeys {
  readonly #keys: ReadonlyMap<number, Buffer>;

  constructor(keys: ReadonlyMap<number, Buffer>) {
    this.#keys = keys;
  }

  /** The key of a file; null when it is of a class that was not unlocked, or damaged. */
  unlocked({ classNumber, wrapped }: LockedKey): Buffer | null {
    const key = this.#keys.get(classNumber);
    return key === undefined ? null : unwrapped(wrapped, key);
  }
}

/**
 * The keys that a password unlocks; null when it is the wrong one. Seconds of work, off the main
 * thread; `onProgress` is told a share from 0 to 1, as estimated.
 */
export async function classKeysFor(
  keybag: Keybag,
  password: string,
  onProgress?: (share: number) => void,
): Promise<ClassKeys | null> {
  const key = await passwordKey(keybag, password, onProgress);
  const keys = new Map<number, Buffer>();
  for (const [number, wrapped] of keybag.wrapped) {
    const one = unwrapped(wrapped, key);
    if (one !== null) keys.set(number, one);
  }
  // A wrong password opens none of them: each tells by itself whether it was opened.
  return keys.size === 0 ? null : new ClassKeys(keys);
}

/** The key that wraps the keys of the classes. Until iOS 10.1 there was only the second step. */
export async function passwordKey(
  { first, second }: Pick<Keybag, 'first' | 'second'>,
  password: string,
  onProgress?: (share: number) => void,
): Promise<Buffer> {
  if (first === null) return derived(password, second.salt, second.rounds, 32, 'sha1');
  const { salt, rounds } = first;
  const work = (): Promise<Buffer> => derived(password, salt, rounds, 32, 'sha256');
  const sample = (): Promise<Buffer> => derived('', salt, sampleRounds, 32, 'sha256');
  const seed =
    onProgress === undefined || rounds <= sampleRounds
      ? await work()
      : await withEstimatedProgress(work, sample, rounds / sampleRounds, onProgress);
  return derived(seed, second.salt, second.rounds, 32, 'sha1');
}

const derived = promisify(pbkdf2);

/** Done first, to see how fast this computer is. */
const sampleRounds = 100_000;

/** Unwraps a key (RFC 3394); null when it was wrapped with another. */
export function unwrapped(wrapped: Buffer, key: Buffer): Buffer | null {
  try {
    const cipher = createDecipheriv('id-aes256-wrap', key, Buffer.alloc(8, 0xa6));
    return Buffer.concat([cipher.update(wrapped), cipher.final()]);
  } catch {
    return null;
  }
}
