import {
  iphoneWhatsapp,
  iphoneWhatsappBusiness,
  iphoneWhatsappCalls,
} from '../../../src/importers/iphone-whatsapp/reader.ts';
import type { PhoneDatabaseReader } from '../../../src/importers/phone/phone.ts';
import { madeDatabase, type MadeFiles, type Row } from './made-phone.ts';
import {
  businessDomain,
  cocoa,
  domain,
  madeAccounts,
  madeCalls,
  madeChats,
  madeContacts,
  protobuf,
} from './made-whatsapp.ts';

export interface Situation {
  readonly reader: PhoneDatabaseReader;
  readonly files: MadeFiles;
  readonly own?: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
}

const sam = '447700900123@s.whatsapp.net';
const ash = '447700900456@s.whatsapp.net';
const kim = '447700900789@s.whatsapp.net';
const owner = '447700900111@s.whatsapp.net';
const group = '447700900456-1600000000@g.us';

const samsChat: readonly [string, Row] = [
  'ZWACHATSESSION',
  { Z_PK: 1, ZSESSIONTYPE: 0, ZCONTACTJID: sam, ZPARTNERNAME: 'Sam Example' },
];

/** A message from Sam, unless it says otherwise. */
function message(number: number, row: Row): readonly [string, Row] {
  const base: Row = {
    Z_PK: number,
    ZCHATSESSION: 1,
    ZISFROMME: 0,
    ZMESSAGETYPE: 0,
    ZMESSAGEDATE: cocoa('2024-01-31T14:25:30Z') + number * 60,
    ZSTANZAID: `3EB0${String(number).padStart(16, '0')}`,
    ZFROMJID: row['ZISFROMME'] === 1 ? null : sam,
    ZTOJID: row['ZISFROMME'] === 1 ? sam : null,
  };
  return ['ZWAMESSAGE', { ...base, ...row }];
}

function media(number: number, row: Row): readonly [string, Row] {
  return ['ZWAMEDIAITEM', { Z_PK: number + 100, ZMESSAGE: number, ...row }];
}

function withMedia(number: number, row: Row, item: Row): (readonly [string, Row])[] {
  return [message(number, { ZMEDIAITEM: number + 100, ...row }), media(number, item)];
}

const card = (name: string) =>
  `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nTEL:+44 7700 900789\nEND:VCARD`;

