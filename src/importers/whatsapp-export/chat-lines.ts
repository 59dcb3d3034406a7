import { isUtf8 } from 'node:buffer';
import { recordBytes, recordText, type RecordedText } from '../../core/text.ts';

/** What the bytes of a chat's text are. */
export type ChatEncoding = 'utf-8' | 'utf-16';

/** One line of a chat without its end. */
export interface ChatLine {
  /** From 1. */
  readonly number: number;
  /**
   * In a UTF-8 file, bytes that are not UTF-8 stand in it as U+DC80–U+DCFF, one each, so that nothing
   * is lost until `recordChatText` turns them back.
   */
  readonly text: string;
  readonly encoding: ChatEncoding;
  /** The line was longer than this program reads; `text` holds its beginning. */
  readonly tooLong: boolean;
}

/** Longer lines are not kept in memory: a message is at most 65,536 characters. */
export const longestLine = 16 * 1024 * 1024;

/**
 * The lines of a text file in UTF-8, or in UTF-16 with a byte order mark. Ends are LF, or CR LF where
 * the first line ends so. `onBytes` is told how many bytes each piece has.
 */
export async function* chatLines(
  pieces: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<ChatLine> {
  let start = Buffer.alloc(0);
  let lines: LineReader | null = null;
  for await (const piece of pieces) {
    onBytes(piece.byteLength);
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (lines === null) {
      start = Buffer.concat([start, bytes]);
      if (start.length < 3) continue;
      lines = new LineReader(start);
      yield* lines.push(start.subarray(lines.markBytes));
    } else {
      yield* lines.push(bytes);
    }
  }
  if (lines === null) {
    lines = new LineReader(start);
    yield* lines.push(start.subarray(lines.markBytes));
  }
  yield* lines.end();
}

/** What stands in the record for text of a chat: well-formed text as it is, else with its own bytes. */
export function recordChatText(text: string, encoding: ChatEncoding): RecordedText {
  if (text.isWellFormed()) return text;
  return encoding === 'utf-16' ? recordText(text) : recordBytes(bytesOf(text));
}

interface Piece {
  readonly length: number;
}

/** Gathers the pieces of one line, up to the longest that is read. */
class HeldLine<Part extends Piece> {
  parts: Part[] = [];
  length = 0;

  get tooLong(): boolean {
    return this.length > longestLine;
  }

  hold(part: Part): void {
    this.length += part.length;
    if (!this.tooLong && part.length > 0) this.parts.push(part);
  }
}

class LineReader {
  readonly markBytes: number;
  readonly #utf16: 'little' | 'big' | null;
  #bytes = new HeldLine<Buffer>();
  #text = new HeldLine<string>();
  #oddByte = Buffer.alloc(0);
  #number = 0;
  #crLf: boolean | null = null;

  constructor(start: Buffer) {
    const mark = start.toString('hex', 0, 3);
    this.#utf16 = mark.startsWith('fffe') ? 'little' : mark.startsWith('feff') ? 'big' : null;
    this.markBytes = this.#utf16 !== null ? 2 : mark === 'efbbbf' ? 3 : 0;
  }

  *push(bytes: Buffer): Generator<ChatLine> {
    if (this.#utf16 === null) yield* this.#utf8Lines(bytes);
    else yield* this.#utf16Lines(bytes, this.#utf16 === 'big');
  }

  *end(): Generator<ChatLine> {
    if (this.#oddByte.length > 0) this.#text.hold('\ufffd');
    if (this.#bytes.length > 0 || this.#text.length > 0) yield this.#line();
  }

  *#utf8Lines(bytes: Buffer): Generator<ChatLine> {
    let from = 0;
    for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, from)) {
      this.#bytes.hold(bytes.subarray(from, at));
      yield this.#line();
      from = at + 1;
    }
    this.#bytes.hold(bytes.subarray(from));
  }

  *#utf16Lines(piece: Buffer, bigEndian: boolean): Generator<ChatLine> {
    const all = Buffer.concat([this.#oddByte, piece]);
    const even = all.subarray(0, all.length - (all.length % 2));
    this.#oddByte = all.subarray(even.length);
    if (bigEndian) even.swap16();
    const parts = even.toString('utf16le').split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      this.#text.hold(part);
      yield this.#line();
    }
    this.#text.hold(last);
  }

  #line(): ChatLine {
    let text = this.#utf16 === null ? decodeUtf8(this.#bytes.parts) : this.#text.parts.join('');
    const tooLong = this.#bytes.tooLong || this.#text.tooLong;
    this.#crLf ??= text.endsWith('\r');
    if (this.#crLf && text.endsWith('\r')) text = text.slice(0, -1);
    this.#number += 1;
    this.#bytes = new HeldLine();
    this.#text = new HeldLine();
    const encoding = this.#utf16 === null ? 'utf-8' : 'utf-16';
    return { number: this.#number, text, encoding, tooLong };
  }
}

function decodeUtf8(parts: readonly Buffer[]): string {
  const [only = Buffer.alloc(0)] = parts.length === 1 ? parts : [Buffer.concat(parts)];
  return isUtf8(only) ? only.toString('utf8') : decodeKeepingBytes(only);
}

/** Well-formed UTF-8 sequences (Unicode table 3-7), or one byte that belongs to none. */
const sequences =
  /[\0-\x7f]+|(?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})|[\x80-\xff]/g;

function decodeKeepingBytes(bytes: Buffer): string {
  return bytes.toString('latin1').replace(sequences, (sequence) => {
    const code = sequence.charCodeAt(0);
    if (code < 0x80) return sequence;
    if (sequence.length === 1) return String.fromCharCode(0xdc00 + code);
    return Buffer.from(sequence, 'latin1').toString('utf8');
  });
}

function bytesOf(text: string): Buffer {
  return Buffer.concat(
    text
      .split(/([\udc80-\udcff]+)/u)
      .map((part, index) =>
        index % 2 === 0
          ? Buffer.from(part, 'utf8')
          : Buffer.from(Array.from(part, (unit) => unit.charCodeAt(0) - 0xdc00)),
      ),
  );
}
