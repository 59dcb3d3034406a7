import type { TimelineEvent } from '../../core/timeline.ts';
import { wrap } from '../terminal/wrap.ts';
import { dayHeading, rowLines, type RowLook } from './row-lines.ts';
import type { RowSource, Stand } from './row-source.ts';

/** What stands on the screen, and how to go on from there. */
export interface Screenful {
  readonly events: readonly TimelineEvent[];
  readonly stand: Stand;
  /** Null where nothing comes before. */
  readonly back: Stand | null;
  /** Null where nothing follows. */
  readonly forward: Stand | null;
}

/* Numbers have two digits. */
const mostRows = 99;

/** As many rows from a place as fit into so many lines, one at least where there is any. */
export function screenfulAt(
  source: RowSource,
  stand: Stand,
  look: RowLook,
  lines: number,
): Screenful {
  const limit = Math.max(1, Math.min(lines, mostRows));
  const { events } = source.page(stand, limit);
  const isBackwards = stand.at === 'before' || stand.at === 'end';
  const count = fitting(isBackwards ? events.toReversed() : events, look, lines);
  return sameRows(source, stand, Math.max(1, count));
}

/** So many rows from a place, as they stand now. */
export function sameRows(source: RowSource, stand: Stand, count: number): Screenful {
  const { events, next, previous } = source.page(stand, count);
  return {
    events,
    stand,
    back: previous === null ? null : { at: 'before', cursor: previous },
    forward: next === null ? null : { at: 'after', cursor: next },
  };
}

/** The rows with their numbers from 1, below a line for each day. */
export function screenLines(events: readonly TimelineEvent[], look: RowLook): string[] {
  let day = '';
  return events.flatMap((event, index) => {
    const heading = dayHeading(event, look.zone);
    const isNew = heading !== day;
    day = heading;
    return [...(isNew ? [heading] : []), ...rowLines(event, index + 1, look)];
  });
}

/* How many of these, in whichever direction, fit: a new day takes a line wherever it begins. */
function fitting(events: readonly TimelineEvent[], look: RowLook, lines: number): number {
  let used = 0;
  let day = '';
  for (const [index, event] of events.entries()) {
    const heading = dayHeading(event, look.zone);
    const above = heading === day ? 0 : wrap(heading, look.columns).split('\n').length;
    used += above + rowLines(event, index + 1, look).length;
    if (used > lines) return index;
    day = heading;
  }
  return events.length;
}
