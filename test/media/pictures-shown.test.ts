import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { viewableCopy } from '../../src/media/copies.ts';
import { isHeic } from '../../src/media/heic.ts';
import { pictureForReport } from '../../src/media/picture.ts';
import { amr, exifSegment, jpeg, png, tag } from './made-files.ts';

const page = { width: 200, height: 100 };
const heic = readFileSync(
  new URL('fixtures/good-photo-with-offset-and-position.heic', import.meta.url),
);

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#3a6' } });
}

describe('a picture for the report', () => {
  it('fits the page, is never enlarged, and is the same each time', async () => {
    const bytes = await plain(800, 600).jpeg().toBuffer();
    const shown = await pictureForReport(bytes, page);
    expect(shown).toMatchObject({ type: 'jpeg', width: 133, height: 100 });
    expect((await pictureForReport(bytes, page))?.bytes.equals(shown!.bytes)).toBe(true);
    const small = await pictureForReport(await plain(30, 20).jpeg().toBuffer(), page);
    expect(small).toMatchObject({ width: 30, height: 20 });
  });

  it('is turned the right way up and keeps nothing that the original says of itself', async () => {
    const taken = {
      IFD0: { Software: 'Phone 1' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    };
    const bytes = await plain(40, 20)
      .withExif(taken)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const shown = await pictureForReport(bytes, page);
    expect(shown).toMatchObject({ width: 20, height: 40 });
    expect((await sharp(shown!.bytes).metadata()).exif).toBeUndefined();
  });

  it('stays without loss where it is drawn and small, and stands on white', async () => {
    const clear = sharp({
      create: { width: 20, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    const shown = await pictureForReport(await clear.png().toBuffer(), page);
    expect(shown?.type).toBe('png');
    const { data, info } = await sharp(shown!.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(3);
    expect(data[0]).toBe(255);
  });

  it.each(['webp', 'gif', 'tiff', 'avif'] as const)('can be made of %s', async (format) => {
    const bytes = await plain(24, 18).toFormat(format).toBuffer();
    expect(await pictureForReport(bytes, page)).toMatchObject({ width: 24, height: 18 });
  });

  it('can be made of HEIC', async () => {
    const shown = await pictureForReport(heic, { width: 48, height: 48 });
    expect(shown).toMatchObject({ type: 'jpeg', width: 48, height: 32 });
    // The red box of the picture stands at the left, the green disc at the right.
    const { data, info } = await sharp(shown!.bytes).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ];
    expect(at(12, 8)[0]).toBeGreaterThan(at(12, 8)[1]! + 60);
    expect(at(35, 20)[1]).toBeGreaterThan(at(35, 20)[0]! + 40);
  });

  it('of 60,000 × 60,000 pixels is not opened', async () => {
    expect(await pictureForReport(png(60_000, 60_000), page)).toBeNull();
  });

  it('is none where the bytes are a drawing, a text or nothing', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    for (const bytes of [drawing, 'hello', '', '%PDF-1.4']) {
      expect(await pictureForReport(Buffer.from(bytes), page)).toBeNull();
    }
  });

  it('shows as much as there is of one that is cut short', async () => {
    const noise = await sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer();
    const shown = await pictureForReport(noise.subarray(0, Math.floor(noise.byteLength / 2)), page);
    expect(shown).toMatchObject({ width: 100, height: 100 });
  });

  it('never fails on damaged pictures', async () => {
    const whole = [
      await plain(9, 9).jpeg().toBuffer(),
      await plain(9, 9).png().toBuffer(),
      await plain(9, 9).webp().toBuffer(),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 255 })), { maxLength: 6 }),
        async (bytes, changes) => {
          const damaged = Buffer.from(bytes);
          for (const [at, value] of changes) if (at < damaged.byteLength) damaged[at] = value;
          await pictureForReport(damaged, page);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never fails on damaged HEIC, and lets the decoder say nothing on the terminal', async () => {
    for (const [from, to] of [
      [30, 60],
      [100, 300],
      [300, 900],
      [700, 1082],
    ] as const) {
      const damaged = Buffer.from(heic);
      damaged.fill(0xa7, from, to);
      await pictureForReport(damaged, page);
    }
    expect(await pictureForReport(heic.subarray(0, 500), page)).toBeNull();
  });
});

describe('a viewable copy', () => {
  it('of HEIC is a JPEG of the same size without its details, and the same each time', async () => {
    expect(isHeic(heic)).toBe(true);
    const copy = await viewableCopy(heic, 'image/heic');
    expect(copy?.extension).toBe('jpg');
    expect(copy?.how).toMatch(/heic-decode \d.*sharp \d/);
    const about = await sharp(copy!.bytes).metadata();
    expect(about).toMatchObject({ format: 'jpeg', width: 96, height: 64 });
    expect(about.exif).toBeUndefined();
    expect((await viewableCopy(heic, 'image/heic'))?.bytes.equals(copy!.bytes)).toBe(true);
  });

  it.each([
    ['narrow', 'audio/amr', 8000],
    ['wide', 'audio/amr-wb', 16_000],
  ] as const)('of AMR in %s band is a WAV of the same length', async (band, type, rate) => {
    const recording = amr(
      Array.from({ length: 3000 }, (_, index) => (index % 50 === 0 ? 15 : 7)),
      band,
    );
    const copy = await viewableCopy(recording, type);
    expect(copy?.extension).toBe('wav');
    expect(copy?.how).toMatch(/@audio\/decode-amr \d/);
    const wave = copy!.bytes;
    expect(wave.toString('latin1', 0, 4) + wave.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
    expect(wave.readUInt32LE(24)).toBe(rate);
    expect(wave.readUInt32LE(40)).toBe((3000 / 50) * rate * 2);
    expect(wave.byteLength).toBe(wave.readUInt32LE(40) + 44);
    expect((await viewableCopy(recording, type))?.bytes.equals(wave)).toBe(true);
  });

  it('of AMR that is cut short or broken holds what is whole of it', async () => {
    const recording = amr([7, 7, 7]);
    const cut = await viewableCopy(recording.subarray(0, 90), 'audio/amr');
    expect(cut?.bytes.byteLength).toBe(44 + 2 * 160 * 2);
    expect(await viewableCopy(recording.subarray(0, 10), 'audio/amr')).toBeNull();
  });

  it('of an hour upon hour of silence in few bytes is not made', async () => {
    const bomb = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(400_000, 15 << 3)]);
    expect(await viewableCopy(bomb, 'audio/amr')).toBeNull();
  });

  it('is none for what opens anywhere', async () => {
    expect(
      await viewableCopy(jpeg(4, 3, exifSegment({ exif: { [tag.dateTime]: 'x' } })), 'image/jpeg'),
    ).toBeNull();
    expect(await viewableCopy(Buffer.from('hello'), 'text/plain')).toBeNull();
    expect(await viewableCopy(Buffer.alloc(0), 'image/heic')).toBeNull();
  });
});
