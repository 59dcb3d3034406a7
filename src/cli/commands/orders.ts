import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { ledgerActs, registerLedger } from '../form/ledger-commands.ts';
import { ordersLedger } from '../orders/order-ledger.ts';
import { ordersHelp } from '../wording/orders.ts';

/** `evidence orders`: court orders, conditions, and requests to stop. */
export function registerOrders(program: Command, context: Context): void {
  registerLedger(program, context, ledgerActs(ordersLedger), ordersHelp);
}
