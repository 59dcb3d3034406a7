import type { SourceItem } from '../../core/source-item.ts';
import type { ScratchDatabase } from '../scratch-copy.ts';
import type { SparedDamage } from './spared-damage.ts';

/** What the tables say of messages that are no longer there. */
export function* tableNotes(
  database: ScratchDatabase,
  damage: SparedDamage,
): Generator<SourceItem> {
  for (const [table, what] of tables) {
    const number = damage.spared(() => database.count(table)) ?? 0;
    if (number > 0) yield { type: 'note', where: `table ${table}`, what: what(number) };
  }
}

const tables: readonly (readonly [string, (number: number) => string])[] = [
  [
    'deleted_messages',
    (number) =>
      `The phone lists ${messages(number)} that were deleted from it. Their words are not here.`,
  ],
  [
    'sync_deleted_messages',
    (number) =>
      `The phone was still to tell iCloud that ${messages(number)} had been deleted. Their words are not here.`,
  ],
  [
    'unsynced_removed_recoverable_messages',
    (number) =>
      `${messages(number)} had been removed from Recently Deleted. Their words are not here.`,
  ],
  [
    'scheduled_messages_pending_cloudkit_delete',
    (number) => `${messages(number)} had been scheduled to be sent and were then cancelled.`,
  ],
];

function messages(number: number): string {
  return number === 1 ? '1 message' : `${number} messages`;
}

/** Told once, at the end, where something around the messages could not be read. */
export const damageBeside: SourceItem = {
  type: 'note',
  where: 'tables beside the messages',
  what: 'Some of the lists of chats, people and attachments are damaged. Messages may stand without their chat, their name or their attachments.',
};
