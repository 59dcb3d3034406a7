import { dateIn, dayNumber, possibleOrders, type DateOrder } from '../whatsapp-export/chat-date.ts';
import type { DateOrderFinding } from '../whatsapp-export/date-order.ts';
import type { LineStart } from '../whatsapp-export/line-start.ts';
import { unclearDate } from './table-time.ts';

interface Evidence {
  invalid: number;
  previous: number | null;
  /** How often a row stands more than a day before, and after, the one above it. */
  backward: number;
  forward: number;
  readonly years: Set<number>;
}

/**
 * Collects, row by row, what speaks for each order of day and month in a table. It differs from a chat
 * in one thing: a table may stand with its newest row first, so that going backward speaks against an
 * order no more than going forward does; only going both ways does.
 */
export class TableDateOrder {
  readonly #evidence = new Map<DateOrder, Evidence>();
  #example: LineStart | null = null;

  add(cell: string): void {
    const start = unclearDate(cell);
    if (start === null) return;
    const days = possibleOrders(start).map((order) => ({ order, day: this.#dayIn(start, order) }));
    // An absurd date says nothing about the order of the others.
    if (days.every(({ day }) => day === null)) return;
    for (const { order, day } of days) count(this.#of(order), day);
    const known = days.filter(({ day }) => day !== null);
    if (known.some(({ day }) => day !== known[0]?.day)) this.#example ??= start;
  }

  finding(): DateOrderFinding {
    const all = [...this.#evidence];
    const fitting = withoutDaysAsYears(all.filter(([, { invalid }]) => invalid === 0));
    const possible = (fitting.length === 0 ? all : fitting).map(([order]) => order);
    return { order: this.#decide(fitting), possible, example: this.#example };
  }

  #decide(fitting: readonly (readonly [DateOrder, Evidence])[]): DateOrder | null {
    const [first] = fitting;
    if (first === undefined) return null;
    if (fitting.length === 1 || this.#example === null) return first[0];
    const sorted = fitting.filter(([, { forward, backward }]) => forward === 0 || backward === 0);
    const [only] = sorted;
    return sorted.length === 1 && only !== undefined ? only[0] : null;
  }

  #dayIn(start: LineStart, order: DateOrder): number | null {
    const date = order === 'ymd' && !twoDigitsFirst.test(start.raw) ? null : dateIn(start, order);
    if (date !== null) this.#of(order).years.add(date.year);
    return date === null ? null : dayNumber(date);
  }

  #of(order: DateOrder): Evidence {
    const known = this.#evidence.get(order);
    if (known !== undefined) return known;
    const evidence = {
      invalid: 0,
      previous: null,
      backward: 0,
      forward: 0,
      years: new Set<number>(),
    };
    this.#evidence.set(order, evidence);
    return evidence;
  }
}

/** A year of two digits has both of them. */
const twoDigitsFirst = /^\d\d\D/;

/** Three days or more of one year, read as the same day of so many years, are no years. */
function withoutDaysAsYears<E extends readonly [DateOrder, Evidence]>(fitting: readonly E[]): E[] {
  const fewest = Math.min(...fitting.map(([, { years }]) => years.size));
  return fitting.filter(([, { years }]) => years.size <= Math.max(2, fewest));
}

function count(evidence: Evidence, day: number | null): void {
  if (day === null) {
    evidence.invalid += 1;
    return;
  }
  const { previous } = evidence;
  if (previous !== null && day < previous - 1) evidence.backward += 1;
  if (previous !== null && day > previous + 1) evidence.forward += 1;
  evidence.previous = day;
}
