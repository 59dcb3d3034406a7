import type { ExhibitReference } from '../../core/exhibit.ts';
import type { TimelineEvent } from '../../core/timeline.ts';
import type {
  PageWanted,
  TimelineFilter,
  TimelinePage,
  WeekCount,
} from '../../core/timeline-filter.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CatalogueReading } from '../catalogue/catalogue-reading.ts';
import {
  ConversationList,
  type ConversationsWanted,
  type ListedConversation,
  type RowsAround,
} from './conversation-list.ts';
import { Search, type FindOptions, type SearchResult } from './search.ts';
import { TimelineReading } from './timeline-reading.ts';
import { countByWeek } from './week-counts.ts';

/** Looking around in a case file, each in time that does not grow with what it holds. */
export interface Browsing {
  /** Events that the filter wants, in order. What is recorded meanwhile may or may not be among them. */
  timeline(filter?: TimelineFilter): Iterable<TimelineEvent>;
  /** One page of them. Throws RangeError for a cursor that is none. */
  timelinePage(filter: TimelineFilter, wanted: PageWanted): TimelinePage;
  /** How many there are per week, Monday to Sunday in the case's zone, and kind; oldest first. */
  countByWeek(filter: TimelineFilter): readonly WeekCount[];
  /** What holds all the words, with the pieces of text in which they were found. */
  find(words: string, options: FindOptions): SearchResult;
  conversations(wanted?: ConversationsWanted): readonly ListedConversation[];
  /** A page of a conversation by its key, across its exhibits, in the order of the timeline. */
  conversationPage(key: string, wanted: PageWanted): TimelinePage;
  /** A row with what stands around it in its conversation; null when there is no such row. */
  rowsAround(
    reference: ExhibitReference,
    line: number,
    around: { readonly before: number; readonly after: number },
  ): RowsAround | null;
}

/** Looks around in a catalogue, in words of the case's zone. */
export class CatalogueBrowsing implements Browsing {
  readonly #catalogue: Catalogue;
  readonly #reading: CatalogueReading;
  readonly #timeline: TimelineReading;
  readonly #conversations: ConversationList;
  readonly #search: Search;

  constructor(catalogue: Catalogue, reading: CatalogueReading) {
    this.#catalogue = catalogue;
    this.#reading = reading;
    this.#timeline = new TimelineReading(catalogue, reading);
    this.#conversations = new ConversationList(catalogue, reading, this.#timeline);
    this.#search = new Search(catalogue, reading);
  }

  timeline(filter: TimelineFilter = {}): Iterable<TimelineEvent> {
    return this.#timeline.events(filter);
  }

  timelinePage(filter: TimelineFilter, wanted: PageWanted): TimelinePage {
    return this.#timeline.page(filter, wanted);
  }

  countByWeek(filter: TimelineFilter): readonly WeekCount[] {
    return countByWeek(this.#catalogue, filter, this.#reading.details()?.zone ?? 'UTC');
  }

  find(words: string, options: FindOptions): SearchResult {
    return this.#search.find(words, options);
  }

  conversations(wanted: ConversationsWanted = {}): readonly ListedConversation[] {
    return this.#conversations.list(wanted);
  }

  conversationPage(key: string, wanted: PageWanted): TimelinePage {
    return this.#conversations.page(key, wanted);
  }

  rowsAround(
    reference: ExhibitReference,
    line: number,
    around: { readonly before: number; readonly after: number },
  ): RowsAround | null {
    return this.#conversations.around(reference, line, around);
  }
}
