import { deflateSync } from 'node:zlib';

/* Small files made byte by byte, so that each says exactly what a test wants it to say. */

type TiffValue = string | Buffer | readonly (readonly [number, number])[];

export interface MadeExif {
  readonly main?: Readonly<Record<number, TiffValue>>;
  readonly exif?: Readonly<Record<number, TiffValue>>;
  readonly gps?: Readonly<Record<number, TiffValue>>;
}

/** Tag numbers used in the tests. */
export const tag = {
  software: 0x0131,
  dateTime: 0x0132,
  dateTimeOriginal: 0x9003,
  offsetTime: 0x9010,
  offsetTimeOriginal: 0x9011,
  userComment: 0x9286,
  subSecTimeOriginal: 0x9291,
  gpsLatitudeRef: 1,
  gpsLatitude: 2,
  gpsTimeStamp: 7,
  gpsDateStamp: 29,
} as const;

/** A TIFF header with up to three directories, little-endian. */
export function tiff({ main = {}, exif = {}, gps = {} }: MadeExif): Buffer {
  const mainAt = 8;
  const pointers = 2;
  const mainSize = 2 + (Object.keys(main).length + pointers) * 12 + 4;
  const exifAt = mainAt + mainSize + dataSize(main);
  const exifSize = 2 + Object.keys(exif).length * 12 + 4 + dataSize(exif);
  const gpsAt = exifAt + exifSize;
  const header = Buffer.from([0x49, 0x49, 0x2a, 0, mainAt, 0, 0, 0]);
  const exifPointer = pointer(0x8769, exifAt);
  const gpsPointer = pointer(0x8825, gpsAt);
  return Buffer.concat([
    header,
    directory(main, mainAt, [exifPointer, gpsPointer]),
    directory(exif, exifAt, []),
    directory(gps, gpsAt, []),
  ]);
}

function pointer(number: number, at: number): Buffer {
  const entry = Buffer.alloc(12);
  entry.writeUInt16LE(number, 0);
  entry.writeUInt16LE(4, 2);
  entry.writeUInt32LE(1, 4);
  entry.writeUInt32LE(at, 8);
  return entry;
}

function encoded(value: TiffValue): { type: number; count: number; bytes: Buffer } {
  if (typeof value === 'string') {
    const bytes = Buffer.from(`${value}\0`, 'latin1');
    return { type: 2, count: bytes.byteLength, bytes };
  }
  if (Buffer.isBuffer(value)) return { type: 7, count: value.byteLength, bytes: value };
  const bytes = Buffer.alloc(value.length * 8);
  value.forEach(([above, below], index) => {
    bytes.writeUInt32LE(above, index * 8);
    bytes.writeUInt32LE(below, index * 8 + 4);
  });
  return { type: 5, count: value.length, bytes };
}

function dataSize(values: Readonly<Record<number, TiffValue>>): number {
  return Object.values(values)
    .map((value) => encoded(value).bytes.byteLength)
    .reduce((sum, size) => sum + (size > 4 ? size + (size % 2) : 0), 0);
}

function directory(
  values: Readonly<Record<number, TiffValue>>,
  at: number,
  pointers: readonly Buffer[],
): Buffer {
  const numbers = Object.keys(values).map(Number);
  const count = Buffer.alloc(2);
  count.writeUInt16LE(numbers.length + pointers.length);
  let dataAt = at + 2 + (numbers.length + pointers.length) * 12 + 4;
  const entries: Buffer[] = [];
  const data: Buffer[] = [];
  for (const number of numbers.sort((a, b) => a - b)) {
    const value = encoded(values[number]!);
    const entry = Buffer.alloc(12);
    entry.writeUInt16LE(number, 0);
    entry.writeUInt16LE(value.type, 2);
    entry.writeUInt32LE(value.count, 4);
    if (value.bytes.byteLength <= 4) value.bytes.copy(entry, 8);
    else {
      entry.writeUInt32LE(dataAt, 8);
      const padded = Buffer.concat([value.bytes, Buffer.alloc(value.bytes.byteLength % 2)]);
      data.push(padded);
      dataAt += padded.byteLength;
    }
    entries.push(entry);
  }
  return Buffer.concat([count, ...entries, ...pointers, Buffer.alloc(4), ...data]);
}

/** A JPEG with the segments given, a frame header and no picture data to speak of. */
export function jpeg(
  width: number,
  height: number,
  ...segments: readonly (readonly [number, Buffer])[]
): Buffer {
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...segments.map(([marker, content]) => segment(marker, content)),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 0x3f, 0])),
    Buffer.from([0, 0xff, 0xd9]),
  ]);
}

function segment(marker: number, content: Buffer): Buffer {
  const header = Buffer.from([0xff, marker, 0, 0]);
  header.writeUInt16BE(content.byteLength + 2, 2);
  return Buffer.concat([header, content]);
}

export function exifSegment(exif: MadeExif): [number, Buffer] {
  return [0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(exif)])];
}

/** A PNG with its size, the chunks given, and a line of picture data. */
export function png(
  width: number,
  height: number,
  ...chunks: readonly (readonly [string, Buffer])[]
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...chunks.map(([type, content]) => chunk(type, content)),
    chunk('IDAT', deflateSync(Buffer.alloc(Math.min(width + 1, 1000)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.byteLength);
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function textChunk(keyword: string, text: string): [string, Buffer] {
  return ['tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1')];
}

/** A box of an ISO base media file. */
export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const size = content.reduce((sum, part) => sum + part.byteLength, 8);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(size);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, ...content]);
}

