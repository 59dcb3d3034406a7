import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { recordText, type RecordedText } from '../../core/text.ts';
import {
  decodeUnits,
  encodingOf,
  ownString,
  type SourceEncoding,
} from '../android-sms-backup/source-encoding.ts';

/** How the bytes of a table are cut into units, by its mark or its first bytes. */
export function unitsOf(start: Uint8Array): SourceEncoding {
  const marked = encodingOf(start);
  if (marked.markBytes > 0) return marked;
  const utf16 = utf16WithoutMark(start);
  return utf16 ?? { name: 'UTF-8', bytesPerUnit: 1, markBytes: 0, unitsOnDisk: 'latin1' };
}

/** A table begins with headings in ASCII: in UTF-16 every other byte of them is zero. */
function utf16WithoutMark(start: Uint8Array): SourceEncoding | null {
  const sample = start.subarray(0, 16);
  if (sample.length < 4 || sample.length % 2 !== 0) return null;
  const isZero = (at: number): boolean => sample[at] === 0;
  const places = Array.from(sample.keys());
  const little = places.every((at) => isZero(at) === (at % 2 === 1));
  const big = places.every((at) => isZero(at) === (at % 2 === 0));
  if (!little && !big) return null;
  const name = little ? 'UTF-16LE' : 'UTF-16BE';
  return { name, bytesPerUnit: 2, markBytes: 0, unitsOnDisk: 'utf16le' };
}

/** What the cells of a table, seen so far, say of how its letters are written. */
export class LettersEvidence {
  #utf8 = 0;
  #other = 0;

  add(cells: readonly string[]): void {
    for (const cell of cells) {
      if (!/[\x80-\xff]/.test(cell)) continue;
      if (isUtf8(Buffer.from(cell, 'latin1'))) this.#utf8 += 1;
      else this.#other += 1;
    }
  }

  /** Not a single cell with other letters than ASCII is UTF-8: then it is the code of older Windows. */
  get isWindows1252(): boolean {
    return this.#other > 0 && this.#utf8 === 0;
  }
}

/** Reads the units of a cell as text. */
export class CellText {
  readonly #encoding: SourceEncoding;
  readonly #isWindows1252: boolean;

  constructor(encoding: SourceEncoding, letters: LettersEvidence) {
    this.#encoding = encoding;
    this.#isWindows1252 =
      encoding.bytesPerUnit === 1 && encoding.markBytes === 0 && letters.isWindows1252;
  }

  /** Whether the file is read as Windows-1252, which it does not say of itself. */
  get isAssumed(): boolean {
    return this.#isWindows1252;
  }

  read(units: string): RecordedText {
    // Most cells; a decoder takes many times as long.
    if (ascii.test(units)) return ownString(units);
    if (this.#isWindows1252) return windows1252(units);
    const { text, badBytes } = decodeUnits(units, this.#encoding);
    if (badBytes !== undefined) return { shown: text, rawHex: badBytes, rawAs: 'bytes' };
    return recordText(text);
  }
}

const ascii = /^[\x00-\x7f]*$/;

function windows1252(units: string): RecordedText {
  const bytes = Buffer.from(units, 'latin1');
  const shown = iconv.decode(bytes, 'windows-1252');
  if (!shown.includes('\ufffd')) return shown;
  return { shown, rawHex: bytes.toString('hex'), rawAs: 'bytes' };
}
