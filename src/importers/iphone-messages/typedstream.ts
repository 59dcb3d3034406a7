import { parseTypes, type StreamType } from './stream-types.ts';

/** An object out of a typedstream: the name of its class, and what was written of it, in order. */
export interface StreamObject {
  readonly className: string;
  readonly values: readonly StreamValue[];
}

/** What a stream holds: numbers, bytes (of type `+` or an array of characters), C strings and objects. */
export type StreamValue = StreamObject | Buffer | number | string | null;

/** What was read of a stream, and whether that was all of it. */
export interface DecodedStream {
  readonly root: StreamObject | null;
  readonly isWhole: boolean;
}

/**
 * Reads the first object of a typedstream, as Apple's NSArchiver writes it (little-endian, version 4):
 * `attributedBody` holds one. What is read before the bytes stop making sense is kept, with `isWhole`
 * false. Never throws; memory and time grow with the number of bytes. Objects may contain each other.
 */
export function decodeTypedstream(bytes: Buffer): DecodedStream {
  const reader = new StreamReader(bytes);
  try {
    reader.readStart();
    reader.readRoot();
    return { root: reader.root, isWhole: reader.root !== null };
  } catch (error) {
    if (!(error instanceof BadStream) && !(error instanceof RangeError)) throw error;
    return { root: reader.root, isWhole: false };
  }
}

/** The name of a class, and those of the classes that it comes from. */
interface StreamClass {
  readonly classNames: string[];
}

type Noted = MutableObject | StreamClass | { readonly text: string | null };

interface MutableObject {
  className: string;
  readonly values: StreamValue[];
}

class BadStream extends Error {}

/* One byte each; everything else from -110 to 127 is a whole number of its own, or a reference. */
const int16Follows = 0x81;
const int32Follows = 0x82;
const floatFollows = 0x83;
const newFollows = 0x84;
const nothing = 0x85;
const endOfObject = 0x86;
const lastTag = 0x91;
const firstReference = -110;

const streamVersion = 4;
const maximumDepth = 64;
const maximumValues = 200_000;

class StreamReader {
  root: StreamObject | null = null;
  readonly #bytes: Buffer;
  #at = 0;
  #depth = 0;
  #values = 0;
  readonly #strings: string[] = [];
  readonly #noted: Noted[] = [];

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  readStart(): void {
    if (this.#byte() !== streamVersion) throw new BadStream();
    if (this.#take(this.#unsigned()).toString('latin1') !== 'streamtyped') throw new BadStream();
    this.#unsigned();
  }

  readRoot(): void {
    for (const type of parseTypes(this.#sharedString() ?? '')) {
      if (type.is === '@') this.#object();
      else this.#value(type);
      if (this.root !== null) return;
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new BadStream();
    this.#at += 1;
    return byte;
  }

  #take(length: number): Buffer {
    const end = this.#at + length;
    if (length < 0 || end > this.#bytes.byteLength) throw new BadStream();
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  #signed(head = this.#byte()): number {
    if (head === int16Follows) return this.#take(2).readInt16LE(0);
    if (head === int32Follows) return this.#take(4).readInt32LE(0);
    if (head >= 0x80 && head <= lastTag) throw new BadStream();
    return head >= 0x80 ? head - 0x100 : head;
  }

  #unsigned(): number {
    const head = this.#byte();
    if (head === int16Follows) return this.#take(2).readUInt16LE(0);
    if (head === int32Follows) return this.#take(4).readUInt32LE(0);
    if (head >= 0x80 && head <= lastTag) throw new BadStream();
    return head;
  }

  #float(length: 4 | 8): number {
    const head = this.#byte();
    if (head !== floatFollows) return this.#signed(head);
    return length === 4 ? this.#take(4).readFloatLE(0) : this.#take(8).readDoubleLE(0);
  }

  /** A string that is written once, and from then on by its number. */
  #sharedString(): string | null {
    const head = this.#byte();
    if (head === nothing) return null;
    if (head === newFollows) {
      const length = this.#unsigned();
      const end = this.#at + length;
      if (end > this.#bytes.byteLength) throw new BadStream();
      const text = this.#bytes.toString('latin1', this.#at, end);
      this.#at = end;
      this.#strings.push(text);
      return text;
    }
    const known = this.#strings[this.#signed(head) - firstReference];
    if (known === undefined) throw new BadStream();
    return known;
  }

  #cString(): string | null {
    const head = this.#byte();
    if (head === nothing) return null;
    if (head === newFollows) {
      const place = this.#noted.push({ text: null }) - 1;
      const text = this.#sharedString();
      this.#noted[place] = { text };
      return text;
    }
    const known = this.#known(head);
    if (!('text' in known)) throw new BadStream();
    return known.text;
  }

  #known(head: number): Noted {
    const known = this.#noted[this.#signed(head) - firstReference];
    if (known === undefined) throw new BadStream();
    return known;
  }

  #class(): StreamClass {
    const classNames: string[] = [];
    for (;;) {
      const head = this.#byte();
      if (head === nothing) return { classNames };
      if (head !== newFollows) {
        const known = this.#known(head);
        if (!('classNames' in known)) throw new BadStream();
        return classNames.length === 0 ? known : { classNames };
      }
      classNames.push(this.#sharedString() ?? '');
      this.#signed();
      this.#noted.push({ classNames: classNames.slice(-1) });
    }
  }

  /** An object; a new one is put into `holder` before it is filled, so that a cut keeps what came before. */
  #object(holder: StreamValue[] = []): StreamObject | null {
    const head = this.#byte();
    if (head !== newFollows) {
      const known = head === nothing ? null : this.#known(head);
      if (known !== null && !('className' in known)) throw new BadStream();
      holder.push(known);
      return known;
    }
    const object: MutableObject = { className: '', values: [] };
    this.#noted.push(object);
    holder.push(object);
    this.root ??= object;
    this.#enter();
    object.className = this.#class().classNames[0] ?? '';
    while (this.#bytes[this.#at] !== endOfObject) this.#content(object.values);
    this.#at += 1;
    this.#depth -= 1;
    return object;
  }

  #content(values: StreamValue[]): void {
    for (const type of parseTypes(this.#sharedString() ?? '')) {
      if (type.is === '@') this.#object(values);
      else values.push(this.#value(type));
    }
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > maximumDepth) throw new BadStream();
  }

  #value(type: StreamType): StreamValue {
    this.#values += 1;
    if (this.#values > maximumValues) throw new BadStream();
    switch (type.is) {
      case '@':
        return this.#object();
      case '#':
        return this.#class().classNames[0] ?? null;
      case '*':
        return this.#cString();
      case '%':
      case ':':
        return this.#sharedString();
      case '+':
        return this.#take(this.#unsigned());
      case 'f':
        return this.#float(4);
      case 'd':
        return this.#float(8);
      case 'signed':
        return this.#signed();
      case 'unsigned':
        return this.#unsigned();
      case 'character':
        return (this.#byte() << 24) >> 24;
      case 'characters':
        return this.#take(type.length);
      case 'list':
        return this.#list(type.types);
      case 'unknown':
        throw new BadStream();
    }
  }

  /* An array or structure, as an object without a class. */
  #list(types: readonly StreamType[]): StreamObject {
    this.#enter();
    const values = types.map((type) => this.#value(type));
    this.#depth -= 1;
    return { className: '', values };
  }
}
