import type { MadeFiles, Row } from '../iphone-whatsapp/made-phone.ts';
import { madeDatabase } from '../iphone-whatsapp/made-phone.ts';
import { cocoa } from '../iphone-whatsapp/made-whatsapp.ts';

export const libraryPlace = 'CameraRollDomain/Media/PhotoData/Photos.sqlite';
const roll = 'CameraRollDomain/Media/DCIM/100APPLE';

const columns =
  'Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZKINDSUBTYPE INTEGER, ZTRASHEDSTATE INTEGER, ZHIDDEN INTEGER, ZFAVORITE INTEGER, ZHASADJUSTMENTS INTEGER, ZCLOUDLOCALSTATE INTEGER, ZWIDTH INTEGER, ZHEIGHT INTEGER, ZADDITIONALATTRIBUTES INTEGER, ZDATECREATED TIMESTAMP, ZADDEDDATE TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZTRASHEDDATE TIMESTAMP, ZDURATION FLOAT, ZLATITUDE FLOAT, ZLONGITUDE FLOAT, ZDIRECTORY VARCHAR, ZFILENAME VARCHAR, ZMEDIAGROUPUUID VARCHAR';

const attributes =
  'Z_PK INTEGER PRIMARY KEY, ZASSET INTEGER, ZTIMEZONEOFFSET INTEGER, ZIMPORTEDBY INTEGER, ZORIGINALFILENAME VARCHAR, ZTIMEZONENAME VARCHAR, ZIMPORTEDBYBUNDLEIDENTIFIER VARCHAR, ZEXIFTIMESTAMPSTRING VARCHAR';

type Rows = (readonly [string, Row])[];

export function madeLibrary(rows: Rows, table = 'ZASSET'): Buffer {
  return madeDatabase(
    { [table]: columns, ZADDITIONALASSETATTRIBUTES: attributes },
    rows.map(([name, row]) => [name === 'asset' ? table : name, row]),
  );
}

/** A photo of the library with what stands beside it. */
export function asset(number: number, name: string, row: Row = {}, beside: Row = {}): Rows {
  return [
    [
      'asset',
      {
        Z_PK: number,
        ZKIND: 0,
        ZKINDSUBTYPE: 0,
        ZTRASHEDSTATE: 0,
        ZHIDDEN: 0,
        ZCLOUDLOCALSTATE: 1,
        ZADDITIONALATTRIBUTES: number + 1000,
        ZDATECREATED: cocoa('2024-01-31T22:15:00Z') + number,
        ZLATITUDE: -180,
        ZLONGITUDE: -180,
        ZDIRECTORY: 'DCIM/100APPLE',
        ZFILENAME: name,
        ...row,
      },
    ],
    ['ZADDITIONALASSETATTRIBUTES', { Z_PK: number + 1000, ZASSET: number, ...beside }],
  ];
}

function held(...names: readonly string[]): MadeFiles {
  return Object.fromEntries(names.map((name) => [`${roll}/${name}`, Buffer.from(name)]));
}

