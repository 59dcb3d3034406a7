import type { CaseRecord, Withheld } from '../core/case-record.ts';
import type { ExhibitReference } from '../core/exhibit.ts';
import { adviceSection, type AdviceSection } from './advice-section.ts';
import { conversationAnnexes, type ConversationAnnex } from './conversation-annex.ts';
import { coverOf } from './cover.ts';
import { custodySection, type CustodySection } from './custody-section.ts';
import { exhibitLines, type ExhibitLine, type KeptBackExhibit } from './exhibit-line.ts';
import { doesNotShow, howToRead } from './fixed-words.ts';
import { knownGaps, type Gap } from './gaps.ts';
import { howToCheck, type CheckStep } from './how-to-check.ts';
import { importReceipt, type ImportReceipt } from './import-receipt.ts';
import { peopleAnnex, type PersonLine } from './people-annex.ts';
import type { PrivateAnswer } from './privacy.ts';
import { reportContext } from './report-context.ts';
import { orderRow, tellingRow } from './stated-rows.ts';
import { summaryOf, type Summary } from './summary.ts';
import type { KeptBackRow, StatedRow, TimelineRow } from './timeline-row.ts';
import { timelineRows } from './timeline-rows.ts';
import { withheldLines, type WithheldLine } from './withheld.ts';

/** A small copy of a picture, for looking at; never the exhibit itself. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** What the report depends on besides the record. */
export interface ReportOptions {
  /** ISO 8601 UTC: the time that the report states for itself. */
  readonly madeAt: string;
  /** `evidence-organiser`. */
  readonly software: string;
  readonly version: string;
  /** The entry that the person asked the report to stop at; `record` must have been opened so. */
  readonly upTo?: number;
  /** What is kept back unless named here. For the person's own copy: `everyPrivateAnswer`. */
  readonly show?: readonly PrivateAnswer[];
  /** True for the person's own copy: the HTML then has "Exit this page". */
  readonly ownCopy?: boolean;
  /** What a bundle leaves out. */
  readonly withheld?: readonly Withheld[];
  /** A small copy of an exhibit's picture; null when none can be made. Called only while rendering. */
  readonly picture?: (reference: ExhibitReference) => Promise<Picture | null>;
  /** Path of an exhibit's file beside the report (`exhibits/AB_1_x.png`); null when it is not there. */
  readonly exhibitPath?: (reference: ExhibitReference) => string | null;
}

/** What stands on the cover and on every page. */
export interface Cover {
  /** `Record of incidents and contacts`. */
  readonly title: string;
  /** `SAMPLE – INVENTED PEOPLE`; null for a real case. */
  readonly sampleBanner: string | null;
  /** Short form of the case's id, for headers: `3F2A9C01`. */
  readonly caseReference: string;
  readonly caseId: string;
  readonly initials: string;
  readonly zone: string;
  /** In words, local and UTC. */
  readonly madeAt: string;
  readonly madeAtUtc: string;
  readonly openedAt: string;
  /** `evidence-organiser 0.1.0`. */
  readonly software: string;
  readonly head: { readonly seq: number; readonly hash: string; readonly inWords: string };
  /** What was asked of this report besides; empty for a report of everything up to the head. */
  readonly limits: readonly string[];
  /** One sentence each, for the cover, when the record is damaged; else empty. */
  readonly damage: readonly string[];
  readonly notes: readonly string[];
}

/**
 * What the report says, in order and in words: pure data and re-readable sequences, held open by the
 * record it was made from. PDF, HTML and CSV print this and nothing else, so they cannot disagree.
 */
export interface ReportModel {
  readonly cover: Cover;
  readonly summary: Summary;
  readonly howToRead: readonly string[];
  timeline(): Iterable<TimelineRow>;
  conversations(): Iterable<ConversationAnnex>;
  /** Everybody in the record, with the basis for each number and account. */
  readonly people: readonly PersonLine[];
  /** Court orders and requests to stop, in the order of the references. */
  readonly orders: readonly StatedRow<'order'>[];
  /** Of those that are kept back, the reference and no more. */
  readonly tellings: readonly (StatedRow<'telling'> | KeptBackRow)[];
  /** In the order of the references. Of those that are kept back, the reference and no more. */
  exhibits(): Iterable<ExhibitLine | KeptBackExhibit>;
  readonly imports: readonly ImportReceipt[];
  readonly custody: CustodySection;
  gaps(): Iterable<Gap>;
  readonly doesNotShow: readonly string[];
  readonly howToCheck: readonly CheckStep[];
  readonly withheld: readonly WithheldLine[];
  readonly advice: AdviceSection;
  readonly ownCopy: boolean;
  /** A small copy of the picture of a row or attachment with `hasPicture`; null when none can be made. */
  picture(reference: ExhibitReference): Promise<Picture | null>;
  exhibitPath(reference: ExhibitReference): string | null;
}

/**
 * Says what the record says, in order. Reads the exhibits twice and the timeline once for page 1; every
 * other section is read from `record` when it is asked for, so `record` must stay open. Throws
 * RangeError when `upTo` is not the record's head: whoever opens the record cuts it there.
 */
export function reportModel(record: CaseRecord, options: ReportOptions): ReportModel {
  if (options.upTo !== undefined && options.upTo !== record.head.seq)
    throw new RangeError('the record was not opened up to the entry that the report is to stop at');
  const { initials, zone, nation } = record.details;
  const context = reportContext(record, options);
  const { showing } = context;
  const imports = record.imports();
  return {
    cover: coverOf(context),
    summary: summaryOf(context),
    howToRead: howToRead(initials, zone, nation),
    timeline: () => again(() => timelineRows(context)),
    conversations: () => again(() => conversationAnnexes(context)),
    people: peopleAnnex(showing),
    orders: record.orders().map((order) => orderRow(order, showing)),
    tellings: record.tellings().map((telling) => tellingRow(telling, showing)),
    exhibits: () => again(() => exhibitLines(context)),
    imports: imports.map((made) => importReceipt(made, zone, showing.privacy.exhibits)),
    custody: custodySection(context),
    gaps: () => again(() => knownGaps(context)),
    doesNotShow: doesNotShow(initials, imports),
    howToCheck: howToCheck(record.head, options.software),
    withheld: withheldLines(options.withheld ?? []),
    advice: adviceSection(nation),
    ownCopy: options.ownCopy ?? false,
    picture: options.picture ?? (() => Promise.resolve(null)),
    exhibitPath: options.exhibitPath ?? (() => null),
  };
}

/** An iterable that can be read any number of times. */
function again<Item>(read: () => Iterator<Item>): Iterable<Item> {
  return { [Symbol.iterator]: read };
}