export function fileType(brand: string): Buffer {
  return box('ftyp', Buffer.from(`${brand}\0\0\0\0${brand}`, 'latin1'));
}

const secondsBefore1970 = 2_082_844_800;

/** `mvhd` of version 0; a `createdAt` of null leaves the time unset. */
export function movieHeader(createdAt: string | null, milliseconds: number): Buffer {
  const content = Buffer.alloc(100);
  content.writeUInt32BE(seconds1904(createdAt), 4);
  content.writeUInt32BE(1000, 12);
  content.writeUInt32BE(milliseconds, 16);
  return box('mvhd', content);
}

/** `mvhd` of version 1, with 64-bit times. */
export function longMovieHeader(createdAt: string | null, milliseconds: number): Buffer {
  const content = Buffer.alloc(112);
  content[0] = 1;
  content.writeBigUInt64BE(BigInt(seconds1904(createdAt)), 4);
  content.writeUInt32BE(1000, 20);
  content.writeBigUInt64BE(BigInt(milliseconds), 24);
  return box('mvhd', content);
}

function seconds1904(instant: string | null): number {
  return instant === null ? 0 : Date.parse(instant) / 1000 + secondsBefore1970;
}

/** A track of the handler `soun` or `vide`. */
export function track(handler: string, width = 0, height = 0): Buffer {
  const header = Buffer.alloc(84);
  header.writeUInt16BE(width, 76);
  header.writeUInt16BE(height, 80);
  const media = Buffer.alloc(24);
  media.write(handler, 8, 'latin1');
  return box('trak', box('tkhd', header), box('mdia', box('hdlr', media)));
}

/** Metadata as Apple writes them: names in `keys`, values by number in `ilst`. */
export function appleMetadata(values: Readonly<Record<string, string>>): Buffer {
  const names = Object.keys(values);
  const count = Buffer.alloc(8);
  count.writeUInt32BE(names.length, 4);
  const keys = box('keys', count, ...names.map((name) => box('mdta', Buffer.from(name))));
  const items = Object.values(values).map((value, index) => {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(index + 1);
    const data = Buffer.concat([Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]), Buffer.from(value)]);
    return box(number.toString('latin1'), box('data', data));
  });
  return box('meta', box('hdlr', Buffer.alloc(24)), keys, box('ilst', ...items));
}

const narrowBand = [13, 14, 16, 18, 20, 21, 27, 32, 6];
const wideBand = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6];

/** AMR frames of the types given; 15 is a frame without data. */
export function amr(frameTypes: readonly number[], band: 'narrow' | 'wide' = 'narrow'): Buffer {
  const sizes = band === 'narrow' ? narrowBand : wideBand;
  const frames = frameTypes.map((type) => {
    const frame = Buffer.alloc(sizes[type] ?? 1, type * 7);
    frame[0] = (type << 3) | 4;
    return frame;
  });
  return Buffer.concat([Buffer.from(band === 'narrow' ? '#!AMR\n' : '#!AMR-WB\n'), ...frames]);
}

/** A WAV of silence. */
export function wave(samples: number, samplesPerSecond: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + samples * 2, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.set([1, 0, 1, 0], 20);
  header.writeUInt32LE(samplesPerSecond, 24);
  header.writeUInt32LE(samplesPerSecond * 2, 28);
  header.set([2, 0, 16, 0], 32);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples * 2, 40);
  return Buffer.concat([header, Buffer.alloc(samples * 2)]);
}

/** A CAF of uncompressed sound; `information` are its texts. */
export function caf(samples: number, samplesPerSecond: number, recorded?: string): Buffer {
  const description = Buffer.alloc(32);
  description.writeDoubleBE(samplesPerSecond, 0);
  description.write('lpcm', 8, 'latin1');
  description.writeUInt32BE(2, 16);
  description.writeUInt32BE(1, 20);
  const texts = recorded === undefined ? [] : [cafChunk('info', information(recorded))];
  return Buffer.concat([
    Buffer.from('caff\x00\x01\x00\x00', 'latin1'),
    cafChunk('desc', description),
    ...texts,
    cafChunk('data', Buffer.alloc(4 + samples * 2)),
  ]);
}

function information(recorded: string): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 1]), Buffer.from(`recorded date\0${recorded}\0`)]);
}

function cafChunk(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(12);
  header.write(type, 0, 'latin1');
  header.writeBigInt64BE(BigInt(content.byteLength), 4);
  return Buffer.concat([header, content]);
}

/** Opus in Ogg as WhatsApp sends it: a head, tags, and a last page whose position gives the length. */
export function opus(milliseconds: number): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 0, 'latin1');
  head.set([1, 1], 8);
  head.writeUInt32LE(16_000, 12);
  const tags = Buffer.concat([Buffer.from('OpusTags\x04\0\0\0test\0\0\0\0', 'latin1')]);
  return Buffer.concat([
    oggPage(head, 0n, 0, 2),
    oggPage(tags, 0n, 1, 0),
    oggPage(Buffer.alloc(40, 1), BigInt(milliseconds * 48), 2, 4),
  ]);
}

function oggPage(content: Buffer, position: bigint, sequence: number, flags: number): Buffer {
  const header = Buffer.alloc(28);
  header.write('OggS', 0, 'latin1');
  header[5] = flags;
  header.writeBigInt64LE(position, 6);
  header.writeUInt32LE(1, 14);
  header.writeUInt32LE(sequence, 18);
  header[26] = 1;
  header[27] = content.byteLength;
  return Buffer.concat([header, content]);
}
