import type { Marker } from '../../core/communication.ts';
import type { MessageRow } from './message-row.ts';

/** What a row is that is no message: somebody joined, a name changed, a location is shared. */
export interface ChatEvent {
  readonly marker: Marker;
  /** Who did it, where the row says it in its own way: the phone's owner or not. */
  readonly byOwner?: boolean;
  /** It was done by somebody and to the owner, and counts as theirs; other events are nobody's. */
  readonly isContact: boolean;
  /** `other_handle` names somebody whom it was done to. */
  readonly hasTarget: boolean;
}

/** Null for a message. `item_type` says what a row is, `group_action_type` what happened. */
export function eventOf(row: MessageRow): ChatEvent | null {
  const type = row.isCommon ? 0 : row.number0('item_type');
  switch (type) {
    case 0:
      return null;
    case 1:
      return { marker: membership(row), isContact: false, hasTarget: true };
    case 2:
      return nobodys(row.shown('group_title') === '' ? 'group name removed' : 'group renamed');
    case 3:
      return nobodys(groupActions.get(row.number0('group_action_type')) ?? 'group changed');
    case 4:
      return locationSharing(row);
    case 5:
      return { marker: 'voice message kept', isContact: true, hasTarget: false };
    case 6:
      return { marker: 'SharePlay', isContact: true, hasTarget: false };
    default:
      return nobodys(`event of an unknown kind (${type})`);
  }
}

function nobodys(marker: Marker): ChatEvent {
  return { marker, isContact: false, hasTarget: false };
}

function membership(row: MessageRow): Marker {
  const handle = row.number0('handle_id');
  if (handle !== 0 && handle === row.number0('other_handle')) return 'number or address changed';
  switch (row.number0('group_action_type')) {
    case 0:
      return 'added to the group';
    case 1:
      return 'removed from the group';
    default:
      return 'members of the group changed';
  }
}

const groupActions: ReadonlyMap<number, Marker> = new Map([
  [0, 'left the group'],
  [1, 'group photo changed'],
  [2, 'group photo removed'],
  [4, 'chat background changed'],
  [6, 'chat background removed'],
]);

/** Whose location it is, stands in `share_direction` where somebody else is named: 0 is the owner's. */
function locationSharing(row: MessageRow): ChatEvent {
  const isFromOwner = row.says('is_from_me');
  const namesOther = row.number0('other_handle') !== 0;
  const isSaid = row.has('share_direction');
  const byOwner = isFromOwner || (namesOther && isSaid && row.number0('share_direction') === 0);
  const isKnown = byOwner || isSaid || !namesOther;
  const what = row.number0('share_status') === 0 ? 'started' : 'stopped';
  const whose = !isKnown
    ? 'not clear by whom'
    : byOwner
      ? 'by the owner of the phone'
      : 'by the other person';
  return {
    marker: `location sharing ${what}, ${whose}`,
    ...(isKnown ? { byOwner } : {}),
    isContact: isKnown,
    hasTarget: false,
  };
}
