/**
 * A cache that holds at most twice `size` entries. What was used lately stays: entries live in a
 * young and an old generation, a hit in the old one moves to the young one, and when the young one
 * is full it becomes the old one. Cheaper than a strict order of use, and bounded all the same.
 */
export class BoundedCache<Key, Value> {
  readonly #size: number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  constructor(size: number) {
    this.#size = size;
  }

  get(key: Key): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: Key, value: Value): void {
    if (this.#young.size >= this.#size) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  get count(): number {
    return this.#young.size + this.#old.size;
  }
}
