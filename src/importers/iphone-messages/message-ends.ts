import type { Conversation, Direction, Party } from '../../core/communication.ts';
import { comparisonForm, identifier } from '../../core/identifier.ts';
import type { ChatEvent } from './events.ts';
import type { Handles } from './handles.ts';
import type { MessageRow } from './message-row.ts';

/** Who a message came from and went to. */
export interface MessageEnds {
  readonly direction: Direction;
  readonly sender: Party | null;
  readonly recipients: readonly Party[];
}

/**
 * Works out the ends of a message. `handle_id` names the sender of a received one; of a sent one it may
 * name the other party, and is 0 in a group. Of what nobody sent, the sender is whoever did it.
 */
export function messageEnds(
  row: MessageRow,
  event: ChatEvent | null,
  conversation: Conversation,
  handles: Handles,
): MessageEnds {
  const isByOwner = event?.byOwner ?? row.says('is_from_me');
  const other = otherParty(row, event, handles) ?? onlyOther(conversation);
  if (event?.isContact === false) {
    const target = event.hasTarget ? partyAt(row, 'other_handle', handles) : null;
    return {
      direction: 'none',
      sender: isByOwner ? ownParty(row) : partyAt(row, 'handle_id', handles),
      recipients: target === null ? [] : [target],
    };
  }
  if (!row.has('is_from_me') && event?.byOwner === undefined)
    return { direction: 'unknown', sender: null, recipients: [] };
  if (isByOwner) {
    const recipients = conversation.others.length > 0 ? conversation.others : listOf(other);
    return { direction: 'out', sender: ownParty(row), recipients };
  }
  const recipients = conversation.group ? allBut(conversation.others, other) : [];
  return { direction: 'in', sender: other, recipients };
}

/** Whom the row names, apart from its chat; null when nobody. */
export function otherParty(
  row: MessageRow,
  event: ChatEvent | null,
  handles: Handles,
): Party | null {
  const handle = partyAt(row, 'handle_id', handles);
  // Location sharing may name the other person here alone.
  return handle ?? (event?.isContact === true ? partyAt(row, 'other_handle', handles) : null);
}

function partyAt(
  row: MessageRow,
  column: 'handle_id' | 'other_handle',
  handles: Handles,
): Party | null {
  const number = row.value(column);
  return typeof number === 'bigint' ? (handles.at(number)?.party ?? null) : null;
}

function onlyOther({ group, others }: Conversation): Party | null {
  return group ? null : (others[0] ?? null);
}

/* `P:+447700900123` and `E:name@example.org` are how accounts are written. */
function ownParty(row: MessageRow): Party | null {
  const address = row.shown('own_address');
  const bare = address.replace(/^[pe]:/i, '');
  return bare.trim() === '' ? null : identifier(bare);
}

function allBut(parties: readonly Party[], left: Party | null): readonly Party[] {
  if (left === null) return parties;
  const form = comparisonForm(left);
  return parties.filter((party) => comparisonForm(party) !== form);
}

function listOf(party: Party | null): readonly Party[] {
  return party === null ? [] : [party];
}
