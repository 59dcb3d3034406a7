import type { Casefile } from '../../casefile/casefile.ts';
import type { SearchHit } from '../../casefile/looking/search.ts';
import { shownText } from '../../core/text.ts';
import type { TimelineEvent } from '../../core/timeline.ts';
import type { TimelinePage } from '../../core/timeline-filter.ts';
import type { RowSource, Stand } from './row-source.ts';

/* A message no longer than this is read whole. */
const shortLength = 200;

/** What a search found, in its order: the best first, or of much the newest. */
export class FoundRows implements RowSource {
  readonly #casefile: Casefile;
  readonly #hits: readonly SearchHit[];

  constructor(casefile: Casefile, hits: readonly SearchHit[]) {
    this.#casefile = casefile;
    this.#hits = hits;
  }

  page(stand: Stand, limit: number): TimelinePage {
    const count = this.#hits.length;
    const until = untilOf(stand, limit, count);
    const from = Math.max(0, fromOf(stand, limit, count));
    const events = this.#hits.slice(from, until).map(({ event }) => this.#now(event));
    return {
      events,
      next: until < count ? String(until - 1) : null,
      previous: from > 0 ? String(from) : null,
    };
  }

  excerpt(event: TimelineEvent): string | null {
    const hit = this.#hits.find((each) => each.event.reference === event.reference);
    if (hit === undefined || isShort(event)) return null;
    const wanted = event.kind === 'message' ? ['message', 'subject'] : null;
    const pieces = hit.found
      .filter(({ role }) => wanted === null || wanted.includes(role))
      .flatMap(({ excerpts }) => excerpts)
      .map(
        ({ before, match, after, fromStart, toEnd }) =>
          `${fromStart ? '' : '…'}${before}«${match}»${after}${toEnd ? '' : '…'}`,
      );
    return pieces.length === 0 ? null : pieces.join(' ');
  }

  /* As it stands now: it may have been marked since it was found. */
  #now(event: TimelineEvent): TimelineEvent {
    if (event.kind === 'message' || event.kind === 'call')
      return this.#casefile.item(event.exhibit, event.line) ?? event;
    if (event.kind !== 'file' && event.kind !== 'item') return event;
    return this.#casefile.item(event.reference, 0) ?? event;
  }
}

/* A cursor is the index of a hit. */
function fromOf(stand: Stand, limit: number, count: number): number {
  if (stand.at === 'after') return Number(stand.cursor) + 1;
  if (stand.at === 'before') return Number(stand.cursor) - limit;
  return stand.at === 'start' ? 0 : count - limit;
}

function untilOf(stand: Stand, limit: number, count: number): number {
  if (stand.at === 'before') return Number(stand.cursor);
  return stand.at === 'end' ? count : Math.min(count, fromOf(stand, limit, count) + limit);
}

function isShort(event: TimelineEvent): boolean {
  if (event.kind === 'call') return true;
  if (event.kind !== 'message') return false;
  const { text } = event.contact as { text: string | null };
  return text === null || shownText(text).length <= shortLength;
}
