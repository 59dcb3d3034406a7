import { PlistDamaged, PlistUid, type PlistValue } from './plist-value.ts';

const magic = 'bplist0';
const trailerBytes = 32;
/** Deeper than any list that a phone writes. */
const deepest = 128;

/**
 * Reads a binary property list. Every object is read once, and no two share their bytes, so that
 * neither a circle nor a list of lists of lists can fill the memory. Throws PlistDamaged.
 */
export function readBinaryPlist(bytes: Buffer): PlistValue {
  if (
    bytes.byteLength < magic.length + 1 + trailerBytes ||
    bytes.subarray(0, magic.length).toString('latin1') !== magic
  ) {
    throw new PlistDamaged('no binary property list');
  }
  return new BinaryPlist(bytes).top();
}

/* https://opensource.apple.com/source/CF/CF-855.17/CFBinaryPList.c */
class BinaryPlist {
  readonly #bytes: Buffer;
  readonly #offsetSize: number;
  readonly #referenceSize: number;
  readonly #objects: number;
  readonly #top: number;
  readonly #table: number;
  readonly #read = new Map<number, PlistValue>();
  readonly #open = new Set<number>();
  #bytesLeft: number;

  constructor(bytes: Buffer) {
    const trailer = bytes.subarray(bytes.byteLength - trailerBytes);
    this.#bytes = bytes;
    this.#bytesLeft = bytes.byteLength;
    this.#offsetSize = trailer.readUInt8(6);
    this.#referenceSize = trailer.readUInt8(7);
    this.#objects = Number(trailer.readBigUInt64BE(8));
    this.#top = Number(trailer.readBigUInt64BE(16));
    this.#table = Number(trailer.readBigUInt64BE(24));
    const isSize = (size: number) => size >= 1 && size <= 8;
    if (
      !isSize(this.#offsetSize) ||
      !isSize(this.#referenceSize) ||
      this.#table + this.#objects * this.#offsetSize > bytes.byteLength - trailerBytes
    ) {
      throw new PlistDamaged('its table of objects is damaged');
    }
  }

  top(): PlistValue {
    return this.#object(this.#top);
  }

  #object(index: number): PlistValue {
    const known = this.#read.get(index);
    if (known !== undefined) return known;
    if (index >= this.#objects) throw new PlistDamaged('an object that is not there is named');
    if (this.#open.has(index)) throw new PlistDamaged('an object holds itself');
    if (this.#open.size >= deepest) throw new PlistDamaged('it is too deep');
    this.#open.add(index);
    const at = this.#whole(this.#table + index * this.#offsetSize, this.#offsetSize);
    const value = this.#valueAt(at);
    this.#open.delete(index);
    this.#read.set(index, value);
    return value;
  }

  #valueAt(at: number): PlistValue {
    const marker = this.#take(at, 1)[0] ?? 0;
    const low = marker & 0x0f;
    switch (marker >> 4) {
      case 0x0:
        return simple(low);
      case 0x1:
        return integer(this.#take(at + 1, 2 ** low));
      case 0x2:
        return real(this.#take(at + 1, 2 ** low));
      case 0x3:
        return new Date(cocoaEpoch + 1000 * this.#take(at + 1, 8).readDoubleBE());
      case 0x8:
        return new PlistUid(this.#whole(at + 1, low + 1));
      case 0x4:
        return this.#content(at, low, 1);
      case 0x5:
      case 0x7:
        return this.#content(at, low, 1).toString('utf8');
      case 0x6:
        return Buffer.from(this.#content(at, low, 2))
          .swap16()
          .toString('utf16le');
      case 0xa:
      case 0xb:
      case 0xc:
        return this.#references(this.#content(at, low, this.#referenceSize));
      case 0xd:
        return this.#dictionary(this.#content(at, low, 2 * this.#referenceSize));
      default:
        throw new PlistDamaged('an object of no known kind');
    }
  }

  #references(content: Buffer): PlistValue[] {
    const values: PlistValue[] = [];
    for (let at = 0; at < content.byteLength; at += this.#referenceSize)
      values.push(this.#object(wholeOf(content.subarray(at, at + this.#referenceSize))));
    return values;
  }

  #dictionary(content: Buffer): ReadonlyMap<string, PlistValue> {
    const half = content.byteLength / 2;
    const keys = this.#references(content.subarray(0, half));
    const values = this.#references(content.subarray(half));
    const members = new Map<string, PlistValue>();
    for (const [number, key] of keys.entries()) {
      if (typeof key !== 'string') throw new PlistDamaged('a key is no text');
      members.set(key, values[number] ?? null);
    }
    return members;
  }

  /** What follows a marker that counts its own members, each of so many bytes. */
  #content(at: number, low: number, memberBytes: number): Buffer {
    if (low < 0x0f) return this.#take(at + 1, low * memberBytes);
    const marker = this.#take(at + 1, 1)[0] ?? 0;
    const countBytes = 2 ** (marker & 0x0f);
    if (marker >> 4 !== 0x1 || countBytes > 8) throw new PlistDamaged('a length is damaged');
    const count = this.#whole(at + 2, countBytes);
    return this.#take(at + 2 + countBytes, count * memberBytes);
  }

  #whole(at: number, sizeBytes: number): number {
    return wholeOf(this.#take(at, sizeBytes));
  }

  #take(at: number, sizeBytes: number): Buffer {
    this.#bytesLeft -= sizeBytes;
    if (!(at + sizeBytes <= this.#bytes.byteLength && this.#bytesLeft >= 0))
      throw new PlistDamaged('an object goes beyond its end');
    return this.#bytes.subarray(at, at + sizeBytes);
  }
}

const cocoaEpoch = Date.UTC(2001, 0, 1);

function simple(low: number): PlistValue {
  if (low === 8) return false;
  if (low === 9) return true;
  if (low === 0 || low === 15) return null;
  throw new PlistDamaged('an object of no known kind');
}

/* Up to four bytes are never negative; sixteen hold what eight cannot. */
function integer(bytes: Buffer): PlistValue {
  if (bytes.byteLength <= 4) return wholeOf(bytes);
  if (bytes.byteLength > 16) throw new PlistDamaged('a number is too long');
  const unsigned = BigInt(`0x${bytes.toString('hex')}`);
  const value = BigInt.asIntN(bytes.byteLength * 8, unsigned);
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function real(bytes: Buffer): number {
  if (bytes.byteLength === 4) return bytes.readFloatBE();
  if (bytes.byteLength === 8) return bytes.readDoubleBE();
  throw new PlistDamaged('a number of no known length');
}

function wholeOf(bytes: Buffer): number {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return value;
}
