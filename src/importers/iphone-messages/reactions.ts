import type { Marker } from '../../core/communication.ts';
import { visibleLine } from '../../core/text.ts';
import type { MessageRow } from './message-row.ts';

/** What a row is to another message; null where it is a message of its own. */
export function reactionOf(row: MessageRow): Marker | null {
  const type = row.isCommon ? 0 : row.number0('associated_message_type');
  if (type === 0 || type === 2 || type === 3) return null;
  if (type === 1000) return 'sticker on a message';
  if (type === 4000) return 'vote in a poll';
  const kind = kinds[type % 1000];
  const isAdded = type >= 2000 && type < 3000;
  if (kind === undefined || type < 2000 || type >= 4000)
    return `reaction of an unknown kind (${type})`;
  return `${isAdded ? 'reaction' : 'reaction removed'}: ${kind === emoji ? emojiOf(row) : kind}`;
}

const emoji = 'emoji';

const kinds = [
  'loved',
  'liked',
  'disliked',
  'laughed at',
  'emphasised',
  'questioned',
  emoji,
  'sticker',
];

/* The marker is a line of ours: what is longer than an emoji stays among the facts as found. */
function emojiOf(row: MessageRow): string {
  const found = row.text('associated_message_emoji');
  if (typeof found !== 'string' || found === '' || found.length > longestEmoji) return emoji;
  return visibleLine(found);
}

const longestEmoji = 32;
