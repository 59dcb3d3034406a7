import type { Direction } from '../../core/communication.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import type { CommonText, NumberColumn, RareText } from './message-columns.ts';
import type { MessageRow } from './message-row.ts';

/** Values of a row that stand nowhere else in the item, under the names of their columns. */
export function rawFacts(row: MessageRow, direction: Direction): Record<string, RecordedText> {
  const facts: Record<string, RecordedText> = {};
  for (const column of row.isCommon ? commonTexts : texts) {
    const text = row.text(column);
    if (text !== null && text !== '')
      facts[column === 'own_address' ? ownColumn(text) : column] = text;
  }
  for (const column of row.isCommon ? [] : numbers) {
    const value = row.value(column);
    if (value !== null) facts[column] = String(value);
  }
  // 0 says something only here: a message that came and was not read, or went and did not arrive.
  const state = direction === 'in' ? 'is_read' : direction === 'out' ? 'is_delivered' : null;
  if (state !== null && row.has(state)) facts[state] = row.says(state) ? '1' : '0';
  return facts;
}

/* Which column it came from shows in how it is written: accounts begin with `E:` or `P:`. */
function ownColumn(address: RecordedText): string {
  return /^[ep]:/i.test(shownText(address)) ? 'account' : 'destination_caller_id';
}

const commonTexts: readonly CommonText[] = ['guid', 'own_address', 'service'];

const texts: readonly (CommonText | RareText)[] = [
  ...commonTexts,
  'group_title',
  'associated_message_guid',
  'associated_message_emoji',
  'expressive_send_style_id',
  'thread_originator_guid',
  'thread_originator_part',
];

const numbers: readonly NumberColumn[] = [
  'error',
  'item_type',
  'group_action_type',
  'share_status',
  'share_direction',
  'associated_message_type',
  'expire_state',
  'filter_action',
  'schedule_type',
  'schedule_state',
];
