import type { CaseRecord } from '../core/case-record.ts';
import type { ExhibitWithBytes } from '../core/exhibit.ts';
import type { JournalEntry } from '../core/journal-entry.ts';
import type { Sha256 } from '../core/sha256.ts';
import type { KeepBackRule } from './withholding.ts';

/** One of the documents that the report made, ready to be put in. */
export interface BundleDocument {
  readonly sizeBytes: number;
  readonly sha256: Sha256;
  /** A fresh stream of the bytes. */
  open(): AsyncIterable<Uint8Array>;
}

/** Viewable and playable copies of exhibits that many computers cannot open. */
export interface BundleCopies {
  /** `.jpg`, `.wav`… when a copy of this exhibit is wanted; else null. Cheap: nothing is converted. */
  extensionFor(exhibit: ExhibitWithBytes): string | null;
  /** Makes the copy; null when this exhibit cannot be converted. The same exhibit gives the same bytes. */
  make(exhibit: ExhibitWithBytes): Promise<Uint8Array | null>;
}

/** Everything a bundle is made of. Only what is here goes in. */
export interface BundleInput {
  /** The top folder's name, which is the zip's name too: `AB_2026-11-22`. Made safe if it is not. */
  readonly name: string;
  readonly sample: boolean;
  readonly record: CaseRecord;
  readonly documents: {
    readonly reportPdf: BundleDocument;
    readonly timelineHtml: BundleDocument;
    readonly messagesCsv: BundleDocument;
  };
  readonly copies: BundleCopies;
  /** The entries from the first up to the record's head; asked for more than once. */
  journal(): AsyncIterable<JournalEntry>;
  /** The exact text of case.json. */
  readonly caseJson: string;
  /** What is kept back; `keptBackByDefault` of the record when absent. */
  readonly keepBack?: KeepBackRule;
  /** `North Yorkshire Police`; null when the person did not say. */
  readonly forWhom: string | null;
  /** First and last day that the record speaks of, in words; null when nothing is dated. */
  readonly period: string | null;
  /** How to reach the person, if they want it printed; else null. */
  readonly contact: string | null;
  /** UTC, ISO 8601: the bundle's time, and the time of every entry of the zip. */
  readonly at: string;
  /** `evidence-organiser 0.1.0`. */
  readonly software: string;
  /** The guidance that goes along; `name` without extension: `keeping_messages`. */
  readonly advice: readonly { readonly name: string; readonly text: string }[];
  /** Make it although the record is damaged, and say so on the first page. */
  readonly despiteDamage?: boolean;
}
