import { longestRow, RowBytes, type JsonRow } from './json-rows.ts';

/**
 * The lines of a file of newline-delimited JSON, blank ones left out of what is yielded and counted all
 * the same. A line that is longer than `longest` comes as a fault, without its bytes.
 */
export async function* textLines(
  pieces: AsyncIterable<Uint8Array>,
  longest = longestRow,
): AsyncGenerator<JsonRow> {
  const row = new RowBytes(longest);
  let number = 1;
  let at = 0;
  let read = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let from = 0;
    for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, from)) {
      row.add(bytes.subarray(from, end));
      const line = row.take(number, at, false);
      if (line.fault !== undefined || !isBlank(line.bytes)) yield line;
      number += 1;
      from = end + 1;
      at = read + from;
    }
    row.add(bytes.subarray(from));
    read += bytes.length;
  }
  if (row.length === 0) return;
  const last = row.take(number, at, false);
  if (last.fault !== undefined || !isBlank(last.bytes)) yield last;
}

const lineFeed = 0x0a;

function isBlank(bytes: Buffer): boolean {
  return bytes.length < 1024 && bytes.toString('latin1').trim() === '';
}
