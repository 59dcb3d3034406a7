import type { TimelineEvent } from '../core/timeline.ts';
import type { Showing } from './showing.ts';
import type { DatedRow } from './timeline-row.ts';
import { clockInWords, delayBetween, whenInWords } from './when.ts';

type RowBase = Pick<
  DatedRow,
  | 'reference'
  | 'when'
  | 'recordedAt'
  | 'recordedAtUtc'
  | 'delay'
  | 'entry'
  | 'marked'
  | 'linkedTo'
  | 'marks'
>;

/** What is needed of an event for what every row says. */
export type RowFacts = Pick<
  TimelineEvent,
  'reference' | 'happened' | 'recordedAt' | 'entry' | 'marked' | 'linkedTo'
>;

/** What every row says: reference, when it happened, when it was recorded, and how it is marked. */
export function rowBase(event: RowFacts, showing: Showing): RowBase {
  const { zone, privacy } = showing;
  const linkedTo = event.linkedTo.filter((number) => !privacy.isHiddenIncident(number)).map(String);
  return {
    reference: event.reference,
    when: whenInWords(event.happened, zone),
    recordedAt: clockInWords(event.recordedAt, zone),
    recordedAtUtc: event.recordedAt,
    delay: delayBetween(event.happened, event.recordedAt, zone),
    entry: event.entry,
    marked: event.marked,
    linkedTo,
    marks: marksInWords(event.marked, linkedTo, showing.initials),
  };
}

function marksInWords(marked: boolean, linkedTo: readonly string[], initials: string): string[] {
  const incidents = linkedTo.length === 1 ? 'incident' : 'incidents';
  return [
    ...(marked ? [`Marked as key by ${initials}`] : []),
    ...(linkedTo.length === 0
      ? []
      : [`Linked by ${initials} to ${incidents} ${linkedTo.join(', ')}`]),
  ];
}
