import { shownText } from '../../core/text.ts';
import { UnitReader, type SourceEncoding } from '../android-sms-backup/source-encoding.ts';
import { bytesOfFile } from '../file-bytes.ts';
import { readStart, type Source } from '../source.ts';
import {
  columnNames,
  isPhoneViewRow,
  layoutOf,
  phoneViewHeadings,
  phoneViewLayout,
  type Layout,
} from './layouts.ts';
import { isBlank, RowReader, type TableRow } from './row-reader.ts';
import { CellText, LettersEvidence, unitsOf } from './table-encoding.ts';

/** How a file is cut into rows, and what its columns are called. */
export interface Table {
  readonly source: Source;
  readonly encoding: SourceEncoding;
  readonly delimiter: string;
  /** Units before the first row: a line `sep=;`. */
  readonly before: number;
  /** Names of the columns, none twice. */
  readonly columns: readonly string[];
  readonly hasHeadings: boolean;
  /** What the headings say; null where it has to be said. */
  readonly layout: Layout | null;
  /** The first rows, cut at 20. */
  readonly firstRows: readonly (readonly string[])[];
}

/**
 * Looks at the beginning of a file. Null when it is no table: not text, a single column, or a first row
 * longer than 64 KiB. Whatever it is called.
 */
export async function openTable(source: Source): Promise<Table | null> {
  if (source.kind !== 'file' || source.sizeBytes === 0) return null;
  const bytes = await readStart(source, sampleBytes);
  const encoding = unitsOf(bytes);
  if (encoding.bytesPerUnit === 1 && isBinary(bytes)) return null;
  const units = new UnitReader(encoding).read(bytes);
  const isWhole = source.sizeBytes <= bytes.length;
  const stated = statedDelimiter.exec(units);
  const before = stated?.[0].length ?? 0;
  const looks = (stated === null ? delimiters : [stated[1] ?? ',']).map((delimiter) =>
    lookAt(units.slice(before), delimiter, encoding, isWhole),
  );
  const best = bestOf(looks.filter((look) => look !== null));
  return best === null ? null : { source, encoding, before, ...best };
}

/** Every row with something in it, headings aside. `onBytes` is told how many bytes each piece has. */
export async function* rowsOf(
  table: Table,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<TableRow> {
  const units = new UnitReader(table.encoding);
  const reader = new RowReader(table.delimiter);
  let toDrop = table.before;
  let toPass = table.hasHeadings ? 1 : 0;
  const wanted = (row: TableRow): boolean => {
    if (isBlank(row)) return false;
    if (toPass === 0) return true;
    toPass = 0;
    return false;
  };
  const { path, sizeBytes } = table.source;
  for await (const piece of bytesOfFile(path, sizeBytes).open()) {
    const read = units.read(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    const dropped = Math.min(toDrop, read.length);
    toDrop -= dropped;
    for (const row of reader.push(read.slice(dropped))) if (wanted(row)) yield row;
    onBytes(piece.byteLength);
  }
  for (const row of reader.end()) if (wanted(row)) yield row;
}

type Look = Omit<Table, 'source' | 'encoding' | 'before'>;

const sampleBytes = 64 * 1024;
const delimiters = [',', ';', '\t'];
const mostRows = 20;

/** Excel's way of saying how cells are parted. */
const statedDelimiter = /^sep=([,;\t])(?:\r\n|\r|\n)/i;

/** A NUL may stand in a damaged table, but not in its headings, and not many of them. */
function isBinary(bytes: Buffer): boolean {
  let zeros = 0;
  for (const byte of bytes) if (byte === 0) zeros += 1;
  return bytes.subarray(0, 64).includes(0) || zeros * 100 > bytes.length;
}

function lookAt(
  units: string,
  delimiter: string,
  encoding: SourceEncoding,
  isWhole: boolean,
): Look | null {
  const reader = new RowReader(delimiter);
  const rows: TableRow[] = [];
  for (const row of reader.push(units)) {
    if (!isBlank(row)) rows.push(row);
    if (rows.length > mostRows) break;
  }
  if (isWhole && rows.length <= mostRows) rows.push(...reader.end());
  const [first, ...rest] = rows;
  if (first === undefined || first.flaw !== null || first.cells.length < 2) return null;
  const letters = new LettersEvidence();
  for (const { cells } of rows) letters.add(cells);
  const text = new CellText(encoding, letters);
  const read = (cells: readonly string[]): string[] =>
    cells.map((cell) => shownText(text.read(cell)));
  const cells = read(first.cells);
  const isPhoneView = isPhoneViewRow(cells);
  const columns = columnNames(isPhoneView ? phoneViewHeadings.slice(0, cells.length) : cells);
  const shownRows = isPhoneView ? rows : rest;
  return {
    delimiter,
    columns,
    hasHeadings: !isPhoneView,
    layout: isPhoneView ? phoneViewLayout(cells.length) : layoutOf(cells),
    firstRows: shownRows
      .filter(({ flaw }) => flaw === null)
      .slice(0, mostRows)
      .map((row) => read(row.cells)),
  };
}

/** Known headings first; else the delimiter that gives the most columns, the same number in most rows. */
function bestOf(looks: readonly Look[]): Look | null {
  const known = looks.find(({ layout }) => layout !== null);
  if (known !== undefined) return known;
  const score = ({ columns, firstRows }: Look): number => {
    const fitting = firstRows.filter((row) => row.length === columns.length).length;
    return columns.length * ((fitting + 1) / (firstRows.length + 1));
  };
  return [...looks].sort((a, b) => score(b) - score(a))[0] ?? null;
}
