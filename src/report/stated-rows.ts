import type { Order } from '../core/order.ts';
import type { Telling } from '../core/telling.ts';
import type { PhysicalItemEvent } from '../core/timeline.ts';
import { itemFields } from './item-fields.ts';
import { describedLines } from './described.ts';
import { orderFields, orderName } from './order-fields.ts';
import { rowBase, type RowFacts } from './row-base.ts';
import { recorderInWords, type Showing } from './showing.ts';
import { statedAnswers } from './standing.ts';
import { tellingFields, toldPartyInWords } from './telling-fields.ts';
import type { KeptBackRow, StatedRow } from './timeline-row.ts';
import { plain } from './words.ts';

/** A court order, or that the person asked the other one to stop, as the person says. */
export function orderRow(order: Order, showing: Showing): StatedRow<'order'> {
  const said = statedAnswers(order, orderFields(showing), showing);
  return {
    ...rowBase({ ...order, ...unmarked, happened: order.from }, showing),
    kind: 'order',
    heading: headed(orderHeading(order, showing), said, order, showing),
    ...said,
  };
}

/** `AB asked the other person to stop, as AB says`; `Non-molestation order, as AB says`. */
export function orderHeading(order: Order, { initials }: Showing): string {
  if (order.kind === 'asked-to-stop')
    return `${initials} asked the other person to stop, as ${initials} says`;
  const words = order.kind === 'other' ? 'An order or condition' : plain(orderName(order) ?? '');
  return `${words}, as ${initials} says`;
}

/** That the person told somebody, and what they answered; or no more than that it is kept back. */
export function tellingRow(telling: Telling, showing: Showing): StatedRow<'telling'> | KeptBackRow {
  if (showing.privacy.isHiddenTelling(telling.reference)) return keptBackTelling(telling, showing);
  const said = statedAnswers(telling, tellingFields(showing), showing);
  const party = toldPartyInWords(telling.to);
  const whom = party.charAt(0).toLowerCase() + party.slice(1);
  const heading = `${showing.initials} told ${whom}, as ${showing.initials} says`;
  return {
    ...rowBase({ ...telling, ...unmarked, happened: telling.when }, showing),
    kind: 'telling',
    heading: headed(heading, said, telling, showing),
    ...said,
  };
}

/** `T1: kept back by AB`. */
export function keptBackTelling({ reference }: Telling, { initials }: Showing): KeptBackRow {
  return {
    kind: 'kept back',
    of: 'telling',
    reference,
    heading: `${reference}: kept back by ${initials}`,
  };
}

/** A letter, a gift or another thing that can be held. */
export function itemRow(event: PhysicalItemEvent, showing: Showing): StatedRow<'item'> {
  const { item, entry } = event.exhibit;
  const stated = { ...item, entry, recordedAt: event.recordedAt, changes: [] };
  const said = statedAnswers(stated, itemFields(showing), showing);
  const described = describedLines(event.exhibit, showing);
  return {
    ...rowBase(event, showing),
    kind: 'item',
    heading: headed('A thing that is kept, not a file', said, item, showing),
    ...said,
    answers: [...said.answers, ...described],
  };
}

const unmarked: Pick<RowFacts, 'marked' | 'linkedTo'> = { marked: false, linkedTo: [] };

function headed(
  heading: string,
  { isWithdrawn }: { readonly isWithdrawn: boolean },
  { recordedBy }: { readonly recordedBy?: string },
  { initials }: Showing,
): string {
  const by =
    recordedBy === undefined ? '' : `, recorded by ${recorderInWords(recordedBy, initials)}`;
  return `${heading}${by}${isWithdrawn ? ' – withdrawn' : ''}`;
}
