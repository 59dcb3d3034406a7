import type { Direction, Marker } from '../../core/communication.ts';
import type { FlagColumn } from './message-columns.ts';
import type { MessageRow } from './message-row.ts';

/** What the columns of a row say became of the message. */
export function stateMarkers(row: MessageRow, direction: Direction): readonly Marker[] {
  const markers: Marker[] = [];
  for (const [flag, marker] of flags) if (row.says(flag)) markers.push(marker);
  if (row.isCommon) return markers;
  if (row.number0('error') !== 0)
    markers.push(direction === 'out' ? 'not sent' : 'the phone notes an error');
  if (row.number0('schedule_type') === sendLater) markers.push('scheduled to be sent later');
  const filtered = filters.get(row.number0('filter_action'));
  if (filtered !== undefined) markers.push(filtered);
  const effect = row.shown('expressive_send_style_id');
  if (effect !== '') markers.push(effectMarker(effect));
  return markers;
}

const sendLater = 2;

const filters: ReadonlyMap<number, Marker> = new Map([
  [2, 'filtered by the phone: junk'],
  [3, 'filtered by the phone: promotion'],
  [4, 'filtered by the phone: transaction'],
]);

const flags: readonly (readonly [FlagColumn, Marker])[] = [
  ['is_audio_message', 'voice message'],
  ['is_spam', 'marked as junk by the phone'],
  ['was_downgraded', 'sent as a text message instead of an iMessage'],
  ['is_auto_reply', 'automatic reply'],
  ['was_delivered_quietly', 'delivered quietly'],
  ['did_notify_recipient', 'sent with “notify anyway”'],
  ['is_sos', 'emergency SOS'],
  ['is_stewie', 'emergency message by satellite'],
  ['is_critical', 'critical alert'],
  ['is_corrupt', 'marked as damaged by the phone'],
  ['is_pending_satellite_send', 'waiting to be sent by satellite'],
  ['sent_or_received_off_grid', 'sent or received by satellite'],
];

function effectMarker(style: string): Marker {
  const last = style.slice(style.lastIndexOf('.') + 1);
  return `sent with an effect${effects.has(last) ? `: ${effects.get(last) ?? ''}` : ''}`;
}

const effects: ReadonlyMap<string, string> = new Map([
  ['gentle', 'gentle'],
  ['impact', 'slam'],
  ['invisibleink', 'invisible ink'],
  ['loud', 'loud'],
  ['CKConfettiEffect', 'confetti'],
  ['CKEchoEffect', 'echo'],
  ['CKFireworksEffect', 'fireworks'],
  ['CKHappyBirthdayEffect', 'balloons'],
  ['CKHeartEffect', 'heart'],
  ['CKLasersEffect', 'lasers'],
  ['CKShootingStarEffect', 'shooting star'],
  ['CKSparklesEffect', 'sparkles'],
  ['CKSpotlightEffect', 'spotlight'],
]);
