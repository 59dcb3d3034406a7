import type { TableRow } from './table-rows.ts';

/** `sms 812`: the row's own number in its table, or the one that it comes as, where it has none. */
export function placeOf(kind: string, row: TableRow, count: number): string {
  const number = row.number('_id');
  return number === null ? `${kind} without a number, row ${count}` : `${kind} ${number}`;
}
