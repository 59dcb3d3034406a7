import type { Casefile } from '../casefile/casefile.ts';
import { boundThing, type BoundThing } from './form/ledger-commands.ts';
import { ordersLedger } from './orders/order-ledger.ts';
import { numbersLedger, peopleLedger } from './people/people-ledger.ts';
import { toldLedger } from './told/telling-ledger.ts';

/**
 * Somebody, a number, an order or a telling by its reference as typed (`p1`, `P1/2`, `O1`, `T1`), with
 * what can be done with it: changed and taken back, by asking or from JSON. Null when there is none.
 */
export function statedThing(casefile: Casefile, typed: string): BoundThing | null {
  return (
    boundThing(peopleLedger, casefile, typed) ??
    boundThing(numbersLedger, casefile, typed) ??
    boundThing(ordersLedger, casefile, typed) ??
    boundThing(toldLedger, casefile, typed)
  );
}
