import type { TimelineEvent } from '../../core/timeline.ts';
import type { PageWanted, TimelineFilter, TimelinePage } from '../../core/timeline-filter.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CatalogueReading } from '../catalogue/catalogue-reading.ts';
import {
  eventStreams,
  spanOf,
  type EventPlace,
  type EventStream,
  type Span,
} from './event-streams.ts';

/* How many places are held at once while events are read one after the other. */
const placesAtOnce = 20_000;
const largestPage = 2000;
const smallestPage = 20;

interface PlacesWanted {
  readonly span: Span;
  readonly newestFirst: boolean;
  /** Where the last page ended; null for the first. */
  readonly from: EventPlace | null;
  readonly limit: number;
}

/** Reads the timeline in pages: each costs the same wherever in the timeline it is. */
export class TimelineReading {
  readonly #catalogue: Catalogue;
  readonly #reading: CatalogueReading;

  constructor(catalogue: Catalogue, reading: CatalogueReading) {
    this.#catalogue = catalogue;
    this.#reading = reading;
  }

  /**
   * Events that a filter wants, in order, read page by page. What is recorded meanwhile may or may not
   * be among them.
   */
  *events(filter: TimelineFilter): Generator<TimelineEvent> {
    const streams = eventStreams(this.#catalogue, filter);
    const share = Math.floor(placesAtOnce / Math.max(streams.length, 1));
    const limit = Math.min(Math.max(share, smallestPage), largestPage);
    const newestFirst = filter.newestFirst === true;
    const span = spanOf(filter);
    let after: EventPlace | null = null;
    for (;;) {
      const places: EventPlace[] = this.#places(streams, { span, newestFirst, from: after, limit });
      for (const place of places) yield* this.#event(place);
      after = places.at(-1) ?? null;
      if (places.length < limit) return;
    }
  }

  /** One page of the events that a filter wants. Throws RangeError for a cursor that is none. */
  page(filter: TimelineFilter, { limit, after, before }: PageWanted): TimelinePage {
    const streams = eventStreams(this.#catalogue, filter);
    const backwards = before !== undefined;
    const newestFirst = filter.newestFirst === true;
    const cursor = before ?? after;
    const found = this.#places(streams, {
      span: spanOf(filter),
      newestFirst: newestFirst !== backwards,
      from: cursor === undefined ? null : decodeCursor(cursor),
      limit: limit + 1,
    });
    const isMore = found.length > limit;
    const kept = found.slice(0, limit);
    const places = backwards ? kept.reverse() : kept;
    const [first, last] = [places[0], places.at(-1)];
    const hasNext = backwards || isMore;
    const hasPrevious = backwards ? isMore : after !== undefined;
    return {
      events: places.flatMap((place) => [...this.#event(place)]),
      next: hasNext && last !== undefined ? encodeCursor(last) : null,
      previous: hasPrevious && first !== undefined ? encodeCursor(first) : null,
    };
  }

  /** Where an event stands, as a cursor; null when there is none with this id. */
  cursorAt(id: number): string | null {
    const place = this.#catalogue.get(
      'SELECT id, moment, entry, line FROM events WHERE id = ?',
      id,
    ) as EventPlace | undefined;
    return place === undefined ? null : encodeCursor(place);
  }

  *#event({ id }: EventPlace): Generator<TimelineEvent> {
    const event = this.#reading.event(id);
    if (event !== null) yield event;
  }

  #places(streams: readonly EventStream[], wanted: PlacesWanted): EventPlace[] {
    const found = streams.flatMap((stream) => this.#placesIn(stream, wanted));
    if (streams.length < 2) return found;
    found.sort(wanted.newestFirst ? (one, other) => inOrder(other, one) : inOrder);
    return found.slice(0, wanted.limit);
  }

  #placesIn(
    { from: table, where, values }: EventStream,
    { span, newestFirst, from, limit }: PlacesWanted,
  ): EventPlace[] {
    const [beyond, order] = newestFirst ? ['<', 'DESC'] : ['>', 'ASC'];
    // Of two bounds on the same side SQLite would use one, and go through all that lies between them.
    const first = newestFirst || from === null ? span.from : null;
    const until = newestFirst && from !== null ? null : span.until;
    const conditions = [
      ...where,
      ...(first === null ? [] : ['moment >= ?']),
      ...(until === null ? [] : ['moment < ?']),
      ...(from === null ? [] : [`(moment, entry, line, id) ${beyond} (?, ?, ?, ?)`]),
    ];
    return this.#catalogue.all(
      `SELECT id, moment, entry, line FROM ${table}
       ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
       ORDER BY moment ${order}, entry ${order}, line ${order}, id ${order} LIMIT ?`,
      ...[...values, first, until].filter((value) => value !== null),
      ...(from === null ? [] : [from.moment, from.entry, from.line, from.id]),
      limit,
    ) as EventPlace[];
  }
}

function inOrder(one: EventPlace, other: EventPlace): number {
  return (
    one.moment - other.moment ||
    one.entry - other.entry ||
    one.line - other.line ||
    one.id - other.id
  );
}

function encodeCursor({ moment, entry, line, id }: EventPlace): string {
  return [moment, entry, line, id].join('.');
}

function decodeCursor(cursor: string): EventPlace {
  const match = /^(-?\d{1,16})\.(\d{1,16})\.(\d{1,16})\.(\d{1,16})$/.exec(cursor);
  if (match === null) throw new RangeError('not a cursor of the timeline');
  const [moment = 0, entry = 0, line = 0, id = 0] = match.slice(1).map(Number);
  return { moment, entry, line, id };
}
