import type { Marker } from '../../core/communication.ts';
import type { MessageFrame } from '../android-telephony/message-frame.ts';

/**
 * What the word `null` in the place of a text means. The app writes it where there is no text, and a
 * person can send it: in a message that was sent or received, at a known time and with somebody at
 * the other end, it is taken for their word, and a marker says what else it may be.
 */
export function nullIsAWord({ state, message, conversation }: MessageFrame): boolean {
  return (
    message.happened.precision !== 'unknown' &&
    conversation.others.length > 0 &&
    state.markers.length === 0 &&
    state.direction !== 'unknown'
  );
}

export const nullMarker: Marker =
  'the file says “null” here, which may also mean that there is no text';