const goodChat: Situation = {
  reader: iphoneWhatsapp,
  files: {
    [`${domain}/ChatStorage.sqlite`]: madeChats([
      samsChat,
      message(1, {
        ZTEXT: 'I know where you are 👀',
        ZMESSAGEDATE: cocoa('2024-01-31T14:25:30.25Z'),
      }),
      message(2, {
        ZISFROMME: 1,
        ZTEXT: 'Please stop',
        ZMESSAGESTATUS: 8,
        ZSENTDATE: cocoa('2024-01-31T14:27:33Z'),
      }),
      message(3, {
        ZISFROMME: 1,
        ZTEXT: 'Leave me alone',
        ZMESSAGESTATUS: 9,
        ZMESSAGEERRORSTATUS: 2,
      }),
      ...withMedia(
        4,
        { ZMESSAGETYPE: 1 },
        {
          ZMEDIALOCALPATH: `Media/${sam}/a/b/present.jpg`,
          ZTITLE: 'your door',
          ZVCARDSTRING: 'image/jpeg',
          ZLATITUDE: 1200,
          ZLONGITUDE: 1600,
        },
      ),
      ...withMedia(
        5,
        { ZMESSAGETYPE: 1 },
        {
          ZMEDIALOCALPATH: `Media/${sam}/a/b/gone.jpg`,
          ZXMPPTHUMBPATH: `Media/${sam}/a/b/gone.thumb`,
        },
      ),
      ...withMedia(6, { ZMESSAGETYPE: 2 }, { ZVCARDSTRING: 'video/mp4', ZMOVIEDURATION: 12 }),
      ...withMedia(
        7,
        { ZMESSAGETYPE: 3 },
        {
          ZMEDIALOCALPATH: '/Media/voice/note.opus',
          ZVCARDSTRING: 'audio/ogg; codecs=opus',
          ZMOVIEDURATION: 7,
        },
      ),
      ...withMedia(
        8,
        { ZMESSAGETYPE: 4 },
        {
          ZVCARDNAME:
            '2 contacts_$!<Name-Separator>!$_Kim Example_$!<Name-Separator>!$_Ash Example',
          ZVCARDSTRING: `${card('Kim Example')}_$!<VCard-Separator>!$_${card('Ash Example')}`,
        },
      ),
      ...withMedia(
        9,
        { ZMESSAGETYPE: 5 },
        { ZLATITUDE: 51.5007, ZLONGITUDE: -0.1246, ZTITLE: 'By the bridge' },
      ),
      ...withMedia(
        10,
        { ZMESSAGETYPE: 7, ZTEXT: 'Look https://example.org/a' },
        { ZTITLE: 'A page' },
      ),
      ...withMedia(
        11,
        { ZMESSAGETYPE: 8 },
        {
          ZMEDIALOCALPATH: 'Media/doc/1234.pdf',
          ZTITLE: 'letter.pdf',
          ZVCARDSTRING: 'application/pdf',
        },
      ),
      ...withMedia(
        12,
        { ZMESSAGETYPE: 11 },
        { ZMEDIALOCALPATH: 'Media/gif/1.mp4', ZVCARDSTRING: 'video/mp4' },
      ),
      message(13, { ZMESSAGETYPE: 14 }),
      ...withMedia(
        14,
        { ZMESSAGETYPE: 15 },
        { ZMEDIALOCALPATH: 'Media/sticker/1.webp', ZVCARDSTRING: 'image/webp' },
      ),
      message(15, { ZMESSAGETYPE: 38, ZTEXT: null }),
      message(16, { ZMESSAGETYPE: 46, ZTEXT: 'Which day?' }),
      message(17, { ZMESSAGETYPE: 10, ZGROUPEVENTTYPE: 2 }),
      message(18, { ZMESSAGETYPE: 10, ZGROUPEVENTTYPE: 1 }),
      message(19, { ZMESSAGETYPE: 10, ZGROUPEVENTTYPE: 34, ZISFROMME: 1 }),
      message(20, { ZMESSAGETYPE: 59, ZTEXT: 'something new' }),
      message(21, { ZTEXT: 'Answer me', ZSTARRED: 1, ZFLAGS: 128, ZMESSAGEINFO: 1 }),
      [
        'ZWAMESSAGEINFO',
        {
          Z_PK: 1,
          ZMESSAGE: 21,
          ZRECEIPTINFO: protobuf(
            [2, 5n],
            [
              7,
              protobuf(
                [1, protobuf([1, '3EB0AAAAAAAAAA'], [2, sam], [3, '👍'], [4, 1706711130000n])],
                [2, protobuf([1, '3EB0BBBBBBBBBB'], [2, '😡'], [3, 1706711131n])],
              ),
            ],
          ),
        },
      ],
      ...withMedia(
        22,
        { ZISFROMME: 1, ZTEXT: 'No' },
        {
          ZMETADATA: protobuf([1, 'x'], [5, `3EB0${'21'.padStart(16, '0')}`], [6, sam]),
        },
      ),
      ...withMedia(
        23,
        { ZTEXT: 'You will' },
        { ZMETADATA: protobuf([5, '3EB0FFFFFFFFFFFFFFFF'], [6, owner]) },
      ),
    ]),
    [`${domain}/Message/Media/${sam}/a/b/present.jpg`]: Buffer.from('picture'),
    [`${domain}/Message/Media/${sam}/a/b/gone.thumb`]: Buffer.from('preview'),
    [`${domain}/Message/Media/voice/note.opus`]: null,
    [`${domain}/Message/Media/doc/1234.pdf`]: Buffer.from('%PDF-1.4'),
    [`${domain}/Message/Media/gif/1.mp4`]: Buffer.from('gif'),
    [`${domain}/Message/Media/sticker/1.webp`]: Buffer.from('sticker'),
  },
  own: ['+447700900111'],
};

