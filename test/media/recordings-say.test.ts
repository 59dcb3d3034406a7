import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFileFacts } from '../../src/media/file-facts.ts';
import { factsOf } from './facts-of.ts';
import {
  amr,
  appleMetadata,
  box,
  caf,
  fileType,
  longMovieHeader,
  movieHeader,
  opus,
  track,
  wave,
} from './made-files.ts';

const created = '2024-01-31T14:25:30Z';

describe('an AMR recording', () => {
  it('is as long as its frames, whatever their types', async () => {
    const types = [7, 0, 8, 15, 3, 7];
    expect(await factsOf(amr(types))).toMatchObject({
      kind: 'sound',
      mediaType: 'audio/amr',
      durationMilliseconds: 120,
      notes: [],
    });
  });

  it('of 1,001 frames is 20.02 seconds long, across the pieces in which it is read', async () => {
    const bytes = amr(Array.from({ length: 1001 }, () => 7));
    expect(bytes.byteLength).toBe(32_038);
    expect((await factsOf(bytes)).durationMilliseconds).toBe(20_020);
    const hour = amr(Array.from({ length: 30_000 }, (_, index) => index % 8));
    expect((await factsOf(hour)).durationMilliseconds).toBe(600_000);
  });

  it('in wide band is told apart and counted by its own sizes', async () => {
    expect(await factsOf(amr([0, 8, 9, 15, 14], 'wide'))).toMatchObject({
      mediaType: 'audio/amr-wb',
      durationMilliseconds: 100,
      notes: [],
    });
  });

  it('of several channels shares its frames among them', async () => {
    const frames = amr([7, 7, 7, 7]).subarray(6);
    const bytes = Buffer.concat([Buffer.from('#!AMR_MC1.0\n'), Buffer.from([0, 0, 0, 2]), frames]);
    expect((await factsOf(bytes)).durationMilliseconds).toBe(40);
  });

  it('that is cut short is counted to the last whole frame, and that is noted', async () => {
    const facts = await factsOf(amr([7, 7, 7]).subarray(0, 90));
    expect(facts.durationMilliseconds).toBe(40);
    expect(facts.notes).toEqual([
      'The recording ends in the middle of a sound frame: it is cut short.',
    ]);
  });

  it('that holds rubbish is counted up to it, and that is noted', async () => {
    const facts = await factsOf(Buffer.concat([amr([7, 7]), Buffer.from([9 << 3, 1, 2, 3])]));
    expect(facts.durationMilliseconds).toBe(40);
    expect(facts.notes[0]).toContain('no sound');
  });
});

