/** A value of a binary property list; `real` is a number of four bytes, as the phone keeps its confidence. */
export type MadeValue =
  | string
  | bigint
  | { readonly real: number }
  | { readonly double: number }
  | { readonly to: number }
  | readonly MadeValue[]
  | { readonly members: Readonly<Record<string, MadeValue>> };

/** What the phone heard in a recording, as VMVoicemailTranscript archives itself. */
export function madeTranscript(
  words: string,
  confidence: number,
  { canChange = false, rating = 3n } = {},
): Buffer {
  const segment: MadeValue = {
    members: { $class: { to: 6 }, confidence: { real: confidence }, substring: { to: 3 } },
  };
  return binaryPlist({
    members: {
      $archiver: 'NSKeyedArchiver',
      $version: 100_000n,
      $top: { members: { root: { to: 1 } } },
      $objects: [
        '$null',
        {
          members: {
            $class: { to: 5 },
            confidence: { real: confidence },
            confidenceRating: rating,
            segments: { to: 2 },
            transcriptionString: { to: canChange ? 4 : 3 },
          },
        },
        { members: { $class: { to: 6 }, 'NS.objects': [segment] } },
        words,
        { members: { $class: { to: 6 }, 'NS.string': { to: 3 } } },
        {
          members: {
            $classname: 'VMVoicemailTranscript',
            $classes: ['VMVoicemailTranscript', 'NSObject'],
          },
        },
        { members: { $classname: 'NSArray', $classes: ['NSArray', 'NSObject'] } },
      ],
    },
  });
}

/** The bytes of a binary property list (`bplist00`). */
export function binaryPlist(top: MadeValue): Buffer {
  const objects: Buffer[] = [];
  const add = (value: MadeValue): number => {
    const number = objects.push(Buffer.alloc(0)) - 1;
    objects[number] = encoded(value, add);
    return number;
  };
  const topNumber = add(top);
  const offsets: number[] = [];
  let at = 8;
  for (const object of objects) {
    offsets.push(at);
    at += object.byteLength;
  }
  const table = Buffer.alloc(offsets.length * 4);
  offsets.forEach((offset, index) => table.writeUInt32BE(offset, index * 4));
  const trailer = Buffer.alloc(32);
  trailer[6] = 4;
  trailer[7] = 2;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(topNumber), 16);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([Buffer.from('bplist00'), ...objects, table, trailer]);
}

function encoded(value: MadeValue, add: (value: MadeValue) => number): Buffer {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'bigint') return Buffer.concat([Buffer.from([0x13]), whole(value, 8)]);
  if (Array.isArray(value)) {
    const numbers = (value as readonly MadeValue[]).map(add);
    return Buffer.concat([marker(10, numbers.length), ...numbers.map(reference)]);
  }
  if ('real' in value) {
    const bytes = Buffer.from([0x22, 0, 0, 0, 0]);
    bytes.writeFloatBE(value.real, 1);
    return bytes;
  }
  if ('double' in value) {
    const bytes = Buffer.alloc(9, 0x23);
    bytes.writeDoubleBE(value.double, 1);
    return bytes;
  }
  if ('to' in value) return Buffer.from([0x80, value.to]);
  const { members } = value as { members: Readonly<Record<string, MadeValue>> };
  const keys = Object.keys(members).map(add);
  const values = Object.values(members).map(add);
  return Buffer.concat([marker(13, keys.length), ...[...keys, ...values].map(reference)]);
}

function text(value: string): Buffer {
  if (/^[\x20-\x7e]*$/.test(value))
    return Buffer.concat([marker(5, value.length), Buffer.from(value, 'latin1')]);
  return Buffer.concat([marker(6, value.length), Buffer.from(value, 'utf16le').swap16()]);
}

function marker(kind: number, count: number): Buffer {
  return count < 15
    ? Buffer.from([(kind << 4) | count])
    : Buffer.concat([Buffer.from([(kind << 4) | 15, 0x12]), whole(BigInt(count), 4)]);
}

function reference(number: number): Buffer {
  return Buffer.from([number >> 8, number & 255]);
}

function whole(value: bigint, bytes: number): Buffer {
  return Buffer.from(value.toString(16).padStart(bytes * 2, '0'), 'hex');
}
