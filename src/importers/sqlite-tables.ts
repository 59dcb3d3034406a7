import { open, type FileHandle } from 'node:fs/promises';
import { logPages, type PagePlace } from './sqlite-log.ts';

/** The first bytes of every SQLite 3 database. */
const magic = Buffer.from('SQLite format 3\0', 'latin1');

/** Far above what a phone's databases have; a file that was made to be read for ever ends there. */
const mostPages = 20_000;
const mostTables = 20_000;
/* What precedes the name of a table in its row is a few bytes. */
const mostOfRow = 4096;

/**
 * The names of the tables of a SQLite database, in lower case, read from its bytes: opening it where it
 * lies would leave files beside it. The newest state is read, with the log beside it. Null when the file
 * is no such database, or too damaged to tell; a part of the names where it is damaged further on.
 */
export async function sqliteTables(path: string | Buffer): Promise<ReadonlySet<string> | null> {
  const file = await open(path, 'r');
  try {
    const header = await readAt(file, 0, 100);
    if (!header.subarray(0, magic.byteLength).equals(magic)) return null;
    const pageBytes = pageSizeOf(header);
    if (pageBytes === null) return null;
    return await withLog(path, pageBytes, (pages) =>
      new SchemaReader(file, pageBytes, header, pages).names(),
    );
  } finally {
    await file.close();
  }
}

/** https://www.sqlite.org/fileformat2.html#page_size */
function pageSizeOf(header: Buffer): number | null {
  if (header.byteLength < 100) return null;
  const stated = header.readUInt16BE(16);
  const size = stated === 1 ? 65_536 : stated;
  return size >= 512 && (size & (size - 1)) === 0 ? size : null;
}

async function withLog<T>(
  path: string | Buffer,
  pageBytes: number,
  use: (pages: ReadonlyMap<number, PagePlace>) => Promise<T>,
): Promise<T> {
  const log = await openLog(path);
  if (log === null) return use(new Map());
  try {
    return await use(await logPages(log, pageBytes));
  } finally {
    await log.close();
  }
}

async function openLog(path: string | Buffer): Promise<FileHandle | null> {
  const beside =
    typeof path === 'string' ? `${path}-wal` : Buffer.concat([path, Buffer.from('-wal')]);
  return open(beside, 'r').catch(() => null);
}

async function readAt(file: FileHandle, at: number, sizeBytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(sizeBytes);
  const { bytesRead } = await file.read(buffer, 0, sizeBytes, at);
  return buffer.subarray(0, bytesRead);
}

/** Walks the tree whose root is page 1: a row for each table, index, view and trigger. */
class SchemaReader {
  readonly #file: FileHandle;
  readonly #pageBytes: number;
  readonly #usableBytes: number;
  readonly #encoding: 'utf8' | 'utf16le' | 'utf16be';
  readonly #logged: ReadonlyMap<number, PagePlace>;
  readonly #seen = new Set<number>();
  readonly #names = new Set<string>();

  constructor(
    file: FileHandle,
    pageBytes: number,
    header: Buffer,
    logged: ReadonlyMap<number, PagePlace>,
  ) {
    this.#file = file;
    this.#pageBytes = pageBytes;
    this.#usableBytes = pageBytes - (header[20] ?? 0);
    this.#encoding = header[59] === 2 ? 'utf16le' : header[59] === 3 ? 'utf16be' : 'utf8';
    this.#logged = logged;
  }

  async names(): Promise<ReadonlySet<string> | null> {
    const waiting = [1];
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
      if (this.#seen.has(page) || this.#seen.size >= mostPages) continue;
      this.#seen.add(page);
      const children = await this.#readPage(page);
      if (children === null && page === 1) return null;
      waiting.push(...(children ?? []));
    }
    return this.#names;
  }

