/** One value that a typedstream announces, out of an Objective-C type encoding. */
export type StreamType =
  | { readonly is: '@' | '#' | '*' | '%' | ':' | '+' | 'f' | 'd' }
  | { readonly is: 'signed' | 'unsigned' | 'character' | 'unknown' }
  | { readonly is: 'characters'; readonly length: number }
  | { readonly is: 'list'; readonly types: readonly StreamType[] };

/**
 * The values that an encoding stands for: `iI` for two numbers, `[12c]` for twelve bytes. Bounded: an
 * encoding that is too long or too deep ends in `unknown`.
 */
export function parseTypes(encoding: string): readonly StreamType[] {
  const known = cache.get(encoding);
  if (known !== undefined) return known;
  const types = new EncodingReader(encoding).types();
  if (cache.size < maximumCached && encoding.length <= 16) cache.set(encoding, types);
  return types;
}

const cache = new Map<string, readonly StreamType[]>();
const maximumCached = 1000;

const simple: ReadonlyMap<string, StreamType> = new Map<string, StreamType>([
  ...(['@', '#', '*', '%', ':', '+', 'f', 'd'] as const).map((is) => [is, { is }] as const),
  ...['s', 'i', 'l', 'q'].map((letter) => [letter, { is: 'signed' }] as const),
  ...['S', 'I', 'L', 'Q'].map((letter) => [letter, { is: 'unsigned' }] as const),
  ...['c', 'C', 'B'].map((letter) => [letter, { is: 'character' }] as const),
]);

const unknown: StreamType = { is: 'unknown' };
const maximumTypes = 1000;
const maximumDepth = 8;

class EncodingReader {
  readonly #encoding: string;
  #at = 0;
  #read = 0;

  constructor(encoding: string) {
    this.#encoding = encoding;
  }

  types(): readonly StreamType[] {
    return this.#until('', 0);
  }

  #until(end: string, depth: number): StreamType[] {
    const types: StreamType[] = [];
    while (this.#at < this.#encoding.length && this.#encoding[this.#at] !== end) {
      const type = this.#one(depth);
      types.push(type);
      if (type === unknown) return types;
    }
    this.#at += 1;
    return types;
  }

  #one(depth: number): StreamType {
    this.#read += 1;
    if (this.#read > maximumTypes || depth > maximumDepth) return unknown;
    const letter = this.#encoding[this.#at] ?? '';
    this.#at += 1;
    if (letter === '[') return this.#array(depth);
    if (letter === '{') return this.#structure(depth);
    return simple.get(letter) ?? unknown;
  }

  #array(depth: number): StreamType {
    const digits = /^\d{1,9}/.exec(this.#encoding.slice(this.#at, this.#at + 9))?.[0] ?? '';
    this.#at += digits.length;
    const [element, ...others] = this.#until(']', depth + 1);
    if (digits === '' || element === undefined || others.length > 0) return unknown;
    const length = Number(digits);
    if (element.is === 'character') return { is: 'characters', length };
    if (length > maximumTypes || element === unknown) return unknown;
    return { is: 'list', types: Array.from({ length }, () => element) };
  }

  #structure(depth: number): StreamType {
    const equals = this.#encoding.indexOf('=', this.#at);
    if (equals < 0) return unknown;
    this.#at = equals + 1;
    const types = this.#until('}', depth + 1);
    return types.includes(unknown) ? unknown : { is: 'list', types };
  }
}
