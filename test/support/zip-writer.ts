import { crc32, deflateRawSync } from 'node:zlib';

/**
 * One entry of a zip made for a test. Everything that an honest writer would work out can be stated
 * otherwise, so that every lie an archive can tell can be told.
 */
export interface ZipEntry {
  readonly name: string | Buffer;
  readonly content?: Uint8Array | string;
  /** Stored as it is unless true. */
  readonly deflate?: boolean;
  /** Sets general purpose bit 11; by default where the name is not ASCII text. */
  readonly utf8Flag?: boolean;
  /** A Unix mode: `0o120777` is a symbolic link. */
  readonly unixMode?: number;
  /** Sets bit 0, "encrypted"; the bytes stay in clear. */
  readonly encrypted?: boolean;
  /** Sizes and offset in Zip64 fields, as for files of more than 4 GB. */
  readonly zip64?: boolean;
  readonly stated?: {
    readonly crc32?: number;
    readonly sizeBytes?: number;
    readonly method?: number;
    readonly headerOffset?: number;
  };
  /** Only listed: the list points to the bytes of the entry before it, which overlap so. */
  readonly onBytesBefore?: boolean;
  readonly extra?: readonly { readonly id: number; readonly data: Buffer }[];
}

interface Placed {
  readonly name: Buffer;
  readonly entry: ZipEntry;
  readonly packed: Buffer;
  readonly crc: number;
  readonly sizeBytes: number;
  readonly method: number;
  readonly flags: number;
  readonly offset: number;
}

/** A whole zip archive, the same bytes for the same entries. Entry times are 1 January 1980. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const pieces: Buffer[] = [];
  const placed: Placed[] = [];
  let offset = 0;
  for (const entry of entries) {
    const before = placed.at(-1);
    if (entry.onBytesBefore === true && before !== undefined) {
      placed.push({ ...before, entry, name: Buffer.from(entry.name as string) });
      continue;
    }
    const one = place(entry, offset);
    const header = localHeader(one);
    pieces.push(header, one.packed);
    offset += header.length + one.packed.length;
    placed.push(one);
  }
  const list = Buffer.concat(placed.map(listedHeader));
  return Buffer.concat([
    ...pieces,
    list,
    endOfList(
      placed.length,
      list.length,
      offset,
      entries.some((entry) => entry.zip64 === true),
    ),
  ]);
}

/** The archive without its last `bytes` bytes: an interrupted copy. */
export function cutShort(zip: Buffer, bytes: number): Buffer {
  return zip.subarray(0, zip.length - bytes);
}

function place(entry: ZipEntry, offset: number): Placed {
  const content = Buffer.from(entry.content ?? '');
  const name = Buffer.from(entry.name as string);
  const utf8 = entry.utf8Flag ?? (typeof entry.name === 'string' && /[^\0-\x7f]/.test(entry.name));
  return {
    name,
    entry,
    packed: entry.deflate === true ? deflateRawSync(content) : content,
    crc: entry.stated?.crc32 ?? crc32(content),
    sizeBytes: entry.stated?.sizeBytes ?? content.length,
    method: entry.stated?.method ?? (entry.deflate === true ? 8 : 0),
    flags: (utf8 ? 0x800 : 0) | (entry.encrypted === true ? 1 : 0),
    offset: entry.stated?.headerOffset ?? offset,
  };
}

function sizes(placed: Placed): [number, number] {
  if (placed.entry.zip64 === true) return [0xffffffff, 0xffffffff];
  return [placed.packed.length, placed.sizeBytes];
}

function localHeader(placed: Placed): Buffer {
  const extra = placed.entry.zip64 === true ? zip64Field(placed, false) : Buffer.alloc(0);
  const header = Buffer.alloc(30);
  const [packed, unpacked] = sizes(placed);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(45, 4);
  header.writeUInt16LE(placed.flags, 6);
  header.writeUInt16LE(placed.method, 8);
  header.writeUInt16LE(0x21, 12);
  header.writeUInt32LE(placed.crc, 14);
  header.writeUInt32LE(packed, 18);
  header.writeUInt32LE(unpacked, 22);
  header.writeUInt16LE(placed.name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, placed.name, extra]);
}

function listedHeader(placed: Placed): Buffer {
  const { entry } = placed;
  const extra = Buffer.concat([
    ...(entry.zip64 === true ? [zip64Field(placed, true)] : []),
    ...(entry.extra ?? []).map(({ id, data }) => field(id, data)),
  ]);
  const header = Buffer.alloc(46);
  const [packed, unpacked] = sizes(placed);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(((entry.unixMode === undefined ? 0 : 3) << 8) | 45, 4);
  header.writeUInt16LE(45, 6);
  header.writeUInt16LE(placed.flags, 8);
  header.writeUInt16LE(placed.method, 10);
  header.writeUInt16LE(0x21, 14);
  header.writeUInt32LE(placed.crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(unpacked, 24);
  header.writeUInt16LE(placed.name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(((entry.unixMode ?? 0) << 16) >>> 0, 38);
  header.writeUInt32LE(entry.zip64 === true ? 0xffffffff : placed.offset, 42);
  return Buffer.concat([header, placed.name, extra]);
}

function zip64Field(placed: Placed, withOffset: boolean): Buffer {
  const data = Buffer.alloc(withOffset ? 24 : 16);
  data.writeBigUInt64LE(BigInt(placed.sizeBytes), 0);
  data.writeBigUInt64LE(BigInt(placed.packed.length), 8);
  if (withOffset) data.writeBigUInt64LE(BigInt(placed.offset), 16);
  return field(1, data);
}

function field(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

function endOfList(count: number, listBytes: number, listOffset: number, zip64: boolean): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : count, 8);
  end.writeUInt16LE(zip64 ? 0xffff : count, 10);
  end.writeUInt32LE(zip64 ? 0xffffffff : listBytes, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : listOffset, 16);
  if (!zip64) return end;
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(listBytes), 40);
  record.writeBigUInt64LE(BigInt(listOffset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(listOffset + listBytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator, end]);
}
