const lineFeed = 0x0a;

/**
 * Lines of a JSON Lines object as text, without their LF. Only LF ends a line: node:readline also
 * breaks at U+2028, CR and others, which may stand inside the text of a message.
 */
export async function* textLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Uint8Array[] = [];
  for await (const piece of pieces) {
    let start = 0;
    for (;;) {
      const end = piece.indexOf(lineFeed, start);
      if (end === -1) break;
      yield decode([...rest, piece.subarray(start, end)]);
      [rest, start] = [[], end + 1];
    }
    if (start < piece.byteLength) rest.push(piece.subarray(start));
  }
  if (rest.length > 0) yield decode(rest);
}

function decode(parts: readonly Uint8Array[]): string {
  return Buffer.concat(parts).toString('utf8');
}
