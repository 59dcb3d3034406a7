import type { Direction, Marker } from '../../core/communication.ts';

/** What the box that a message lies in says of it. */
export interface MessageState {
  readonly direction: Direction;
  readonly markers: readonly Marker[];
}

/** By the `type` of an `sms` or the `msg_box` of an `mms`; null when the number is not known. */
export function messageState(box: string): MessageState | null {
  return boxes.get(box) ?? null;
}

const boxes: ReadonlyMap<string, MessageState> = new Map<string, MessageState>([
  ['1', { direction: 'in', markers: [] }],
  ['2', { direction: 'out', markers: [] }],
  ['3', { direction: 'out', markers: ['draft'] }],
  ['4', { direction: 'out', markers: ['in the outbox, not sent yet'] }],
  ['5', { direction: 'out', markers: ['not sent (sending failed)'] }],
  ['6', { direction: 'out', markers: ['waiting to be sent'] }],
  // The last three are LG's own.
  ['7', { direction: 'in', markers: ['blocked by the phone'] }],
  ['8', { direction: 'out', markers: ['scheduled to be sent'] }],
  ['19', { direction: 'in', markers: ['broadcast'] }],
]);

/**
 * What the word `null` in the place of a text means. The app writes it where there is no text, and a
 * person can send it: in a message that was sent or received, at a known time and with somebody at
 * the other end, it is taken for their word, and a marker says what else it may be.
 */
export function nullIsAWord(state: MessageState, timeIsKnown: boolean, others: number): boolean {
  return timeIsKnown && others > 0 && state.markers.length === 0 && state.direction !== 'unknown';
}

export const nullMarker: Marker =
  'the file says “null” here, which may also mean that there is no text';
