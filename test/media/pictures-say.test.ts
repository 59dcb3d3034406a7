import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { factsOf } from './facts-of.ts';
import { exifSegment, jpeg, png, tag, textChunk, tiff } from './made-files.ts';

const taken = { [tag.dateTimeOriginal]: '2024:01:31 14:25:30' };

describe('a photo with EXIF', () => {
  it('gives an instant where its time has an offset', async () => {
    const exif = {
      main: { [tag.software]: 'Android TEST.1' },
      exif: { ...taken, [tag.offsetTimeOriginal]: '+13:00', [tag.subSecTimeOriginal]: '718' },
    };
    const facts = await factsOf(jpeg(40, 30, exifSegment(exif)), 'photo.jpg');
    expect(facts.happened).toEqual({
      precision: 'second',
      utc: '2024-01-31T01:25:30.718Z',
      zone: 'UTC+13',
      basis: 'EXIF, with its offset from UTC',
      raw: '2024:01:31 14:25:30.718+13:00',
    });
    expect(facts).toMatchObject({
      kind: 'picture',
      mediaType: 'image/jpeg',
      widthPixels: 40,
      heightPixels: 30,
      asFound: { Software: 'Android TEST.1' },
      notes: [],
    });
    expect(facts.statesPosition).toBeUndefined();
  });

  it('gives a local time in the assumed zone where it has none', async () => {
    const { happened } = await factsOf(jpeg(4, 3, exifSegment({ exif: taken })));
    expect(happened).toEqual({
      precision: 'second',
      local: '2024-01-31T14:25:30',
      zone: 'Europe/London',
      zoneIs: 'assumed',
      basis: 'EXIF',
      raw: '2024:01:31 14:25:30',
    });
  });

  it.each(['+99:00', 'junk', '+1'])('does not believe the offset %s', async (offset) => {
    const exif = { exif: { ...taken, [tag.offsetTimeOriginal]: offset } };
    const { happened } = await factsOf(jpeg(4, 3, exifSegment(exif)));
    expect(happened.utc).toBeUndefined();
    expect(happened.local).toBe('2024-01-31T14:25:30');
  });

  it.each(['0000:00:00 00:00:00', '    :  :     :  :  ', ''])(
    'takes the blank date “%s” for none',
    async (date) => {
      const facts = await factsOf(
        jpeg(4, 3, exifSegment({ exif: { [tag.dateTimeOriginal]: date } })),
      );
      expect(facts.times).toEqual([]);
      expect(facts.happened).toEqual({ precision: 'unknown' });
    },
  );

  it.each([
    '9999:01:01 00:00:00',
    '2023:02:29 10:00:00',
    '2024:01:31 24:00:00',
    '0001:01:01 00:00:00',
  ])('keeps the impossible date %s as text only', async (date) => {
    const facts = await factsOf(
      jpeg(4, 3, exifSegment({ exif: { [tag.dateTimeOriginal]: date } })),
    );
    expect(facts.happened).toEqual({ precision: 'unknown' });
    expect(facts.times).toEqual([
      { what: 'taken', happened: { precision: 'unknown', basis: 'EXIF', raw: date } },
    ]);
  });

  it('says that it states a position, and gives the clock of the GPS only beside the others', async () => {
    const facts = await factsOf(
      jpeg(
        4,
        3,
        exifSegment({
          exif: taken,
          gps: {
            [tag.gpsLatitudeRef]: 'N',
            [tag.gpsLatitude]: [
              [51, 1],
              [30, 1],
              [0, 1],
            ],
            [tag.gpsDateStamp]: '2024:01:31',
            [tag.gpsTimeStamp]: [
              [13, 1],
              [25, 1],
              [2850, 100],
            ],
          },
        }),
      ),
    );
    expect(facts.statesPosition).toBe(true);
    expect(facts.happened.local).toBe('2024-01-31T14:25:30');
    expect(facts.times).toContainEqual({
      what: 'position fixed',
      happened: expect.objectContaining({
        utc: '2024-01-31T13:25:28Z',
        basis: 'EXIF, clock of the GPS',
      }) as unknown,
    });
  });

  it('warns of a position that stands only in XMP', async () => {
    const xmp = '<x exif:GPSLatitude="51,30N"/>';
    const segment = Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`, 'latin1');
    expect((await factsOf(jpeg(4, 3, [0xe1, segment]))).statesPosition).toBe(true);
  });

  it('does not take the time of the last change for the time of the picture', async () => {
    const facts = await factsOf(
      jpeg(4, 3, exifSegment({ main: { [tag.dateTime]: '2024:02:01 10:00:00' } })),
    );
    expect(facts.happened).toEqual({ precision: 'unknown' });
    expect(facts.times[0]?.what).toBe('last changed');
  });

  it('is read by what it holds, not by its ending', async () => {
    expect((await factsOf(jpeg(4, 3), 'letter.txt')).mediaType).toBe('image/jpeg');
  });

  it('is noted where it is cut short', async () => {
    const whole = jpeg(4, 3, exifSegment({ exif: taken }));
    const facts = await factsOf(whole.subarray(0, 40), 'photo.jpg');
    expect(facts.notes).toContain('The picture is cut short.');
  });
});

describe('a PNG', () => {
  it('gives an instant from eXIf with an offset, as Android screenshots have it', async () => {
    const exif = tiff({ exif: { ...taken, [tag.offsetTimeOriginal]: '+00:00' } });
    const facts = await factsOf(png(3, 2, ['eXIf', exif]), 'Screenshot_20240131-142530.png');
    expect(facts.happened).toMatchObject({ utc: '2024-01-31T14:25:30Z', zone: 'UTC' });
    expect(facts.times.map(({ what }) => what)).toEqual(['taken', 'captured, says the file name']);
  });

  it.each([
    ['Wed, 31 Jan 2024 14:25:30 +0100', { utc: '2024-01-31T13:25:30Z' }],
    ['2024-01-31T14:25:30Z', { utc: '2024-01-31T14:25:30Z' }],
    ['2024:01:31 14:25:30', { local: '2024-01-31T14:25:30', zoneIs: 'assumed' }],
    ['31 Jan 2024 14:25 BST', { local: '2024-01-31T14:25', precision: 'minute' }],
    ['last winter', { precision: 'unknown', raw: 'last winter' }],
  ])('reads the Creation Time “%s”', async (text, expected) => {
    const facts = await factsOf(png(3, 2, textChunk('Creation Time', text)));
    expect(facts.times[0]).toMatchObject({ what: 'created', happened: expected });
    expect(facts.asFound).toEqual({ 'Creation Time': text });
  });

  it('reads international and compressed texts', async () => {
    const international = Buffer.concat([
      Buffer.from('Creation Time\0\0\0en\0\0'),
      Buffer.from('2024-01-31'),
    ]);
    const facts = await factsOf(png(3, 2, ['iTXt', international]));
    expect(facts.happened).toMatchObject({ precision: 'day', local: '2024-01-31' });
  });

  it('lists tIME as the last change, and does not date the picture by it', async () => {
    const change = Buffer.from([2024 >> 8, 2024 & 255, 1, 31, 14, 25, 30]);
    const facts = await factsOf(png(3, 2, ['tIME', change]));
    expect(facts.happened).toEqual({ precision: 'unknown' });
    expect(facts.times).toEqual([
      {
        what: 'last changed',
        happened: {
          precision: 'second',
          utc: '2024-01-31T14:25:30Z',
          zone: 'UTC',
          basis: 'PNG, time of last change',
          raw: '2024-01-31T14:25:30Z',
        },
      },
    ]);
  });

  it('of 60,000 × 60,000 pixels is measured by its header and not decoded', async () => {
    const facts = await factsOf(png(60_000, 60_000));
    expect(facts).toMatchObject({
      widthPixels: 60_000,
      heightPixels: 60_000,
      notes: [expect.stringContaining('too large to be shown small')],
    });
  });

  it('whose text unpacks to far more than it should is taken in with a note', async () => {
    const { deflateSync } = await import('node:zlib');
    const bomb = Buffer.concat([
      Buffer.from('Comment\0\0'),
      deflateSync(Buffer.alloc(10_000_000, 65)),
    ]);
    const facts = await factsOf(png(3, 2, ['zTXt', bomb]));
    expect(facts.notes).toEqual(['A text in the picture could not be read.']);
  });

  it('keeps long texts short and keywords in the value where they are not ASCII', async () => {
    const facts = await factsOf(
      png(3, 2, textChunk('Commentaire à lire', 'oui'), textChunk('Comment', 'x'.repeat(5000))),
    );
    expect(facts.asFound?.['Text in the picture']).toBe('Commentaire à lire: oui');
    expect(facts.asFound?.['Comment']).toHaveLength(1007);
  });

  it('is noted where it is cut short', async () => {
    const facts = await factsOf(png(3, 2).subarray(0, 50));
    expect(facts).toMatchObject({ widthPixels: 3, notes: ['The picture is cut short.'] });
  });
});

describe('pictures of other formats', () => {
  it.each(['webp', 'gif', 'avif', 'tiff'] as const)(
    '%s gives its type and size',
    async (format) => {
      const picture = sharp({ create: { width: 24, height: 18, channels: 3, background: '#a33' } });
      const facts = await factsOf(await picture.toFormat(format).toBuffer());
      expect(facts).toMatchObject({
        kind: 'picture',
        mediaType: `image/${format}`,
        widthPixels: 24,
        heightPixels: 18,
        notes: [],
      });
    },
  );

  it('WebP gives its EXIF', async () => {
    const picture = sharp({ create: { width: 9, height: 9, channels: 3, background: '#a33' } });
    const withExif = picture.withExif({ IFD2: { DateTimeOriginal: '2024:01:31 14:25:30' } });
    const { happened } = await factsOf(await withExif.webp().toBuffer());
    expect(happened.local).toBe('2024-01-31T14:25:30');
  });

  /* Made with heif-enc 1.15 from a JPEG whose EXIF sharp wrote. */
  it('HEIC gives its time, its size and that it states a position', async () => {
    const path = new URL('fixtures/good-photo-with-offset-and-position.heic', import.meta.url);
    expect(await factsOf(readFileSync(path), 'IMG_1234.HEIC')).toMatchObject({
      mediaType: 'image/heic',
      happened: { utc: '2024-01-31T14:25:30.718Z' },
      widthPixels: 96,
      heightPixels: 64,
      statesPosition: true,
    });
  });
});
