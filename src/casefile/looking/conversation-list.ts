import type { Conversation } from '../../core/communication.ts';
import type { ExhibitReference } from '../../core/exhibit.ts';
import type { TimelineEvent } from '../../core/timeline.ts';
import type { PageWanted, TimelinePage } from '../../core/timeline-filter.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CatalogueReading } from '../catalogue/catalogue-reading.ts';
import { takesPart } from './party-conversations.ts';
import type { TimelineReading } from './timeline-reading.ts';

/** A conversation to choose from, whatever exhibits it is in. */
export interface ListedConversation {
  readonly conversation: Conversation;
  /** The newest exhibit of it. */
  readonly newest: ExhibitReference;
  /** Every exhibit of it, oldest first. */
  readonly exhibits: readonly ExhibitReference[];
  /** Messages and calls in all of them, each counted once. */
  readonly rows: number;
  readonly received: number;
  readonly sent: number;
  readonly marked: number;
  /** Unix milliseconds, by the order of the timeline; null when no time is known. */
  readonly first: number | null;
  readonly last: number | null;
}

export interface ConversationsWanted {
  /** The newest last message first (the default), or the most rows first. */
  readonly order?: 'recent' | 'active';
  /** Only those with this party: a number in any form, an account, part of a name. */
  readonly party?: string;
}

/** A row of a conversation with what stands around it, each row under its own reference. */
export interface RowsAround {
  readonly before: readonly TimelineEvent[];
  readonly row: TimelineEvent;
  readonly after: readonly TimelineEvent[];
}

interface ListRow {
  readonly id: number;
  readonly rows: number;
  readonly received: number;
  readonly sent: number;
  readonly newest: string;
  readonly conversation: string;
  readonly exhibits: string;
  readonly marked: number;
  readonly first: number | null;
  readonly last: number | null;
}

/** Lists conversations, and pages through one across all its exhibits. */
export class ConversationList {
  readonly #catalogue: Catalogue;
  readonly #reading: CatalogueReading;
  readonly #timeline: TimelineReading;

  constructor(catalogue: Catalogue, reading: CatalogueReading, timeline: TimelineReading) {
    this.#catalogue = catalogue;
    this.#reading = reading;
    this.#timeline = timeline;
  }

  /** Every conversation of which at least one row counts. */
  list({ order = 'recent', party }: ConversationsWanted = {}): ListedConversation[] {
    const isWanted = party === undefined ? () => true : takesPart(party);
    const column = order === 'recent' ? 'last' : 'rows';
    const rows = this.#catalogue.all(`${listed} ORDER BY ${column} DESC, c.id`) as ListRow[];
    return rows.flatMap((row) => {
      const conversation = JSON.parse(row.conversation) as Conversation;
      if (!isWanted(conversation)) return [];
      const { newest, rows: all, received, sent, marked, first, last } = row;
      const exhibits = JSON.parse(row.exhibits) as string[];
      return [{ conversation, newest, exhibits, rows: all, received, sent, marked, first, last }];
    });
  }

  /** A page of a conversation by its key, in the order of the timeline. */
  page(key: string, wanted: PageWanted): TimelinePage {
    return this.#timeline.page({ conversation: key }, wanted);
  }

  /**
   * A row with `before` rows of its conversation before it and `after` behind it. A row that an earlier
   * exhibit holds too is shown as the row there. Null when there is no such row.
   */
  around(
    reference: ExhibitReference,
    line: number,
    { before, after }: { readonly before: number; readonly after: number },
  ): RowsAround | null {
    const row = this.#reading.item(reference, line);
    if (row === null || !('conversation' in row)) return null;
    const { key } = row.conversation;
    const cursor = this.#cursorAt(row.exhibit, row.line);
    return {
      before: before > 0 ? this.page(key, { limit: before, before: cursor }).events : [],
      row,
      after: after > 0 ? this.page(key, { limit: after, after: cursor }).events : [],
    };
  }

  #cursorAt(reference: ExhibitReference, line: number): string {
    const { id } = this.#catalogue.get(
      'SELECT id FROM events WHERE line = ? AND exhibit = (SELECT id FROM exhibits WHERE reference = ?)',
      line,
      reference,
    ) as { id: number };
    return this.#timeline.cursorAt(id) ?? '';
  }
}

/* First and last are one step into the index each; what is marked is little. */
const listed = `
  SELECT c.id, c.rows, c.received, c.sent, ex.reference AS newest,
    json_extract(ex.detail, '$.conversation') AS conversation,
    (SELECT json_group_array(reference) FROM
      (SELECT reference FROM exhibits WHERE conversation_key = c.key ORDER BY id)) AS exhibits,
    coalesce(m.marked, 0) AS marked,
    (SELECT position FROM events INDEXED BY events_by_conversation
      WHERE conversation = c.id ORDER BY moment LIMIT 1) AS first,
    (SELECT moment FROM events INDEXED BY events_by_conversation
      WHERE conversation = c.id AND moment < 9007199254740991 ORDER BY moment DESC LIMIT 1) AS last
  FROM conversations c JOIN exhibits ex ON ex.id = c.exhibit
  LEFT JOIN (SELECT conversation, count(*) AS marked FROM events INDEXED BY events_marked
    WHERE marked = 1 GROUP BY conversation) m ON m.conversation = c.id
  WHERE c.rows > 0`;
