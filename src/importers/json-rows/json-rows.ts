/** One row of a file of JSON: an element of its list, or a line. */
export interface JsonRow {
  /** Counted from 1. */
  readonly number: number;
  /** Where it begins, in bytes of what was read. */
  readonly at: number;
  readonly bytes: Buffer;
  /** Why the bytes are not the row: it is longer than can be read, or the file ends inside it. */
  readonly fault?: 'too big' | 'cut';
}

/** How a list ended, after its last row. */
export interface JsonEnd {
  readonly end: 'closed' | 'open' | 'no list';
  /** Something stands behind the end of the list. */
  readonly goesOn: boolean;
}

/** A longer row is not kept in memory. */
export const longestRow = 64 * 1024 * 1024;

/** Gathers the bytes of one row from the pieces that they come in. */
export class RowBytes {
  readonly #longest: number;
  #pieces: Buffer[] = [];
  #length = 0;
  #tooBig = false;

  constructor(longest: number) {
    this.#longest = longest;
  }

  add(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#length += bytes.length;
    this.#tooBig ||= this.#length > this.#longest;
    if (this.#tooBig) this.#pieces = [];
    else this.#pieces.push(bytes);
  }

  /** Bytes so far, those that were not kept among them. */
  get length(): number {
    return this.#length;
  }

  /** The row; the next one begins. */
  take(number: number, at: number, isCut: boolean): JsonRow {
    const [first] = this.#pieces;
    const bytes =
      first !== undefined && this.#pieces.length === 1 ? first : Buffer.concat(this.#pieces);
    const fault = this.#tooBig ? ('too big' as const) : isCut ? ('cut' as const) : undefined;
    this.#pieces = [];
    this.#length = 0;
    this.#tooBig = false;
    return { number, at, bytes, ...(fault === undefined ? {} : { fault }) };
  }
}
