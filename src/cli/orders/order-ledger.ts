import { orderKinds, type Order, type OrderAnswers } from '../../core/order.ts';
import { localDateTime } from '../form/local-day.ts';
import type { Ledger, ListPlace } from '../form/ledger.ts';
import { firstWords, peopleOf } from '../form/list-answers.ts';
import { shownTime } from '../form/time-answers.ts';
import type { Happened } from '../../core/time.ts';
import { changeWording } from '../wording/form.ts';
import { orderListWording as wording, ordersLedgerWording } from '../wording/orders.ts';
import { orderForm } from './order-form.ts';

const shownCharacters = 200;

/** Orders, conditions and requests to stop. */
export const ordersLedger: Ledger<OrderAnswers, Order> = {
  wording: ordersLedgerWording,
  formFor: (casefile) => orderForm(casefile.details),
  all: (casefile) => casefile.orders(),
  record: (casefile, answers) => casefile.recordOrder(answers),
  settle: (answers) => answers,
  lines: orderLines,
  label: (order) => `${order.reference}  ${kindWords(order)}, ${shownTime(order.from)}`,
};

function orderLines(order: Order, { casefile, now }: ListPlace): string[] {
  const { reference, court, from, until, against, how, terms, shownBy, recordedBy } = order;
  const isRequest = order.kind === 'asked-to-stop';
  const people = against === undefined ? null : peopleOf([]).shown(against, casefile);
  return [
    `${reference}  ${shownKind(order)}`,
    ...(order.title === undefined ? [] : [short(order.title)]),
    ...(court === undefined ? [] : [short(court)]),
    ...(people === null ? [] : [wording.against(people, isRequest)]),
    wording.from(shownTime(from), isRequest),
    ...(until === undefined ? [] : [endLine(until, casefile.details.zone, now)]),
    ...(how === undefined ? [] : [wording.how(short(how), isRequest)]),
    ...(terms === undefined ? [] : [wording.terms(short(terms), isRequest)]),
    ...(shownBy === undefined ? [] : [wording.shownBy(shownBy.join(', '))]),
    ...(recordedBy === undefined ? [] : [changeWording.recordedBy(short(recordedBy))]),
  ].map((line, index) => (index === 0 ? line : `    ${line}`));
}

function kindWords(order: OrderAnswers): string {
  const { title, court } = order;
  return [shownKind(order), ...[title, court].flatMap((text) => short(text ?? ''))]
    .filter((text) => text !== '')
    .join(', ');
}

function shownKind({ kind }: OrderAnswers): string {
  return short(orderKinds.find(({ id }) => id === kind)?.words ?? kind);
}

/** `Ends on Saturday 1 May 2027`, or `Ended on` once that day, month or moment is over. */
function endLine(until: Happened, zone: string, now: Date): string {
  const shown = shownTime(until);
  if (until.precision === 'unknown') return wording.endUnknown(shown);
  const isDay = until.precision === 'day';
  return hasEnded(until, zone, now) ? wording.ended(shown, isDay) : wording.ends(shown, isDay);
}

function hasEnded(until: Happened, zone: string, now: Date): boolean {
  const last = until.end ?? until.utc ?? until.local ?? '';
  const isUtc = until.utc !== undefined;
  const present = isUtc ? now.toISOString() : localDateTime(now.toISOString(), until.zone ?? zone);
  return present.slice(0, last.length) > last;
}

function short(text: string): string {
  return firstWords(text, shownCharacters);
}
