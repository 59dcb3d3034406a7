import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFields } from '../../../src/importers/json-rows/json-fields.ts';
import type { JsonEnd, JsonRow } from '../../../src/importers/json-rows/json-rows.ts';
import { listElements } from '../../../src/importers/json-rows/list-elements.ts';
import { memberNames } from '../../../src/importers/json-rows/member-names.ts';
import { textLines } from '../../../src/importers/json-rows/text-lines.ts';

// eslint-disable-next-line @typescript-eslint/require-await -- the readers take a stream.
async function* cutUp(bytes: Buffer, pieceBytes: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    yield Buffer.from(bytes.subarray(from, from + pieceBytes));
  }
}

async function elementsOf(text: string | Buffer, pieceBytes = 1 << 20, longest?: number) {
  const rows: JsonRow[] = [];
  let end: JsonEnd | null = null;
  for await (const row of listElements(cutUp(Buffer.from(text as string), pieceBytes), longest)) {
    if ('end' in row) end = row;
    else rows.push(row);
  }
  return { rows, end };
}

test('the elements of any list come out one by one, wherever its pieces end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue()),
      fc.constantFrom(1, 2, 3, 7, 64, 1 << 20),
      fc.constantFrom(undefined, 2),
      async (list, pieceBytes, indent) => {
        const { rows, end } = await elementsOf(JSON.stringify(list, null, indent), pieceBytes);
        expect(rows.map(({ bytes }) => JSON.parse(bytes.toString()) as unknown)).toEqual(
          JSON.parse(JSON.stringify(list)),
        );
        expect(end).toEqual({ end: 'closed', goesOn: false });
      },
    ),
    { numRuns: 60 },
  );
});

test('any bytes give rows and an end, and never an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const whole = Buffer.concat([Buffer.from('['), bytes]);
      const once = await elementsOf(whole);
      expect(await elementsOf(whole, 1)).toEqual(once);
      for (const row of once.rows) jsonFields(row.bytes);
      expect(once.end).not.toBeNull();
    }),
  );
});

test('a damaged element costs only itself', async () => {
  const { rows } = await elementsOf('[{"a":1},{"a" 2},{"a":3}]');
  expect(rows.map(({ bytes }) => jsonFields(bytes)?.shown('a'))).toEqual(['1', undefined, '3']);
});

test('a list that is cut, goes on or is none says so', async () => {
  expect(await elementsOf('[{"a":1},{"a":"x')).toMatchObject({
    rows: [{ number: 1 }, { number: 2, at: 9, fault: 'cut' }],
    end: { end: 'open' },
  });
  expect((await elementsOf('[1,2')).end).toEqual({ end: 'open', goesOn: false });
  expect((await elementsOf('[1] x')).end).toEqual({ end: 'closed', goesOn: true });
  expect((await elementsOf('{"a":1}')).end).toEqual({ end: 'no list', goesOn: false });
  expect((await elementsOf('')).end).toEqual({ end: 'no list', goesOn: false });
  expect((await elementsOf('\ufeff [ ]')).end).toEqual({ end: 'closed', goesOn: false });
});

test('a row that is too long is passed over, and the next one is read', async () => {
  const long = `["${'x'.repeat(50)}",{"a":"b"}]`;
  const { rows } = await elementsOf(long, 8, 20);
  expect(rows[0]).toMatchObject({ number: 1, fault: 'too big' });
  expect(rows[0]?.bytes.length).toBe(0);
  expect(rows[1]?.bytes.toString()).toBe('{"a":"b"}');
  const lines: JsonRow[] = [];
  for await (const line of textLines(
    cutUp(Buffer.from(`${'x'.repeat(50)}\n{"a":1}\r\n\n{}`), 7),
    20,
  ))
    lines.push(line);
  expect(lines.map(({ number, fault }) => [number, fault])).toEqual([
    [1, 'too big'],
    [2, undefined],
    [4, undefined],
  ]);
});

test('lines come out as they went in, wherever the pieces end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.dictionary(fc.string(), fc.string())),
      fc.constantFrom(1, 3, 1000),
      async (objects, pieceBytes) => {
        const text = objects.map((object) => `${JSON.stringify(object)}\n`).join('');
        const read: unknown[] = [];
        for await (const { bytes } of textLines(cutUp(Buffer.from(text), pieceBytes)))
          read.push(JSON.parse(bytes.toString()));
        expect(read).toEqual(JSON.parse(JSON.stringify(objects)));
      },
    ),
    { numRuns: 40 },
  );
});

test('what is no UTF-8 keeps its bytes, and half a character its code units', () => {
  const bytes = Buffer.concat([
    Buffer.from('{"a":"h'),
    Buffer.from([0xff, 0xc3, 0xa9]),
    Buffer.from('\\u20ac","b":"c"}'),
  ]);
  const fields = jsonFields(bytes);
  expect(fields?.text('a')).toEqual({
    shown: 'h\ufffdé€',
    rawHex: '68ffc3a9e282ac',
    rawAs: 'bytes',
  });
  expect(fields?.text('b')).toBe('c');
  expect(fields?.hasBadBytes).toBe(true);
  expect(jsonFields(Buffer.from('{"a":"\\ud83d"}'))?.text('a')).toEqual({
    shown: '\ufffd',
    rawHex: 'd83d',
    rawAs: 'utf-16be',
  });
});

test('numbers are written out, and those that lost digits are left out and told', () => {
  const fields = jsonFields(
    Buffer.from('{"a":-0,"b":1.5,"c":12345678901234567890,"d":true,"e":null,"f":1e999}'),
  );
  expect(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => fields?.text(name))).toEqual([
    '0',
    '1.5',
    null,
    'true',
    null,
    null,
  ]);
  expect(fields?.hasLostNumbers).toBe(true);
});

test('names that mean something to the language mean nothing here', () => {
  const fields = jsonFields(Buffer.from('{"__proto__":"x","constructor":"y","Größe":"z"}'));
  expect(fields?.asFound(new Set())).toEqual(
    Object.fromEntries([
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['Gr[U+00F6][U+00DF]e', 'z'],
    ]),
  );
  expect(fields?.text('toString')).toBeNull();
});

test('what is no object is none, however deep it goes', () => {
  for (const text of ['', '[]', '1', '"a"', 'null', '{', '{"a":}', '['.repeat(200_000)])
    expect(jsonFields(Buffer.from(text))).toBeNull();
  expect(
    jsonFields(Buffer.from(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))?.text('a') ??
      null,
  ).toBeNull();
});

test('the names in the first object are found in its beginning alone', () => {
  expect(memberNames(Buffer.from(' [ {"a":1,"b":{"c":2},"d":["e","f"],"g":"cut'))).toEqual([
    'a',
    'b',
    'd',
    'g',
  ]);
  expect(memberNames(Buffer.from('\ufeff{"a":"\\"x\\":","b":1}{"z":1}'))).toEqual(['a', 'b']);
  expect(memberNames(Buffer.from('a,b\n1,2'))).toBeNull();
});
