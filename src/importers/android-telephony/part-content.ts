import type { IncomingAttachment, IncomingBytes } from '../../core/source-item.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import type { Fields } from './fields.ts';
import type { MessageContent } from './message-frame.ts';
import { holdsPlainText, isLayout } from './part-list.ts';
import { recordedLines } from './recorded-lines.ts';
import { storedText } from './stored-text.ts';

/** What a source holds of the file that a part is. */
export type PartFile = Pick<IncomingAttachment, 'bytes' | 'missing' | 'note'>;

/**
 * What an MMS says, from its parts in their order. The layout is left out; it is nobody's words. `fileOf`
 * gives the file of a part; null when the part names none.
 */
export function partContent<Part extends Fields>(
  parts: readonly Part[],
  fileOf: (part: Part) => PartFile | null,
): MessageContent {
  const texts: RecordedText[] = [];
  const attachments: IncomingAttachment[] = [];
  for (const part of parts) {
    if (isLayout(part)) continue;
    const text = holdsPlainText(part) ? part.text('text') : null;
    if (text === null) attachments.push(attachmentOf(part, fileOf(part)));
    else texts.push(text);
  }
  return { text: recordedLines(texts), attachments, markers: [] };
}

/** Bytes that are in memory already. */
export function bytesInMemory(bytes: Uint8Array): IncomingBytes {
  return { open: () => onePiece(bytes) };
}

function attachmentOf(part: Fields, file: PartFile | null): IncomingAttachment {
  const described = {
    name: nameOf(part),
    mediaType: part.stated('ct') === null ? null : part.shown('ct'),
  };
  if (file !== null) return { ...described, ...file };
  const text = part.stated('text');
  if (text === null) return { ...described, bytes: null, missing: 'not in the source' };
  const note = 'written from the text in the source, as UTF-8';
  return { ...described, bytes: bytesInMemory(Buffer.from(shownText(text), 'utf8')), note };
}

function nameOf(part: Fields): RecordedText | null {
  return storedText(part.stated('cl') ?? part.stated('name') ?? part.stated('fn'));
}

// eslint-disable-next-line @typescript-eslint/require-await -- bytes are handed on as a stream.
async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
