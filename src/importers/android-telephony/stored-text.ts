import { isUtf8 } from 'node:buffer';
import type { RecordedText } from '../../core/text.ts';

/**
 * A text that Android's MMS store keeps as bytes, each written as one character of ISO 8859-1 (PduPersister
 * does so with subjects and with the names of parts). Where all characters are bytes, and the bytes are
 * UTF-8, this is what was written; any other text is as it stands.
 */
export function storedText(text: RecordedText | null): RecordedText | null {
  if (typeof text !== 'string' || !/[\u0080-\u00ff]/.test(text)) return text;
  if (/[^\u0000-\u00ff]/.test(text)) return text;
  const bytes = Buffer.from(text, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : text;
}
