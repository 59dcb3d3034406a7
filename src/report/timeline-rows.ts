import type { ExhibitReference } from '../core/exhibit.ts';
import type { TimelineEvent } from '../core/timeline.ts';
import { contactRow, type RowSource } from './contact-row.ts';
import { fileRow } from './file-row.ts';
import { incidentRow } from './incident-row.ts';
import type { ReportContext } from './report-model.ts';
import type { TimelineRow } from './timeline-row.ts';

/** What is said of the source of an exhibit that the record does not list. */
export const unknownSource: RowSource = { name: 'not known', sha256: '' };

/** Every event in order, in words; read afresh at every call. */
export function* timelineRows(
  context: ReportContext,
  sources: ReadonlyMap<ExhibitReference, RowSource>,
): Generator<TimelineRow> {
  for (const event of context.record.timeline()) yield timelineRow(event, context, sources);
}

function timelineRow(
  event: TimelineEvent,
  context: ReportContext,
  sources: ReadonlyMap<ExhibitReference, RowSource>,
): TimelineRow {
  switch (event.kind) {
    case 'incident':
      return incidentRow(event, {
        initials: context.initials,
        zone: context.zone,
        nation: context.record.details.nation,
        show: context.options.show ?? [],
      });
    case 'message':
    case 'call':
      return contactRow(event, sources.get(event.exhibit) ?? unknownSource, context.zone);
    case 'file':
      return fileRow(event, context.zone);
  }
}

/** The source of every conversation exhibit. */
export function conversationSources(context: ReportContext): Map<ExhibitReference, RowSource> {
  const sources = new Map<ExhibitReference, RowSource>();
  for (const exhibit of context.record.exhibits()) {
    if (exhibit.kind !== 'conversation') continue;
    const { sourceName, sourceSha256 } = exhibit.origin;
    sources.set(exhibit.reference, { name: sourceName, sha256: sourceSha256 });
  }
  return sources;
}
