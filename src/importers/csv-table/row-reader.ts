/** One row of a table as it stands in the file. */
export interface TableRow {
  /** From 1, as a spreadsheet counts: headings and blank lines included. */
  readonly number: number;
  /** In units of the source's encoding; see `SourceEncoding`. Empty when the row is flawed. */
  readonly cells: readonly string[];
  /** Why it could not be read, in plain words. */
  readonly flaw: string | null;
  /** A quotation mark inside quotes was not doubled: it was read as a mark of the text. */
  readonly strayQuote: boolean;
}

/** Longer rows are not kept in memory; a message is at most 65,536 characters. */
export const longestRow = 16 * 1024 * 1024;

const mostCells = 4096;

type State = 'cell begins' | 'plain' | 'quoted' | 'after a quote';

/**
 * Cuts units that arrive in pieces into rows, by RFC 4180: cells parted by the delimiter, quotes doubled
 * inside quotes, line ends and delimiters inside quotes part of the text. Rows end with LF, CR LF or CR.
 * A row that is too long is passed over to its end and comes as flawed, so that those after it are read.
 */
export class RowReader {
  readonly #delimiter: string;
  readonly #special: RegExp;
  #state: State = 'cell begins';
  #number = 0;
  #cells: string[] = [];
  #parts: string[] = [];
  #length = 0;
  #linesInQuotes = 0;
  #begun = false;
  #afterReturn = false;
  #strayQuote = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
    this.#special = new RegExp(`[\\n\\r${delimiter}]`, 'g');
  }

  *push(units: string): Generator<TableRow> {
    let at = 0;
    while (at < units.length) {
      switch (this.#state) {
        case 'cell begins':
          at += this.#begin(units.charAt(at));
          break;
        case 'plain': {
          const end = this.#endOfPlain(units, at);
          this.#hold(units.slice(at, end));
          at = end + 1;
          if (end < units.length) yield* this.#endCell(units.charAt(end));
          break;
        }
        case 'quoted':
          at = this.#quoted(units, at);
          break;
        case 'after a quote':
          at += this.#afterQuote(units.charAt(at));
          break;
      }
    }
  }

  /** What stands after the last line end, if anything does. */
  *end(): Generator<TableRow> {
    const cut = this.#state === 'quoted';
    if (!this.#begun && this.#cells.length === 0) return;
    const flaw = cut ? cutInQuotes(this.#linesInQuotes) : null;
    yield this.#endRow(flaw);
  }

  /** How many units of it are taken: a quotation mark opens quotes, anything else is of the cell. */
  #begin(unit: string): number {
    const wasReturn = this.#afterReturn;
    this.#afterReturn = false;
    if (wasReturn && unit === '\n') return 1;
    this.#state = unit === '"' ? 'quoted' : 'plain';
    if (unit === '"') this.#begun = true;
    return unit === '"' ? 1 : 0;
  }

  #endOfPlain(units: string, from: number): number {
    this.#special.lastIndex = from;
    return this.#special.exec(units)?.index ?? units.length;
  }

  #quoted(units: string, from: number): number {
    const found = units.indexOf('"', from);
    const end = found === -1 ? units.length : found;
    const inside = units.slice(from, end);
    this.#hold(inside);
    for (let at = inside.indexOf('\n'); at !== -1; at = inside.indexOf('\n', at + 1))
      this.#linesInQuotes += 1;
    if (found !== -1) this.#state = 'after a quote';
    return found === -1 ? end : end + 1;
  }

  #afterQuote(unit: string): number {
    if (unit === '"') {
      this.#hold('"');
      this.#state = 'quoted';
      return 1;
    }
    if (unit === this.#delimiter || unit === '\n' || unit === '\r') {
      this.#state = 'plain';
      return 0;
    }
    this.#hold('"');
    this.#strayQuote = true;
    this.#state = 'quoted';
    return 0;
  }

  #hold(part: string): void {
    if (part === '') return;
    this.#begun = true;
    this.#length += part.length;
    if (this.#tooLong) this.#parts = [];
    else this.#parts.push(part);
  }

  get #tooLong(): boolean {
    return this.#length > longestRow || this.#cells.length >= mostCells;
  }

  *#endCell(mark: string): Generator<TableRow> {
    this.#state = 'cell begins';
    if (mark === this.#delimiter) {
      this.#closeCell();
      return;
    }
    this.#afterReturn = mark === '\r';
    yield this.#endRow(null);
  }

  #closeCell(): void {
    if (!this.#tooLong) this.#cells.push(this.#parts.join(''));
    this.#parts = [];
  }

  #endRow(cut: string | null): TableRow {
    const flaw = cut ?? (this.#tooLong ? 'it is longer than this program reads' : null);
    this.#closeCell();
    this.#number += 1;
    const row: TableRow = {
      number: this.#number,
      cells: flaw === null ? this.#cells : [],
      flaw,
      strayQuote: this.#strayQuote,
    };
    this.#cells = [];
    this.#length = 0;
    this.#linesInQuotes = 0;
    this.#begun = false;
    this.#strayQuote = false;
    return row;
  }
}

function cutInQuotes(lines: number): string {
  return lines === 0
    ? 'the file ends inside its quotation marks'
    : `the file ends inside its quotation marks, ${lines} ${lines === 1 ? 'line' : 'lines'} later`;
}

/** Whether nothing stands in a row: an empty line, or delimiters alone. */
export function isBlank({ cells, flaw }: TableRow): boolean {
  return flaw === null && cells.every((cell) => cell.trim() === '');
}
