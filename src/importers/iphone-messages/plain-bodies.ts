import { decodeAttributedText, type AttributedText } from './attributed-text.ts';

/** All that a plain body says besides its words: nothing. */
const noRuns: AttributedText['runs'] = [];

/**
 * Reads bodies, and knows again those that differ from an earlier one in their words alone. Most do: what
 * stands before and behind the words is then the same, byte for byte, and says the same.
 */
export class PlainBodies {
  #plain: PlainShape | null = null;

  /** As `decodeAttributedText`; without runs where all that is noted is that it is one part. */
  decode(bytes: Buffer): AttributedText | null {
    const text = this.#plain === null ? null : textIn(bytes, this.#plain);
    if (text !== null) return { text, runs: noRuns, isWhole: true };
    const decoded = decodeAttributedText(bytes);
    if (decoded === null || !isOnePart(decoded)) return decoded;
    this.#plain ??= shapeOf(bytes, decoded.text);
    return { ...decoded, runs: noRuns };
  }
}

interface PlainShape {
  /** Up to the length of the words. */
  readonly before: Buffer;
  /** Behind the length of the one run. */
  readonly behind: Buffer;
}

/* The end of the string, the type `iI`, written for the first time, and the number of the first set. */
const runStart = Buffer.from([0x86, 0x84, 0x02, 0x69, 0x49, 0x01]);

function isOnePart({ runs, isWhole, text }: AttributedText): boolean {
  const [run, ...others] = runs;
  if (!isWhole || run === undefined || others.length > 0 || text.byteLength === 0) return false;
  return run.attributes.size === 1 && run.attributes.has('__kIMMessagePartAttributeName');
}

function shapeOf(bytes: Buffer, text: Buffer): PlainShape | null {
  const start = text.byteOffset - bytes.byteOffset;
  const end = start + text.byteLength;
  const lengthStart = start - lengthSize(text.byteLength);
  if (lengthAt(bytes, lengthStart) !== text.byteLength) return null;
  if (!sameAt(bytes, end, runStart)) return null;
  const runLengthAt = end + runStart.byteLength;
  const runLength = lengthAt(bytes, runLengthAt);
  if (runLength === null) return null;
  return {
    before: Buffer.from(bytes.subarray(0, lengthStart)),
    behind: Buffer.from(bytes.subarray(runLengthAt + lengthSize(runLength))),
  };
}

function textIn(bytes: Buffer, { before, behind }: PlainShape): Buffer | null {
  const length = lengthAt(bytes, before.byteLength);
  if (length === null || !sameAt(bytes, 0, before)) return null;
  const start = before.byteLength + lengthSize(length);
  const end = start + length;
  const runLength = lengthAt(bytes, end + runStart.byteLength);
  if (runLength === null || !sameAt(bytes, end, runStart)) return null;
  const rest = end + runStart.byteLength + lengthSize(runLength);
  if (bytes.byteLength - rest !== behind.byteLength || !sameAt(bytes, rest, behind)) return null;
  return bytes.subarray(start, end);
}

/** A length as it is written: in one byte, or in two after 0x81. Null for anything else, also where it ends. */
function lengthAt(bytes: Buffer, at: number): number | null {
  const head = bytes[at];
  if (head === undefined) return null;
  if (head < shortEnd) return head;
  if (head !== longHead || at + 2 >= bytes.byteLength) return null;
  const length = bytes.readUInt16LE(at + 1);
  return length < shortEnd ? null : length;
}

const shortEnd = 0x80;
const longHead = 0x81;

function lengthSize(length: number): number {
  return length < shortEnd ? 1 : 3;
}

function sameAt(bytes: Buffer, at: number, expected: Buffer): boolean {
  const end = at + expected.byteLength;
  return end <= bytes.byteLength && bytes.compare(expected, 0, expected.byteLength, at, end) === 0;
}