describe('an MP4, M4A, 3GP or MOV', () => {
  const m4a = (...inside: Buffer[]) =>
    Buffer.concat([fileType('M4A '), box('moov', ...inside), box('mdat', Buffer.alloc(64))]);

  it.each([
    ['version 0', movieHeader],
    ['version 1', longMovieHeader],
  ])('gives creation time and length from mvhd of %s', async (_version, header) => {
    const facts = await factsOf(m4a(header(created, 45_880), track('soun')), 'Voice 001.m4a');
    expect(facts).toMatchObject({
      kind: 'sound',
      durationMilliseconds: 45_880,
      happened: { precision: 'second', utc: created, basis: 'container creation time' },
      notes: [],
    });
    expect(facts.happened.raw).toMatch(/^\d+ seconds after 1904$/);
  });

  it('gives no time where mvhd leaves it unset', async () => {
    const facts = await factsOf(m4a(movieHeader(null, 1000), track('soun')));
    expect(facts.times).toEqual([]);
    expect(facts.durationMilliseconds).toBe(1000);
  });

  it('keeps a time outside the years of telephones as found only', async () => {
    const facts = await factsOf(m4a(movieHeader('1904-01-02T00:00:00Z', 1000)));
    expect(facts.happened).toEqual({ precision: 'unknown' });
    expect(facts.times[0]?.happened.raw).toBe('86400 seconds after 1904');
  });

  it('prefers the creation date by Apple, which has an offset, and warns of a position', async () => {
    const metadata = appleMetadata({
      'com.apple.quicktime.make': 'Apple',
      'com.apple.quicktime.creationdate': '2024-01-31T15:25:28+0100',
      'com.apple.quicktime.location.ISO6709': '+51.5-000.1/',
    });
    const movie = [movieHeader(created, 5000), track('vide', 1920, 1080), metadata];
    const facts = await factsOf(
      Buffer.concat([fileType('qt  '), box('mdat', Buffer.alloc(9)), box('moov', ...movie)]),
      'IMG_1234.MOV',
    );
    expect(facts).toMatchObject({
      kind: 'video',
      mediaType: 'video/quicktime',
      widthPixels: 1920,
      heightPixels: 1080,
      statesPosition: true,
      happened: { utc: '2024-01-31T14:25:28Z', zone: 'UTC+1' },
      asFound: { 'Make of the camera or phone': 'Apple' },
    });
    expect(facts.times.map(({ what }) => what)).toEqual(['recorded', 'container created']);
  });

  it('is a sound where a 3GP has no picture', async () => {
    const bytes = Buffer.concat([
      fileType('3gp4'),
      box('moov', movieHeader(null, 9), track('soun')),
    ]);
    expect(await factsOf(bytes)).toMatchObject({ kind: 'sound', mediaType: 'audio/3gpp' });
  });

  it('is noted where its index is missing', async () => {
    const facts = await factsOf(Buffer.concat([fileType('isom'), box('mdat', Buffer.alloc(99))]));
    expect(facts.notes).toEqual(['The recording has no index (moov): it is cut short or damaged.']);
  });

  it('of many gigabytes with its index at the end is read by its box sizes alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'facts-'));
    const path = join(folder, 'long.mp4');
    const index = box('moov', movieHeader(created, 7_200_000), track('vide', 640, 480));
    const dataBytes = 6 * 1024 ** 3;
    const dataHeader = Buffer.alloc(16);
    dataHeader.writeUInt32BE(1, 0);
    dataHeader.write('mdat', 4, 'latin1');
    dataHeader.writeBigUInt64BE(BigInt(dataBytes), 8);
    const start = Buffer.concat([fileType('isom'), dataHeader]);
    const indexAt = start.byteLength - 16 + dataBytes;
    try {
      // Sparse: it takes no room on the disk.
      const file = await open(path, 'w');
      await file.write(start, 0, start.byteLength, 0);
      await file.write(index, 0, index.byteLength, indexAt);
      await file.close();
      const sizeBytes = indexAt + index.byteLength;
      const facts = await readFileFacts(path, 'long.mp4', sizeBytes, 'Europe/London');
      expect(facts).toMatchObject({
        happened: { utc: created },
        durationMilliseconds: 7_200_000,
        widthPixels: 640,
        notes: [],
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('other recordings', () => {
  it('WAV and Opus give their length', async () => {
    expect(await factsOf(wave(8000, 8000))).toMatchObject({
      kind: 'sound',
      durationMilliseconds: 1000,
      notes: [],
    });
    expect(await factsOf(opus(2500), 'PTT-20240131-WA0001.opus')).toMatchObject({
      kind: 'sound',
      durationMilliseconds: 2500,
      happened: { precision: 'day', local: '2024-01-31', basis: 'file name' },
    });
  });

  it('CAF gives its length and, where it has one, its date', async () => {
    expect(await factsOf(caf(4000, 8000, '2024-01-31 14:25:30'))).toMatchObject({
      mediaType: 'audio/x-caf',
      durationMilliseconds: 500,
      happened: { local: '2024-01-31T14:25:30', zoneIs: 'assumed' },
    });
  });

  it.each([8, -8000])(
    'CAF of %i samples a second and without sound has no length of −0',
    async (rate) => {
      const silent = caf(0, rate);
      const { durationMilliseconds, notes } = await factsOf(silent);
      expect(durationMilliseconds).toBe(rate > 0 ? 0 : undefined);
      expect(notes).toEqual(rate > 0 ? [] : ['The length of the recording could not be read.']);
    },
  );

  it('that are damaged are taken in with a note', async () => {
    const broken = wave(100, 8000).subarray(0, 30);
    expect((await factsOf(broken)).notes).toEqual([
      'The length of the recording could not be read.',
    ]);
  });

  it('are voicemails where the name says so', async () => {
    expect(await factsOf(amr([7]), '+447700900123_01-31-24_0225PM.amr')).toMatchObject({
      kind: 'voicemail',
      otherParty: '+447700900123',
      happened: { precision: 'minute', local: '2024-01-31T14:25', basis: 'file name' },
    });
    expect((await factsOf(amr([7]), 'New Recording 3.amr')).kind).toBe('sound');
    expect((await factsOf('hello', 'voicemail.txt')).kind).toBe('text');
  });
});
