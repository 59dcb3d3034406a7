import { DatabaseDamaged, type DatabaseRow, type ScratchDatabase } from '../scratch-copy.ts';
import { exactQuery, quickQuery } from './message-columns.ts';
import { MessageRow, placeOf } from './message-row.ts';

/** A message, or a stretch of row numbers where the bytes are damaged. */
export type FoundRow = { readonly row: MessageRow } | { readonly gap: Gap };

/** Row numbers from `first` to `last`, as far as they were in use; `last` null for the end of the table. */
export interface Gap {
  readonly first: bigint;
  readonly last: bigint | null;
}

/**
 * The rows of the table `message` in the order of their numbers. Where the bytes are damaged it goes on
 * behind the damage and gives what lies between as a gap. Throws DatabaseDamaged when nothing can be read.
 */
export class MessageRows {
  readonly #database: ScratchDatabase;
  readonly #quick: string;
  readonly #exact: string;
  /** Without looking up other messages, whose index may be what is damaged. */
  readonly #careful: string;
  readonly #isQuick: boolean;
  readonly highest: bigint;

  constructor(database: ScratchDatabase) {
    const answers = hasGuidIndex(database);
    this.#database = database;
    this.#quick = quickQuery(database, answers);
    this.#exact = exactQuery(database, answers);
    this.#careful = exactQuery(database, false);
    this.#isQuick = database.row('PRAGMA encoding')?.['encoding'] === 'UTF-8';
    this.highest = highestNumber(database);
  }

  *all(): Generator<FoundRow> {
    const reading = { next: lowestNumber, found: 0 };
    for (let troubles = 0; ; troubles += 1) {
      try {
        yield* this.#from(reading, troubles > troublesUntilCareful);
        return;
      } catch (error) {
        if (!(error instanceof DatabaseDamaged)) throw error;
        const behind = troubles < maximumTroubles ? this.#behind(reading.next) : null;
        if (behind === null && reading.found === 0) throw error;
        // Nothing is missing where only the way from the row before is damaged.
        if (behind !== reading.next)
          yield { gap: { first: reading.next, last: behind === null ? null : behind - 1n } };
        if (behind === null) return;
        yield { row: this.#alone(behind) ?? never(error) };
        reading.next = behind + 1n;
        reading.found += 1;
      }
    }
  }

  *#from(reading: { next: bigint; found: number }, carefully: boolean): Generator<FoundRow> {
    for (const row of this.#inOrder(reading.next, carefully)) {
      yield { row };
      reading.next = row.number + 1n;
      reading.found += 1;
    }
  }

  *#inOrder(from: bigint, carefully: boolean): Generator<MessageRow> {
    const sql = carefully ? this.#careful : this.#isQuick ? this.#quick : this.#exact;
    let last: bigint | null = null;
    for (const found of this.#database.rows(sql, from)) {
      const row = new MessageRow(carefully ? found : this.#asFound(found), this.#database);
      // SQLite does not look whether the rows of a damaged table are in order.
      if (last !== null && row.number <= last) throw new DatabaseDamaged(null);
      last = row.number;
      yield row;
    }
  }

  /* SQLite shows bytes that are no text as U+FFFD: whoever has such a character is read again, byte by byte. */
  #asFound(row: DatabaseRow): DatabaseRow {
    if (!this.#isQuick) return row;
    const isShown = texts.some((column) => {
      const value = row[column];
      return typeof value === 'string' && value.includes('\ufffd');
    });
    if (!isShown) return row;
    return this.#database.row(`${this.#exact} LIMIT 1`, row['row_number'] as bigint) ?? row;
  }

  /** The next row, if it can be read where no other is looked at. */
  #alone(from: bigint): MessageRow | null {
    try {
      const row = this.#database.row(`${this.#careful} LIMIT 1`, from);
      return row === null ? null : new MessageRow(row, this.#database);
    } catch (error) {
      if (!(error instanceof DatabaseDamaged)) throw error;
      return null;
    }
  }

  /** The first row from a number on that can be read; null when there is none. */
  #behind(damaged: bigint): bigint | null {
    const here = this.#readableFrom(damaged);
    if (here !== null) return here;
    let [bad, tried, good] = [damaged, damaged, null as bigint | null];
    for (const next of probes(damaged < 0n ? -1n : damaged, this.highest)) {
      [bad, tried] = [next > tried ? tried : damaged, next];
      good = this.#readableFrom(tried);
      if (good !== null) break;
    }
    while (good !== null && tried - bad > 1n) {
      const middle = (bad + tried) / 2n;
      const found = this.#readableFrom(middle);
      if (found === null) bad = middle;
      else [tried, good] = [middle, found];
    }
    return good;
  }

  #readableFrom(from: bigint): bigint | null {
    return this.#alone(from)?.number ?? null;
  }
}

const texts = ['text', 'guid', 'service', 'own_address', 'rare'];

const lowestNumber = -(2n ** 63n);
/**
 * Where to look for rows behind damage: ever farther away, then once more in even steps, for what lies
 * between two damaged stretches.
 */
function* probes(damaged: bigint, highest: bigint): Generator<bigint> {
  for (let step = 1n; damaged + step <= highest; step *= 2n) yield damaged + step;
  const step = (highest - damaged) / evenSteps + 1n;
  for (let number = damaged + step; number <= highest; number += step) yield number;
}

const evenSteps = 256n;

/* Each costs some hundred questions at most. */
const maximumTroubles = 1000;
const troublesUntilCareful = 100;

function never(error: unknown): never {
  throw error;
}

function highestNumber(database: ScratchDatabase): bigint {
  try {
    const value = database.row('SELECT max(ROWID) AS highest FROM message')?.['highest'];
    return typeof value === 'bigint' ? value : 0n;
  } catch (error) {
    if (!(error instanceof DatabaseDamaged)) throw error;
    return highestEver(database);
  }
}

/* SQLite notes the highest row number that a table with AUTOINCREMENT ever had. */
function highestEver(database: ScratchDatabase): bigint {
  if (!database.has('sqlite_sequence', 'name', 'seq')) return unknownHighest;
  const value = database.row("SELECT seq FROM sqlite_sequence WHERE name = 'message'")?.['seq'];
  return typeof value === 'bigint' ? value : unknownHighest;
}

const unknownHighest = 2n ** 40n;

/* Without an index, looking up an answered message would read the whole table each time. */
function hasGuidIndex(database: ScratchDatabase): boolean {
  const sql =
    "SELECT i.name FROM pragma_index_list('message') AS l, pragma_index_info(l.name) AS i WHERE i.seqno = 0 AND l.partial = 0";
  return [...database.rows(sql)].some((row) => row['name'] === 'guid');
}

/** What is said of a gap, naming the row numbers. */
export function gapPlace({ first, last }: Gap): string {
  const from = first === lowestNumber ? 'the first message' : placeOf(first);
  return last === null ? `from ${from} to the end` : `from ${from} to ${placeOf(last)}`;
}
