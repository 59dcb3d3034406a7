import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import { factsOf } from './facts-of.ts';
import {
  amr,
  appleMetadata,
  box,
  caf,
  exifSegment,
  fileType,
  jpeg,
  movieHeader,
  opus,
  png,
  tag,
  textChunk,
  track,
  wave,
} from './made-files.ts';

const wholeFiles: Readonly<Record<string, Buffer>> = {
  jpeg: jpeg(4, 3, exifSegment({ exif: { [tag.dateTimeOriginal]: '2024:01:31 14:25:30' } })),
  png: png(3, 2, textChunk('Creation Time', '2024-01-31'), ['tIME', Buffer.alloc(7, 7)]),
  amr: amr([7, 0, 8, 15]),
  'wide-band amr': amr([0, 8, 9], 'wide'),
  m4a: Buffer.concat([
    fileType('M4A '),
    box('moov', movieHeader('2024-01-31T00:00:00Z', 1), track('soun'), appleMetadata({ a: 'b' })),
  ]),
  heic: Buffer.concat([fileType('heic'), box('meta', Buffer.alloc(4), box('iprp', box('ipco')))]),
  caf: caf(10, 8000, '2024-01-31'),
  wav: wave(10, 8000),
  opus: opus(20),
  mp3: Buffer.from('ID3\x04\0\0\0\0\0\x0aTIT2\0\0\0\0\0\0', 'latin1'),
  tiff: Buffer.from('II*\0\x08\0\0\0\xff\xff', 'latin1'),
  webp: Buffer.from('RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0', 'latin1'),
  gif: Buffer.from('GIF89a\x01\0\x01\0', 'latin1'),
  flac: Buffer.from('fLaC\0\0\0\x22', 'latin1'),
  matroska: Buffer.from('\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska', 'latin1'),
  zip: Buffer.from('PK\x03\x04', 'latin1'),
  rtf: Buffer.from('{\\rtf1 '),
  mail: Buffer.from('From: a\nTo: b\nDate: c\nContent-Type: multipart/mixed; boundary=x\n\n--x\n'),
  nothing: Buffer.alloc(0),
};

describe.each(Object.entries(wholeFiles))('a file that begins as %s', (_kind, whole) => {
  it('and goes on as anything gives facts that can be recorded, and never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (rest) => {
        expectRecordable(await factsOf(Buffer.concat([whole, rest]), 'x'));
      }),
      { numRuns: 25 },
    );
  });

  it('and is cut or has bytes changed does the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.byteLength }),
        fc.array(fc.tuple(fc.nat({ max: whole.byteLength }), fc.nat({ max: 255 })), {
          maxLength: 4,
        }),
        async (end, changes) => {
          const bytes = Buffer.from(whole);
          for (const [at, value] of changes) if (at < bytes.byteLength) bytes[at] = value;
          expectRecordable(await factsOf(bytes.subarray(0, end), 'x'));
        },
      ),
      { numRuns: 40 },
    );
  });
});

function expectRecordable(facts: unknown): void {
  expect(canonicalJson(facts).length).toBeLessThan(512 * 1024);
}
