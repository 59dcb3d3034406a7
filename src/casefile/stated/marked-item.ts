import { parseReference } from '../../core/exhibit.ts';
import { sha256Of, type Sha256 } from '../../core/sha256.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CatalogueReading } from '../catalogue/catalogue-reading.ts';
import type { MarkedItem } from './statement-parts.ts';

/**
 * What an entry says of a row or file that is marked: `AB/3:12`, `AB/4`, `AB/3/1`. A row that a newer
 * exhibit only repeats is marked where it stood first. Null when there is none; a conversation as a
 * whole cannot be marked.
 */
export function markedItem(
  catalogue: Catalogue,
  reading: CatalogueReading,
  typed: string,
): MarkedItem | null {
  const parsed = parseReference(typed);
  if (parsed?.to === 'exhibit') {
    const exhibit = reading.exhibit(parsed.reference);
    if (exhibit === null || exhibit.kind === 'conversation') return null;
    const { reference } = exhibit;
    return exhibit.kind === 'physical'
      ? { exhibit: reference }
      : { exhibit: reference, sha256: exhibit.sha256 };
  }
  if (parsed?.to !== 'item') return null;
  const event = reading.item(parsed.reference, parsed.line);
  if (event?.kind !== 'message' && event?.kind !== 'call') return null;
  return markedRow(catalogue, event.exhibit, event.line);
}

function markedRow(catalogue: Catalogue, exhibit: string, line: number): MarkedItem {
  const { row, sha256 } = catalogue.get(
    `SELECT ev.row AS row, ex.sha256 AS sha256 FROM events ev JOIN exhibits ex ON ex.id = ev.exhibit
     WHERE ex.reference = ? AND ev.line = ?`,
    exhibit,
    line,
  ) as { row: string; sha256: Sha256 };
  return { exhibit, sha256, line, lineSha256: sha256Of(row) };
}
