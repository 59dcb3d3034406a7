import { amrForm } from './amr.ts';
import { byteOrderMark, isText, looksLikeMail } from './text-bytes.ts';

/** How much of a file's beginning its type is told from. */
export const typeSampleBytes = 64 * 1024;

/** Types that are written in text and that a first line tells. */
const writtenInText: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-\d/, 'application/pdf'],
  [/^\{\\rtf/, 'application/rtf'],
  [/^BEGIN:VCARD\r?\n/i, 'text/vcard'],
  [/^BEGIN:VCALENDAR\r?\n/i, 'text/calendar'],
  [/^\s{0,80}<\?xml[\s?]/, 'application/xml'],
  [/^\s{0,80}<(?:!doctype html|html)[\s>]/i, 'text/html'],
  [/^\s{0,80}<svg[\s>]/i, 'image/svg+xml'],
];

/**
 * The media type of a file by its first bytes; null when they are of no known kind. Text is looked
 * for first, since words can begin like another format (“BMW…” like a bitmap).
 */
export async function mediaTypeOf(start: Buffer): Promise<string | null> {
  if (start.byteLength === 0) return null;
  const form = amrForm(start);
  if (form !== null) return form.mediaType;
  if (start.toString('latin1', 0, 4) === 'caff') return 'audio/x-caf';
  const firstLine = start.toString('latin1', 0, 200).replace(/^\u00ef\u00bb\u00bf/, '');
  const written = writtenInText.find(([form]) => form.test(firstLine));
  if (written !== undefined) return written[1];
  const text = !isText(start) ? null : looksLikeMail(start) ? 'message/rfc822' : 'text/plain';
  // Text that holds NULs and is not in UTF-16 may be a file of another kind that holds much text.
  const plainly = !start.includes(0) || byteOrderMark(start) !== null;
  return text !== null && plainly ? text : ((await typeByMagic(start)) ?? text);
}

async function typeByMagic(start: Buffer): Promise<string | null> {
  const { fileTypeFromBuffer } = await import('file-type');
  try {
    return (await fileTypeFromBuffer(start))?.mime ?? null;
  } catch {
    // It throws on beginnings that promise more than there is.
    return null;
  }
}