const goodGroup: Situation = {
  reader: iphoneWhatsapp,
  files: {
    [`${domain}/ChatStorage.sqlite`]: madeChats([
      [
        'ZWACHATSESSION',
        { Z_PK: 5, ZSESSIONTYPE: 1, ZCONTACTJID: group, ZPARTNERNAME: 'Flat 3 🏠', ZGROUPINFO: 1 },
      ],
      ['ZWAGROUPMEMBER', { Z_PK: 1, ZCHATSESSION: 5, ZMEMBERJID: owner, ZCONTACTNAME: null }],
      [
        'ZWAGROUPMEMBER',
        { Z_PK: 2, ZCHATSESSION: 5, ZMEMBERJID: ash, ZCONTACTNAME: 'Ash in the list' },
      ],
      [
        'ZWAGROUPMEMBER',
        { Z_PK: 3, ZCHATSESSION: 5, ZMEMBERJID: kim, ZCONTACTNAME: '+44 7700 900789' },
      ],
      [
        'ZWAGROUPMEMBER',
        {
          Z_PK: 4,
          ZCHATSESSION: 5,
          ZMEMBERJID: '447700900123:7@s.whatsapp.net',
          ZFIRSTNAME: 'Sammy',
        },
      ],
      ['ZWAPROFILEPUSHNAME', { Z_PK: 1, ZJID: kim, ZPUSHNAME: 'kimmy ✨' }],
      message(1, {
        ZCHATSESSION: 5,
        ZMESSAGETYPE: 6,
        ZGROUPEVENTTYPE: 12,
        ZFROMJID: group,
        ZGROUPMEMBER: 2,
        ZTEXT: 'Flat 3',
      }),
      message(2, { ZCHATSESSION: 5, ZFROMJID: group, ZGROUPMEMBER: 2, ZTEXT: 'hello all' }),
      message(3, { ZCHATSESSION: 5, ZFROMJID: group, ZGROUPMEMBER: 3, ZTEXT: 'who is this' }),
      message(4, { ZCHATSESSION: 5, ZFROMJID: group, ZGROUPMEMBER: 4, ZTEXT: 'you know me' }),
      message(5, { ZCHATSESSION: 5, ZISFROMME: 1, ZTOJID: group, ZTEXT: 'I am leaving' }),
      message(6, {
        ZCHATSESSION: 5,
        ZMESSAGETYPE: 6,
        ZGROUPEVENTTYPE: 7,
        ZFROMJID: group,
        ZGROUPMEMBER: 3,
        ZTEXT: ash,
      }),
      message(7, { ZCHATSESSION: 5, ZMESSAGETYPE: 6, ZGROUPEVENTTYPE: 99, ZFROMJID: group }),
      message(8, {
        ZCHATSESSION: 5,
        ZFROMJID: group,
        ZGROUPMEMBER: 77,
        ZTEXT: 'from a member who is no longer listed',
      }),
      message(9, {
        ZCHATSESSION: 5,
        ZFROMJID: kim,
        ZGROUPMEMBER: null,
        ZTEXT: 'with the address of the writer',
      }),
      message(10, {
        ZCHATSESSION: 5,
        ZMESSAGETYPE: 10,
        ZGROUPEVENTTYPE: 22,
        ZFROMJID: group,
        ZGROUPMEMBER: 2,
      }),
    ]),
    [`${domain}/ContactsV2.sqlite`]: madeContacts([
      {
        Z_PK: 1,
        ZFULLNAME: 'Ash Example',
        ZPHONENUMBER: '+44 7700 900456',
        ZWHATSAPPID: '447700900456',
      },
    ]),
  },
  own: ['+447700900111'],
  names: { '+447700900123': 'Sam from contacts' },
};

