/** A reference to an object by its number, as archives use them. */
export class MadeUid {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

export type MadePlist =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | MadeUid
  | readonly MadePlist[]
  | { readonly [key: string]: MadePlist };

/** A binary property list. Whole numbers are written as integers, others as reals. */
export function madePlist(top: MadePlist): Buffer {
  const objects: Buffer[] = [];
  const add = (value: MadePlist): number => {
    const number = objects.push(Buffer.alloc(0)) - 1;
    objects[number] = encoded(value, add);
    return number;
  };
  add(top);
  const start = Buffer.from('bplist00');
  const offsets: number[] = [];
  let at = start.byteLength;
  for (const object of objects) {
    offsets.push(at);
    at += object.byteLength;
  }
  const table = Buffer.alloc(offsets.length * 4);
  for (const [number, offset] of offsets.entries()) table.writeUInt32BE(offset, number * 4);
  const trailer = Buffer.alloc(32);
  trailer[6] = 4;
  trailer[7] = 2;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([start, ...objects, table, trailer]);
}

/** What NSKeyedArchiver writes: a dictionary of texts, and objects with members of their own. */
export function madeArchive(...objects: readonly MadePlist[]): Buffer {
  return madePlist({
    $version: 100_000,
    $archiver: 'NSKeyedArchiver',
    $top: { root: new MadeUid(1) },
    $objects: ['$null', ...objects],
  });
}

function encoded(value: MadePlist, add: (value: MadePlist) => number): Buffer {
  if (value === null) return Buffer.from([0x00]);
  if (typeof value === 'boolean') return Buffer.from([value ? 0x09 : 0x08]);
  if (typeof value === 'number') return numberBytes(value);
  if (typeof value === 'string') return textBytes(value);
  if (value instanceof MadeUid) return Buffer.from([0x81, value.index >> 8, value.index & 0xff]);
  if (value instanceof Uint8Array) return counted(0x4, value.byteLength, Buffer.from(value));
  if (Array.isArray(value)) {
    const items = value as readonly MadePlist[];
    return counted(0xa, items.length, references(items.map(add)));
  }
  const entries = Object.entries(value as { readonly [key: string]: MadePlist });
  const numbers = [...entries.map(([key]) => add(key)), ...entries.map(([, item]) => add(item))];
  return counted(0xd, entries.length, references(numbers));
}

function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(9, Number.isInteger(value) ? 0x13 : 0x23);
  if (Number.isInteger(value)) bytes.writeBigInt64BE(BigInt(value), 1);
  else bytes.writeDoubleBE(value, 1);
  return bytes;
}

function textBytes(text: string): Buffer {
  if (/^[\u0000-\u007f]*$/.test(text))
    return counted(0x5, text.length, Buffer.from(text, 'latin1'));
  return counted(0x6, text.length, Buffer.from(text, 'utf16le').swap16());
}

function counted(kind: number, count: number, content: Buffer): Buffer {
  if (count < 15) return Buffer.concat([Buffer.from([(kind << 4) | count]), content]);
  const start = Buffer.alloc(6);
  start[0] = (kind << 4) | 0x0f;
  start[1] = 0x12;
  start.writeUInt32BE(count, 2);
  return Buffer.concat([start, content]);
}

function references(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 2);
  for (const [at, number] of numbers.entries()) bytes.writeUInt16BE(number, at * 2);
  return bytes;
}
