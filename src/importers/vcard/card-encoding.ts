import { TextDecoder } from 'node:util';

/** Whether a file that begins with these bytes holds contact cards. */
export function beginsAsCards(start: Buffer): boolean {
  const encoding = wideEncoding(start);
  const text = encoding === null ? start.toString('latin1') : decoded(start, encoding);
  return /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*BEGIN\s*:\s*VCARD\s/i.test(text);
}

type WideEncoding = 'utf-16le' | 'utf-16be';

/** Old programs wrote their cards in UTF-16, with a mark or without. */
function wideEncoding(start: Uint8Array): WideEncoding | null {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second !== undefined && second !== 0) return 'utf-16be';
  return second === 0 && first !== undefined && first !== 0 ? 'utf-16le' : null;
}

function decoded(bytes: Uint8Array, encoding: WideEncoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** The bytes of a file of cards in an encoding that keeps ASCII, without a byte order mark. */
export async function* utf8Pieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null = null;
  let isFirst = true;
  for await (const piece of wholeStart(pieces)) {
    if (isFirst) {
      const encoding = wideEncoding(piece);
      decoder = encoding === null ? null : new TextDecoder(encoding);
    }
    const plain = isFirst && decoder === null ? withoutMark(piece) : piece;
    yield decoder === null ? plain : Buffer.from(decoder.decode(piece, { stream: true }));
    isFirst = false;
  }
  if (decoder !== null) yield Buffer.from(decoder.decode());
}

const markBytes = 3;

/** Pieces of which the first holds at least a byte order mark, unless all of them are smaller. */
async function* wholeStart(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Buffer | null = Buffer.alloc(0);
  for await (const piece of pieces) {
    if (start === null) {
      yield piece;
      continue;
    }
    start = Buffer.concat([start, piece]);
    if (start.byteLength < markBytes) continue;
    yield start;
    start = null;
  }
  if (start !== null && start.byteLength > 0) yield start;
}

function withoutMark(piece: Uint8Array): Uint8Array {
  const hasMark = piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf;
  return hasMark ? piece.subarray(markBytes) : piece;
}
