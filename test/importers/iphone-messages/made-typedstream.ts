/** What an attribute of a text may be. */
export type MadeAttribute =
  | string
  | number
  | { readonly url: string }
  | { readonly data: Uint8Array }
  | { readonly seconds: number };

/** One stretch of a text; the length is in UTF-16 units. */
export interface MadeRun {
  readonly length: number;
  readonly attributes: Readonly<Record<string, MadeAttribute>>;
}

const part = '__kIMMessagePartAttributeName';

/** A typedstream with an attributed string, as Messages keeps it in `attributedBody`. */
export function madeBody(text: string | Uint8Array, runs?: readonly MadeRun[]): Buffer {
  const bytes = Buffer.from(typeof text === 'string' ? Buffer.from(text, 'utf8') : text);
  const length = bytes.toString('utf8').length;
  const writer = new StreamWriter();
  writer.attributedString(bytes, runs ?? [{ length, attributes: { [part]: 0 } }]);
  return writer.bytes();
}

/** The parts of a text one after the other, each with its number and what else is noted of it. */
export function madeParts(
  ...parts: readonly (readonly [string, Readonly<Record<string, MadeAttribute>>?])[]
): Buffer {
  const text = parts.map(([words]) => words).join('');
  const runs = parts.map(([words, attributes], number) => ({
    length: words.length,
    attributes: { ...attributes, [part]: number },
  }));
  return madeBody(text, runs);
}

const integer16 = 0x81;
const integer32 = 0x82;
const float = 0x83;
const fresh = 0x84;
const nil = 0x85;
const end = 0x86;
const firstReference = -110;

/** Writes as NSArchiver does: each string, class and object once, and its number from then on. */
class StreamWriter {
  readonly #pieces: Buffer[] = [];
  readonly #strings: string[] = [];
  /** Classes by their name; objects only count. */
  readonly #classes = new Map<string, number>();
  #noted = 0;

  constructor() {
    this.#byte(4);
    this.#length('streamtyped'.length);
    this.#pieces.push(Buffer.from('streamtyped'));
    this.#integer(1000);
  }

  bytes(): Buffer {
    return Buffer.concat(this.#pieces);
  }

  attributedString(text: Buffer, runs: readonly MadeRun[]): void {
    this.#types('@');
    this.#object(['NSAttributedString', 'NSObject'], () => {
      this.#types('@');
      this.#string(text);
      const known: string[] = [];
      for (const { length, attributes } of runs) {
        const key = JSON.stringify(attributes);
        const isNew = !known.includes(key);
        if (isNew) known.push(key);
        this.#types('iI');
        this.#integer(known.indexOf(key) + 1);
        this.#length(length);
        if (isNew) this.#dictionary(attributes);
      }
    });
  }

  #dictionary(attributes: Readonly<Record<string, MadeAttribute>>): void {
    const entries = Object.entries(attributes);
    this.#types('@');
    this.#object(['NSDictionary', 'NSObject'], () => {
      this.#types('i');
      this.#integer(entries.length);
      for (const [key, value] of entries) {
        this.#types('@');
        this.#string(Buffer.from(key));
        this.#types('@');
        this.#attribute(value);
      }
    });
  }

  #attribute(value: MadeAttribute): void {
    if (typeof value === 'string') this.#string(Buffer.from(value, 'utf8'));
    else if (typeof value === 'number') this.#number(value);
    else if ('url' in value) this.#url(value.url);
    else if ('data' in value) this.#data(Buffer.from(value.data));
    else this.#date(value.seconds);
  }

  #string(bytes: Buffer): void {
    this.#object(['NSString', 'NSObject'], () => {
      this.#types('+');
      this.#length(bytes.byteLength);
      this.#pieces.push(bytes);
    });
  }

  #number(value: number): void {
    this.#object(['NSNumber', 'NSValue', 'NSObject'], () => {
      this.#types('*');
      this.#byte(fresh);
      this.#noted += 1;
      this.#types('i');
      this.#types('i');
      this.#integer(value);
    });
  }

  #url(url: string): void {
    this.#object(['NSURL', 'NSObject'], () => {
      this.#types('c');
      this.#byte(0);
      this.#types('@');
      this.#string(Buffer.from(url, 'utf8'));
    });
  }

  #data(bytes: Buffer): void {
    this.#object(['NSData', 'NSObject'], () => {
      this.#types('i');
      this.#integer(bytes.byteLength);
      this.#types(`[${bytes.byteLength}c]`);
      this.#pieces.push(bytes);
    });
  }

  #date(seconds: number): void {
    this.#object(['NSDate', 'NSObject'], () => {
      this.#types('d');
      const bytes = Buffer.alloc(9, float);
      bytes.writeDoubleLE(seconds, 1);
      this.#pieces.push(bytes);
    });
  }

  #object(classes: readonly string[], content: () => void): void {
    this.#byte(fresh);
    this.#noted += 1;
    this.#class(classes);
    content();
    this.#byte(end);
  }

  #class([name, ...above]: readonly string[]): void {
    if (name === undefined) {
      this.#byte(nil);
      return;
    }
    const known = this.#classes.get(name);
    if (known !== undefined) {
      this.#integer(known + firstReference);
      return;
    }
    this.#byte(fresh);
    this.#types(name);
    this.#integer(name === 'NSString' ? 1 : 0);
    this.#classes.set(name, this.#noted);
    this.#noted += 1;
    this.#class(above);
  }

  /** A string of which every later one is a number: type encodings, names of classes. */
  #types(text: string): void {
    const known = this.#strings.indexOf(text);
    if (known >= 0) {
      this.#integer(known + firstReference);
      return;
    }
    this.#strings.push(text);
    this.#byte(fresh);
    this.#length(text.length);
    this.#pieces.push(Buffer.from(text, 'latin1'));
  }

  #byte(value: number): void {
    this.#pieces.push(Buffer.from([value & 0xff]));
  }

  #length(value: number): void {
    if (value < 0x80) this.#byte(value);
    else this.#wide(value, value <= 0xffff);
  }

  #integer(value: number): void {
    if (value >= firstReference && value <= 127) this.#byte(value);
    else this.#wide(value, value >= -0x8000 && value <= 0x7fff);
  }

  #wide(value: number, fits16: boolean): void {
    const bytes = Buffer.alloc(fits16 ? 3 : 5);
    bytes[0] = fits16 ? integer16 : integer32;
    if (fits16) bytes.writeUInt16LE(value & 0xffff, 1);
    else bytes.writeUInt32LE(value >>> 0, 1);
    this.#pieces.push(bytes);
  }
}
