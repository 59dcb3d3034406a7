import type { Direction, Marker } from '../../core/communication.ts';

/** What `message_status` says, in AOSP Messaging's numbers (MessageData.BUGLE_STATUS_…). */
export interface BugleState {
  readonly direction: Direction;
  readonly markers: readonly Marker[];
}

/** Null for a number that is not among AOSP's; newer versions of the app have more. */
export function bugleState(status: number | null): BugleState | null {
  return status === null ? null : (states.get(status) ?? null);
}

/** `SMS`, `MMS`, `RCS`; `Google Messages` where the row does not say which. */
export function bugleMeans(protocol: number | null): string {
  return (protocol === null ? undefined : means.get(protocol)) ?? 'Google Messages';
}

const notDownloaded = ['not downloaded'];
const waiting = ['waiting to be sent'];
const failed = ['not sent (sending failed)'];

const states: ReadonlyMap<number, BugleState> = new Map<number, BugleState>([
  [1, { direction: 'out', markers: [] }],
  [2, { direction: 'out', markers: [] }],
  [3, { direction: 'out', markers: ['draft'] }],
  [4, { direction: 'out', markers: ['in the outbox, not sent yet'] }],
  [5, { direction: 'out', markers: waiting }],
  [6, { direction: 'out', markers: waiting }],
  [7, { direction: 'out', markers: waiting }],
  [8, { direction: 'out', markers: failed }],
  [9, { direction: 'out', markers: failed }],
  [100, { direction: 'in', markers: [] }],
  [101, { direction: 'in', markers: notDownloaded }],
  [102, { direction: 'in', markers: notDownloaded }],
  [103, { direction: 'in', markers: notDownloaded }],
  [104, { direction: 'in', markers: notDownloaded }],
  [105, { direction: 'in', markers: notDownloaded }],
  [106, { direction: 'in', markers: notDownloaded }],
  [107, { direction: 'in', markers: notDownloaded }],
]);

/** 0 to 2 are AOSP's; 3 is Google's own. */
const means: ReadonlyMap<number, string> = new Map([
  [0, 'SMS'],
  [1, 'MMS'],
  [2, 'MMS'],
  [3, 'RCS'],
]);
