import type { Casefile } from '../../casefile/casefile.ts';
import { positionOf } from '../../casefile/journal/position.ts';
import type { TimelineEvent } from '../../core/timeline.ts';
import type { PageWanted, TimelineFilter, TimelinePage } from '../../core/timeline-filter.ts';

/** Where a page begins or ends. */
export type Stand =
  { readonly at: 'start' | 'end' } | { readonly at: 'after' | 'before'; readonly cursor: string };

/** Rows to page through in both directions. */
export interface RowSource {
  /** A page of at most `limit` rows, in their order: `next` and `previous` are cursors as in the timeline. */
  page(stand: Stand, limit: number): TimelinePage;
  /** What is to be read in place of a row's own text: where the words stand that were looked for. */
  excerpt?(event: TimelineEvent): string | null;
}

/* Behind every time that is known. */
const behindAll = Number.MAX_SAFE_INTEGER;
const rowsBeforeOpened = 3;
const rowsLookedThrough = 500;

/** Rows that a filter of the timeline leaves, oldest first; each page costs the same wherever it is. */
export class TimelineRows implements RowSource {
  readonly #casefile: Casefile;
  readonly #filter: TimelineFilter;

  constructor(casefile: Casefile, filter: TimelineFilter) {
    this.#casefile = casefile;
    this.#filter = filter;
  }

  page(stand: Stand, limit: number): TimelinePage {
    if (stand.at !== 'end') return this.#casefile.timelinePage(this.#filter, wanted(stand, limit));
    const { events, next } = this.#backwards(limit);
    return { events: events.toReversed(), next: null, previous: next };
  }

  /** Where rows of this moment (Unix milliseconds) and later begin. */
  since(moment: number): Stand {
    const { events, next } = this.#backwards(1, moment);
    if (events.length === 0) return { at: 'start' };
    // The very first row has nothing behind it in this order, and so no cursor.
    const cursor = next ?? this.page({ at: 'start' }, 1).next;
    return cursor === null ? { at: 'end' } : { at: 'after', cursor };
  }

  /** Whether any row has a known time of this moment or later. */
  hasSince(moment: number): boolean {
    const filter = { ...this.#filter, from: moment };
    return this.#casefile.timelinePage(filter, { limit: 1 }).events.length > 0;
  }

  /** A page's beginning from which a row is seen with a few before it. */
  around(event: TimelineEvent): Stand {
    const from = this.#at(event);
    const { previous } = this.page(from, 1);
    if (previous === null) return from;
    const before = this.page({ at: 'before', cursor: previous }, rowsBeforeOpened + 1);
    return before.previous === null ? { at: 'start' } : { at: 'after', cursor: before.previous };
  }

  /* Rows of the same moment, or of no known one, are gone through until this one comes. */
  #at({ happened, reference }: TimelineEvent): Stand {
    let stand = this.since(positionOf(happened, this.#casefile.details.zone) ?? behindAll);
    for (;;) {
      const { events, next } = this.page(stand, rowsLookedThrough);
      const index = events.findIndex((each) => each.reference === reference);
      if (index === 0) return stand;
      const cursor = index > 0 ? this.page(stand, index).next : next;
      if (cursor === null) return stand;
      stand = { at: 'after', cursor };
      if (index > 0) return stand;
    }
  }

  #backwards(limit: number, until?: number): TimelinePage {
    const filter = {
      ...this.#filter,
      newestFirst: true,
      ...(until === undefined ? {} : { until }),
    };
    return this.#casefile.timelinePage(filter, { limit });
  }
}

function wanted(stand: Exclude<Stand, { at: 'end' }>, limit: number): PageWanted {
  if (!('cursor' in stand)) return { limit };
  return { limit, [stand.at]: stand.cursor };
}
