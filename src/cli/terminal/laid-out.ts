import { widthOf } from './wrap.ts';

/** One row of the screen: the text's piece that stands on it. */
export interface Row {
  readonly from: number;
  readonly to: number;
  /** As the screen shows it. */
  readonly shown: string;
}

export interface LaidOut {
  readonly rows: readonly Row[];
  readonly cursorRow: number;
  /** Columns before the cursor, from the beginning of the row's text. */
  readonly cursorColumn: number;
}

/** Room for a text: the columns of each row, and how many the first one lacks. */
export interface Room {
  readonly columns: number;
  readonly taken: number;
  show(text: string): string;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Breaks a text into rows, at spaces where there are some, and says where the cursor stands. */
export function layOut(text: string, cursor: number, room: Room): LaidOut {
  const rows: Row[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    addRows(rows, line, from, room);
    from += line.length + 1;
  }
  const found = rows.findLastIndex((row) => row.from <= cursor);
  const cursorRow = Math.max(0, found);
  const row = rows[cursorRow];
  const before = row === undefined ? '' : text.slice(row.from, Math.min(cursor, row.to));
  return { rows, cursorRow, cursorColumn: widthOf(room.show(before)) };
}

function addRows(rows: Row[], line: string, from: number, room: Room): void {
  let rest = line;
  let start = from;
  do {
    const columns = Math.max(1, room.columns - (rows.length === 0 ? room.taken : 0));
    const length = rowLength(rest, columns, room);
    const piece = rest.slice(0, length);
    rows.push({ from: start, to: start + length, shown: room.show(piece) });
    rest = rest.slice(length);
    start += length;
  } while (rest !== '');
}

/* How much of a line one row takes. A space at its end may stand beyond the last column. */
function rowLength(line: string, columns: number, room: Room): number {
  const fits = fittingLength(line, columns, room);
  if (fits >= line.length) return line.length;
  const space = line.lastIndexOf(' ', fits);
  return space > 0 && space >= fits / 2 ? Math.min(space + 1, fits) : Math.max(fits, 1);
}

function fittingLength(line: string, columns: number, room: Room): number {
  const near = line.slice(0, columns + 1);
  if (/^[\x20-\x7e]*$/.test(near)) return Math.min(columns, line.length);
  let width = 0;
  let length = 0;
  for (const { segment } of segmenter.segment(line.slice(0, columns * 16))) {
    width += widthOf(room.show(segment));
    if (width > columns) break;
    length += segment.length;
  }
  const [first] = segmenter.segment(line);
  return Math.max(length, first?.segment.length ?? 1);
}
