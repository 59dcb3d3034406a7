import type { ExhibitDescription } from '../../core/exhibit.ts';
import type { TimelineEvent } from '../../core/timeline.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { CatalogueReading } from '../catalogue/catalogue-reading.ts';
import { searchableTexts, type SearchableText } from './searchable-texts.ts';
import { reindex } from './word-index.ts';

/** Every text of an event that can be searched, with what was said of the files inside a message. */
export function textsOfEvent(catalogue: Catalogue, event: TimelineEvent): SearchableText[] {
  return searchableTexts(event, (reference) => {
    const rows = catalogue.all(
      'SELECT description FROM descriptions WHERE reference = ? ORDER BY entry',
      reference,
    ) as { description: string }[];
    return rows.map(({ description }) => JSON.parse(description) as ExhibitDescription);
  });
}

/** Brings the index in step with what is said of an event by now; inside a transaction. */
export function reindexEvent(catalogue: Catalogue, id: number): void {
  const event = new CatalogueReading(catalogue).event(id);
  if (event === null) return;
  reindex(
    catalogue,
    id,
    textsOfEvent(catalogue, event).map(({ text }) => text),
  );
}

/** The event that shows an exhibit: of a file inside a conversation, its message. */
export function eventOfExhibit(catalogue: Catalogue, reference: string): number | null {
  const exhibit = catalogue.get(
    `SELECT id, kind, parent, CASE kind WHEN 'attachment' THEN json_extract(detail, '$.item') END AS item
     FROM exhibits WHERE reference = ?`,
    reference,
  ) as { id: number; kind: string; parent: number | null; item: string | null } | undefined;
  if (exhibit === undefined || exhibit.kind === 'conversation') return null;
  const line = Number(exhibit.item?.split(':').at(-1) ?? 0);
  const event = catalogue.get(
    'SELECT id FROM events WHERE exhibit = ? AND line = ?',
    exhibit.parent ?? exhibit.id,
    line,
  ) as { id: number } | undefined;
  return event?.id ?? null;
}
