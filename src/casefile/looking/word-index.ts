import type { TimelineEvent } from '../../core/timeline.ts';
import type { Catalogue, PutOffRows } from '../catalogue/catalogue.ts';
import { indexedText } from './search-words.ts';

/*
 * The number of an event's row in `words` says what kind of thing it is and, for messages and calls,
 * when it was. Going through the hits in the order of their row numbers, which costs nothing, gives
 * first what the person recorded, then files, then messages and calls, newest first; a span of time is
 * a span of row numbers. All numbers stay below 2^53.
 */
const idSpan = 2 ** 26;
const lastMinute = 2 ** 27 - 1;

/** What the row numbers of one kind of thing have between them. */
export interface WordRows {
  readonly first: number;
  readonly last: number;
  /** SQL for the event's id, from `words.rowid`. */
  readonly eventId: string;
}

const afterStart = `(words.rowid % ${idSpan})`;
/** Incidents, orders and whatever else the person recorded. */
export const toldRows: WordRows = { first: 0, last: idSpan - 1, eventId: afterStart };
export const fileRows: WordRows = { first: idSpan, last: 2 * idSpan - 1, eventId: afterStart };

/** Messages and calls from `from` on and before `until`, in Unix milliseconds, to the minute. */
export function contactRows(from: number | undefined, until: number | undefined): WordRows {
  return {
    first: until === undefined ? 2 * idSpan : (lastMinute - minuteOf(until)) * idSpan,
    last: (lastMinute - (from === undefined ? 0 : minuteOf(from)) + 1) * idSpan - 1,
    eventId: `(${idSpan - 1} - words.rowid % ${idSpan})`,
  };
}

/** The id of the event that a row of `words` stands for. */
export function eventOfRow(row: number): number {
  const behind = row % idSpan;
  return row < 2 * idSpan ? behind : idSpan - 1 - behind;
}

/** Where an event's words stand in the index. */
export interface WordPlace {
  readonly id: number;
  readonly kind: TimelineEvent['kind'];
  readonly position: number | null;
  /** The conversation that a message or call belongs to. */
  readonly conversation: number | null;
}

/** A word that no text can hold, and that stands in every row of a conversation. */
export function conversationWord(conversation: number): string {
  return `\ue000${conversation.toString(36)}`;
}

/** The shortest beginnings that the index does not hold by themselves; see `terms` in the schema. */
export const listedTermLength = 4;

/** Puts the words of an event that is new into the index. `event` is its id. */
export function indexWords(
  catalogue: Catalogue,
  event: number | bigint,
  texts: readonly (string | null | undefined)[],
  place?: WordPlace,
): void {
  const known = place ?? placeOf(catalogue, Number(event));
  if (known !== undefined) writerOf(catalogue).add(known, texts, false);
}

/** Puts other words in place of those that an event had; inside a transaction. `eventId` is its id. */
export function reindex(
  catalogue: Catalogue,
  eventId: number,
  texts: readonly (string | null | undefined)[],
): void {
  const place = placeOf(catalogue, eventId);
  if (place !== undefined) writerOf(catalogue).add(place, texts, true);
}

function placeOf(catalogue: Catalogue, id: number): WordPlace | undefined {
  return catalogue.get('SELECT id, kind, position, conversation FROM events WHERE id = ?', id) as
    WordPlace | undefined;
}

const writers = new WeakMap<Catalogue, WordWriter>();

function writerOf(catalogue: Catalogue): WordWriter {
  let writer = writers.get(catalogue);
  if (writer === undefined) {
    writer = new WordWriter(catalogue);
    writers.set(catalogue, writer);
    catalogue.putOff(writer);
  }
  return writer;
}

interface WaitingRow {
  readonly row: number;
  readonly text: string;
  readonly replaces: boolean;
}

const mostWaiting = 20_000;
const mostWaitingUnits = 8_000_000;
const mostKnownTerms = 300_000;

/*
 * The full-text index writes out what it has gathered whenever a row number is not larger than the one
 * before. Rows are therefore gathered here and written in order.
 */
class WordWriter implements PutOffRows {
  readonly #catalogue: Catalogue;
  #waiting: WaitingRow[] = [];
  #units = 0;
  /** Terms that are known to stand in `terms`. */
  readonly #known = new Set<string>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  add(place: WordPlace, texts: readonly (string | null | undefined)[], replaces: boolean): void {
    const words = texts.map((text) => indexedText(text ?? '')).filter((text) => text !== '');
    if (place.conversation !== null) words.push(conversationWord(place.conversation));
    // A word between the texts keeps a phrase from reaching over from one into the next.
    const text = words.join(` ${betweenTexts} `);
    this.#waiting.push({ row: rowOf(place), text, replaces });
    this.#units += text.length;
    if (this.#waiting.length >= mostWaiting || this.#units >= mostWaitingUnits) this.write();
  }

  write(): void {
    const rows = this.#waiting.sort((one, other) => one.row - other.row);
    for (const [index, { row, text, replaces }] of rows.entries()) {
      if (replaces) this.#catalogue.run('DELETE FROM words WHERE rowid = ?', row);
      // Of several for the same row the one that came last counts.
      if (rows[index + 1]?.row === row || text === '') continue;
      this.#catalogue.run('INSERT INTO words (rowid, text) VALUES (?, ?)', row, text);
      this.#list(text);
    }
    this.#waiting = [];
    this.#units = 0;
  }

  forget(): void {
    this.#waiting = [];
    this.#units = 0;
    this.#known.clear();
  }

  remember(): () => void {
    if (this.#waiting.length > mostWaiting / 2) this.write();
    const [waiting, units] = [[...this.#waiting], this.#units];
    return () => {
      this.#known.clear();
      this.#waiting = waiting;
      this.#units = units;
    };
  }

  #list(text: string): void {
    for (const term of text.split(' ')) {
      if (term.length < listedTermLength || this.#known.has(term)) continue;
      if (this.#known.size >= mostKnownTerms) this.#known.clear();
      this.#catalogue.run('INSERT OR IGNORE INTO terms (term) VALUES (?)', term);
      this.#known.add(term);
    }
  }
}

const betweenTexts = '\ue001';

function rowOf({ id, kind, position }: WordPlace): number {
  if (id >= idSpan) throw new RangeError('more events than the index can hold');
  switch (kind) {
    case 'message':
    case 'call':
      return (lastMinute - minuteOf(position ?? 0)) * idSpan + (idSpan - 1 - id);
    case 'file':
      return idSpan + id;
    default:
      return id;
  }
}

/* Messages lie between 1970 and 2100; what does not is put at the nearer end. */
function minuteOf(milliseconds: number): number {
  return Math.min(Math.max(Math.floor(milliseconds / 60_000), 0), lastMinute - 2);
}
