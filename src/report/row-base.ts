import type { TimelineEvent } from '../core/timeline.ts';
import type { TimelineRow } from './timeline-row.ts';
import { clockInWords, delayBetween, whenInWords } from './when.ts';

type RowBase = Pick<
  TimelineRow,
  'reference' | 'when' | 'recordedAt' | 'recordedAtUtc' | 'delay' | 'entry'
>;

/** What every row of the timeline says: reference, when it happened and when it was recorded. */
export function rowBase(event: TimelineEvent, zone: string): RowBase {
  return {
    reference: event.reference,
    when: whenInWords(event.happened, zone),
    recordedAt: clockInWords(event.recordedAt, zone),
    recordedAtUtc: event.recordedAt,
    delay: delayBetween(event.happened, event.recordedAt, zone),
    entry: event.entry,
  };
}
