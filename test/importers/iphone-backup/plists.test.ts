import fc from 'fast-check';
import { build, buildBinary, type PlistValue as Built } from 'plist';
import { describe, expect, test } from 'vitest';
import { readBinaryPlist } from '../../../src/importers/property-list/binary-plist.ts';
import { readFileRecord } from '../../../src/importers/iphone-backup/file-record.ts';
import {
  PlistDamaged,
  PlistUid,
  readPlist,
  type PlistValue,
} from '../../../src/importers/property-list/plist.ts';
import { archiveBytes } from './made-backup.ts';

const key = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text !== '__proto__');
const scalar = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ minLength: 300, maxLength: 400 }),
  fc.integer(),
  fc.boolean(),
  fc.uint8Array({ maxLength: 40 }),
  fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
);
const value = fc.letrec<{ value: Built }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }) as fc.Arbitrary<Built>,
  ),
})).value;

/** A value as the reader gives it: maps for dictionaries, buffers for bytes. */
function asRead(built: Built, wholeSeconds: boolean): unknown {
  if (built instanceof Uint8Array) return Buffer.from(built);
  if (built instanceof Date)
    return wholeSeconds ? new Date(Math.floor(built.getTime() / 1000) * 1000) : built;
  if (Array.isArray(built)) return built.map((one) => asRead(one, wholeSeconds));
  if (typeof built === 'object' && built !== null)
    return new Map(Object.entries(built).map(([name, one]) => [name, asRead(one, wholeSeconds)]));
  return built;
}

describe('a property list', () => {
  test('is read as it was written, in binary', () => {
    fc.assert(
      fc.property(value, (built) => {
        expect(readPlist(Buffer.from(buildBinary(built)))).toEqual(asRead(built, false));
      }),
    );
  });

  test('is read as it was written, in XML', () => {
    // XML 1.0 cannot hold control characters, and takes a line end of any kind for one.
    const isPlain = (built: Built): boolean =>
      typeof built === 'string'
        ? !/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/.test(built)
        : Array.isArray(built)
          ? built.every(isPlain)
          : built !== null &&
              typeof built === 'object' &&
              Object.getPrototypeOf(built) === Object.prototype
            ? Object.entries(built).every(([name, one]) => isPlain(name) && isPlain(one as Built))
            : true;
    fc.assert(
      fc.property(value.filter(isPlain), (built) => {
        const read = readPlist(Buffer.from(build(built as never)));
        expect(read).toEqual(asRead(built, true));
      }),
    );
  });

  test('keeps numbers that no double can hold', () => {
    const big = 2n ** 62n + 1n;
    expect(readPlist(Buffer.from(`<plist><integer>${big}</integer></plist>`))).toBe(big);
    const bytes = Buffer.from(buildBinary({ UID: 7 }));
    expect(readPlist(bytes)).toEqual(new PlistUid(7));
    expect(readBinaryPlist(numbers(0x13, Buffer.from('ffffffffffffffff', 'hex')))).toBe(-1);
    expect(readBinaryPlist(numbers(0x13, Buffer.from('4000000000000001', 'hex')))).toBe(big);
    expect(readBinaryPlist(numbers(0x14, Buffer.alloc(16, 0xff)))).toBe(-1);
  });

  test('in XML is read with its comments, its type and its mark passed over', () => {
    const xml = `\ufeff<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x">
      <!-- a note --><plist version="1.0"><dict><key>a &amp; b</key><string>1 &lt; 2<![CDATA[ & ]]></string>
      <key>__proto__</key><true/><key>none</key><dict/></dict></plist>`;
    expect(readPlist(Buffer.from(xml))).toEqual(
      new Map<string, unknown>([
        ['a & b', '1 < 2 & '],
        ['__proto__', true],
        ['none', new Map()],
      ]),
    );
  });

  test.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['another root', '<html><dict/></html>'],
    ['an empty list', '<plist></plist>'],
    ['a cut list', '<plist><dict><key>a</key>'],
    ['a value without a key', '<plist><dict><true/></dict></plist>'],
    ['a value of no known kind', '<plist><dict><key>a</key><script/></dict></plist>'],
    ['an entity of its own', '<!DOCTYPE p [<!ENTITY a "b">]><plist><string>&a;</string></plist>'],
    ['a number of words', '<plist><integer>ten</integer></plist>'],
    ['a list too deep', `<plist>${'<array>'.repeat(100_000)}`],
  ])('that is %s is refused', (_, text) => {
    expect(() => readPlist(Buffer.from(text))).toThrow(PlistDamaged);
  });

  test('that holds itself is refused', () => {
    // An array of one member, the array.
    expect(() => readBinaryPlist(objects([Buffer.from([0xa1, 0])]))).toThrow(PlistDamaged);
  });

  test('too deep is refused', () => {
    const nested = Array.from({ length: 250 }, (_, index) => Buffer.from([0xa1, index + 1]));
    expect(() => readBinaryPlist(objects([...nested, Buffer.from([0x09])]))).toThrow(PlistDamaged);
  });

  test('of lists that all hold the next one many times takes no time', () => {
    // Told out, 2 to the power of 100 values.
    const doubled = Array.from({ length: 100 }, (_, at) => Buffer.from([0xa2, at + 1, at + 1]));
    expect(readBinaryPlist(objects([...doubled, Buffer.from([0x09])]))).toBeInstanceOf(Array);
  });

  test('whose objects share their bytes is refused before it fills the memory', () => {
    const long = Buffer.concat([
      Buffer.from([0x5f, 0x12]),
      lengthOf(60_000),
      Buffer.alloc(60_000, 97),
    ]);
    const all = Buffer.from([0xaf, 0x10, 200, ...Array.from({ length: 200 }, (_, at) => at + 1)]);
    const bytes = objects([all, ...Array.from({ length: 200 }, () => Buffer.alloc(0))], long);
    expect(() => readBinaryPlist(bytes)).toThrow(PlistDamaged);
  });

  test('that was cut, or of which bytes were changed, is refused or gives something else', () => {
    const sound = [
      Buffer.from(
        buildBinary({ a: [1, 2.5, 'text', 'ü', new Date(0)], b: { c: Buffer.from('x') } }),
      ),
      Buffer.from(build({ a: [1, 2.5, 'text', 'ü'], b: { c: 'x' } })),
    ];
    for (const bytes of sound) {
      for (let cut = 0; cut < bytes.byteLength; cut++) readOrRefused(bytes.subarray(0, cut));
      for (let at = 0; at < bytes.byteLength; at++)
        for (const change of [0x00, 0x01, 0x0f, 0x7f, 0xaf, 0xdf, 0xff]) {
          const changed = Buffer.from(bytes);
          changed[at] = change;
          readOrRefused(changed);
        }
    }
  });
});

