import { timelinePosition, type Happened } from '../../core/time.ts';
import { dayInWords } from '../import/conversation-lines.ts';

/** The day of a time in the case's zone: `3 Mar 2026`; null where it is not known. */
export function sourceDay(happened: Happened | undefined, zone: string): string | null {
  const at = happened === undefined ? null : timelinePosition(happened, zone);
  return at === null ? null : dayInWords(at, zone);
}