const oddAddresses: Situation = {
  reader: iphoneWhatsapp,
  files: {
    [`${domain}/ChatStorage.sqlite`]: madeChats([
      [
        'ZWACHATSESSION',
        {
          Z_PK: 1,
          ZCONTACTJID: '111222333444555@lid',
          ZPARTNERNAME: 'Kim',
          ZCONTACTIDENTIFIER: kim,
        },
      ],
      ['ZWACHATSESSION', { Z_PK: 2, ZCONTACTJID: '447700900321@lid', ZPARTNERNAME: '~' }],
      ['ZWACHATSESSION', { Z_PK: 3, ZCONTACTJID: '999888777666555@lid', ZPARTNERNAME: '' }],
      [
        'ZWACHATSESSION',
        { Z_PK: 4, ZCONTACTJID: '1600000001@broadcast', ZPARTNERNAME: 'Everybody' },
      ],
      ['ZWACHATSESSION', { Z_PK: 5, ZCONTACTJID: 'status@broadcast', ZPARTNERNAME: null }],
      ['ZWACHATSESSION', { Z_PK: 6, ZCONTACTJID: '447700900789@status' }],
      [
        'ZWACHATSESSION',
        { Z_PK: 7, ZCONTACTJID: '120363000000000000@newsletter', ZPARTNERNAME: 'News' },
      ],
      [
        'ZWACHATSESSION',
        { Z_PK: 8, ZCONTACTJID: sam, ZPARTNERNAME: '\u202a+44 7700 900123\u202c', ZREMOVED: 1 },
      ],
      ['ZWACHATSESSION', { Z_PK: 9, ZCONTACTJID: '0@s.whatsapp.net', ZPARTNERNAME: 'WhatsApp' }],
      ['ZWACHATSESSION', { Z_PK: 10, ZCONTACTJID: null }],
      message(1, {
        ZCHATSESSION: 1,
        ZFROMJID: '111222333444555@lid',
        ZTEXT: 'the number stands beside the chat',
      }),
      message(2, {
        ZCHATSESSION: 2,
        ZFROMJID: '447700900321@lid',
        ZTEXT: 'digits that are no number',
      }),
      message(3, { ZCHATSESSION: 3, ZTEXT: 'two lists give two numbers' }),
      message(4, { ZCHATSESSION: 4, ZISFROMME: 1, ZTEXT: 'to a list' }),
      message(5, { ZCHATSESSION: 5, ZFROMJID: sam, ZTEXT: 'a status' }),
      message(6, { ZCHATSESSION: 6, ZTEXT: 'a status by Kim' }),
      message(7, {
        ZCHATSESSION: 7,
        ZFROMJID: '120363000000000000@newsletter',
        ZTEXT: 'a channel',
      }),
      message(8, { ZCHATSESSION: 8, ZTEXT: 'in a chat off the list' }),
      message(9, { ZCHATSESSION: 9, ZFROMJID: '0@s.whatsapp.net', ZTEXT: 'Your code is 12-34' }),
      message(10, { ZCHATSESSION: 99, ZTEXT: 'the chat is gone' }),
      message(11, { ZCHATSESSION: null, ZISFROMME: 1, ZTEXT: 'to a chat that is gone' }),
      message(12, { ZCHATSESSION: 10, ZFROMJID: null, ZTEXT: 'from nobody' }),
      message(13, { ZCHATSESSION: 99, ZFROMJID: group, ZTEXT: 'a group that is gone' }),
    ]),
    [`${domain}/ContactsV2.sqlite`]: madeContacts([
      { Z_PK: 1, ZFULLNAME: 'Ash Example', ZWHATSAPPID: ash, ZLID: '999888777666555@lid' },
      { Z_PK: 2, ZBUSINESSNAME: 'A shop', ZWHATSAPPID: null, ZLID: '447700900321' },
    ]),
    [`${domain}/LID.sqlite`]: madeAccounts([
      { Z_PK: 1, ZIDENTIFIER: '999888777666555@lid', ZPHONENUMBER: '447700900999' },
      { Z_PK: 2, ZIDENTIFIER: '111222333444555', ZPHONENUMBER: '447700900789' },
      { Z_PK: 3, ZIDENTIFIER: '447700900321', ZPHONENUMBER: '07700900321' },
    ]),
  },
};

