import type { Call, Direction, Marker, Party } from '../../core/communication.ts';
import type { SourceItem } from '../../core/source-item.ts';
import { recordBytes, shownText, type RecordedText } from '../../core/text.ts';
import type { Phone } from '../phone/phone.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import { cocoaTime } from '../phone/apple-time.ts';
import { callMeans, type CallMeans } from './call-means.ts';
import { callConversation, isHidden, otherPeople, partyOf } from '../phone/call-parties.ts';
import { hasLongValue, numberIn, valuesAsFound } from '../phone/found-columns.ts';
import type { Participants } from './participants.ts';

/** The columns of ZCALLRECORD that are read, where they are there. */
export const callColumns: readonly string[] = [
  'ZADDRESS',
  'ZDATE',
  'ZDURATION',
  'ZORIGINATED',
  'ZANSWERED',
  'ZCALLTYPE',
  'ZSERVICE_PROVIDER',
  'ZCALL_CATEGORY',
  'ZDISCONNECTED_CAUSE',
  'ZREAD',
  'ZNAME',
  'ZLOCATION',
  'ZISO_COUNTRY_CODE',
  'ZUNIQUE_ID',
  'ZHANDLE_TYPE',
  'ZNUMBER_AVAILABILITY',
  'ZFACE_TIME_DATA',
  'ZJUNKCONFIDENCE',
  'ZJUNKIDENTIFICATIONCATEGORY',
  'ZBLOCKEDBYEXTENSION',
  'ZBLOCKEDBYEXTENSIONNAME',
  'ZFILTERED_OUT_REASON',
  'ZVERIFICATIONSTATUS',
  'ZIDENTITYEXTENSION',
  'ZWASEMERGENCYCALL',
  'ZAUTOANSWEREDREASON',
  'ZCOMMUNICATIONTRUSTSCORE',
  'ZORIGINATINGDEVICENAME',
  'ZDEVICE_ID',
  'ZHASMESSAGE',
];

/** How the phone's database is read. */
export interface CallReading {
  readonly database: ScratchDatabase;
  readonly phone: Phone;
  /** Those of `callColumns` that are there. */
  readonly columns: readonly string[];
}

/** A row of ZCALLRECORD as an item. */
export function callItem(
  row: DatabaseRow,
  participants: Participants,
  place: string,
  reading: CallReading,
): SourceItem {
  const means = callMeans(
    reading.database.text(row['ZSERVICE_PROVIDER']),
    numberIn(row['ZCALLTYPE']),
  );
  const ends = endsOf(row, participants, means, reading);
  const direction = directions.get(numberIn(row['ZORIGINATED'])) ?? 'unknown';
  const durationSeconds = durationIn(row);
  const call: Call = {
    kind: 'call',
    means: means.name,
    direction,
    happened: cocoaTime(row['ZDATE'], 'device record'),
    ...sidesOf(ends.others, direction),
    place,
    asFound: factsOf(row, ends, durationSeconds, reading),
    outcome: outcomeOf(row, direction),
    durationSeconds,
    numberWithheld: ends.hidden !== null,
    markers: [...markersOf(row, direction), ...ends.markers],
  };
  return { type: 'call', conversation: callConversation(ends.others, means, ends.hidden), call };
}

const directions: ReadonlyMap<number | null, Direction> = new Map<number | null, Direction>([
  [0, 'in'],
  [1, 'out'],
]);

interface Ends {
  readonly others: readonly Party[];
  /** How the phone writes that the number was not shown; null where it was. */
  readonly hidden: string | null;
  readonly markers: readonly Marker[];
}

function endsOf(
  row: DatabaseRow,
  { addresses, leftOut }: Participants,
  means: CallMeans,
  { database, phone }: CallReading,
): Ends {
  const stated = addressIn(row, database);
  const address = stated ?? '';
  const country = shownText(database.text(row['ZISO_COUNTRY_CODE']) ?? '');
  const read = (text: RecordedText) => partyOf(text, phone, { country, app: means.app });
  const people = otherPeople(addresses.map(read), phone.own);
  if (people.length > 1) return { others: people, hidden: null, markers: tooMany(leftOut) };
  const shown = shownText(address).trim();
  if (!isHidden(shown)) return { others: [read(address)], hidden: null, markers: [] };
  if (people.length === 1) return { others: people, hidden: null, markers: [] };
  // A number that is there and too long to be one was not withheld.
  if (stated === null && hasLongValue(row)) return { others: [], hidden: null, markers: [] };
  return nobodyNamed(shown, means, database.text(row['ZNAME']));
}

