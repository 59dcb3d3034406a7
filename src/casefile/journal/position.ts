import { timelinePosition, type Happened } from '../../core/time.ts';

/**
 * Where an event stands in the timeline, as Unix milliseconds. Null when nothing is known, and also
 * for a zone that this computer does not know or a time that it cannot read: another computer wrote
 * the entry, and it must stay readable here.
 */
export function positionOf(happened: Happened, zone: string): number | null {
  try {
    const position = timelinePosition(happened, zone);
    return position === null || Number.isNaN(position) ? null : position;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
