import type { Call, Direction, Marker } from '../../core/communication.ts';
import type { SourceItem } from '../../core/source-item.ts';
import type { Attributes } from './attributes.ts';
import { callConversation, contactName, partyOf } from './parties.ts';
import { recordedTime } from './record-times.ts';

/** A `call` row as an item. `place` is `call 7`. */
export function callItem(attributes: Attributes, place: string): SourceItem {
  const number = attributes.shown('number').trim();
  const isHidden = number === '' || hiddenNumber.test(number);
  const presentation = presentations.get(attributes.shown('presentation'));
  const party = isHidden ? null : partyOf(number, contactName(attributes));
  const { direction, outcome } = callTypes.get(attributes.shown('type')) ?? unknownType;
  const call: Call = {
    kind: 'call',
    means: 'telephone',
    direction,
    happened: recordedTime(attributes),
    sender: direction === 'in' ? party : null,
    recipients: direction === 'out' && party !== null ? [party] : [],
    place,
    asFound: attributes.asFound(isHidden ? new Set() : shownElsewhere),
    outcome,
    durationSeconds: durationIn(attributes),
    numberWithheld: isHidden || presentation === withheld,
    markers: [
      ...(outcome === 'blocked' ? ['blocked by the phone'] : []),
      ...(presentation === undefined ? [] : [presentation]),
    ],
  };
  return { type: 'call', conversation: callConversation(number, party), call };
}

interface CallType {
  readonly direction: Direction;
  readonly outcome: Call['outcome'];
}

const unknownType: CallType = { direction: 'unknown', outcome: 'unknown' };

/* https://synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/ */
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

function durationIn(attributes: Attributes): number | null {
  const stated = attributes.shown('duration');
  return /^\d{1,9}$/.test(stated) ? Number(stated) : null;
}
