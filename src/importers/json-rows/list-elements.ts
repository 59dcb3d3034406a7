import { longestRow, RowBytes, type JsonEnd, type JsonRow } from './json-rows.ts';

/**
 * The elements of a JSON list, cut out of its bytes without being read, then how it ended. A parser of
 * the whole stream would lose everything after the first damaged character and could not bound one
 * element; here each element stands and falls alone. An element longer than `longest` comes as a fault,
 * without its bytes; so does one that the file ends in. Never throws but for the pieces' own errors.
 */
export async function* listElements(
  pieces: AsyncIterable<Uint8Array>,
  longest = longestRow,
): AsyncGenerator<JsonRow | JsonEnd> {
  const cutter = new ElementCutter(longest);
  for await (const piece of pieces) {
    yield* cutter.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
  }
  yield* cutter.end();
}

type Place = 'before' | 'between' | 'element' | 'string' | 'escape' | 'behind' | 'no list';

class ElementCutter {
  readonly #row: RowBytes;
  #place: Place = 'before';
  #depth = 0;
  #number = 0;
  #rowAt = 0;
  #read = 0;
  #goesOn = false;

  constructor(longest: number) {
    this.#row = new RowBytes(longest);
  }

  *push(bytes: Buffer): Generator<JsonRow> {
    let start = 0;
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (this.#place === 'string') {
        index = this.#throughString(bytes, index);
        continue;
      }
      if (this.#place === 'escape') this.#place = 'string';
      else if (this.#place === 'element') {
        if (!this.#endsElement(byte)) continue;
        this.#row.add(bytes.subarray(start, index));
        yield this.#take(false);
        this.#place = byte === listEnd ? 'behind' : 'between';
      } else if (this.#beginsElement(byte)) {
        start = index;
        this.#begin(this.#read + index);
        // The first byte may already open a string or end the element.
        index -= 1;
      }
    }
    if (isInside(this.#place)) this.#row.add(bytes.subarray(start));
    this.#read += bytes.length;
  }

  *end(): Generator<JsonRow | JsonEnd> {
    const place = this.#place;
    if (isInside(place)) yield this.#take(true);
    const end =
      place === 'behind'
        ? 'closed'
        : place === 'before' || place === 'no list'
          ? 'no list'
          : 'open';
    yield { end, goesOn: this.#goesOn };
  }

  /** Where the string ends, or the piece does. */
  #throughString(bytes: Buffer, from: number): number {
    for (let index = from; index < bytes.length; index += 1) {
      const byte = bytes[index];
      if (byte === quote) {
        this.#place = 'element';
        return index;
      }
      if (byte === backslash) {
        this.#place = 'escape';
        return index;
      }
    }
    return bytes.length;
  }

  #endsElement(byte: number): boolean {
    switch (byte) {
      case quote:
        this.#place = 'string';
        return false;
      case objectStart:
      case listStart:
        this.#depth += 1;
        return false;
      case comma:
        return this.#depth === 0;
      case listEnd:
      case objectEnd:
        if (this.#depth === 0) return byte === listEnd;
        this.#depth -= 1;
        return false;
      default:
        return false;
    }
  }

  #beginsElement(byte: number): boolean {
    switch (this.#place) {
      case 'before':
        if (byte === listStart) this.#place = 'between';
        else if (!isWhite(byte) && !isMark(byte)) this.#place = 'no list';
        return false;
      case 'between':
        if (byte === listEnd) this.#place = 'behind';
        return byte !== listEnd && byte !== comma && !isWhite(byte);
      case 'behind':
        this.#goesOn ||= !isWhite(byte);
        return false;
      default:
        return false;
    }
  }

  #begin(at: number): void {
    this.#place = 'element';
    this.#number += 1;
    this.#rowAt = at;
    this.#depth = 0;
  }

  #take(isCut: boolean): JsonRow {
    return this.#row.take(this.#number, this.#rowAt, isCut);
  }
}

function isInside(place: Place): boolean {
  return place === 'element' || place === 'string' || place === 'escape';
}

function isWhite(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** A byte order mark in UTF-8. */
function isMark(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const objectStart = 0x7b;
const objectEnd = 0x7d;
const listStart = 0x5b;
const listEnd = 0x5d;
