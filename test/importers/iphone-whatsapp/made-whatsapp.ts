import { madeDatabase, type Row } from './made-phone.ts';

export const domain = 'AppDomainGroup-group.net.whatsapp.WhatsApp.shared';
export const businessDomain = 'AppDomainGroup-group.net.whatsapp.WhatsAppSMB.shared';

/** Seconds from 2001 of an instant. */
export function cocoa(instant: string): number {
  return Date.parse(instant) / 1000 - 978_307_200;
}

const chatTables: Readonly<Record<string, string>> = {
  ZWACHATSESSION:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZREMOVED INTEGER, ZSESSIONTYPE INTEGER, ZGROUPINFO INTEGER, ZLASTMESSAGEDATE TIMESTAMP, ZCONTACTIDENTIFIER VARCHAR, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR',
  ZWAMESSAGE:
    'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZFLAGS INTEGER, ZGROUPEVENTTYPE INTEGER, ZISFROMME INTEGER, ZMESSAGEERRORSTATUS INTEGER, ZMESSAGESTATUS INTEGER, ZMESSAGETYPE INTEGER, ZSORT INTEGER, ZSTARRED INTEGER, ZCHATSESSION INTEGER, ZGROUPMEMBER INTEGER, ZMEDIAITEM INTEGER, ZMESSAGEINFO INTEGER, ZPARENTMESSAGE INTEGER, ZMESSAGEDATE TIMESTAMP, ZSENTDATE TIMESTAMP, ZFROMJID VARCHAR, ZPUSHNAME VARCHAR, ZSTANZAID VARCHAR, ZTEXT VARCHAR, ZTOJID VARCHAR',
  ZWAMEDIAITEM:
    'Z_PK INTEGER PRIMARY KEY, ZFILESIZE INTEGER, ZMOVIEDURATION INTEGER, ZMESSAGE INTEGER, ZLATITUDE FLOAT, ZLONGITUDE FLOAT, ZMEDIALOCALPATH VARCHAR, ZMEDIAURL VARCHAR, ZTITLE VARCHAR, ZVCARDNAME VARCHAR, ZVCARDSTRING VARCHAR, ZXMPPTHUMBPATH VARCHAR, ZMEDIAKEY BLOB, ZMETADATA BLOB',
  ZWAGROUPMEMBER:
    'Z_PK INTEGER PRIMARY KEY, ZISADMIN INTEGER, ZCHATSESSION INTEGER, ZCONTACTNAME VARCHAR, ZFIRSTNAME VARCHAR, ZMEMBERJID VARCHAR',
  ZWAMESSAGEINFO: 'Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZRECEIPTINFO BLOB',
  ZWAPROFILEPUSHNAME: 'Z_PK INTEGER PRIMARY KEY, ZJID VARCHAR, ZPUSHNAME VARCHAR',
};

type Rows = readonly (readonly [string, Row])[];

export function madeChats(rows: Rows, encoding?: string): Buffer {
  return madeDatabase(chatTables, rows, encoding);
}

export function madeCalls(rows: Rows): Buffer {
  return madeDatabase(
    {
      ZWAAGGREGATECALLEVENT:
        'Z_PK INTEGER PRIMARY KEY, ZINCOMING INTEGER, ZMISSED INTEGER, ZVIDEO INTEGER, ZFIRSTDATE TIMESTAMP',
      ZWACDCALLEVENT:
        'Z_PK INTEGER PRIMARY KEY, ZOUTCOME INTEGER, Z1CALLEVENTS INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT, ZCALLIDSTRING VARCHAR, ZGROUPCALLCREATORUSERJIDSTRING VARCHAR, ZGROUPJIDSTRING VARCHAR',
      ZWACDCALLEVENTPARTICIPANT:
        'Z_PK INTEGER PRIMARY KEY, Z1PARTICIPANTS INTEGER, ZOUTCOME INTEGER, ZJIDSTRING VARCHAR',
    },
    rows,
  );
}

export function madeContacts(rows: readonly Row[]): Buffer {
  return madeDatabase(
    {
      ZWAADDRESSBOOKCONTACT:
        'Z_PK INTEGER PRIMARY KEY, ZFULLNAME VARCHAR, ZBUSINESSNAME VARCHAR, ZPHONENUMBER VARCHAR, ZWHATSAPPID VARCHAR, ZLID VARCHAR',
    },
    rows.map((row) => ['ZWAADDRESSBOOKCONTACT', row]),
  );
}

export function madeAccounts(rows: readonly Row[]): Buffer {
  return madeDatabase(
    {
      ZWAZACCOUNT: 'Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER VARCHAR, ZPHONENUMBER VARCHAR',
    },
    rows.map((row) => ['ZWAZACCOUNT', row]),
  );
}

/** A protocol buffer message: texts and bytes with their length, whole numbers as varints. */
export function protobuf(
  ...fields: readonly (readonly [number, string | Buffer | bigint])[]
): Buffer {
  return Buffer.concat(
    fields.map(([number, value]) => {
      if (typeof value === 'bigint')
        return Buffer.concat([varint(BigInt(number) << 3n), varint(value)]);
      const bytes = Buffer.from(value as string);
      return Buffer.concat([
        varint((BigInt(number) << 3n) | 2n),
        varint(BigInt(bytes.length)),
        bytes,
      ]);
    }),
  );
}

export function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let left = value;
  while (left >= 0x80n) {
    bytes.push(Number(left & 0x7fn) | 0x80);
    left >>= 7n;
  }
  return Buffer.from([...bytes, Number(left)]);
}
