import type { Marker } from '../../core/communication.ts';

/** What a value of ZMESSAGETYPE stands for. */
export interface MessageKind {
  readonly markers: readonly Marker[];
  /** True where somebody sent a file. */
  readonly file?: boolean;
  /** True where WhatsApp wrote the line by itself. */
  readonly notice?: boolean;
  /** True where ZTITLE holds what was written below a picture. */
  readonly captioned?: boolean;
}

/*
 * Found by others in real databases: iLEAPP, WhatsApp-Chat-Exporter, IPED. The number itself is kept
 * with every message.
 */
const kinds: ReadonlyMap<number, MessageKind> = new Map<number, MessageKind>([
  [0, { markers: [] }],
  [1, { markers: [], file: true, captioned: true }],
  [2, { markers: [], file: true, captioned: true }],
  [3, { markers: [], file: true }],
  [4, { markers: ['contact card'] }],
  [5, { markers: ['place'] }],
  [6, { markers: [], notice: true }],
  [7, { markers: ['link'] }],
  [8, { markers: [], file: true }],
  [10, { markers: [], notice: true }],
  [11, { markers: ['GIF'], file: true, captioned: true }],
  [14, { markers: ['deleted'] }],
  [15, { markers: ['sticker'], file: true }],
  [38, { markers: ['view once'], file: true, captioned: true }],
  [39, { markers: ['view once'], file: true, captioned: true }],
  [46, { markers: ['poll'] }],
]);

const groupNotice: Marker = 'change in the group';

/** What a line of type 6 tells, by ZGROUPEVENTTYPE. */
const groupEvents: ReadonlyMap<number, Marker> = new Map([
  [2, 'somebody joined the group'],
  [3, 'somebody left the group'],
  [4, 'the picture of the group was changed'],
  [5, 'the picture of the group was removed'],
  [7, 'somebody was removed from the group'],
  [10, 'made an admin of the group'],
  [12, 'the group was made'],
  [50, 'several people joined the group'],
]);

/** What a line of type 10 tells, by ZGROUPEVENTTYPE. */
const chatEvents: ReadonlyMap<number, Marker> = new Map([
  [1, 'missed voice call'],
  [2, 'notice: messages are encrypted'],
  [3, 'notice: the security code changed'],
  [4, 'missed video call'],
  [22, 'missed group video call'],
  [26, 'notice: this is a business'],
  [30, 'notice: no longer a business'],
  [34, 'contact blocked'],
  [35, 'contact unblocked'],
  [40, 'video call'],
  [41, 'video call'],
]);

/** The kind of a message; null for a number that is not known here. */
export function messageKind(type: number): MessageKind | null {
  return kinds.get(type) ?? null;
}

/** What a line tells that WhatsApp wrote by itself. */
export function noticeMarkers(type: number, event: number): readonly Marker[] {
  if (type === 6) {
    const marker = groupEvents.get(event);
    return marker === undefined ? [groupNotice] : [groupNotice, marker];
  }
  const marker = chatEvents.get(event);
  return marker === undefined ? ['notice'] : [marker];
}

/** Whether a line of type 10 tells of a call that was missed: the other person made it. */
export function isMissedCall(type: number, event: number): boolean {
  return type === 10 && (chatEvents.get(event)?.startsWith('missed ') ?? false);
}