const oddValues: Situation = {
  reader: iphoneWhatsapp,
  files: {
    [`${domain}/ChatStorage.sqlite`]: madeChats([
      samsChat,
      message(1, { ZMESSAGEDATE: null, ZTEXT: 'no time' }),
      message(2, { ZMESSAGEDATE: 0, ZTEXT: 'time 0' }),
      message(3, { ZMESSAGEDATE: -978307200, ZTEXT: 'in 1970' }),
      message(4, { ZMESSAGEDATE: Infinity, ZTEXT: 'for ever' }),
      message(5, { ZMESSAGEDATE: 1e300, ZTEXT: 'later still' }),
      message(6, { ZMESSAGEDATE: 'yesterday', ZTEXT: 'a word for a time' }),
      message(7, { ZMESSAGEDATE: 726409200123456789n, ZTEXT: 'nanoseconds' }),
      message(8, { ZTEXT: Buffer.from([0x68, 0xff, 0x69]) }),
      message(9, { ZTEXT: '' }),
      message(10, { ZTEXT: 'bell \u0007 and \u202e turned' }),
      message(11, { ZISFROMME: null, ZMESSAGETYPE: null, ZTEXT: 'nobody says who' }),
      message(12, { ZISFROMME: 7, ZMESSAGETYPE: 'text', ZTEXT: 'odd kinds' }),
      message(13, { ZMESSAGETYPE: 9007199254740993n, ZTEXT: 'a huge kind' }),
      ...withMedia(
        14,
        { ZMESSAGETYPE: 1 },
        { ZMEDIALOCALPATH: '../../../../etc/passwd', ZVCARDSTRING: 'not a type' },
      ),
      ...withMedia(
        15,
        { ZMESSAGETYPE: 1 },
        { ZMEDIALOCALPATH: Buffer.from([0x2f, 0xff, 0x2f, 0xfe]) },
      ),
      ...withMedia(
        16,
        { ZMESSAGETYPE: 4 },
        { ZVCARDSTRING: null, ZMETADATA: Buffer.from([0xff, 0xff]) },
      ),
      ...withMedia(17, { ZMESSAGETYPE: 5 }, { ZLATITUDE: 'north', ZLONGITUDE: -0.0 }),
      message(18, { ZMEDIAITEM: 9999, ZTEXT: 'its file is not listed' }),
      message(19, { ZTEXT: 42 }),
      message(20, { ZFLAGS: -1n, ZMESSAGESTATUS: 1.5, ZSTARRED: 'yes', ZTEXT: 'odd numbers' }),
    ]),
  },
};

const oldSchema: Situation = {
  reader: iphoneWhatsapp,
  files: {
    [`${domain}/ChatStorage.sqlite`]: madeDatabase(
      {
        ZWAMESSAGE:
          'Z_PK INTEGER PRIMARY KEY, ZISFROMME INTEGER, ZMESSAGEDATE INTEGER, ZTEXT VARCHAR, ZFROMJID VARCHAR, ZTOJID VARCHAR',
        ZWAMEDIAITEM: 'Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZMEDIALOCALPATH VARCHAR',
      },
      [
        [
          'ZWAMESSAGE',
          { Z_PK: 1, ZISFROMME: 0, ZMESSAGEDATE: 317080738, ZTEXT: 'hello', ZFROMJID: sam },
        ],
        [
          'ZWAMESSAGE',
          { Z_PK: 2, ZISFROMME: 1, ZMESSAGEDATE: 317080800, ZTEXT: null, ZTOJID: sam },
        ],
        ['ZWAMEDIAITEM', { Z_PK: 1, ZMESSAGE: 2, ZMEDIALOCALPATH: '/Media/old.jpg' }],
        ['ZWAMEDIAITEM', { Z_PK: 2, ZMESSAGE: 2, ZMEDIALOCALPATH: '/Media/other.jpg' }],
      ],
    ),
    [`${domain}/Library/Media/old.jpg`]: Buffer.from('old picture'),
  },
};

const goodCalls: Situation = {
  reader: iphoneWhatsappCalls,
  files: {
    [`${domain}/CallHistory.sqlite`]: madeCalls([
      ['ZWAAGGREGATECALLEVENT', { Z_PK: 1, ZINCOMING: 1, ZMISSED: 0, ZVIDEO: 0 }],
      ['ZWAAGGREGATECALLEVENT', { Z_PK: 2, ZINCOMING: 1, ZMISSED: 1, ZVIDEO: 1 }],
      ['ZWAAGGREGATECALLEVENT', { Z_PK: 3, ZINCOMING: 0, ZMISSED: 0, ZVIDEO: 0 }],
      ...call(1, { ZOUTCOME: 0, Z1CALLEVENTS: 1, ZDURATION: 61.6 }, [sam]),
      ...call(2, { ZOUTCOME: 1, Z1CALLEVENTS: 2, ZDURATION: 0 }, [sam]),
      ...call(3, { ZOUTCOME: 4, Z1CALLEVENTS: 1, ZDURATION: 0 }, [sam]),
      ...call(4, { ZOUTCOME: 0, Z1CALLEVENTS: 3, ZDURATION: 5 }, [ash]),
      ...call(5, { ZOUTCOME: 1, Z1CALLEVENTS: 3, ZDURATION: 0 }, [ash]),
      ...call(6, { ZOUTCOME: 4, Z1CALLEVENTS: 3, ZDURATION: 0 }, [ash]),
      ...call(7, { ZOUTCOME: 0, ZDURATION: 100, ZGROUPCALLCREATORUSERJIDSTRING: sam }, [
        sam,
        kim,
        owner,
      ]),
      ...call(
        8,
        {
          ZOUTCOME: 0,
          ZDURATION: 100,
          ZGROUPJIDSTRING: group,
          ZGROUPCALLCREATORUSERJIDSTRING: owner,
        },
        [kim],
      ),
    ]),
    [`${domain}/ContactsV2.sqlite`]: madeContacts([
      { Z_PK: 1, ZFULLNAME: 'Sam Example', ZWHATSAPPID: sam },
    ]),
  },
  own: ['+447700900111'],
};

