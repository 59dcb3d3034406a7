import { documentType, openingAt } from './markup.ts';
import { encodingOf, UnitReader } from './source-encoding.ts';

/**
 * Whether a file that begins with these bytes is a backup: its root, after a byte order mark, an XML
 * declaration, comments and a document type, is `smses` or `calls`.
 */
export function beginsAsBackup(start: Buffer): boolean {
  let rest = new UnitReader(encodingOf(start)).read(start);
  for (;;) {
    rest = rest.replace(/^[\t\n\r ]+/, '');
    const opening = openingAt(rest);
    if (opening.is === 'root') return true;
    const length = lengthOf(opening, rest);
    if (length === null) return false;
    rest = rest.slice(length);
  }
}

/** How much to pass over; null when this is no part of the beginning of a backup. */
function lengthOf(opening: ReturnType<typeof openingAt>, rest: string): number | null {
  if (opening.is === 'document type') return documentType(rest)?.length ?? null;
  if (opening.is !== 'aside') return null;
  const end = rest.indexOf(opening.until, opening.length);
  return end === -1 ? null : end + opening.until.length;
}
