import type { Fields } from './fields.ts';

/** The parts of an MMS in one line, as found: `-1 application/smil, 0 image/jpeg`. */
export function listOfParts(parts: readonly Fields[]): string {
  return parts.map((part) => `${part.shown('seq')} ${part.shown('ct')}`.trim()).join(', ');
}

/** Whether a part says how the others are laid out: nobody wrote it, and it is not shown. */
export function isLayout(part: Fields): boolean {
  return mediaType(part) === 'application/smil';
}

/** Whether a part is something that was written in the message itself. */
export function holdsPlainText(part: Fields): boolean {
  return mediaType(part) === 'text/plain';
}

function mediaType(part: Fields): string {
  return (part.shown('ct').split(';')[0] ?? '').trim().toLowerCase();
}