function call(number: number, row: Row, jids: readonly string[]): (readonly [string, Row])[] {
  return [
    [
      'ZWACDCALLEVENT',
      {
        Z_PK: number,
        ZDATE: cocoa('2024-02-01T23:10:00Z') + number * 3600,
        ZCALLIDSTRING: `CALL${number}`,
        ...row,
      },
    ],
    ...jids.map((jid, index): readonly [string, Row] => [
      'ZWACDCALLEVENTPARTICIPANT',
      { Z_PK: number * 10 + index, Z1PARTICIPANTS: number, ZJIDSTRING: jid },
    ]),
  ];
}

const oddCalls: Situation = {
  reader: iphoneWhatsappCalls,
  files: {
    [`${domain}/CallHistory.sqlite`]: madeCalls([
      ...call(1, { ZOUTCOME: 7, ZDURATION: null, ZDATE: null }, []),
      ...call(2, { ZOUTCOME: 0, ZDURATION: -5 }, ['123456789@lid']),
      ...call(3, { ZOUTCOME: null, ZDURATION: Infinity, Z1CALLEVENTS: 99 }, [
        sam,
        '447700900123:3@s.whatsapp.net',
      ]),
      ...call(4, { ZOUTCOME: 1, ZDURATION: 0, ZGROUPCALLCREATORUSERJIDSTRING: sam }, [sam]),
      ...call(5, { ZOUTCOME: 0, ZDURATION: 1e300, ZGROUPCALLCREATORUSERJIDSTRING: kim }, [sam]),
    ]),
  },
};

/** One directory each, with what is read from it. */
export const situations: Readonly<Record<string, Situation>> = {
  'good-chat': goodChat,
  'good-group': goodGroup,
  'good-calls': goodCalls,
  'good-business': {
    reader: iphoneWhatsappBusiness,
    files: {
      [`${businessDomain}/ChatStorage.sqlite`]: madeChats([
        samsChat,
        message(1, { ZTEXT: 'to the shop' }),
        ...withMedia(2, { ZMESSAGETYPE: 1 }, { ZMEDIALOCALPATH: 'Media/1.jpg' }),
      ]),
      [`${businessDomain}/Message/Media/1.jpg`]: Buffer.from('for the shop'),
      [`${domain}/Message/Media/1.jpg`]: Buffer.from('of the other app'),
    },
  },
  'odd-addresses': oddAddresses,
  'odd-values': oddValues,
  'odd-old-schema': oldSchema,
  'odd-utf16': {
    reader: iphoneWhatsapp,
    files: {
      [`${domain}/ChatStorage.sqlite`]: madeChats(
        [samsChat, message(1, { ZTEXT: 'Grüße 👋' }), message(2, { ZISFROMME: 1, ZTEXT: 'é' })],
        'UTF-16le',
      ),
    },
  },
  'odd-calls': oddCalls,
  'odd-calls-only-events': {
    reader: iphoneWhatsappCalls,
    files: {
      [`${domain}/CallHistory.sqlite`]: madeDatabase(
        { ZWACDCALLEVENT: 'Z_PK INTEGER PRIMARY KEY, ZDATE TIMESTAMP, ZDURATION FLOAT' },
        [['ZWACDCALLEVENT', { Z_PK: 1, ZDATE: cocoa('2024-02-01T10:00:00Z'), ZDURATION: 3 }]],
      ),
    },
  },
  'broken-contacts': {
    reader: iphoneWhatsapp,
    files: {
      [`${domain}/ChatStorage.sqlite`]: madeChats([samsChat, message(1, { ZTEXT: 'still here' })]),
      [`${domain}/ContactsV2.sqlite`]: Buffer.from('this is no database, and never was one at all'),
    },
  },
};
