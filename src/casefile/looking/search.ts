import type { TimelineFilter } from '../../core/timeline-filter.ts';
import type { TimelineEvent } from '../../core/timeline.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CatalogueReading } from '../catalogue/catalogue-reading.ts';
import { conversationsOf, kindsOf } from './event-streams.ts';
import { textsOfEvent } from './event-words.ts';
import { beginning, excerptsAround, findInText, type Excerpt } from './excerpt.ts';
import { matchExpression, termExpression, type MatchExpression } from './match-expression.ts';
import type { TextRole } from './searchable-texts.ts';
import { searchTerms, type SearchTerms } from './search-words.ts';
import { contactRows, eventOfRow, fileRows, toldRows, type WordRows } from './word-index.ts';

/** What is looked for besides the words. */
export interface FindOptions extends Omit<TimelineFilter, 'newestFirst'> {
  /** How many hits at most; never more than 1,000, and only 100 where very many words begin as typed. */
  readonly limit: number;
}

/** A text of an event in which something was found. */
export interface FoundText {
  readonly role: TextRole;
  /** Which answer, fact or description. */
  readonly name?: string;
  readonly excerpts: readonly Excerpt[];
}

export interface SearchHit {
  readonly event: TimelineEvent;
  /** The texts that hold something of what was looked for, the most telling first. */
  readonly found: readonly FoundText[];
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** How many there are in all; where `isAtLeast`, counting stopped there. */
  readonly total: { readonly count: number; readonly isAtLeast: boolean };
}

/** Counting stops here, for each of: what was recorded, files, messages and calls. */
const mostCounted = 1000;
const fewestCounted = 100;
const mostSteps = 40_000;
/** Up to so many hits are put in order by how well they fit; of more only the first are looked at. */
const mostRanked = 200;
const mostExcerpts = 3;
/** Of a longer text only the beginning counts for the order. */
const mostRankedUnits = 20_000;

/**
 * Finds events that hold all the words. A short list comes best first; a long one begins with what the
 * person recorded and files, and goes on with messages and calls, newest first. Nothing that can be
 * typed is an error; where nothing is wanted, nothing is found.
 */
export class Search {
  readonly #catalogue: Catalogue;
  readonly #reading: CatalogueReading;

  constructor(catalogue: Catalogue, reading: CatalogueReading) {
    this.#catalogue = catalogue;
    this.#reading = reading;
  }

  find(words: string, options: FindOptions): SearchResult {
    const terms = searchTerms(words);
    const limit = Math.min(options.limit, mostCounted);
    const lists = this.#rows(terms, options);
    const count = lists.reduce((sum, { rows }) => sum + rows.length, 0);
    const total = { count, isAtLeast: lists.some(({ isMore }) => isMore) };
    const ids = lists.flatMap(({ rows }) => rows).map(eventOfRow);
    const hits =
      count <= mostRanked
        ? this.#ranked(ids, terms).slice(0, limit)
        : this.#candidates(ids.slice(0, limit));
    return {
      hits: hits.map(({ event, texts }) => ({ event, found: foundTexts(texts, terms) })),
      total,
    };
  }

  /** Row numbers of hits: of what was recorded, of files, of messages and calls. */
  #rows(terms: SearchTerms, options: FindOptions): RowList[] {
    const conversations = conversationsOf(this.#catalogue, options);
    const expression = matchExpression(this.#catalogue, terms, conversations);
    if (expression === null) return [];
    const kinds = kindsOf(options);
    const isWanted = (...some: TimelineEvent['kind'][]): boolean =>
      kinds === null || kinds.some((kind) => some.includes(kind));
    return [
      ...(isWanted('incident', 'item', 'order', 'telling') ? [toldRows] : []),
      ...(isWanted('file') ? [fileRows] : []),
      ...(isWanted('message', 'call') ? [contactRows(options.from, options.until)] : []),
    ].map((rows) => this.#rowsAmong(rows, expression, { ...options, kinds: kinds ?? undefined }));
  }

  #rowsAmong(
    { first, last, eventId }: WordRows,
    { text, width }: MatchExpression,
    options: Restrictions,
  ): RowList {
    const limit = countedAt(width);
    const { conditions, values } = restrictions(options);
    const join =
      conditions.length === 0
        ? ''
        : `CROSS JOIN events ON events.id = ${eventId} AND ${conditions.join(' AND ')}`;
    const rows = this.#catalogue.all(
      `SELECT words.rowid AS row FROM words ${join}
       WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? ORDER BY words.rowid LIMIT ?`,
      ...values,
      text,
      // A number would be bound as a float, which FTS5 does not take as a bound: it would go through all.
      BigInt(first),
      BigInt(last),
      limit + 1,
    ) as { row: number }[];
    return { rows: rows.slice(0, limit).map(({ row }) => row), isMore: rows.length > limit };
  }

