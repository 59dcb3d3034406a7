import type { CustodyLine, HeadGivenOut } from '../core/case-record.ts';
import { holdsHash } from '../core/kept-exhibits.ts';
import { visibleLine } from '../core/text.ts';
import { keptBackExhibit } from './exhibit-line.ts';
import type { ReportContext } from './report-context.ts';
import { clockInWords } from './when.ts';
import { countInWords } from './words.ts';

/** One entry of the journal. */
export interface CustodyRow {
  readonly seq: number;
  readonly hash: string;
  /** In words, local and UTC; `withheld` when its first part is. */
  readonly at: string;
  readonly what: string;
  /** `2 of 5 parts withheld here`; null when none. */
  readonly withheld: string | null;
}

/** A head that was given out earlier. */
export interface HeadLine {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  readonly toWhom: string;
  readonly bundleSha256: string;
}

/** What was done with the record, entry by entry, and the heads that others hold. */
export interface CustodySection {
  rows(): Iterable<CustodyRow>;
  readonly headsGivenOut: readonly HeadLine[];
  /** `No head was given out before this report.` when the list is empty; else null. */
  readonly headsInstead: string | null;
}

/** The custody record in words. */
export function custodySection(context: ReportContext): CustodySection {
  const { record, zone } = context;
  const headsGivenOut = record.headsGivenOut().map((given) => headLine(given, zone));
  return {
    *rows() {
      for (const line of record.custody()) yield custodyRow(sparing(line, context), zone);
    },
    headsGivenOut,
    headsInstead:
      headsGivenOut.length === 0 ? 'No head was given out with a bundle before this.' : null,
  };
}

/* What was linked to an incident that is kept back would say something of it; so would its files. */
function sparing(line: CustodyLine, context: ReportContext): CustodyLine {
  const { record, showing, initials } = context;
  const { privacy } = showing;
  const exhibit = /^Exhibit (\S+) /.exec(line.what)?.[1] ?? '';
  if (privacy.isHiddenExhibit(exhibit))
    return { ...line, what: keptBackExhibit(exhibit, initials).heading };
  if (holdsHash(privacy.exhibits, line.what))
    return { ...line, what: 'Something was done with a file that is kept back here.' };
  const isHiding = record.privateIncidents().some((one) => showing.privacy.isHiddenIncident(one));
  if (line.kind !== 'item marked' || !isHiding) return line;
  return { ...line, what: 'Rows or files were marked, or linked to an incident.' };
}

function custodyRow(line: CustodyLine, zone: string): CustodyRow {
  return {
    seq: line.seq,
    hash: line.hash,
    at: line.at === null ? 'withheld' : clockInWords(line.at, zone),
    what: visibleLine(line.what),
    withheld:
      line.withheld === 0
        ? null
        : `${countInWords(line.withheld)} of ${countInWords(line.parts)} parts withheld here`,
  };
}

function headLine(given: HeadGivenOut, zone: string): HeadLine {
  return {
    seq: given.head.seq,
    hash: given.head.hash,
    at: clockInWords(given.at, zone),
    toWhom: given.toWhom === null ? 'not recorded' : visibleLine(given.toWhom),
    bundleSha256: given.bundleSha256,
  };
}
