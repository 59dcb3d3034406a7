import type { CaseRecord } from '../core/case-record.ts';
import type { Exhibit, ExhibitReference } from '../core/exhibit.ts';
import { keptBackOf } from '../core/kept-back.ts';
import type { RowSource } from './contact-row.ts';
import { privacyOf } from './privacy.ts';
import type { ReportOptions } from './report-model.ts';
import type { Showing } from './showing.ts';
import { digestOf, type TimelineDigest } from './timeline-digest.ts';

/** Shared by the makers of sections. */
export interface ReportContext {
  readonly record: CaseRecord;
  readonly options: ReportOptions;
  readonly initials: string;
  readonly zone: string;
  readonly showing: Showing;
  readonly digest: TimelineDigest;
  /** Where the rows of each conversation exhibit were read. */
  readonly sources: ReadonlyMap<ExhibitReference, RowSource>;
  /** Files inside conversations of which the person said something. */
  readonly described: ReadonlyMap<ExhibitReference, Exhibit>;
}

/** Reads the exhibits and the timeline once each. */
export function reportContext(record: CaseRecord, options: ReportOptions): ReportContext {
  const { initials, zone } = record.details;
  const privacy = privacyOf(keptBackOf(record), options.show ?? []);
  const digest = digestOf(record, privacy);
  const showing: Showing = {
    ...record.details,
    privacy,
    people: byReference(record.people()),
    orders: byReference(record.orders()),
    tellings: byReference(record.tellings()),
    linkedRows: digest.linkedRows,
  };
  return { record, options, initials, zone, showing, digest, ...ofExhibits(record) };
}

function byReference<Item extends { readonly reference: string }>(
  items: readonly Item[],
): Map<string, Item> {
  return new Map(items.map((item) => [item.reference, item]));
}

function ofExhibits(record: CaseRecord): Pick<ReportContext, 'sources' | 'described'> {
  const sources = new Map<ExhibitReference, RowSource>();
  const described = new Map<ExhibitReference, Exhibit>();
  for (const exhibit of record.exhibits()) {
    if (exhibit.kind === 'attachment' && exhibit.described !== undefined)
      described.set(exhibit.reference, exhibit);
    if (exhibit.kind !== 'conversation') continue;
    const { sourceName, sourceSha256 } = exhibit.origin;
    sources.set(exhibit.reference, { name: sourceName, sha256: sourceSha256 });
  }
  return { sources, described };
}
