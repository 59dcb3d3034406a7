/** One row that could not be read. Neither field repeats what the source says. */
export interface SkippedRow {
  readonly where: string;
  readonly why: string;
}

/** What an import did with one source. `rows = takenIn + alreadyHad + notChosen + skipped.length`. */
export interface Receipt {
  readonly rows: number;
  readonly takenIn: number;
  readonly alreadyHad: number;
  readonly notChosen: number;
  readonly skipped: readonly SkippedRow[];
  readonly notes: readonly { readonly where: string; readonly what: string }[];
}

/** Whether every row of the source is accounted for. */
export function balances(receipt: Receipt): boolean {
  return (
    receipt.rows ===
    receipt.takenIn + receipt.alreadyHad + receipt.notChosen + receipt.skipped.length
  );
}

/** Counts rows while a source is read. */
export class ReceiptTally {
  rows = 0;
  takenIn = 0;
  alreadyHad = 0;
  notChosen = 0;
  readonly skipped: SkippedRow[] = [];
  readonly notes: { readonly where: string; readonly what: string }[] = [];

  receipt(): Receipt {
    const { rows, takenIn, alreadyHad, notChosen, skipped, notes } = this;
    return { rows, takenIn, alreadyHad, notChosen, skipped, notes };
  }
}
