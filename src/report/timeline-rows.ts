import type { TimelineEvent } from '../core/timeline.ts';
import { contactRow, type RowSource } from './contact-row.ts';
import { fileRow } from './file-row.ts';
import { incidentRow } from './incident-row.ts';
import type { ReportContext } from './report-context.ts';
import { itemRow, orderRow, tellingRow } from './stated-rows.ts';
import type { KeptBackRow, TimelineRow } from './timeline-row.ts';

/** What is said of the source of an exhibit that the record does not list. */
export const unknownSource: RowSource = { name: 'not known', sha256: '' };

/**
 * Every event in order, in words; read afresh at every call. Incidents that are kept back as a whole
 * come last, by number, and tellings after them: their place among the others would say when it was. So
 * would that of the files that belong to them, which stand in the exhibit list alone.
 */
export function* timelineRows(context: ReportContext): Generator<TimelineRow> {
  const keptBack: KeptBackRow[] = [];
  for (const event of context.record.timeline()) {
    if (context.showing.privacy.isHiddenExhibit(event.reference)) continue;
    const row = timelineRow(event, context);
    if (row.kind === 'kept back') keptBack.push(row);
    else yield row;
  }
  yield* keptBack.sort(byKindAndNumber);
}

function byKindAndNumber(one: KeptBackRow, other: KeptBackRow): number {
  if (one.of !== other.of) return one.of === 'incident' ? -1 : 1;
  return Number(one.reference.replace('T', '')) - Number(other.reference.replace('T', ''));
}

function timelineRow(event: TimelineEvent, context: ReportContext): TimelineRow {
  const { showing, sources, described } = context;
  switch (event.kind) {
    case 'incident':
      return incidentRow(event, showing);
    case 'message':
    case 'call':
      return contactRow(event, sources.get(event.exhibit) ?? unknownSource, showing, described);
    case 'file':
      return fileRow(event, showing);
    case 'item':
      return itemRow(event, showing);
    case 'order':
      return { ...orderRow(event.order, showing) };
    case 'telling':
      return tellingRow(event.telling, showing);
  }
}