describe('the record of a file', () => {
  test('leads nowhere when its references do', () => {
    const loop = archiveBytes(['$null', { Size: { UID: 1 }, EncryptionKey: { UID: 99 } }]);
    expect(readFileRecord(loop)).toMatchObject({ sizeBytes: null, key: null });
  });

  test('states no size and no time that cannot be', () => {
    const odd = archiveBytes(['$null', { Size: -5, LastModified: 1e300 }]);
    expect(readFileRecord(odd)).toMatchObject({
      sizeBytes: null,
      modified: { precision: 'unknown' },
    });
  });

  test('that is no archive is refused', () => {
    expect(() => readFileRecord(Buffer.from(buildBinary(['a'])))).toThrow(PlistDamaged);
  });
});

function readOrRefused(bytes: Buffer): PlistValue | null {
  try {
    return readPlist(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(PlistDamaged);
    return null;
  }
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

function numbers(marker: number, bytes: Buffer): Buffer {
  return objects([Buffer.concat([Buffer.from([marker]), bytes])]);
}

/** A binary list of these objects, the first on top; empty ones stand where `shared` does. */
function objects(list: readonly Buffer[], shared = Buffer.alloc(0)): Buffer {
  let at = 8;
  const offsets: number[] = [];
  for (const object of list) {
    offsets.push(at);
    at += object.byteLength;
  }
  const table = Buffer.alloc(list.length * 4);
  for (const [index, offset] of offsets.entries())
    table.writeUInt32BE(list[index]!.byteLength === 0 ? at : offset, index * 4);
  const trailer = Buffer.alloc(32);
  trailer.writeUInt8(4, 6);
  trailer.writeUInt8(1, 7);
  trailer.writeBigUInt64BE(BigInt(list.length), 8);
  trailer.writeBigUInt64BE(BigInt(at + shared.byteLength), 24);
  return Buffer.concat([Buffer.from('bplist00'), ...list, shared, table, trailer]);
}
