import type { Call, Direction, Marker } from '../../core/communication.ts';
import type { SourceItem } from '../../core/source-item.ts';
import type { Fields } from './fields.ts';
import { callConversation, partyOf, type NameOf } from './parties.ts';
import { recordedTime } from './record-times.ts';

/**
 * A row of the call list as an item. `place` is `call 7`. `moreMarkers` are what else its source says
 * became of it.
 */
export function callItem(
  fields: Fields,
  place: string,
  nameOf: NameOf,
  moreMarkers: readonly Marker[] = [],
): SourceItem {
  const number = fields.shown('number').trim();
  const isHidden = number === '' || hiddenNumber.test(number);
  const presentation = presentations.get(fields.shown('presentation'));
  const party = isHidden ? null : partyOf(number, nameOf(number));
  const { direction, outcome } = callTypes.get(fields.shown('type')) ?? unknownType;
  const call: Call = {
    kind: 'call',
    means: 'telephone',
    direction,
    happened: recordedTime(fields, 1),
    sender: direction === 'in' ? party : null,
    recipients: direction === 'out' && party !== null ? [party] : [],
    place,
    asFound: fields.asFound(isHidden ? new Set() : shownElsewhere),
    outcome,
    durationSeconds: durationIn(fields),
    numberWithheld: isHidden || presentation === withheld,
    markers: [
      ...(outcome === 'blocked' ? ['blocked by the phone'] : []),
      ...(presentation === undefined ? [] : [presentation]),
      ...moreMarkers,
    ],
  };
  return { type: 'call', conversation: callConversation(number, party), call };
}

interface CallType {
  readonly direction: Direction;
  readonly outcome: Call['outcome'];
}

const unknownType: CallType = { direction: 'unknown', outcome: 'unknown' };

/* android.provider.CallLog.Calls.TYPE; https://synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/ */
const callTypes: ReadonlyMap<string, CallType> = new Map([
  ['1', { direction: 'in', outcome: 'answered' }],
  ['2', { direction: 'out', outcome: 'made' }],
  ['3', { direction: 'in', outcome: 'missed' }],
  ['4', { direction: 'in', outcome: 'voicemail' }],
  ['5', { direction: 'in', outcome: 'rejected' }],
  ['6', { direction: 'in', outcome: 'blocked' }],
  ['7', { direction: 'in', outcome: 'answered elsewhere' }],
]);

const withheld: Marker = 'number withheld';

const presentations: ReadonlyMap<string, Marker> = new Map([
  ['2', withheld],
  ['3', 'number not known to the network'],
  ['4', 'from a payphone'],
]);

/** Android's own marks for a number that was not shown: unknown, withheld, payphone. */
const hiddenNumber = /^-[123]$/;

const shownElsewhere: ReadonlySet<string> = new Set(['number']);

function durationIn(fields: Fields): number | null {
  const stated = fields.shown('duration');
  return /^\d{1,9}$/.test(stated) ? Number(stated) : null;
}
