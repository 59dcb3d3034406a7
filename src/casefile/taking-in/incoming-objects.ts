import type { EntryContent } from '../journal/entry-kinds.ts';
import { objectReplaced } from './import-parts.ts';
import type { TemporaryOwner } from '../layout.ts';
import type { ObjectStore, PendingObject } from '../objects/objects.ts';

/** Objects are flushed and put in place in batches of at most so many, or so many bytes. */
const batchObjects = 256;
const batchBytes = 256 * 1024 * 1024;

/** The bytes of one import on their way into the object store, made durable in batches. */
export class IncomingObjects {
  readonly #objects: ObjectStore;
  readonly #owner: TemporaryOwner;
  readonly #pending: PendingObject[] = [];
  #pendingBytes = 0;
  readonly #replaced: EntryContent[] = [];

  constructor(objects: ObjectStore, owner: TemporaryOwner) {
    this.#objects = objects;
    this.#owner = owner;
  }

  /** Writes bytes to a temporary file. They are durable and under their name after the next `settle`. */
  async store(pieces: AsyncIterable<Uint8Array>): Promise<PendingObject> {
    const stored = await this.write(pieces);
    await this.add([stored]);
    return stored;
  }

  /** Writes bytes that may turn out not to be wanted: the caller adds or discards them. */
  write(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<PendingObject> {
    return this.#objects.write(pieces, this.#owner);
  }

  /** Takes over objects that `write` gave. */
  async add(written: readonly PendingObject[]): Promise<void> {
    this.#pending.push(...written);
    for (const { sizeBytes } of written) this.#pendingBytes += sizeBytes;
    if (this.#pending.length >= batchObjects || this.#pendingBytes >= batchBytes)
      await this.settle();
  }

  /** Makes everything that was written so far durable, each under its name. */
  async settle(): Promise<void> {
    const pending = this.#pending.splice(0);
    this.#pendingBytes = 0;
    await this.placeNow(pending);
  }

  /** Makes these durable at once, each under its name. */
  async placeNow(pending: readonly PendingObject[]): Promise<void> {
    this.#replaced.push(...(await this.#objects.place(pending)).map(objectReplaced));
  }

  /** Removes these, or else everything that was written and not yet put in place. */
  async discard(unwanted: readonly PendingObject[] = this.#pending.splice(0)): Promise<void> {
    await this.#objects.discard(unwanted);
  }

  /** What has to be recorded of damaged objects that good ones replaced; each is given once. */
  takeReplaced(): EntryContent[] {
    return this.#replaced.splice(0);
  }
}
