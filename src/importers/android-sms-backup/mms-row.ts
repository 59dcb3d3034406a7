import type { Direction, Marker } from '../../core/communication.ts';
import type { RecordedText } from '../../core/text.ts';
import type { IncomingMessage, SourceItem } from '../../core/source-item.ts';
import type { Attributes } from './attributes.ts';
import { joinedText } from './joined-text.ts';
import type { LongTexts } from './long-text.ts';
import { messageState, nullIsAWord, nullMarker, type MessageState } from './message-state.ts';
import { addressList, isGroupAddress, mmsParties } from './mms-parties.ts';
import { readParts } from './mms-parts.ts';
import type { IsOwner } from './parties.ts';
import { recordedTime, sentTime } from './record-times.ts';
import type { SourceEncoding } from './source-encoding.ts';

/** The tags of an `mms` row. */
export interface MmsRow {
  readonly mms: Attributes;
  readonly parts: readonly Attributes[];
  readonly addrs: readonly Attributes[];
}

/** An `mms` row as an item; Google's RCS messages stand in such rows too. `place` is `mms 3`. */
export async function mmsItem(
  { mms, parts, addrs }: MmsRow,
  place: string,
  reading: { isOwner: IsOwner; encoding: SourceEncoding; longTexts: LongTexts },
): Promise<SourceItem> {
  const state = stateOf(mms);
  const { conversation, sender, recipients } = mmsParties(
    mms,
    addrs,
    state.direction,
    reading.isOwner,
  );
  const happened = recordedTime(mms);
  const longBody = reading.longTexts(mms.lifted('body'));
  const timeIsKnown = happened.precision !== 'unknown';
  const nullIsText = nullIsAWord(state, timeIsKnown, conversation.others.length);
  const read = await readParts(parts, { ...reading, nullIsText });
  const subject = mms.stated('sub') ?? mms.stated('subject');
  const message: IncomingMessage = {
    kind: 'message',
    means: isRcs(mms) ? 'RCS' : 'MMS',
    direction: state.direction,
    happened,
    ...sentTime(mms, 'mms', state.direction),
    sender,
    recipients,
    place,
    asFound: factsOf(mms, parts, addrs, read.list),
    text: joinedText(read.texts) ?? mms.stated('body'),
    ...(subject === null ? {} : { subject }),
    attachments: [...read.attachments, ...longBody.attachments],
    markers: [
      ...state.markers,
      ...(read.saysNull ? [nullMarker] : []),
      ...read.markers,
      ...longBody.markers,
    ],
  };
  return { type: 'message', conversation, message };
}

function stateOf(mms: Attributes): MessageState {
  const type = mms.shown('m_type');
  const state = messageState(mms.shown('msg_box')) ?? {
    direction: directionOfType.get(type) ?? 'unknown',
    markers: [],
  };
  if (type !== notification) return state;
  return { ...state, markers: [...state.markers, notDownloaded] };
}

const notification = '130';
const notDownloaded: Marker = 'not downloaded';

/** m_type 128 send-req, 130 notification-ind, 132 retrieve-conf (OMA MMS encapsulation, X-Mms-Message-Type). */
const directionOfType: ReadonlyMap<string, Direction> = new Map<string, Direction>([
  ['128', 'out'],
  [notification, 'in'],
  ['132', 'in'],
]);

/** Google Messages' RCS rows have a `tr_id` that begins so, or the address of an RCS group. */
function isRcs(mms: Attributes): boolean {
  return mms.shown('tr_id').startsWith('proto:') || isGroupAddress(mms.shown('address'));
}

function factsOf(
  mms: Attributes,
  parts: readonly Attributes[],
  addrs: readonly Attributes[],
  partList: string,
): Record<string, RecordedText> {
  return {
    ...mms.asFound(shownElsewhere),
    ...(parts.length === 0 ? {} : { parts: partList }),
    ...(addrs.length === 0 ? {} : { addrs: addressList(addrs) }),
  };
}

/* `address` stays: it is not the sender, and of a group it is the one place that says who was in it. */
const shownElsewhere: ReadonlySet<string> = new Set(['sub', 'subject', 'body']);
