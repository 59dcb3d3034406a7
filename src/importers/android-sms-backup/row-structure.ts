import { SaxesParser } from 'saxes';
import { codePoint } from '../../core/text.ts';
import { decodeUnits, type SourceEncoding } from './source-encoding.ts';

/** One tag of a row: its name, and which of the row's values each attribute has. */
export interface TagStructure {
  readonly name: string;
  readonly attributes: readonly AttributeStructure[];
  /** From an attribute's name to the number of its value. */
  readonly valueOf: ReadonlyMap<string, number>;
}

export interface AttributeStructure {
  readonly name: string;
  /** The name in ASCII, as the record wants it. */
  readonly nameInRecord: string;
  /** The number of its value. */
  readonly value: number;
}

/**
 * Reads the skeletons of scanned rows. The parser sees names and structure only: a number stands in
 * the place of every value, so nothing that a value holds can stop it or be changed by it. Most rows
 * of a file have the same skeleton; it is parsed once.
 */
export class StructureReader {
  #parser = new SaxesParser({ xmlns: false, position: false });
  #tags: { name: string; attributes: AttributeStructure[]; valueOf: Map<string, number> }[] = [];
  #faults = 0;
  #known = new Map<string, readonly TagStructure[] | null>();
  #encoding: SourceEncoding;

  constructor(encoding: SourceEncoding) {
    this.#encoding = encoding;
    this.#parser.on('error', () => {
      this.#faults += 1;
    });
    this.#parser.on('opentagstart', ({ name }) => {
      this.#tags.push({ name, attributes: [], valueOf: new Map() });
    });
    this.#parser.on('attribute', ({ name, value }) => {
      const tag = this.#tags.at(-1);
      const nameInRecord = name.replace(notAscii, codePoint);
      tag?.attributes.push({ name, nameInRecord, value: Number(value) });
      tag?.valueOf.set(name, Number(value));
    });
  }

  /** The tags in the order of their beginnings; null when the markup is not well-formed. */
  read(skeleton: string): readonly TagStructure[] | null {
    if (skeleton.length > longestRemembered) return this.#parse(skeleton);
    const known = this.#known.get(skeleton);
    if (known !== undefined) return known;
    const structure = this.#parse(skeleton);
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(skeleton, structure);
    return structure;
  }

  #parse(skeleton: string): readonly TagStructure[] | null {
    this.#tags = [];
    this.#faults = 0;
    this.#parser.write(decodeUnits(skeleton, this.#encoding).text).close();
    return this.#faults === 0 && this.#tags.length > 0 ? this.#tags : null;
  }
}

const notAscii = /[^\x21-\x7e]/gu;
const longestRemembered = 16 * 1024;
const mostRemembered = 200;
