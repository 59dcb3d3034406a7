import { isWithheld, partValue, type JournalEntry } from '../../core/journal-entry.ts';
import { parseReference } from '../../core/exhibit.ts';
import type { Catalogue } from './catalogue.ts';
import type { MarkedItem } from '../stated/statement-parts.ts';

/** Follows an entry that marks rows and files as key, or links them to an incident. */
export function applyMarks(catalogue: Catalogue, entry: JournalEntry): void {
  const mark = partValue(entry, 'mark') as { key: boolean } | undefined;
  const link = partValue(entry, 'link') as { incident: number; linked: boolean } | undefined;
  for (const part of entry.parts) {
    if (isWithheld(part) || !part.name.startsWith('item ')) continue;
    const event = eventOf(catalogue, part.value as unknown as MarkedItem);
    if (event === null) continue;
    if (mark !== undefined)
      catalogue.run('UPDATE events SET marked = ? WHERE id = ?', mark.key ? 1 : 0, event);
    if (link === undefined) continue;
    catalogue.run(
      link.linked
        ? 'INSERT OR IGNORE INTO links (event, incident) VALUES (?, ?)'
        : 'DELETE FROM links WHERE event = ? AND incident = ?',
      event,
      link.incident,
    );
  }
}

/** The event that shows a marked item: a file inside a conversation is shown by its message. */
function eventOf(catalogue: Catalogue, { exhibit, line }: MarkedItem): number | null {
  const row = catalogue.get(
    `SELECT kind, json_extract(detail, '$.item') AS item FROM exhibits WHERE reference = ?`,
    exhibit,
  ) as { kind: string; item: string | null } | undefined;
  if (row === undefined) return null;
  if (row.kind !== 'attachment') return eventAt(catalogue, exhibit, line ?? 0);
  const message = parseReference(row.item ?? '');
  return message?.to === 'item' ? eventAt(catalogue, message.reference, message.line) : null;
}

function eventAt(catalogue: Catalogue, exhibit: string, line: number): number | null {
  const event = catalogue.get(
    'SELECT id FROM events WHERE exhibit = (SELECT id FROM exhibits WHERE reference = ?) AND line = ?',
    exhibit,
    line,
  ) as { id: number } | undefined;
  return event?.id ?? null;
}
