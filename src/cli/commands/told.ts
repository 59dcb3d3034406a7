import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { ledgerActs, registerLedger } from '../form/ledger-commands.ts';
import { toldLedger } from '../told/telling-ledger.ts';
import { toldHelp } from '../wording/told.ts';

/** `evidence told`: whom the person told, and what they answered. */
export function registerTold(program: Command, context: Context): void {
  registerLedger(program, context, ledgerActs(toldLedger), toldHelp);
}
