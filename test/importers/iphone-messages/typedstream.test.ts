import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attributeText,
  decodeAttributedText,
} from '../../../src/importers/iphone-messages/attributed-text.ts';
import {
  decodeTypedstream,
  type StreamObject,
} from '../../../src/importers/iphone-messages/typedstream.ts';
import { PlainBodies } from '../../../src/importers/iphone-messages/plain-bodies.ts';
import { madeBody, madeParts } from './made-typedstream.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 400 });

describe('the text of a typedstream', () => {
  it('comes back as it was written, whatever it says', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const decoded = decodeAttributedText(madeBody(text));
        expect(decoded?.text.toString('utf8')).toBe(Buffer.from(text, 'utf8').toString('utf8'));
        expect(decoded?.isWhole).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('comes back at every length up to where lengths take two bytes, and around where they take four', () => {
    const lengths = [...Array.from({ length: 700 }, (_, length) => length)];
    for (const length of [...lengths, 32_767, 32_768, 65_535, 65_536, 65_537, 200_000]) {
      const decoded = decodeAttributedText(madeBody('x'.repeat(length)));
      expect(decoded?.text.byteLength).toBe(length);
      expect(decoded?.isWhole).toBe(true);
      expect(decoded?.runs.map((run) => run.length)).toEqual([length]);
    }
  });

  it('keeps bytes that are no text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeAttributedText(madeBody(bytes))?.text.equals(bytes)).toBe(true);
      }),
    );
  });

  it('comes with what is noted of its parts', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(anyText, fc.string(), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
          {
            minLength: 1,
            maxLength: 40,
          },
        ),
        (parts) => {
          const body = madeParts(
            ...parts.map(
              ([words, note, number]) =>
                [
                  words,
                  {
                    note,
                    number,
                    link: { url: note },
                    blob: { data: Buffer.from(words) },
                    at: { seconds: number / 7 },
                  },
                ] as const,
            ),
          );
          const decoded = decodeAttributedText(body);
          expect(decoded?.isWhole).toBe(true);
          const read = decoded?.runs.map(({ length, attributes }) => [
            length,
            attributeText(attributes.get('note'))?.toString('utf8'),
            attributeText(attributes.get('link'))?.toString('utf8'),
            (attributes.get('number') as StreamObject).values,
            (attributes.get('at') as StreamObject).values,
          ]);
          const note = (text: string) => Buffer.from(text, 'utf8').toString('utf8');
          expect(read).toEqual(
            parts.map(([words, text, number]) => [
              words.length,
              note(text),
              note(text),
              ['i', number],
              [number / 7],
            ]),
          );
        },
      ),
    );
  });
});

describe('bytes that are no typedstream', () => {
  it('give nothing, and do no harm', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeAttributedText(Buffer.from(bytes))).toBeNull();
      }),
    );
  });

  it('that were cut give the text if all of it is there, and say that it is not all', () => {
    const text = 'The words, all of them: ünïcödé 🙂';
    const body = madeParts([text, { note: 'something' }], ['second', { other: 'thing' }]);
    const end = body.indexOf('second') + 'second'.length;
    for (let length = 0; length < body.byteLength; length += 1) {
      const decoded = decodeAttributedText(body.subarray(0, length));
      if (length < end) expect(decoded).toBeNull();
      else {
        expect(decoded?.text.toString('utf8')).toBe(`${text}second`);
        expect(decoded?.isWhole).toBe(false);
      }
    }
  });

  it('whose text claims to be longer than they are give no text', () => {
    const body = Buffer.concat([madeBody('x'.repeat(120)).subarray(0, -40)]);
    const at = body.indexOf(Buffer.from([0x84, 0x01, 0x2b])) + 3;
    for (const claimed of [
      Buffer.from([0x81, 0xff, 0xff]),
      Buffer.from([0x82, 0xff, 0xff, 0xff, 0xff]),
    ]) {
      const lying = Buffer.concat([body.subarray(0, at), claimed, body.subarray(at + 1)]);
      expect(decodeAttributedText(lying)).toBeNull();
    }
  });

  it('with one byte changed neither throw nor take long', () => {
    const body = madeParts(
      ['Hello', { a: 'b', url: { url: 'https://example.org' } }],
      ['you', { c: 7 }],
    );
    for (let at = 0; at < body.byteLength; at += 1) {
      for (const value of [
        0, 1, 0x7f, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x92, 0x93, 0x99, 0xff,
      ]) {
        const changed = Buffer.from(body);
        changed[at] = value;
        expect(() => decodeAttributedText(changed)).not.toThrow();
      }
    }
  });

  it('that nest without end are given up', () => {
    const start = madeBody('x').subarray(0, 16);
    const nested = [Buffer.from([0x84, 0x01, 0x40]), Buffer.from([0x84, 0x85])];
    for (let depth = 0; depth < 100_000; depth += 1) nested.push(Buffer.from([0x92, 0x84, 0x85]));
    expect(decodeTypedstream(Buffer.concat([start, ...nested])).isWhole).toBe(false);
  });

  it('with type encodings that promise very much are given up', () => {
    const start = madeBody('x').subarray(0, 16);
    for (const types of [
      '[999999999{a=}]',
      '[999[999[999[999{a=}]]]]',
      '{a='.repeat(5000),
      '['.repeat(5000),
    ]) {
      const length = Buffer.alloc(3, 0x81);
      length.writeUInt16LE(types.length, 1);
      const announced = [Buffer.from([0x84]), length, Buffer.from(types)];
      const root = [Buffer.from([0x84, 0x01, 0x40, 0x84, 0x85]), ...announced];
      const again = Array.from({ length: 20_000 }, () => Buffer.from([0x93]));
      expect(() => decodeTypedstream(Buffer.concat([start, ...root, ...again]))).not.toThrow();
    }
  });
});

describe('bodies that differ in their words alone', () => {
  it('are read as each of them would be', () => {
    const bodies = new PlainBodies();
    const body = fc.oneof(
      anyText.map((text) => madeBody(text)),
      fc.integer({ min: 100, max: 400 }).map((length) => madeBody('x'.repeat(length))),
      anyText.map((text) => madeParts([text, { note: 'something' }])),
      fc
        .tuple(anyText, fc.nat(), fc.nat({ max: 255 }))
        .map(([text, at, value]) => changedAt(madeBody(text), at, value)),
    );
    fc.assert(
      fc.property(body, (bytes) => {
        const alone = decodeAttributedText(bytes);
        const read = bodies.decode(bytes);
        expect(read?.text).toEqual(alone?.text);
        expect(read?.isWhole).toEqual(alone?.isWhole);
        const noted = alone?.runs.filter(({ attributes }) => attributes.size > 1) ?? [];
        if (noted.length > 0) expect(read?.runs).toEqual(alone?.runs);
      }),
      { numRuns: 3000 },
    );
  });
});

function changedAt(bytes: Buffer, at: number, value: number): Buffer {
  bytes[at % bytes.byteLength] = value;
  return bytes;
}
