import { createReadStream, type Dirent } from 'node:fs';
import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode, UserError } from '../../core/errors.ts';
import { isSha256, Sha256Stream, type Sha256 } from '../../core/sha256.ts';
import { tolerant } from '../disk-errors.ts';
import type { Environment } from '../casefile.ts';
import { names, objectFile, temporaryPrefixes, type TemporaryOwner } from '../layout.ts';
import { makeIfMissing } from '../subfolders.ts';

/** Bytes written to a temporary file and hashed, not yet flushed or in place. */
export interface PendingObject {
  readonly temporary: string;
  /** The name that the stored bytes get. */
  readonly object: Sha256;
  /** Of the bytes as they came. */
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

/** A damaged object that a good one replaced. */
export interface ReplacedObject {
  readonly object: Sha256;
  readonly setAsideAs: string;
}

const readBytes = 1024 * 1024;

/** The bytes of the case file, each named by its SHA-256. */
export class ObjectStore {
  readonly #folder: string;
  readonly #environment: Environment;

  constructor(folder: string, environment: Environment) {
    this.#folder = folder;
    this.#environment = environment;
  }

  /**
   * Writes bytes to a temporary file while hashing them. The file is removed when writing fails;
   * the failure is thrown on.
   */
  async write(
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    owner: TemporaryOwner,
  ): Promise<PendingObject> {
    const { disk, randomBytes } = this.#environment;
    const name = temporaryPrefixes[owner] + Buffer.from(randomBytes(12)).toString('hex');
    const temporary = join(this.#folder, names.objects, name);
    const file = await disk.createFile(temporary, 0o600);
    const hash = new Sha256Stream();
    try {
      for await (const piece of pieces) {
        hash.update(piece);
        await writeFully(this.#environment, file, piece);
      }
      const { size } = await file.stat();
      if (size !== hash.sizeBytes)
        throw new Error('the file on disk is not as long as what was written');
    } catch (error) {
      await file.close();
      await this.#removeQuietly(temporary);
      throw error;
    }
    await file.close();
    const sha256 = hash.digest();
    return { temporary, object: sha256, sha256, sizeBytes: hash.sizeBytes };
  }

  /**
   * Flushes pending objects, puts each in place without overwriting, flushes each folder once and
   * makes the objects read-only. Where the name exists already it is hashed anew: the same bytes are
   * kept, damaged ones go to `set-aside/` and are returned. When it throws, no temporary file is left.
   */
  async place(pending: readonly PendingObject[]): Promise<readonly ReplacedObject[]> {
    try {
      return await this.#placeAll(pending);
    } catch (error) {
      await this.discard(pending);
      throw error;
    }
  }

  /** Removes the temporary files of objects that will not be put in place. */
  async discard(pending: readonly PendingObject[]): Promise<void> {
    for (const { temporary } of pending) await this.#removeQuietly(temporary);
  }

  async #placeAll(pending: readonly PendingObject[]): Promise<readonly ReplacedObject[]> {
    const { disk } = this.#environment;
    await inParallel(pending, 8, ({ temporary }) => this.#flush(temporary));
    const folders = new Set<string>();
    const replaced: ReplacedObject[] = [];
    for (const one of pending) {
      const target = objectFile(this.#folder, one.object);
      const folder = join(this.#folder, names.objects, one.object.slice(0, 2));
      if (!folders.has(folder)) await makeIfMissing(this.#environment, folder);
      folders.add(folder);
      const damaged = await this.#putInPlace(one, target);
      if (damaged !== null) replaced.push({ object: one.object, setAsideAs: damaged });
    }
    folders.add(join(this.#folder, names.objects));
    for (const folder of folders) await tolerant(() => disk.flushFolder(folder));
    for (const { object } of pending) await this.#makeReadOnly(objectFile(this.#folder, object));
    return replaced;
  }

  /** The bytes of an object, hashed as they pass. Throws UserError when they cannot be read, or, at the end, when they are not what their name says. */
  async *read(object: Sha256): AsyncGenerator<Buffer> {
    const hash = new Sha256Stream();
    try {
      for await (const piece of createReadStream(objectFile(this.#folder, object), {
        highWaterMark: readBytes,
      })) {
        hash.update(piece as Buffer);
        yield piece as Buffer;
      }
    } catch (error) {
      throw systemErrorCode(error) === undefined ? error : unreadableObject(error);
    }
    if (hash.digest() !== object) throw damagedObject();
  }

  /** Whether bytes stand under that name; they are not hashed. */
  async isThere(object: Sha256): Promise<boolean> {
    return exists(objectFile(this.#folder, object));
  }

  /** Hashes a stored object. A disk that gives its bytes back no more answers `unreadable`. */
  async check(object: Sha256): Promise<'same' | 'differs' | 'missing' | 'unreadable'> {
    const path = objectFile(this.#folder, object);
    try {
      if (!(await lstat(path)).isFile()) return 'unreadable';
      return (await hashFile(path)) === object ? 'same' : 'differs';
    } catch (error) {
      const code = systemErrorCode(error);
      if (code === undefined) throw error;
      return code === 'ENOENT' ? 'missing' : 'unreadable';
    }
  }

  /**
   * Every file below `objects/`: stored objects by name, and anything else by its path there. What is
   * no ordinary file is never opened: a pipe would wait for ever.
   */
  async *list(): AsyncGenerator<
    | { readonly object: Sha256; readonly sizeBytes: number }
    | { readonly other: string; readonly sizeBytes: number }
  > {
    const root = join(this.#folder, names.objects);
    for (const entry of await entriesOf(root)) {
      if (!entry.isDirectory()) {
        yield { other: entry.name, sizeBytes: (await lstat(join(root, entry.name))).size };
        continue;
      }
      for (const found of await entriesOf(join(root, entry.name))) {
        const { name } = found;
        const { size } = await lstat(join(root, entry.name, name));
        if (found.isFile() && isSha256(name) && name.startsWith(entry.name))
          yield { object: name, sizeBytes: size };
        else yield { other: `${entry.name}/${name}`, sizeBytes: size };
      }
    }
  }

  /** Removes temporary files of an owner that are older than `olderThan` (a file's own time). */
  async clearTemporary(owner: TemporaryOwner, olderThan: Date): Promise<void> {
    const root = join(this.#folder, names.objects);
    for (const { name } of await entriesOf(root)) {
      if (!name.startsWith(temporaryPrefixes[owner])) continue;
      const path = join(root, name);
      if ((await stat(path)).mtime <= olderThan) await this.#environment.disk.unlink(path);
    }
  }

  async #flush(path: string): Promise<void> {
    const file = await this.#environment.disk.openForAppend(path);
    try {
      await this.#environment.disk.flush(file);
    } finally {
      await file.close();
    }
  }

  /** The name in `set-aside/` of a damaged object that was there before, or null. */
  async #putInPlace(one: PendingObject, target: string): Promise<string | null> {
    if (await this.#linkInto(one.temporary, target)) return null;
    if ((await this.check(one.object)) === 'same') {
      await this.#environment.disk.unlink(one.temporary);
      return null;
    }
    const name = `object-${one.object}-${Buffer.from(this.#environment.randomBytes(4)).toString('hex')}`;
    await this.#environment.disk.rename(target, join(this.#folder, names.setAside, name));
    await tolerant(() => this.#environment.disk.flushFolder(join(this.#folder, names.setAside)));
    if (!(await this.#linkInto(one.temporary, target)))
      throw new Error('an object appeared where a damaged one was just taken away');
    return name;
  }

  /** Puts the temporary file in place; false when the name is taken. */
  async #linkInto(temporary: string, target: string): Promise<boolean> {
    const { disk } = this.#environment;
    try {
      await disk.link(temporary, target);
    } catch (error) {
      const code = systemErrorCode(error) ?? '';
      if (code === 'EEXIST') return false;
      if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EINVAL'].includes(code)) throw error;
      // This disk has no links (FAT, exFAT): the name is checked first, then the file is moved.
      if (await exists(target)) return false;
      await disk.rename(temporary, target);
      return true;
    }
    await disk.unlink(temporary);
    return true;
  }

  async #makeReadOnly(path: string): Promise<void> {
    try {
      await this.#environment.disk.setMode(path, 0o400);
    } catch (error) {
      if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(systemErrorCode(error) ?? '')) throw error;
    }
  }

  async #removeQuietly(path: string): Promise<void> {
    // The failure that led here is the one to report; what is left is found by the next run.
    await this.#environment.disk.unlink(path).catch(() => undefined);
  }
}

/** SHA-256 of a file. */
export async function hashFile(path: string): Promise<Sha256> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    // No larger than the file: thousands of small ones are hashed in a row.
    const piece = Buffer.allocUnsafeSlow(Math.min(readBytes, Math.max(size, 1024)));
    const hash = new Sha256Stream();
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.byteLength, null);
      if (bytesRead === 0) return hash.digest();
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/** Writes all of `bytes` at the file's position; a disk may take less than it was given. */
export async function writeFully(
  environment: Environment,
  file: Awaited<ReturnType<Environment['disk']['createFile']>>,
  bytes: Uint8Array,
  position: number | null = null,
): Promise<void> {
  let done = 0;
  while (done < bytes.byteLength) {
    const at = position === null ? null : position + done;
    done += await environment.disk.write(file, bytes.subarray(done), at);
  }
}

function unreadableObject(cause: unknown): UserError {
  const missing = systemErrorCode(cause) === 'ENOENT';
  return new UserError(
    missing
      ? 'A stored file is missing from the case file.'
      : 'A stored file of the case file cannot be read from the disk.',
    { hint: 'Run “evidence verify” to see which one, and look for a backup.', cause },
  );
}

function damagedObject(): UserError {
  return new UserError('A stored file is not what it was when it was taken in.', {
    hint: 'Run “evidence verify” to see which one, and look for a backup.',
  });
}

/** What a folder holds; nothing when it is not there. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Does `work` on every item, `width` of them at a time. */
export async function inParallel<T>(
  list: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = list.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
