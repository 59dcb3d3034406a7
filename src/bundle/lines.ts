/** A line without its LF. `ended` is false for what follows the last LF; `cut` when it was too long to keep. */
export interface Line {
  readonly bytes: Uint8Array;
  readonly ended: boolean;
  readonly cut: boolean;
}

/**
 * Splits bytes at each LF. Of a line longer than `longest` bytes only its beginning is kept, so that
 * hostile input cannot fill the memory. An empty rest after the last LF is no line.
 */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncIterable<Line> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  for await (const piece of bytes) {
    let from = 0;
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, from)) {
      yield line([...held, piece.subarray(from, at)], longest, true);
      [held, heldBytes] = [[], 0];
      from = at + 1;
    }
    const rest = piece.subarray(from);
    // One piece beyond the limit is kept, so that the line is known to be too long.
    if (rest.byteLength > 0 && heldBytes <= longest) held.push(Uint8Array.from(rest));
    heldBytes += rest.byteLength;
  }
  if (heldBytes > 0) yield line(held, longest, false);
}

function line(pieces: readonly Uint8Array[], longest: number, ended: boolean): Line {
  const bytes = pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
  return { bytes, ended, cut: bytes.byteLength > longest };
}
