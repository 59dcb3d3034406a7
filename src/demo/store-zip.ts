import { crc32 } from 'node:zlib';

/** One file to put into a zip. */
export interface ZipEntry {
  /** Path inside the zip, with `/`. */
  readonly name: string;
  /** Local time, ISO without offset; kept to two seconds, as zip does. */
  readonly modified: string;
  readonly bytes: Uint8Array;
}

const utf8Names = 0x0800;
const version = 20;

/**
 * A zip with every file stored as it is, in the order given; the same entries give the same bytes.
 * For small samples: everything is held in memory and no zip64 is written. Layout after PKWARE's
 * APPNOTE 6.3: local headers with data, then the central directory, then its end record.
 */
export function storeZip(entries: readonly ZipEntry[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const header = Buffer.concat([signature(0x04034b50), shared(entry), name(entry)]);
    central.push(centralHeader(entry, offset));
    local.push(header, Buffer.from(entry.bytes));
    offset += header.length + entry.bytes.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...local, directory, end(entries.length, directory.length, offset)]);
}

/** What both headers have: version needed … length of the extra field. */
function shared(entry: ZipEntry): Buffer {
  const fields = Buffer.alloc(26);
  const { time, date } = dosTime(entry.modified);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(utf8Names, 2);
  fields.writeUInt16LE(0, 4);
  fields.writeUInt16LE(time, 6);
  fields.writeUInt16LE(date, 8);
  fields.writeUInt32LE(crc32(entry.bytes), 10);
  fields.writeUInt32LE(entry.bytes.length, 14);
  fields.writeUInt32LE(entry.bytes.length, 18);
  fields.writeUInt16LE(name(entry).length, 22);
  return fields;
}

function centralHeader(entry: ZipEntry, offset: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(version);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(0x02014b50), madeBy, shared(entry), rest, name(entry)]);
}

function end(count: number, directorySize: number, directoryOffset: number): Buffer {
  const fields = Buffer.alloc(18);
  fields.writeUInt16LE(count, 4);
  fields.writeUInt16LE(count, 6);
  fields.writeUInt32LE(directorySize, 8);
  fields.writeUInt32LE(directoryOffset, 12);
  return Buffer.concat([signature(0x06054b50), fields]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function name(entry: ZipEntry): Buffer {
  return Buffer.from(entry.name, 'utf8');
}

function dosTime(local: string): { time: number; date: number } {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = local
    .split(/[-T:]/)
    .map(Number);
  return {
    time: (hour << 11) | (minute << 5) | (second >> 1),
    date: ((year - 1980) << 9) | (month << 5) | day,
  };
}