/** ZADDRESS is text in some versions of the phone's software and bytes in others. */
function addressIn(row: DatabaseRow, database: ScratchDatabase): RecordedText | null {
  const value = row['ZADDRESS'];
  const isBytes = row['ZADDRESS is'] === 'blob' && Buffer.isBuffer(value);
  return isBytes ? recordBytes(value) : database.text(value);
}

function tooMany(leftOut: number): Marker[] {
  return leftOut === 0 ? [] : [`${leftOut} more people took part than are named here`];
}

/** Only a telephone withholds a number. An app may give a name alone, which is then all there is. */
function nobodyNamed(shown: string, means: CallMeans, name: RecordedText | null): Ends {
  if (means.app !== null && name !== null && shownText(name).trim() !== '') {
    const party: Party = { asFound: shownText(name).trim(), name };
    return { others: [party], hidden: null, markers: ['the app gave a name and no number'] };
  }
  if (means.name === 'telephone') return { others: [], hidden: shown, markers: [] };
  return { others: [], hidden: null, markers: ['the phone noted no number or address'] };
}

/** Of a call from several people the phone does not say who rang. */
function sidesOf(
  others: readonly Party[],
  direction: Direction,
): Pick<Call, 'sender' | 'recipients'> {
  const [first] = others;
  if (direction === 'in' && others.length === 1 && first !== undefined)
    return { sender: first, recipients: [] };
  return { sender: null, recipients: others };
}

function outcomeOf(row: DatabaseRow, direction: Direction): Call['outcome'] {
  if (isBlocked(row)) return 'blocked';
  // Of a call that was made the phone does not note whether somebody answered.
  if (direction === 'out') return 'made';
  const answered = numberIn(row['ZANSWERED']);
  if (direction === 'unknown' || answered === null) return 'unknown';
  return answered === 0 ? 'missed' : 'answered';
}

function isBlocked(row: DatabaseRow): boolean {
  return ['ZBLOCKEDBYEXTENSION', 'ZBLOCKEDBYEXTENSIONNAME'].some((name) => {
    const value = row[name];
    return Buffer.isBuffer(value) && value.byteLength > 0;
  });
}

const rejected = 6;

function markersOf(row: DatabaseRow, direction: Direction): Marker[] {
  const isSet = (name: string) => (numberIn(row[name]) ?? 0) !== 0;
  const notAnswered = direction === 'in' && numberIn(row['ZANSWERED']) === 0;
  const pairs: readonly (readonly [boolean, Marker])[] = [
    [isBlocked(row), 'blocked by an app on the phone'],
    [
      notAnswered && numberIn(row['ZDISCONNECTED_CAUSE']) === rejected,
      'missed or rejected: the phone does not say which',
    ],
    [isSet('ZJUNKCONFIDENCE'), 'taken for junk by the phone'],
    [isSet('ZFILTERED_OUT_REASON'), 'filtered out by the phone'],
    [isSet('ZAUTOANSWEREDREASON'), 'answered by the phone itself'],
    [isSet('ZWASEMERGENCYCALL'), 'emergency call'],
    [hasLongValue(row), 'part of this row was too long to be kept'],
  ];
  return pairs.filter(([holds]) => holds).map(([, marker]) => marker);
}

/** Whole seconds; null where the phone notes none, or no length that a call can have. */
export function durationIn(row: DatabaseRow, column = 'ZDURATION'): number | null {
  const stated = numberIn(row[column]);
  if (stated === null || !(stated >= 0 && stated <= 1e9)) return null;
  // −0 is no number that can be recorded.
  return Math.round(stated) + 0;
}

function factsOf(
  row: DatabaseRow,
  ends: Ends,
  durationSeconds: number | null,
  { database, columns }: CallReading,
): Record<string, RecordedText> {
  const [first] = ends.others;
  const address = addressIn(row, database);
  const isShown = ends.others.length === 1 && address === first?.asFound;
  const duration = numberIn(row['ZDURATION']);
  const shownElsewhere = new Set([
    'ZDATE',
    'ZADDRESS',
    ...(duration !== null && duration === durationSeconds ? ['ZDURATION'] : []),
  ]);
  return {
    ...(isShown || address === null || address === '' ? {} : { ZADDRESS: address }),
    ...valuesAsFound(
      database,
      row,
      columns.filter((name) => !shownElsewhere.has(name)),
    ),
  };
}
