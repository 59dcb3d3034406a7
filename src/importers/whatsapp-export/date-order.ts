import { dateIn, dayNumber, possibleOrders, type DateOrder } from './chat-date.ts';
import type { LineStart } from './line-start.ts';

/** What the whole file says of the order of its dates. */
export interface DateOrderFinding {
  /** Null when more than one order fits: then it has to be asked. */
  readonly order: DateOrder | null;
  /** The orders that are still possible. */
  readonly possible: readonly DateOrder[];
  /** A line that they read differently. */
  readonly example: LineStart | null;
}

/** The day that a line stands for in one order; null when there is none. */
interface Reading {
  readonly order: DateOrder;
  readonly day: number | null;
}

interface Evidence {
  /** Lines that have no such day in this order, and lines that have. */
  invalid: number;
  valid: number;
  /** How often a line stands more than a day before the one above it. */
  backward: number;
  previous: number | null;
  /** Lines whose media file is named after the day as this order reads it, and no other does. */
  mediaVotes: number;
  readonly years: Set<number>;
}

/**
 * Collects, line by line, what speaks for each order of day and month. The order follows the settings
 * of the phone that made the export and is not stated anywhere in it.
 */
export class DateOrderEvidence {
  readonly #evidence = new Map<DateOrder, Evidence>();
  #yearFirstShape = false;
  /** Until a line is printed as no line with the year first would be. */
  #mayBeYearFirst = true;
  #last: { readonly date: string; readonly readings: readonly Reading[] } = {
    date: '',
    readings: [],
  };
  /** By two orders: a line that both can read, and read differently. */
  readonly #differing = new Map<string, LineStart>();

  add(start: LineStart, rest: string): void {
    this.#yearFirstShape ||= yearFirstShape.test(start.raw);
    this.#mayBeYearFirst &&= yearFirstOfTwoDigits.test(start.raw);
    const readings = this.#readingsOf(start);
    // An absurd date says nothing about the order of the others.
    if (readings.every(({ day }) => day === null)) {
      for (const { order } of readings) this.#of(order);
      return;
    }
    for (const { order, day } of readings) count(this.#of(order), day);
    if (readings.every(({ day }) => day === readings[0]?.day)) return;
    this.#noteDiffering(readings, start);
    this.#countMedia(readings, mediaDays(rest));
  }

  /** Most lines are of the same day as the one above. */
  #readingsOf(start: LineStart): readonly Reading[] {
    const date = start.fields.join(' ');
    if (this.#last.date === date) return this.#last.readings;
    const readings = possibleOrders(start).map((order) => {
      const read = dateIn(start, order);
      if (read !== null) this.#of(order).years.add(read.year);
      return { order, day: read === null ? null : dayNumber(read) };
    });
    this.#last = { date, readings };
    return readings;
  }

  finding(): DateOrderFinding {
    const all = this.#worthConsidering();
    const fitting = all.filter(([, evidence]) => evidence.invalid === 0).map(([order]) => order);
    const possible = fitting.length === 0 ? all.map(([order]) => order) : fitting;
    const example = this.#example(possible);
    return { order: decide(all, example !== null), possible, example };
  }

  /*
   * Few phones write 26/01/31 with the year first. So that order is only considered where something
   * speaks for it, or where it fits the whole chat: then nobody but the person can say.
   */
  #worthConsidering(): [DateOrder, Evidence][] {
    const all = [...this.#evidence];
    const yearFirst = this.#evidence.get('ymd');
    const others = all.filter(([order]) => order !== 'ymd');
    if (yearFirst === undefined || others.length === 0) return all;
    const speaksForIt =
      this.#yearFirstShape ||
      yearFirst.mediaVotes > 0 ||
      others.every(([, { invalid }]) => invalid > 0) ||
      others.every(([, { invalid, years }]) => invalid > 0 || years.size > yearFirst.years.size);
    const fits = speaksForIt || (this.#mayBeYearFirst && fitsToo(yearFirst, others));
    return fits ? all : others;
  }

  #example(orders: readonly DateOrder[]): LineStart | null {
    for (const [index, one] of orders.entries()) {
      for (const other of orders.slice(index + 1)) {
        const line = this.#differing.get(`${one} ${other}`);
        if (line !== undefined) return line;
      }
    }
    return null;
  }

  #noteDiffering(readings: readonly Reading[], start: LineStart): void {
    for (const [index, one] of readings.entries()) {
      for (const other of readings.slice(index + 1)) {
        if (one.day === null || other.day === null || one.day === other.day) continue;
        const pair = `${one.order} ${other.order}`;
        if (!this.#differing.has(pair)) this.#differing.set(pair, start);
      }
    }
  }

  #of(order: DateOrder): Evidence {
    let evidence = this.#evidence.get(order);
    if (evidence === undefined) {
      evidence = {
        invalid: 0,
        valid: 0,
        backward: 0,
        previous: null,
        mediaVotes: 0,
        years: new Set(),
      };
      this.#evidence.set(order, evidence);
    }
    return evidence;
  }

  #countMedia(readings: readonly Reading[], named: readonly number[]): void {
    for (const mediaDay of named) {
      const near = readings.filter(({ day }) => day !== null && Math.abs(day - mediaDay) <= 1);
      const [only] = near;
      if (near.length === 1 && only !== undefined) this.#of(only.order).mediaVotes += 1;
    }
  }
}

