import type { Direction } from './communication.ts';
import type { TimelineEvent } from './timeline.ts';

/** Which events are wanted; what is absent leaves nothing out. */
export interface TimelineFilter {
  /** Unix milliseconds, included. With it or `until`, events of unknown time are left out. */
  readonly from?: number;
  /** Unix milliseconds, not included. */
  readonly until?: number;
  readonly kinds?: readonly TimelineEvent['kind'][];
  /** The key of a conversation: `sms +447700900123`. Leaves only messages and calls. */
  readonly conversation?: string;
  /**
   * The other party, or several: each a telephone number in any form, an account as found, or part of
   * a name. Leaves only messages and calls of conversations that at least one of them takes part in.
   */
  readonly party?: string | readonly string[];
  /** Leaves only messages and calls that went this way. */
  readonly direction?: Direction;
  /** Only what the person marked as key. */
  readonly marked?: boolean;
  readonly newestFirst?: boolean;
}

/** How a page of the timeline is asked for. At most one of `after` and `before`. */
export interface PageWanted {
  readonly limit: number;
  /** A cursor: the page begins behind it, in the order that the filter asks for. */
  readonly after?: string;
  /** A cursor: the page ends before it. */
  readonly before?: string;
}

/** A page of events, in the order that the filter asks for. */
export interface TimelinePage {
  readonly events: readonly TimelineEvent[];
  /** To go on from here: give it as `after`. Null when nothing follows. */
  readonly next: string | null;
  /** To go back: give it as `before`. Null when nothing comes before. */
  readonly previous: string | null;
}

/** How many events of one kind happened in a week. */
export interface WeekCount {
  /** Its Monday, in the case's zone: `2026-01-05`. */
  readonly week: string;
  readonly kind: TimelineEvent['kind'];
  /** For messages and calls. */
  readonly direction?: Direction;
  readonly count: number;
}
