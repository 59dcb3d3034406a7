import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimOfFileName } from '../../src/media/file-name-times.ts';

const local = '2024-01-31T14:25:30';
const zone = 'Europe/London';

/** Names of `formats.md` §5.2 and §6.1, what they claim, and by whose clock. */
const names: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['Screenshot_20240131-142530.png', { local }],
  ['Screenshot_20240131-142530_Messages.png', { local }],
  ['Screenshot_20240131_142530_WhatsApp.jpg', { local }],
  ['Screenshot_20240131-142530-display-1.png', { local }],
  ['Screenshot_2024-01-31-14-25-30-123_com.whatsapp.jpg', { local: `${local}.123` }],
  ['Screenshot_2024-01-31-14-25-30.png', { local }],
  ['Screenshot 20240131 142530.com.google.android.apps.nbu.paisa.user.png', { local }],
  ['Bildschirmfoto_20240131-142530.png', { local }],
  ['Screenshot 2024-01-31 at 14.25.30.png', { local }],
  ['Screenshot 2024-01-31 at 2.25.30\u202fPM.png', { local }],
  ['Screenshot 2024-01-31 at 2.25.30 PM.png', { local }],
  ['Screenshot 2024-01-31 at 12.05.30\u202fAM.png', { local: '2024-01-31T00:05:30' }],
  ['Bildschirmfoto 2024-01-31 um 14.25.30.png', { local }],
  ['Capture d’écran 2024-01-31 à 14.25.30.png', { local }],
  ['Screenshot 2024-01-31 142530.png', { local }],
  ['screen-20240131-142530.mp4', { local }],
  ['Screen_Recording_20240131_142530_App.mp4', { local }],
  ['Screenrecorder-2024-01-31-14-25-30-123.mp4', { local: `${local}.123` }],
  ['RPReplay_Final1706711130.mp4', { utc: '2024-01-31T14:25:30Z' }],
  ['IMG_20240131_142530_783.jpg', { local: `${local}.783` }],
  ['IMG20240131142530.jpg', { local }],
  ['20240131_142530.jpg', { local }],
  ['20240131_142530(0).jpg', { local }],
  ['VID_20240131_142530.mp4', { local }],
  ['PXL_20240131_142530544.jpg', { utc: '2024-01-31T14:25:30.544Z' }],
  ['PXL_20240131_142530544.MP~2.jpg', { utc: '2024-01-31T14:25:30.544Z' }],
  ['20240131_142530000_iOS.jpg', { utc: '2024-01-31T14:25:30Z' }],
  ['IMG-20240131-WA0003.jpg', { local: '2024-01-31', precision: 'day' }],
  ['PTT-20240131-WA0001.opus', { local: '2024-01-31', precision: 'day' }],
  ['DOC-20240131-WA0012..pdf', { local: '2024-01-31', precision: 'day' }],
  ['00000012-AUDIO-2024-01-31-14-25-30.opus', { local }],
  ['00000013-PHOTO-2024-01-31-14-25-30.jpg', { local }],
  ['WhatsApp Image 2024-01-31 at 14.25.30.jpeg', { local }],
  ['WhatsApp Image 2024-01-31 at 14.25.30 (1).jpeg', { local }],
  ['WhatsApp Audio 2024-01-31 at 2.25.30 PM.ogg', { local }],
  ['WhatsApp Ptt 2024-01-31 at 14.25.30.ogg', { local }],
  ['audio_1@31-01-2024_14-25-30.ogg', { local }],
  ['photo_1@31-01-2024_14-25-30.jpg', { local }],
  ['photo_2024-01-31_14-25-30.jpg', { local }],
  ['signal-2024-01-31-14-25-30-718.m4a', { local: `${local}.718` }],
  ['signal-2024-01-31-142530.jpg', { local }],
  ['FB_IMG_1706711130123.jpg', { utc: '2024-01-31T14:25:30.123Z' }],
  ['AUDIO-2024-01-31-14-25-30.m4a', { local }],
  ['Voice_240131_142530.m4a', { local }],
  ['2024-01-31_b~abcDEF.jpg', { local: '2024-01-31', precision: 'day' }],
];