function count(evidence: Evidence, day: number | null): void {
  if (day === null) {
    evidence.invalid += 1;
    return;
  }
  evidence.valid += 1;
  if (evidence.previous !== null && day < evidence.previous - 1) evidence.backward += 1;
  evidence.previous = day;
}

/*
 * Whether the year may stand first in a chat of which another order can read every line too. Not
 * where three days or more of one year would each be the same day of another year.
 */
function fitsToo(
  { invalid, backward, years }: Evidence,
  others: readonly (readonly [DateOrder, Evidence])[],
): boolean {
  if (invalid > 0 || backward > 0 || Math.min(...years) < firstYear) return false;
  return years.size < 3 || others.every(([, other]) => other.invalid > 0 || other.years.size > 1);
}

/** WhatsApp began in 2009. */
const firstYear = 2009;

function decide(
  all: readonly (readonly [DateOrder, Evidence])[],
  differ: boolean,
): DateOrder | null {
  const possible = all.filter(([, evidence]) => evidence.invalid === 0);
  const [first] = possible;
  if (first === undefined) return null;
  if (all.length === 1) return first[0];
  if (possible.length === 1) return contradicted(first, all) ? null : first[0];
  if (!differ) return first[0];
  const voted = possible.filter(([, evidence]) => evidence.mediaVotes > 0);
  const [chosen] = voted;
  if (voted.length === 1 && chosen !== undefined)
    return contradicted(chosen, all) ? null : chosen[0];
  if (voted.length > 1) return null;
  const inSequence = possible.filter(([, evidence]) => evidence.backward === 0);
  return inSequence.length === 1 ? (inSequence[0]?.[0] ?? null) : null;
}

/** One line, pasted or damaged, may rule out the right order: then the rest of the file speaks against it. */
function contradicted(
  [order, evidence]: readonly [DateOrder, Evidence],
  all: readonly (readonly [DateOrder, Evidence])[],
): boolean {
  return all.some(([other, others]) => {
    if (other === order || others.valid <= others.invalid) return false;
    if (others.mediaVotes > evidence.mediaVotes) return true;
    return evidence.backward > 0 && others.backward === 0 && evidence.mediaVotes === 0;
  });
}

/** `24. 1. 31.` and dates beside Korean, Chinese or Japanese words: there the year comes first. */
const yearFirstShape = /^\P{N}?\p{N}{1,2}\.\s|[\u3040-\u9fff\uac00-\ud7a3]/u;

/**
 * `24/1/31` or `24-01-31`: the year has both its digits. With dots alone no place writes so.
 * (Unicode CLDR, short dates: eu, ne; fr-CA in older phones; ko as above)
 */
const yearFirstOfTwoDigits = /^\P{N}*\p{N}{2}[^\p{N}.]+\p{N}/u;

/*
 * iPhone: 00000012-PHOTO-2024-01-31-14-26-30.jpg, the local time of the message. Android:
 * IMG-20240131-WA0003.jpg, the day. (formats.md §3.1)
 */
const mediaNames =
  /(?<!\d)(?:\d{8}-[A-Z]{3,12}-(\d{4})-(\d\d)-(\d\d)-\d\d-\d\d-\d\d|[A-Z]{3}-(\d{4})(\d\d)(\d\d)-WA\d{1,6})/g;

function mediaDays(rest: string): number[] {
  const days = [...rest.slice(0, 1000).matchAll(mediaNames)].map((match) =>
    dayNumber({
      year: Number(match[1] ?? match[4]),
      month: Number(match[2] ?? match[5]),
      day: Number(match[3] ?? match[6]),
    }),
  );
  return days.filter((day) => day !== null);
}
