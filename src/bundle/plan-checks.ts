import { findingsWithout, keptBackWords } from '../core/kept-exhibits.ts';
import type { BundleInput } from './bundle-input.ts';
import { findingsPage, receiptsPage, withheldPage } from './bundle-words.ts';
import { importAsShown, type ImportShown } from './import-shown.ts';
import { howToCheck } from './how-to-check.ts';
import { untilItFails, type PlacedExhibit, type PlannedExhibits } from './plan-exhibits.ts';
import type { PlannedJournal } from './plan-journal.ts';
import { pageFile, textFile, type PlannedFile } from './planned-file.ts';
import { keptExhibitsIn } from './withholding.ts';

/** One line of exhibits.jsonl: which file is which exhibit. */
export interface ExhibitLine {
  readonly reference: string;
  readonly path: string;
  readonly sha256: string;
}

/** The files of data/check. */
export function planChecks(
  input: BundleInput,
  journal: PlannedJournal,
  exhibits: PlannedExhibits,
): PlannedFile[] {
  const { record } = input;
  const kept = keptExhibitsIn(input);
  const imports = record.imports().map((made) => importAsShown(made, kept));
  return [
    pageFile('data/check/HOW-TO-CHECK.txt', howToCheck(record.head)),
    textFile('data/check/case.json', input.caseJson),
    textFile('data/check/exhibits.jsonl', exhibits.placed.map(exhibitLine).join('')),
    ...(record.findings.length === 0
      ? []
      : [
          pageFile('data/check/findings.txt', findingsPage(findingsWithout(kept, record.findings))),
        ]),
    journal.file,
    ...longTextFiles(input, journal),
    textFile('data/check/receipts.json', receiptsJson(imports)),
    pageFile('data/check/receipts.txt', receiptsPage(imports)),
    pageFile('data/check/withheld.txt', withheldPage(journal.withheld, exhibits.leftOut)),
  ];
}

function exhibitLine({ exhibit, path, copyPath }: PlacedExhibit): string {
  const { reference, kind, sizeBytes, sha256, entry } = exhibit;
  return (
    JSON.stringify({
      reference,
      path,
      kind,
      nameAsReceived: exhibit.kind === 'conversation' ? null : exhibit.name,
      sizeBytes,
      sha256,
      entry,
      copy: copyPath,
    }) + '\n'
  );
}

/** Where a source lay on the computer is a part of its own in the journal, and never here. */
function receiptsJson(imports: readonly ImportShown[]): string {
  const shown = imports.map((made) => ({
    ...made,
    source: made.source === null ? keptBackWords : { ...made.source, path: undefined },
  }));
  return JSON.stringify(shown, null, 2) + '\n';
}

/** Texts too long for a line of the journal, named by the hash that the line gives. */
function longTextFiles(
  { record, despiteDamage }: BundleInput,
  { longTexts }: PlannedJournal,
): PlannedFile[] {
  return [...longTexts].sort().map(([object, sizeBytes]) => ({
    path: `data/check/long_texts/${object}.txt`,
    sizeBytes: despiteDamage === true ? null : sizeBytes,
    sha256: null,
    open: () =>
      Promise.resolve(
        despiteDamage === true
          ? untilItFails(() => record.openObject(object))
          : record.openObject(object),
      ),
  }));
}
