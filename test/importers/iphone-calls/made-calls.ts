import { madeDatabase, type MadeDatabase, type MadeRow, type MadeValue } from './made-database.ts';

/** Seconds between 1970 and 2001. */
const before2001 = 978_307_200;

/** An instant as Apple counts it, in seconds from 2001. */
export function cocoa(instant: string): number {
  return Date.parse(instant) / 1000 - before2001;
}

/** The tables of CallHistory.storedata as phones of 2025 write them. `model` is the number that changes. */
export function callSchema({ model = 2, address = 'VARCHAR' } = {}): string {
  return `
    CREATE TABLE ZCALLDBPROPERTIES (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZTIMER_ALL FLOAT);
    CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZANSWERED INTEGER,
      ZAUTOANSWEREDREASON INTEGER, ZCALL_CATEGORY INTEGER, ZCALLTYPE INTEGER, ZDISCONNECTED_CAUSE INTEGER,
      ZFACE_TIME_DATA INTEGER, ZFILTERED_OUT_REASON INTEGER, ZHANDLE_TYPE INTEGER, ZJUNKCONFIDENCE INTEGER,
      ZNUMBER_AVAILABILITY INTEGER, ZORIGINATED INTEGER, ZREAD INTEGER, ZVERIFICATIONSTATUS INTEGER,
      ZWASEMERGENCYCALL INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT, ZADDRESS ${address},
      ZBLOCKEDBYEXTENSION VARCHAR, ZBLOCKEDBYEXTENSIONNAME VARCHAR, ZISO_COUNTRY_CODE VARCHAR,
      ZJUNKIDENTIFICATIONCATEGORY VARCHAR, ZLOCATION VARCHAR, ZNAME VARCHAR, ZORIGINATINGDEVICENAME VARCHAR,
      ZSERVICE_PROVIDER VARCHAR, ZUNIQUE_ID VARCHAR);
    CREATE TABLE ZHANDLE (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZTYPE INTEGER,
      ZNORMALIZEDVALUE VARCHAR, ZVALUE VARCHAR);
    CREATE TABLE Z_${model}REMOTEPARTICIPANTHANDLES (Z_${model}REMOTEPARTICIPANTCALLS INTEGER,
      Z_${model + 2}REMOTEPARTICIPANTHANDLES INTEGER,
      PRIMARY KEY (Z_${model}REMOTEPARTICIPANTCALLS, Z_${model + 2}REMOTEPARTICIPANTHANDLES));`;
}

const ordinary: MadeRow = {
  ZANSWERED: 1n,
  ZCALLTYPE: 1n,
  ZDATE: cocoa('2026-01-31T14:25:30.250Z'),
  ZDURATION: 62,
  ZORIGINATED: 0n,
  ZREAD: 1n,
  ZADDRESS: '+447700900123',
  ZISO_COUNTRY_CODE: 'gb',
  ZSERVICE_PROVIDER: 'com.apple.Telephony',
};

/** A call from Sam, answered, with what is given changed. */
export function call(changed: MadeRow): readonly [string, MadeRow] {
  return ['ZCALLRECORD', { ...ordinary, ...changed }];
}

/** Calls in the newest form, numbered from 1. */
export function madeCalls(
  calls: readonly Readonly<Record<string, MadeValue>>[],
  more: {
    /** Participants by the number of their call, from 1. */
    participants?: Readonly<Record<number, readonly string[]>>;
    model?: number;
    address?: string;
    encoding?: string;
  } = {},
): MadeDatabase {
  const model = more.model ?? 2;
  const links: (readonly [string, MadeRow])[] = [];
  let handle = 0;
  for (const [number, values] of Object.entries(more.participants ?? {})) {
    for (const value of values) {
      handle += 1;
      links.push(['ZHANDLE', { Z_PK: BigInt(handle), ZTYPE: 2n, ZVALUE: value }]);
      links.push([
        `Z_${model}REMOTEPARTICIPANTHANDLES`,
        {
          [`Z_${model}REMOTEPARTICIPANTCALLS`]: BigInt(number),
          [`Z_${model + 2}REMOTEPARTICIPANTHANDLES`]: BigInt(handle),
        },
      ]);
    }
  }
  return madeDatabase(callSchema(more), [...calls.map(call), ...links], more);
}

/** The table of call_history.db as phones before 2014 wrote it. */
export const oldCallSchema = `
  CREATE TABLE _SqliteDatabaseProperties (key TEXT, value TEXT, UNIQUE(key));
  CREATE TABLE call (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT, date INTEGER, duration INTEGER,
    flags INTEGER, id INTEGER, name TEXT, country_code TEXT, network_code TEXT, read INTEGER,
    assisted INTEGER, face_time_data BLOB, originalAddress TEXT);`;
