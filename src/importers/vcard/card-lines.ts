/** One line of a file of cards after unfolding, each byte as one character. */
export interface CardLine {
  readonly text: string;
  /** Whether more stood in the line than is kept. */
  readonly cut: boolean;
}

/** No name or number is longer; pictures are, and they are not looked at. */
const longestLine = 64 * 1024;

interface OpenLine extends CardLine {
  /** The last character of the whole line, also where it was cut. */
  readonly last: string;
}

/**
 * The lines of a file of cards. A line that goes on in the next one, by white space at its beginning or
 * by `=` at the end of quoted-printable text, is put together; at most 64 KiB of each are kept.
 */
export async function* cardLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<CardLine> {
  let open: OpenLine | null = null;
  let isOldForm = false;
  for await (const line of physicalLines(pieces)) {
    const joined: OpenLine | null = open === null ? null : continued(open, line, isOldForm);
    if (joined !== null) {
      open = joined;
      continue;
    }
    if (open !== null) {
      isOldForm = oldFormAfter(open.text, isOldForm);
      yield open;
    }
    open = line;
  }
  if (open !== null) yield open;
}

/** Version 2.1 breaks lines before white space that belongs to them; later ones add it. */
function oldFormAfter(text: string, before: boolean): boolean {
  const [, version] = /^VERSION[^:]{0,40}:\s*(\d)/i.exec(text) ?? [];
  return version === undefined ? before : version === '2';
}

const quotedPrintable = /^[^:]*;\s*(?:ENCODING\s*=\s*)?QUOTED-PRINTABLE/i;

function continued(open: OpenLine, line: OpenLine, isOldForm: boolean): OpenLine | null {
  if (open.last === '=' && quotedPrintable.test(open.text)) return joinedLine(open, line, 1, 0);
  if (!/^[ \t]/.test(line.text)) return null;
  return joinedLine(open, line, 0, isOldForm ? 0 : 1);
}

function joinedLine(open: OpenLine, line: OpenLine, leaveOff: number, passOver: number): OpenLine {
  const kept = open.cut || leaveOff === 0 ? open.text : open.text.slice(0, -leaveOff);
  const joined = kept + line.text.slice(passOver);
  return {
    text: joined.slice(0, longestLine),
    cut: open.cut || line.cut || joined.length > longestLine,
    last: line.last,
  };
}

async function* physicalLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<OpenLine> {
  let open: OpenLine = empty;
  let endedByReturn = false;
  for await (const piece of pieces) {
    const text = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
    if (text === '') continue;
    let from = endedByReturn && text.startsWith('\n') ? 1 : 0;
    for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) {
      if (index < from) continue;
      yield withMore(open, text.slice(from, index));
      open = empty;
      from = index + end.length;
    }
    endedByReturn = text.endsWith('\r');
    open = withMore(open, text.slice(from));
  }
  if (open.text !== '') yield open;
}

const empty: OpenLine = { text: '', cut: false, last: '' };

function withMore(open: OpenLine, more: string): OpenLine {
  if (more === '') return open;
  const room = longestLine - open.text.length;
  return {
    text: room <= 0 ? open.text : open.text + more.slice(0, room),
    cut: open.cut || more.length > room,
    last: more.slice(-1),
  };
}