  #candidates(ids: readonly number[]): Candidate[] {
    return ids.flatMap((id) => {
      const event = this.#reading.event(id);
      if (event === null) return [];
      const texts = textsOfEvent(this.#catalogue, event);
      return [{ event, texts, score: 0 }];
    });
  }

  /** Best first by BM25 over the words of each event; what the person recorded counts for more. */
  #ranked(ids: readonly number[], terms: SearchTerms): Candidate[] {
    const rarity = this.#rarity(terms, ids.length);
    return this.#candidates(ids)
      .map((candidate) => ({ ...candidate, score: scoreOf(candidate, terms, rarity) }))
      .sort((one, other) => other.score - one.score);
  }

  /** For each term how telling it is, from how many events hold it. */
  #rarity(terms: SearchTerms, hits: number): number[] {
    const { events } = this.#catalogue.get('SELECT max(id) AS events FROM events') as {
      events: number | null;
    };
    return terms.wanted.map((term) => {
      // Looking for a row of words in all the texts may take long; those that hold it are hits.
      const isLong = term.ways.flat().some(({ words }) => words.length > 1);
      const holding = isLong ? hits : this.#holding(termExpression(this.#catalogue, term));
      return Math.log(1 + ((events ?? 0) - holding + 0.5) / (holding + 0.5));
    });
  }

  #holding(expression: string): number {
    const width = expression.split(' OR ').length;
    const row = this.#catalogue.get(
      'SELECT count(*) AS n FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)',
      expression,
      countedAt(width) * 10,
    ) as { n: number };
    return row.n;
  }
}

/** Row numbers of `words`, up to where counting stops. */
interface RowList {
  readonly rows: readonly number[];
  readonly isMore: boolean;
}

/* Where a hit costs many steps, counting stops earlier. */
function countedAt(width: number): number {
  return Math.min(mostCounted, Math.max(fewestCounted, Math.floor(mostSteps / width)));
}

interface Candidate {
  readonly event: TimelineEvent;
  readonly texts: ReturnType<typeof textsOfEvent>;
  readonly score: number;
}

type Restrictions = Omit<FindOptions, 'kinds'> & {
  readonly kinds: readonly TimelineEvent['kind'][] | undefined;
};

function restrictions({ from, until, kinds, direction, marked }: Restrictions): {
  conditions: string[];
  values: (string | number)[];
} {
  const all: [string, string | number | undefined][] = [
    ['events.position >= ?', from],
    ['events.position < ?', until],
    [
      'events.kind IN (SELECT value FROM json_each(?))',
      kinds === undefined ? undefined : JSON.stringify(kinds),
    ],
    ['events.direction = ?', direction],
    ['events.marked = ?', marked === true ? 1 : undefined],
  ];
  const given = all.filter(([, value]) => value !== undefined);
  return {
    conditions: given.map(([condition]) => condition),
    values: given.flatMap(([, value]) => (value === undefined ? [] : [value])),
  };
}

const usualWords = 20;

function scoreOf(
  { event, texts }: Candidate,
  terms: SearchTerms,
  rarity: readonly number[],
): number {
  const findings = texts.map(({ text }) => findInText(text.slice(0, mostRankedUnits), terms));
  const words = findings.reduce((sum, one) => sum + one.words, 0);
  const score = rarity.reduce((sum, rare, term) => {
    const often = findings
      .flatMap(({ occurrences }) => occurrences)
      .filter((occurrence) => occurrence.term === term).length;
    const tempered = often + 1.2 * (0.25 + (0.75 * words) / usualWords);
    return sum + (rare * often * 2.2) / tempered;
  }, 0);
  return event.kind === 'message' || event.kind === 'call' ? score : 2 * score;
}

function foundTexts(texts: Candidate['texts'], terms: SearchTerms): FoundText[] {
  const found = texts.flatMap(({ text, ...what }) => {
    const { occurrences } = findInText(text, terms);
    if (occurrences.length === 0) return [];
    return [{ ...what, excerpts: excerptsAround(text, occurrences, mostExcerpts) }];
  });
  const [first] = texts;
  if (found.length > 0 || first === undefined) return found;
  const { text, ...what } = first;
  return [{ ...what, excerpts: [beginning(text)] }];
}
