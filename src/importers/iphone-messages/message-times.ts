import type { Direction, OtherTime } from '../../core/communication.ts';
import type { ColumnValue } from '../scratch-copy.ts';
import { columnTime } from '../phone/apple-time.ts';
import type { NumberColumn } from './message-columns.ts';
import type { MessageRow } from './message-row.ts';

/** What else happened to a message, and when: delivered, read, edited. `deleted` is when it was put away. */
export function otherTimes(
  row: MessageRow,
  direction: Direction,
  deleted: ColumnValue | undefined,
): readonly OtherTime[] {
  const times: OtherTime[] = [];
  const add = (what: string, value: ColumnValue | undefined) => {
    const happened = columnTime(value);
    if (happened !== null) times.push({ what, happened });
  };
  for (const [column, what] of row.isCommon ? commonColumns : columns) {
    const isByOther = direction === 'out' && column === 'date_read';
    add(isByOther ? 'read by the other person' : what, row.value(column));
  }
  add('moved to Recently Deleted', deleted);
  return times;
}

const columns: readonly (readonly [NumberColumn, string])[] = [
  ['date_delivered', 'delivered'],
  ['date_read', 'read'],
  ['date_played', 'played'],
  ['date_edited', 'edited or unsent'],
  ['date_retracted', 'unsent'],
  ['date_recovered', 'recovered from Recently Deleted'],
];

const commonColumns = columns.slice(0, 2);
