import type { Call, Conversation, Direction, Party } from '../../core/communication.ts';
import { comparisonForm } from '../../core/identifier.ts';
import type { SourceItem } from '../../core/source-item.ts';
import type { RecordedText } from '../../core/text.ts';
import { unknownTime } from '../../core/time.ts';
import type { Phone } from '../phone/phone.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import {
  cocoaTime,
  columnList,
  numberAsFound,
  shortTextIn,
  wholeNumber,
  wholeSeconds,
} from '../phone/core-data.ts';
import { jidIn, type Jid } from './jid.ts';
import type { WhatsappApp } from './apps.ts';
import { WhatsappPeople } from './people.ts';
import { progressOf } from '../phone/row-progress.ts';

const events = 'ZWACDCALLEVENT';
const participants = 'ZWACDCALLEVENTPARTICIPANT';
const aggregates = 'ZWAAGGREGATECALLEVENT';

/** No call has more people in it. */
const mostParticipants = 200;

interface CallReading {
  readonly database: ScratchDatabase;
  readonly people: WhatsappPeople;
  readonly app: string;
  readonly bundle: string;
}

/** Every row of ZWACDCALLEVENT as an item, in the order of their numbers. */
export async function* callRows(
  database: ScratchDatabase,
  phone: Phone,
  { app, bundle, domain }: WhatsappApp,
): AsyncGenerator<SourceItem> {
  if (!database.has(events, 'Z_PK')) return;
  const people = await WhatsappPeople.known(database, phone, domain);
  const reading: CallReading = { database, people, app, bundle };
  const progress = progressOf(database, events);
  for (const row of database.rows(querySql(database))) {
    const step = progress();
    if (step !== null) yield step;
    yield itemOf(row, reading);
  }
}

function querySql(database: ScratchDatabase): string {
  const ofEvent = columnList(database, {
    table: events,
    as: 'e',
    texts: ['ZGROUPJIDSTRING', 'ZGROUPCALLCREATORUSERJIDSTRING', 'ZCALLIDSTRING'],
    values: ['Z_PK', 'ZDATE', 'ZDURATION', 'ZOUTCOME', 'Z1CALLEVENTS'],
  });
  // Which way the call went and whether it was a video call stands with the group of calls it is shown in.
  const inGroup = columnList(database, {
    table: aggregates,
    as: 'a',
    texts: [],
    values: ['ZINCOMING', 'ZVIDEO', 'ZMISSED'],
  });
  const isJoined = database.has(aggregates, 'Z_PK') && database.has(events, 'Z1CALLEVENTS');
  const join = isJoined ? `LEFT JOIN ${aggregates} a ON a.Z_PK = e.Z1CALLEVENTS` : '';
  const fromGroup = isJoined ? inGroup : 'NULL AS ZINCOMING, NULL AS ZVIDEO, NULL AS ZMISSED';
  return `SELECT ${ofEvent}, ${fromGroup} FROM ${events} e ${join} ORDER BY e.Z_PK`;
}

function itemOf(row: DatabaseRow, reading: CallReading): SourceItem {
  const number = row['Z_PK'];
  if (typeof number !== 'bigint')
    return {
      type: 'skipped',
      where: 'call without a number',
      why: 'The row has no number of its own.',
    };
  return callItem(row, `call ${number}`, participantsOf(number, reading), reading);
}

function participantsOf(event: bigint, { database }: CallReading): readonly Jid[] {
  if (!database.has(participants, 'Z1PARTICIPANTS', 'ZJIDSTRING')) return [];
  const columns = columnList(database, {
    table: participants,
    as: 'p',
    texts: ['ZJIDSTRING'],
    values: [],
  });
  const order = database.has(participants, 'Z_PK') ? 'ORDER BY p.Z_PK' : '';
  const sql = `SELECT ${columns} FROM ${participants} p WHERE p.Z1PARTICIPANTS = ? ${order} LIMIT ${mostParticipants}`;
  return [...database.rows(sql, event)]
    .map((row) => shortTextIn(database, row, 'ZJIDSTRING'))
    .filter((address) => address !== null)
    .map((address) => jidIn(address));
}