  /** The pages below a page; null when it is none of a table's tree. */
  async #readPage(number: number): Promise<readonly number[] | null> {
    const page = await this.#page(number);
    // The first page begins with the header of the file.
    const start = number === 1 ? 100 : 0;
    if (page.byteLength < this.#usableBytes) return null;
    const kind = page[start];
    const cells = page.readUInt16BE(start + 3);
    if (kind === interiorPage) {
      const places = cellPlaces(page, start + 12, cells);
      const children = places.flatMap((at) => (at + 4 <= page.length ? page.readUInt32BE(at) : []));
      return [...children, page.readUInt32BE(start + 8)];
    }
    if (kind !== leafPage) return null;
    for (const at of cellPlaces(page, start + 8, cells)) await this.#readRow(page, at);
    return [];
  }

  async #readRow(page: Buffer, at: number): Promise<void> {
    const size = varint(page, at);
    const number = varint(page, size.end);
    const row = await this.#payload(page, number.end, size.value);
    const name = tableName(row, this.#encoding);
    if (name !== null && this.#names.size < mostTables) this.#names.add(name.toLowerCase());
  }

  /** The beginning of a row, also where it goes on in pages of its own. */
  async #payload(page: Buffer, at: number, sizeBytes: number): Promise<Buffer> {
    const usable = this.#usableBytes;
    if (sizeBytes <= usable - 35) return page.subarray(at, at + sizeBytes);
    // https://www.sqlite.org/fileformat2.html#cell_payload_overflow_pages
    const least = Math.floor(((usable - 12) * 32) / 255) - 23;
    const most = least + ((sizeBytes - least) % (usable - 4));
    const local = most <= usable - 35 ? most : least;
    let row = page.subarray(at, at + local);
    let next = at + local + 4 <= page.length ? page.readUInt32BE(at + local) : 0;
    while (row.length < Math.min(sizeBytes, mostOfRow) && next > 0) {
      const overflow = await this.#page(next);
      if (overflow.byteLength < usable) break;
      row = Buffer.concat([row, overflow.subarray(4, usable)]);
      next = overflow.readUInt32BE(0);
    }
    return row;
  }

  #page(number: number): Promise<Buffer> {
    const logged = this.#logged.get(number);
    if (logged !== undefined) return readAt(logged.file, logged.at, this.#pageBytes);
    return readAt(this.#file, (number - 1) * this.#pageBytes, this.#pageBytes);
  }
}

const interiorPage = 0x05;
const leafPage = 0x0d;

function cellPlaces(page: Buffer, start: number, cells: number): number[] {
  const places: number[] = [];
  for (let cell = 0; cell < cells && start + 2 * cell + 2 <= page.length; cell++)
    places.push(page.readUInt16BE(start + 2 * cell));
  return places;
}

/** The name in a row of sqlite_master (type, name, tbl_name, rootpage, sql), where it is a table's. */
function tableName(row: Buffer, encoding: 'utf8' | 'utf16le' | 'utf16be'): string | null {
  const header = varint(row, 0);
  const kind = varint(row, header.end);
  const name = varint(row, kind.end);
  const [kindBytes, nameBytes] = [textBytes(kind.value), textBytes(name.value)];
  if (kindBytes === null || nameBytes === null) return null;
  const at = header.value + kindBytes;
  if (at + nameBytes > row.length || nameBytes === 0) return null;
  const text = (from: number, sizeBytes: number): string => {
    const bytes = Buffer.from(row.subarray(from, from + sizeBytes));
    if (encoding !== 'utf16be') return bytes.toString(encoding);
    return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : '';
  };
  return text(header.value, kindBytes) === 'table' ? text(at, nameBytes) : null;
}

/** The length of a text by its type in a row; null when it is no text. */
function textBytes(type: number): number | null {
  return type >= 13 && type % 2 === 1 ? (type - 13) / 2 : null;
}

/** Seven bits in each byte but the ninth, the highest first. 0 beyond the end. */
function varint(bytes: Buffer, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let at = start; at < start + 8; at++) {
    const byte = bytes[at] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + 1 };
  }
  return { value: value * 256 + (bytes[start + 8] ?? 0), end: start + 9 };
}