describe('the time in a file name', () => {
  it.each(names)('is read from %s', (name, expected) => {
    const { happened } = claimOfFileName(name, zone);
    expect(happened).toMatchObject({ ...expected, basis: 'file name', raw: name });
    const says = 'utc' in expected ? undefined : happened?.precision === 'day' ? undefined : zone;
    if (says !== undefined) expect(happened).toMatchObject({ zone, zoneIs: 'assumed' });
  });

  it.each([
    'Snapchat-431959199.mp4',
    'IMG_1234.PNG',
    'IMG_1234.HEIC',
    'received_1234567890123456.jpeg',
    'Screenshot (12).png',
    'Voice 001.m4a',
    'New Recording 3.m4a',
    'Recording (2).m4a',
    '20240131142530.jpg',
    '07700900123.amr',
    '447700900123_20240131.txt',
    'letter to the council.pdf',
    '12.amr',
    'WhatsApp Image.jpeg',
    '',
  ])('is not seen in %s', (name) => {
    expect(claimOfFileName(name, zone).happened).toBeNull();
  });

  it.each([
    'Screenshot_20241331-142530.png',
    'Screenshot_20240230-142530.png',
    'IMG_20240131_256199.jpg',
    'Screenshot 2024-01-31 at 13.25.30 PM.png',
    '+447700900123_31-01-24_0225PM.amr',
  ])('is unknown where %s holds an impossible one', (name) => {
    expect(claimOfFileName(name, zone).happened).toEqual({
      precision: 'unknown',
      basis: 'file name',
      raw: name,
    });
  });
});

describe('the other party in a file name', () => {
  it.each([
    [
      '+447700900123_01-31-24_0225PM.amr',
      { otherParty: '+447700900123', voicemail: true, happened: { local: '2024-01-31T14:25' } },
    ],
    [
      'Sam Example_01-31-24_1225AM.3gp',
      { otherParty: 'Sam Example', voicemail: true, happened: { local: '2024-01-31T00:25' } },
    ],
    [
      // The half of the day in a language that is not read here: the hour would be a guess.
      '+447700900123_01-31-24_0225下午.amr',
      { otherParty: '+447700900123', happened: { local: '2024-01-31', precision: 'day' } },
    ],
    [
      'Sam Example - Voicemail - 2024-01-31T03_04_05Z.mp3',
      { otherParty: 'Sam Example', voicemail: true, happened: { utc: '2024-01-31T03:04:05Z' } },
    ],
    [
      ' - Voicemail - 2024-01-31T03_04_05Z.mp3',
      { otherParty: null, voicemail: true, happened: { utc: '2024-01-31T03:04:05Z' } },
    ],
    [
      '+447700900123 - Recorded - 2024-01-31T03_04_05Z.mp3',
      { otherParty: '+447700900123', voicemail: false },
    ],
    [
      'voicemail-07700900123-20240131.amr',
      { otherParty: '07700900123', happened: { local: '2024-01-31' } },
    ],
    [
      'voicemail-07700900123-2024-01-31-14-25.m4a',
      { otherParty: '07700900123', happened: { local: '2024-01-31T14:25' } },
    ],
    [
      'voicemail-+447700900123.m4a',
      { otherParty: '+447700900123', voicemail: true, happened: null },
    ],
    ['voicemail-20240131.amr', { otherParty: null, happened: { local: '2024-01-31' } }],
    ['voicemail-123.m4a', { otherParty: null, voicemail: true, happened: null }],
    ['voicemail-1706711130123.m4a', { otherParty: null, voicemail: true, happened: null }],
    ['Voicemail from Sam Example.m4a', { otherParty: 'Sam Example', voicemail: true }],
    [
      'Call recording Sam Example_240131_142530.m4a',
      { otherParty: 'Sam Example', happened: { local } },
    ],
    ['통화 녹음 07700900123_240131_142530.m4a', { otherParty: '07700900123', happened: { local } }],
    ['Grabación de llamada Sam_240131_142530.m4a', { otherParty: null, happened: { local } }],
    [
      '2024-01-31 14-25-30 (phone) Sam (07700900123) ↙.m4a',
      { otherParty: 'Sam (07700900123)', direction: 'in', app: 'phone', happened: { local } },
    ],
    [
      '20240131_142530.123+0100_out_07700900123.oga',
      {
        otherParty: '07700900123',
        direction: 'out',
        happened: { utc: '2024-01-31T13:25:30.123Z', zone: 'UTC+1' },
      },
    ],
    ['0d20240131022530p+447700900123.mp4', { otherParty: '+447700900123', direction: 'in' }],
    ['1d20240131022530p+447700900123.mp4', { direction: 'out' }],
  ])('is read from %s', (name, expected) => {
    expect(claimOfFileName(name, zone)).toMatchObject(expected);
  });
});

describe('any name at all', () => {
  it('is read without a fault, and never to a year outside 1970 to 2100', () => {
    const digits = fc.stringMatching(/^[A-Za-z_ -]{0,8}[0-9_. -]{8,30}(AM|PM)?\.[a-z]{3}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), digits), (name) => {
        const { happened } = claimOfFileName(name, zone);
        const year = Number((happened?.utc ?? happened?.local ?? '2000').slice(0, 4));
        expect(year).toBeGreaterThanOrEqual(1970);
        expect(year).toBeLessThanOrEqual(2100);
      }),
      { numRuns: 500 },
    );
  });

  it('is read in time that does not explode with its length', () => {
    for (const piece of ['_', 'a ', '0', '2024-01-31 ', 'WhatsApp ', '-']) {
      claimOfFileName(piece.repeat(5000), zone);
    }
  });
});
