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
