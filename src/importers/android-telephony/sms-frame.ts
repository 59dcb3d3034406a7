import type { Fields } from './fields.ts';
import type { MessageFrame, RowReading } from './message-frame.ts';
import { messageState, type MessageState } from './message-state.ts';
import { messageConversation, otherAddresses, partyOf } from './parties.ts';
import { recordedTime, sentTime } from './record-times.ts';

/** What a row of SMS states. `place` is `sms 12`. */
export function smsFrame(
  fields: Fields,
  place: string,
  { isOwner, nameOf }: RowReading,
): MessageFrame {
  const addresses = otherAddresses(fields.shown('address'), isOwner);
  const others = addresses.map((address) =>
    partyOf(address, addresses.length === 1 ? nameOf(address) : null),
  );
  const state = messageState(fields.shown('type')) ?? unknownState;
  return {
    conversation: messageConversation(others),
    state,
    message: {
      kind: 'message',
      means: 'SMS',
      direction: state.direction,
      happened: recordedTime(fields, 1),
      ...sentTime(fields, 1, state.direction),
      sender: state.direction === 'in' && others.length === 1 ? (others[0] ?? null) : null,
      recipients: state.direction === 'out' ? others : [],
      place,
      asFound: fields.asFound(others.length === 1 ? shownElsewhere : shownButAddress),
    },
    subject: fields.stated('subject'),
    markers: [
      ...state.markers,
      ...(fields.shown('status') === '64' ? ['not delivered, says the delivery report'] : []),
    ],
  };
}

const unknownState: MessageState = { direction: 'unknown', markers: [] };
const shownElsewhere: ReadonlySet<string> = new Set(['body', 'subject', 'address']);
const shownButAddress: ReadonlySet<string> = new Set(['body', 'subject']);
