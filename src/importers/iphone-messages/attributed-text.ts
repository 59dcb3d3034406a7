import { decodeTypedstream, type StreamObject, type StreamValue } from './typedstream.ts';

/** A text with what Messages notes of its parts. */
export interface AttributedText {
  /** UTF-8, as found. */
  readonly text: Buffer;
  readonly runs: readonly AttributeRun[];
  /** False when what is said of the parts could not be read to its end. */
  readonly isWhole: boolean;
}

/** What is noted of one stretch of the text; lengths are in UTF-16 units. */
export interface AttributeRun {
  readonly start: number;
  readonly length: number;
  /** By the name of the attribute: `__kIMFileTransferGUIDAttributeName`. */
  readonly attributes: ReadonlyMap<string, StreamValue>;
}

/** Reads an attributed string out of a typedstream; null when there is no text in it that can be read. */
export function decodeAttributedText(bytes: Buffer): AttributedText | null {
  const { root, isWhole } = decodeTypedstream(bytes);
  if (root === null) return null;
  const [first] = root.values;
  // A plain string holds its bytes itself.
  if (Buffer.isBuffer(first)) return { text: first, runs: [], isWhole };
  const text = isObject(first) ? first.values[0] : undefined;
  if (!Buffer.isBuffer(text)) return null;
  return { text, runs: runsIn(root.values.slice(1)), isWhole };
}

/** The text of an attribute that is a string or an address (NSURL); null when it is neither. */
export function attributeText(value: StreamValue | undefined): Buffer | null {
  if (!isObject(value)) return null;
  const [first] = value.values;
  if (Buffer.isBuffer(first)) return first;
  for (const inside of value.values) {
    const bytes = isObject(inside) ? inside.values[0] : undefined;
    if (Buffer.isBuffer(bytes)) return bytes;
  }
  return null;
}

/** Each run is a pair of numbers, which set of attributes and how long; a set follows its first use. */
function runsIn(values: readonly StreamValue[]): AttributeRun[] {
  const runs: AttributeRun[] = [];
  const sets = new Map<number, ReadonlyMap<string, StreamValue>>();
  let start = 0;
  for (let at = 0; at + 1 < values.length;) {
    const [set, length] = [values[at], values[at + 1]];
    if (typeof set !== 'number' || typeof length !== 'number') break;
    at += 2;
    const dictionary = values[at];
    if (isObject(dictionary)) {
      sets.set(set, entriesOf(dictionary));
      at += 1;
    }
    runs.push({ start, length, attributes: sets.get(set) ?? new Map<string, StreamValue>() });
    start += length;
  }
  return runs;
}

/** A dictionary is its number of entries, then key and value in turns. */
function entriesOf({ values }: StreamObject): ReadonlyMap<string, StreamValue> {
  const entries = new Map<string, StreamValue>();
  for (let at = 1; at + 1 < values.length; at += 2) {
    const key = attributeText(values[at]);
    if (key !== null) entries.set(key.toString('utf8'), values[at + 1] ?? null);
  }
  return entries;
}

function isObject(value: StreamValue | undefined): value is StreamObject {
  return typeof value === 'object' && value !== null && !Buffer.isBuffer(value);
}
