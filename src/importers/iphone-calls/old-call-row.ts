import type { Call, Marker } from '../../core/communication.ts';
import type { SourceItem } from '../../core/source-item.ts';
import { shownText } from '../../core/text.ts';
import type { DatabaseRow } from '../scratch-copy.ts';
import { unixTime } from '../phone/apple-time.ts';
import { telephone, type CallMeans } from './call-means.ts';
import { callConversation, isHidden, partyOf } from '../phone/call-parties.ts';
import { durationIn, type CallReading } from './call-row.ts';
import { hasLongValue, numberIn, valuesAsFound } from '../phone/found-columns.ts';

/** The columns of `call` in the call_history.db of old phones that are read, where they are there. */
export const oldCallColumns: readonly string[] = [
  'address',
  'date',
  'duration',
  'flags',
  'id',
  'name',
  'country_code',
  'network_code',
  'read',
  'assisted',
  'answered',
  'originalAddress',
  'face_time_data',
  'UUID',
];

/** The bits of `flags` whose meaning is known. */
const bits = { out: 1, call: 4, faceTime: 16 } as const;

/** A row of `call` as an item. */
export function oldCallItem(row: DatabaseRow, place: string, reading: CallReading): SourceItem {
  const { database, phone, columns } = reading;
  const address = database.text(row['address']) ?? '';
  const shown = shownText(address).trim();
  const others = isHidden(shown) ? [] : [partyOf(address, phone)];
  const flags = wholeNumber(row['flags']);
  const means = meansOf(flags);
  const isOut = flags !== null && (flags & bits.out) !== 0;
  const direction = flags === null ? 'unknown' : isOut ? 'out' : 'in';
  const durationSeconds = durationIn(row, 'duration');
  const { outcome, markers } = outcomeOf(direction, durationSeconds);
  const call: Call = {
    kind: 'call',
    means: means.name,
    direction,
    happened: unixTime(row['date'], 'device record'),
    sender: direction === 'in' ? (others[0] ?? null) : null,
    recipients: direction === 'in' ? [] : others,
    place,
    asFound: valuesAsFound(
      database,
      row,
      columns.filter((name) => name !== 'date' && (name !== 'address' || others.length === 0)),
    ),
    outcome,
    durationSeconds,
    numberWithheld: others.length === 0 && means.name === 'telephone',
    markers: [
      ...markers,
      ...(hasLongValue(row) ? ['part of this row was too long to be kept'] : []),
    ],
  };
  return {
    type: 'call',
    conversation: callConversation(others, means, hiddenIn(call, shown)),
    call,
  };
}

function hiddenIn(call: Call, shown: string): string | null {
  return call.numberWithheld ? shown : null;
}

function wholeNumber(value: DatabaseRow[string] | undefined): number | null {
  const stated = numberIn(value);
  return stated !== null && Number.isInteger(stated) && stated >= 0 && stated < 2 ** 31
    ? stated
    : null;
}

function meansOf(flags: number | null): CallMeans {
  if (flags === null) return { name: 'unknown means', app: null };
  if ((flags & bits.faceTime) !== 0) return { name: 'FaceTime', app: null };
  return (flags & bits.call) === 0 ? { name: 'unknown means', app: null } : telephone;
}

/** These phones do not note whether a call was answered: only how long it was. */
function outcomeOf(
  direction: Call['direction'],
  durationSeconds: number | null,
): { outcome: Call['outcome']; markers: readonly Marker[] } {
  if (direction === 'out') return { outcome: 'made', markers: [] };
  if (direction === 'unknown' || durationSeconds === null)
    return { outcome: 'unknown', markers: [] };
  return durationSeconds === 0
    ? { outcome: 'missed', markers: ['missed: read from its length of 0'] }
    : { outcome: 'answered', markers: [] };
}