/** One directory each, with what is read from it. */
export const situations: Readonly<Record<string, MadeFiles>> = {
  'good-library': {
    [libraryPlace]: madeLibrary([
      ...asset(
        1,
        'IMG_0001.PNG',
        { ZKINDSUBTYPE: 10, ZWIDTH: 1170, ZHEIGHT: 2532 },
        { ZTIMEZONENAME: 'Europe/London', ZTIMEZONEOFFSET: 0 },
      ),
      ...asset(
        2,
        'IMG_0002.HEIC',
        {
          ZKINDSUBTYPE: 2,
          ZLATITUDE: 51.5,
          ZLONGITUDE: -0.12,
          ZMEDIAGROUPUUID: 'A1B2',
          ZADDEDDATE: cocoa('2024-01-31T22:16:00Z'),
        },
        {
          ZTIMEZONENAME: 'GMT+0530',
          ZTIMEZONEOFFSET: 19800,
          ZORIGINALFILENAME: 'IMG_9999.HEIC',
          ZEXIFTIMESTAMPSTRING: '2024:02:01 03:45:02',
        },
      ),
      ...asset(3, 'RPReplay_Final1706711130.MP4', {
        ZKIND: 1,
        ZKINDSUBTYPE: 103,
        ZDURATION: 12.3456,
      }),
      ...asset(4, 'IMG_0004.MOV', { ZKIND: 1, ZKINDSUBTYPE: 100, ZDURATION: 5 }),
      ...asset(
        5,
        'IMG_0005.JPG',
        { ZTRASHEDSTATE: 1, ZTRASHEDDATE: cocoa('2024-02-10T09:00:00Z') },
        { ZIMPORTEDBYBUNDLEIDENTIFIER: 'net.whatsapp.WhatsApp', ZIMPORTEDBY: 3 },
      ),
      ...asset(6, 'IMG_0006.JPG', { ZHIDDEN: 1, ZFAVORITE: 1, ZHASADJUSTMENTS: 1 }),
      ...asset(7, 'IMG_0007.JPG'),
      ...asset(8, 'IMG_0008.JPG', { ZCLOUDLOCALSTATE: 0 }),
      ...asset(9, 'IMG_0009.JPG'),
    ]),
    ...held(
      'IMG_0001.PNG',
      'IMG_0002.HEIC',
      'IMG_0002.MOV',
      'RPReplay_Final1706711130.MP4',
      'IMG_0004.MOV',
      'IMG_0005.JPG',
      'IMG_0006.JPG',
      'IMG_0006.AAE',
      'IMG_0100.JPG',
    ),
    [`${roll}/IMG_0009.JPG`]: null,
    [`${roll}/IMG_0101.JPG`]: null,
    'CameraRollDomain/Media/PhotoData/Thumbnails/1.JPG': Buffer.from('thumbnail'),
  },
  'good-before-ios-14': {
    [libraryPlace]: madeLibrary(
      [...asset(1, 'IMG_0001.JPG'), ...asset(2, 'IMG_0002.PNG', { ZKINDSUBTYPE: 10 })],
      'ZGENERICASSET',
    ),
    ...held('IMG_0001.JPG', 'IMG_0002.PNG'),
  },
  'odd-bare-library': { [libraryPlace]: madeLibrary(asset(1, 'IMG_0001.JPG')) },
  'odd-values': {
    [libraryPlace]: madeLibrary([
      ...asset(1, 'IMG_0001.JPG', { ZDIRECTORY: null }),
      ...asset(2, 'IMG_0002.JPG', { ZFILENAME: null }),
      ...asset(3, '../../../etc/passwd'),
      ...asset(4, 'IMG_0004.JPG'),
      ...asset(5, 'IMG_0004.JPG'),
      ...asset(6, 'IMG_0006.JPG', {
        ZKIND: 7,
        ZKINDSUBTYPE: -3,
        ZDATECREATED: Infinity,
        ZDURATION: 'long',
        ZWIDTH: -1,
        ZHEIGHT: 1e300,
        ZLATITUDE: 0,
        ZLONGITUDE: 0,
      }),
      ...asset(
        7,
        'IMG_0007.JPG',
        { ZDATECREATED: null, ZLATITUDE: 91, ZLONGITUDE: 5 },
        { ZTIMEZONENAME: 'Nowhere/At_All', ZTIMEZONEOFFSET: 99 },
      ),
      ...asset(8, 'IMG_0008.JPG', {}, { ZTIMEZONENAME: 'GMT-0330', ZTIMEZONEOFFSET: -12600 }),
      ...asset(9, 'no-ending', { ZADDITIONALATTRIBUTES: 5 }),
      ...asset(10, Buffer.from([0xff]) as unknown as string),
    ]),
    ...held('IMG_0004.JPG', 'IMG_0006.JPG', 'IMG_0007.JPG', 'IMG_0008.JPG', 'no-ending'),
  },
  'odd-few-columns': {
    [libraryPlace]: madeDatabase(
      {
        ZASSET: 'Z_PK INTEGER PRIMARY KEY, ZDIRECTORY VARCHAR, ZFILENAME VARCHAR',
        ZADDITIONALASSETATTRIBUTES: attributes,
      },
      [
        ['ZASSET', { Z_PK: 1, ZDIRECTORY: 'DCIM/100APPLE', ZFILENAME: 'IMG_0001.MOV' }],
        ['ZADDITIONALASSETATTRIBUTES', { Z_PK: 8, ZASSET: 1, ZORIGINALFILENAME: 'first.mov' }],
        ['ZADDITIONALASSETATTRIBUTES', { Z_PK: 9, ZASSET: 1, ZORIGINALFILENAME: 'second.mov' }],
      ],
    ),
    ...held('IMG_0001.MOV'),
  },
  'broken-no-tables': {
    [libraryPlace]: madeDatabase({ ZOTHER: 'Z_PK INTEGER PRIMARY KEY' }, []),
    ...held('IMG_0001.HEIC', 'IMG_0001.MOV', 'Screenshot_20240131-142530.png'),
  },
};
