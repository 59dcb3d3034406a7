import type { Party } from '../../core/communication.ts';
import type { IncomingMessage, SourceItem } from '../../core/source-item.ts';
import type { Attributes } from './attributes.ts';
import { messageState, nullIsAWord, nullMarker, type MessageState } from './message-state.ts';
import {
  contactName,
  messageConversation,
  otherAddresses,
  partyOf,
  type IsOwner,
} from './parties.ts';
import { recordedTime, sentTime } from './record-times.ts';
import type { LongTexts } from './long-text.ts';

/** An `sms` row as an item. `place` is `sms 12`. */
export function smsItem(
  attributes: Attributes,
  place: string,
  isOwner: IsOwner,
  longTexts: LongTexts,
): SourceItem {
  const others = smsParties(attributes, isOwner);
  const happened = recordedTime(attributes);
  const state = messageState(attributes.shown('type')) ?? unknownState;
  const body = attributes.text('body');
  const isNull = body === 'null';
  const nullIsText = nullIsAWord(state, happened.precision !== 'unknown', others.length);
  const subject = attributes.stated('subject');
  const long = longTexts(attributes.lifted('body'));
  const message: IncomingMessage = {
    kind: 'message',
    means: 'SMS',
    direction: state.direction,
    happened,
    ...sentTime(attributes, 'sms', state.direction),
    sender: state.direction === 'in' && others.length === 1 ? (others[0] ?? null) : null,
    recipients: state.direction === 'out' ? others : [],
    place,
    asFound: attributes.asFound(others.length === 1 ? shownElsewhere : shownButAddress),
    text: isNull && !nullIsText ? null : body,
    ...(subject === null ? {} : { subject }),
    attachments: long.attachments,
    markers: [
      ...state.markers,
      ...(attributes.shown('status') === '64' ? ['not delivered, says the delivery report'] : []),
      ...(isNull && nullIsText ? [nullMarker] : []),
      ...long.markers,
    ],
  };
  return { type: 'message', conversation: messageConversation(others), message };
}

const unknownState: MessageState = { direction: 'unknown', markers: [] };
const shownElsewhere: ReadonlySet<string> = new Set(['body', 'subject', 'address']);
const shownButAddress: ReadonlySet<string> = new Set(['body', 'subject']);

function smsParties(attributes: Attributes, isOwner: IsOwner): readonly Party[] {
  const addresses = otherAddresses(attributes.shown('address'), isOwner);
  const name = addresses.length === 1 ? contactName(attributes) : null;
  return addresses.map((address) => partyOf(address, name));
}
