/**
 * How the bytes of a backup are read. The markup of the format is ASCII, so the source is cut up in
 * its own *units* (a byte each, or a UTF-16 code unit each) and only the values inside are turned
 * into text. Positions therefore stay exact, and what is ill-formed stays inside its own value.
 */
export interface SourceEncoding {
  readonly name: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE';
  readonly bytesPerUnit: 1 | 2;
  /** Bytes of the byte order mark. */
  readonly markBytes: number;
  /** How a string of units is put in a scratch file and read back. */
  readonly unitsOnDisk: 'latin1' | 'utf16le';
}

/** What a string of units says. `badBytes` are its bytes in hex where they are not UTF-8. */
export interface DecodedUnits {
  /** May hold lone surrogates (from UTF-16). */
  readonly text: string;
  readonly badBytes?: string;
}

const utf8: Omit<SourceEncoding, 'markBytes'> = {
  name: 'UTF-8',
  bytesPerUnit: 1,
  unitsOnDisk: 'latin1',
};
const utf16 = { bytesPerUnit: 2, unitsOnDisk: 'utf16le' } as const;

/** The encoding by the byte order mark, or by the shape of the first two characters without one. */
export function encodingOf(start: Uint8Array): SourceEncoding {
  const [a, b, c] = start;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { ...utf8, markBytes: 3 };
  if (a === 0xff && b === 0xfe) return { ...utf16, name: 'UTF-16LE', markBytes: 2 };
  if (a === 0xfe && b === 0xff) return { ...utf16, name: 'UTF-16BE', markBytes: 2 };
  if (a === 0x3c && b === 0) return { ...utf16, name: 'UTF-16LE', markBytes: 0 };
  if (a === 0 && b === 0x3c) return { ...utf16, name: 'UTF-16BE', markBytes: 0 };
  return { ...utf8, markBytes: 0 };
}

/** Turns bytes that arrive in pieces into units. An odd last byte of UTF-16 is held for the next piece. */
export class UnitReader {
  #encoding: SourceEncoding;
  #toDrop: number;
  #held: Buffer = Buffer.alloc(0);

  constructor(encoding: SourceEncoding) {
    this.#encoding = encoding;
    this.#toDrop = encoding.markBytes;
  }

  read(piece: Buffer): string {
    const dropped = Math.min(this.#toDrop, piece.length);
    this.#toDrop -= dropped;
    const bytes = piece.subarray(dropped);
    if (this.#encoding.bytesPerUnit === 1) return bytes.toString('latin1');
    const joined = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    const even = joined.length - (joined.length % 2);
    this.#held = Buffer.from(joined.subarray(even));
    const pairs = joined.subarray(0, even);
    return this.#encoding.name === 'UTF-16BE'
      ? Buffer.from(pairs).swap16().toString('utf16le')
      : pairs.toString('utf16le');
  }
}

/** Where a unit stands in the file, in bytes. */
export function byteOfUnit(unit: number, encoding: SourceEncoding): number {
  return encoding.markBytes + unit * encoding.bytesPerUnit;
}

/** Decodes units. The result is a string of its own, which does not keep the piece it was cut from. */
export function decodeUnits(units: string, encoding: SourceEncoding): DecodedUnits {
  if (encoding.bytesPerUnit === 2) {
    return { text: Buffer.from(units, 'utf16le').toString('utf16le') };
  }
  const bytes = Buffer.from(units, 'latin1');
  try {
    return { text: strictUtf8.decode(bytes) };
  } catch {
    return { text: lenientUtf8.decode(bytes), badBytes: bytes.toString('hex') };
  }
}

/**
 * A copy of ASCII text that does not keep the piece alive which it was cut from: V8 would hold a
 * whole MiB for the sake of one remembered number. Strings under 13 units are copied by V8 itself.
 */
export function ownString(ascii: string): string {
  return ascii.length < 13 ? ascii : Buffer.from(ascii, 'latin1').toString('latin1');
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenientUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });
