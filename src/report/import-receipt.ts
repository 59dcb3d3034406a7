import type { ImportMade } from '../core/case-record.ts';
import { balances, type Receipt } from '../core/receipt.ts';
import type { Sha256 } from '../core/sha256.ts';
import {
  isOfKeptExhibit,
  keptBackWords,
  noKeptExhibits,
  receiptWithout,
  type KeptExhibits,
} from '../core/kept-exhibits.ts';
import { visibleLine } from '../core/text.ts';
import { clockInWords } from './when.ts';
import {
  counted,
  countInWords,
  quoteLine,
  sizeInWords,
  type Fact,
  type Quoted,
  type Words,
} from './words.ts';

/** What one import did with every row of its source. */
export interface ImportReceipt {
  readonly entry: number;
  readonly at: string;
  readonly source: Quoted;
  /** Empty when the source is a file that is kept back. */
  readonly sourceSha256: Sha256 | '';
  readonly facts: readonly Fact[];
  readonly rows: number;
  readonly takenIn: number;
  readonly alreadyHad: number;
  readonly notChosen: number;
  readonly skipped: number;
  /** `1,204 rows in the source = 1,200 taken in + 0 already had + 0 not chosen + 4 skipped`. */
  readonly sum: string;
  readonly skippedRows: readonly { readonly where: Words; readonly why: Words }[];
  readonly notes: readonly { readonly where: Words; readonly what: Words }[];
}

/** What an import did, in words. The path of the source is left out: it names folders of the person's. */
export function importReceipt(
  made: ImportMade,
  zone: string,
  kept: KeptExhibits = noKeptExhibits,
): ImportReceipt {
  const { source } = made;
  const receipt = receiptWithout(kept, made.receipt);
  const isKept = isOfKeptExhibit(kept, made);
  return {
    entry: made.entry,
    at: clockInWords(made.at, zone),
    source: quoteLine(isKept ? keptBackWords : source.name),
    sourceSha256: isKept ? '' : source.sha256,
    facts: isKept ? [] : facts(made),
    rows: receipt.rows,
    takenIn: receipt.takenIn,
    alreadyHad: receipt.alreadyHad,
    notChosen: receipt.notChosen,
    skipped: receipt.skipped.length,
    sum: sumInWords(receipt),
    skippedRows: receipt.skipped.map(({ where, why }) => ({
      where: quoteLine(where),
      why: quoteLine(why),
    })),
    notes: receipt.notes.map(({ where, what }) => ({
      where: quoteLine(where),
      what: quoteLine(what),
    })),
  };
}

function facts(made: ImportMade): Fact[] {
  const { source, choices } = made;
  return [
    { label: 'Read as', value: visibleLine(source.importerTitle) },
    {
      label: 'Read by',
      value: `${visibleLine(source.importer)}, version ${source.importerVersion}`,
    },
    { label: 'Size of the source', value: sizeInWords(source.sizeBytes) },
    { label: 'SHA-256 of the source', value: source.sha256 },
    ...(choices.length === 0
      ? []
      : [{ label: 'Choices', value: choices.map(visibleLine).join('; ') }]),
    ...(made.conversationsInAll === 0
      ? []
      : [
          {
            label: 'Conversations chosen',
            value: `${countInWords(made.conversationsChosen)} of ${countInWords(made.conversationsInAll)}`,
          },
        ]),
  ];
}

function sumInWords(receipt: Receipt): string {
  const { rows, takenIn, alreadyHad, notChosen, skipped } = receipt;
  const sum = `${counted(rows, 'row')} in the source = ${countInWords(takenIn)} taken in + ${countInWords(alreadyHad)} already had + ${countInWords(notChosen)} not chosen + ${countInWords(skipped.length)} skipped`;
  return balances(receipt) ? sum : `The sum does not balance: ${sum}`;
}