function callItem(
  row: DatabaseRow,
  place: string,
  jids: readonly Jid[],
  reading: CallReading,
): SourceItem {
  const { database, people } = reading;
  const others = withoutRepeats(
    jids.filter((jid) => !people.isOwner(jid)).map((jid) => people.party(jid)),
  );
  const creator = addressIn(row, 'ZGROUPCALLCREATORUSERJIDSTRING', database);
  const group = addressIn(row, 'ZGROUPJIDSTRING', database);
  const direction = directionOf(row, creator, jids, people);
  const call: Call = {
    kind: 'call',
    means: meansOf(row, reading.app),
    direction,
    happened: cocoaTime(row['ZDATE'], { basis }) ?? unknownTime(basis),
    sender: direction === 'in' ? callerAmong(others, creator, people) : null,
    recipients: direction === 'out' ? others : [],
    place,
    asFound: factsOf(row, jids, reading),
    ...outcomeOf(row, direction),
    durationSeconds: wholeSeconds(row['ZDURATION']),
    numberWithheld: false,
  };
  return { type: 'call', conversation: conversationOf(others, group, reading), call };
}

const basis = 'device record';

/** One row for each device of the same person. */
function withoutRepeats(parties: readonly Party[]): readonly Party[] {
  const forms = parties.map(comparisonForm);
  return parties.filter((_, index) => forms.indexOf(forms[index] ?? '') === index);
}

function addressIn(row: DatabaseRow, column: string, database: ScratchDatabase): Jid | null {
  const address = shortTextIn(database, row, column);
  return address === null ? null : jidIn(address);
}

function meansOf(row: DatabaseRow, app: string): string {
  switch (wholeNumber(row['ZVIDEO'])) {
    case 0:
      return `${app} voice`;
    case 1:
      return `${app} video`;
    default:
      return app;
  }
}

/** Whoever made the call, where the database says so: else it is not known which way it went. */
function directionOf(
  row: DatabaseRow,
  creator: Jid | null,
  jids: readonly Jid[],
  people: WhatsappPeople,
): Direction {
  const incoming = wholeNumber(row['ZINCOMING']);
  if (incoming === 0) return 'out';
  if (incoming === 1) return 'in';
  if (creator === null) return 'unknown';
  if (people.isOwner(creator)) return 'out';
  return jids.some((jid) => jid.asFound === creator.asFound) ? 'in' : 'unknown';
}

function callerAmong(
  others: readonly Party[],
  creator: Jid | null,
  people: WhatsappPeople,
): Party | null {
  if (creator !== null) return people.party(creator);
  return others.length === 1 ? (others[0] ?? null) : null;
}

/** Values of ZOUTCOME: 0 ended, 1 missed, 4 rejected (iLEAPP); others are kept as found. */
function outcomeOf(row: DatabaseRow, direction: Direction): Pick<Call, 'outcome' | 'markers'> {
  const seconds = wholeSeconds(row['ZDURATION']) ?? 0;
  switch (wholeNumber(row['ZOUTCOME'])) {
    case 0:
      if (direction === 'out') return { outcome: 'made', markers: [] };
      return seconds > 0
        ? { outcome: 'answered', markers: [] }
        : { outcome: 'unknown', markers: ['ended'] };
    case 1:
      return direction === 'out'
        ? { outcome: 'made', markers: ['not answered'] }
        : { outcome: 'missed', markers: [] };
    case 4:
      return direction === 'out'
        ? { outcome: 'made', markers: ['rejected'] }
        : { outcome: 'rejected', markers: [] };
    default:
      return { outcome: 'unknown', markers: [] };
  }
}

function factsOf(
  row: DatabaseRow,
  jids: readonly Jid[],
  { database }: CallReading,
): Record<string, RecordedText> {
  const facts: Record<string, RecordedText> = {};
  const add = (name: string, value: RecordedText | null) => {
    if (value !== null) facts[name] = value;
  };
  for (const column of ['ZOUTCOME', 'ZINCOMING', 'ZVIDEO', 'ZMISSED'])
    add(column, numberAsFound(row[column]));
  for (const column of ['ZCALLIDSTRING', 'ZGROUPJIDSTRING', 'ZGROUPCALLCREATORUSERJIDSTRING'])
    add(column, shortTextIn(database, row, column));
  if (jids.length > 0) add('participants', jids.map(({ asFound }) => asFound).join(', '));
  return facts;
}

/**
 * The conversation of a call: under the same key as where the phone's own list of calls names the app.
 * A call of a group, or with several people, is one of its own.
 */
function conversationOf(
  others: readonly Party[],
  group: Jid | null,
  { app, bundle }: CallReading,
): Conversation {
  return {
    key: `call ${bundle} ${whomIn(others, group)}`,
    kind: 'calls',
    means: app,
    others,
    group: others.length > 1 || group !== null,
  };
}

function whomIn(others: readonly Party[], group: Jid | null): string {
  if (group !== null) return `group ${group.asFound}`;
  if (others.length === 0) return 'without an address';
  return others.map(comparisonForm).sort().join(' + ');
}
