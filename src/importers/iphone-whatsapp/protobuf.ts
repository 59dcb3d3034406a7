/** One field of a protocol buffer message: a number for a varint, bytes for what has a length. */
export interface ProtobufField {
  readonly number: number;
  readonly value: bigint | Buffer;
}

const most = { bytes: 1024 * 1024, fields: 10_000 };

/**
 * The fields of a protocol buffer message, in their order; null where the bytes are none, or too many.
 * Fields of fixed width are passed over. https://protobuf.dev/programming-guides/encoding/
 */
export function protobufFields(bytes: Buffer): readonly ProtobufField[] | null {
  if (bytes.byteLength > most.bytes) return null;
  const fields: ProtobufField[] = [];
  let at = 0;
  while (at < bytes.byteLength) {
    const tag = varintAt(bytes, at);
    if (tag === null || fields.length >= most.fields) return null;
    const number = Number(tag.value >> 3n);
    if (number < 1 || number > 536_870_911) return null;
    const content = contentAt(bytes, tag.end, Number(tag.value & 7n));
    if (content === null) return null;
    if (content.value !== null) fields.push({ number, value: content.value });
    at = content.end;
  }
  return fields;
}

/** The first field of a number that holds bytes. */
export function bytesOfField(fields: readonly ProtobufField[], number: number): Buffer | null {
  const found = fields.find((field) => field.number === number && Buffer.isBuffer(field.value));
  return found === undefined ? null : (found.value as Buffer);
}

/** The first field of a number that holds a varint. */
export function varintOfField(fields: readonly ProtobufField[], number: number): bigint | null {
  const found = fields.find((field) => field.number === number && typeof field.value === 'bigint');
  return found === undefined ? null : (found.value as bigint);
}

interface Content {
  readonly value: bigint | Buffer | null;
  readonly end: number;
}

function contentAt(bytes: Buffer, at: number, wireType: number): Content | null {
  switch (wireType) {
    case 0:
      return varintAt(bytes, at);
    case 1:
      return skipped(bytes, at + 8);
    case 2: {
      const length = varintAt(bytes, at);
      if (length === null || length.value > BigInt(bytes.byteLength)) return null;
      const end = length.end + Number(length.value);
      return end > bytes.byteLength ? null : { value: bytes.subarray(length.end, end), end };
    }
    case 5:
      return skipped(bytes, at + 4);
    default:
      return null;
  }
}

function skipped(bytes: Buffer, end: number): Content | null {
  return end > bytes.byteLength ? null : { value: null, end };
}

function varintAt(bytes: Buffer, at: number): { value: bigint; end: number } | null {
  let value = 0n;
  for (let index = 0; index < 10; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    value |= BigInt(byte & 0x7f) << BigInt(7 * index);
    if (byte < 0x80) return { value: BigInt.asUintN(64, value), end: at + index + 1 };
  }
  return null;
}
