import { splitRest, type Author } from './author-table.ts';
import { chatLines, longestLine, type ChatEncoding } from './chat-lines.ts';
import type { ChatScan } from './chat-scan.ts';
import { lineStart, type LineStart } from './line-start.ts';

/** One message or notice of a chat, its lines put together. */
export interface ChatRow {
  /** The line that it begins on, from 1. */
  readonly lineNumber: number;
  readonly encoding: ChatEncoding;
  /** Null for what stands before the first message. */
  readonly start: LineStart | null;
  readonly author: Author | null;
  /** The name before a notice of WhatsApp, which did not send it. */
  readonly named: string | null;
  /** The text, line by line. */
  readonly lines: readonly string[];
  /** Lines in it begin like messages of another export: somebody pasted a piece of a chat. */
  readonly holdsOtherLayout: boolean;
  /** It is longer than this program reads; `lines` holds its beginning. */
  readonly tooLong: boolean;
}

interface RowInProgress extends ChatRow {
  readonly lines: string[];
  length: number;
  holdsOtherLayout: boolean;
  tooLong: boolean;
}

/** The rows of a chat in order; the second of two passes. `onBytes` is told how far it has come. */
export async function* chatRows(
  pieces: AsyncIterable<Uint8Array>,
  scan: ChatScan,
  onBytes: (bytes: number) => void,
): AsyncGenerator<ChatRow> {
  let row: RowInProgress | null = null;
  for await (const line of chatLines(pieces, onBytes)) {
    const start = lineStart(line.text);
    if (start !== null && start.layout === scan.layout) {
      if (row !== null) yield row;
      row = beginRow(line.number, line.encoding, start, line.text, scan);
    } else if (row === null) {
      if (line.text.trim() === '') continue;
      row = {
        ...emptyRow(line.number, line.encoding),
        lines: [line.text],
        length: line.text.length,
      };
    } else {
      goOn(row, line.text, start !== null);
    }
    row.tooLong ||= line.tooLong;
  }
  if (row !== null) yield row;
}

function emptyRow(lineNumber: number, encoding: ChatEncoding): RowInProgress {
  return {
    lineNumber,
    encoding,
    start: null,
    author: null,
    named: null,
    lines: [],
    length: 0,
    holdsOtherLayout: false,
    tooLong: false,
  };
}

function beginRow(
  lineNumber: number,
  encoding: ChatEncoding,
  start: LineStart,
  text: string,
  scan: ChatScan,
): RowInProgress {
  const split = splitRest(text.slice(start.restAt), scan.nameTable, scan.markerStyle);
  return {
    ...emptyRow(lineNumber, encoding),
    start,
    author: split.author,
    named: split.named,
    lines: [split.text],
    length: split.text.length,
  };
}

function goOn(row: RowInProgress, text: string, otherLayout: boolean): void {
  row.holdsOtherLayout ||= otherLayout;
  row.length += text.length + 1;
  if (row.length > longestLine) row.tooLong = true;
  if (!row.tooLong) row.lines.push(text);
}
