import type { Call, Direction } from '../../core/communication.ts';

/** What the word for a call's or a message's way says. */
export interface Way {
  readonly direction: Direction;
  readonly outcome: Call['outcome'];
}

export const unknownWay: Way = { direction: 'unknown', outcome: 'unknown' };

/** What a word in a table says of which way a message or call went; null for a word that is not known. */
export function wayOf(word: string): Way | null {
  return ways.get(plainWord(word)) ?? null;
}

/** Words as they are compared: small letters, no `call` beside them. */
export function plainWord(word: string): string {
  return word
    .toLowerCase()
    .replace(/\bcalls?\b|[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const received: Way = { direction: 'in', outcome: 'answered' };
const sent: Way = { direction: 'out', outcome: 'made' };

const ways: ReadonlyMap<string, Way> = new Map([
  ...['incoming', 'received', 'inbound', 'in', 'inbox', 'from'].map(
    (word) => [word, received] as const,
  ),
  ...['answered', 'accepted'].map((word) => [word, received] as const),
  ...[
    'outgoing',
    'sent',
    'outbound',
    'out',
    'outbox',
    'to',
    'dialed',
    'dialled',
    'placed',
    'made',
  ].map((word) => [word, sent] as const),
  ...['missed', 'unanswered', 'incoming missed', 'missed incoming'].map(
    (word) => [word, { direction: 'in', outcome: 'missed' }] as const,
  ),
  ...['rejected', 'declined', 'refused'].map(
    (word) => [word, { direction: 'in', outcome: 'rejected' }] as const,
  ),
  ...['blocked'].map((word) => [word, { direction: 'in', outcome: 'blocked' }] as const),
  ...['voicemail', 'voice mail'].map(
    (word) => [word, { direction: 'in', outcome: 'voicemail' }] as const,
  ),
  ...['answered elsewhere', 'answered externally'].map(
    (word) => [word, { direction: 'in', outcome: 'answered elsewhere' }] as const,
  ),
]);

/** How tables write that a number was not shown; as Android writes it, too. */
export function isHiddenNumber(cell: string): boolean {
  return /^(?:|-[123]|unknown(?: (?:number|caller))?|private(?: number)?|no caller ?id|withheld|(?:number )?blocked|anonymous|restricted|unavailable|hidden)$/i.test(
    cell.trim(),
  );
}

/** Whole seconds of `00:02:45`, `165`, `2m 45s`; null for what says none or is not clear (`02:45`). */
export function secondsIn(cell: string): number | null {
  const text = cell.trim().toLowerCase();
  if (/^\d{1,7}$/.test(text)) return Number(text);
  const clock = /^(\d{1,4}):([0-5]\d):([0-5]\d)$/.exec(text);
  if (clock !== null) return inSeconds(clock[1], clock[2], clock[3]);
  const words =
    /^(?:(\d{1,4}) ?h(?:ours?|rs?)?)? ?(?:(\d{1,5}) ?m(?:in(?:ute)?s?)?)? ?(?:(\d{1,7}) ?s(?:ec(?:ond)?s?)?)?$/.exec(
      text,
    );
  return words === null || text === '' ? null : inSeconds(words[1], words[2], words[3]);
}

function inSeconds(hours = '0', minutes = '0', seconds = '0'): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
