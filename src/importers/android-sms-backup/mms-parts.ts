import { shownText } from '../../core/text.ts';
import type { IncomingAttachment, IncomingBytes } from '../../core/source-item.ts';
import { holdsPlainText, isLayout } from '../android-telephony/part-list.ts';
import type { Attributes } from './attributes.ts';
import { Base64Decoder } from './base64.ts';
import type { TextAsRead } from './joined-text.ts';
import { unitsOf, type LiftedValue } from './lifted-values.ts';
import type { LongTexts } from './long-text.ts';
import type { SourceEncoding } from './source-encoding.ts';

/** What the parts of an MMS hold, in their order. */
export interface PartsRead {
  /** The plain-text parts. */
  readonly texts: readonly TextAsRead[];
  /** One of them is the word `null`. */
  readonly saysNull: boolean;
  readonly attachments: readonly IncomingAttachment[];
  readonly markers: readonly string[];
}

/** What the reading of parts depends on. */
export interface PartsReading {
  readonly encoding: SourceEncoding;
  readonly longTexts: LongTexts;
  /** Whether a text part that is the word `null` is taken for the sender's word. */
  readonly nullIsText: boolean;
}

/** Reads the parts. Damaged base64 is decoded as far as it goes, and the attachment says so. */
export async function readParts(
  parts: readonly Attributes[],
  { encoding, longTexts, nullIsText }: PartsReading,
): Promise<PartsRead> {
  const texts: TextAsRead[] = [];
  const attachments: IncomingAttachment[] = [];
  const markers: string[] = [];
  for (const part of parts) {
    if (isLayout(part)) continue;
    const long = longTexts(part.lifted('text'));
    attachments.push(...long.attachments);
    markers.push(...long.markers);
    if (long.attachments.length > 0) continue;
    const text = textOf(part, nullIsText);
    if (text === null) attachments.push(await attachmentOf(part, encoding));
    else if (text !== 'none') texts.push(text);
  }
  const saysNull = texts.some(({ text }) => text === 'null');
  return { texts, saysNull, attachments, markers };
}

/** The text of a plain-text part; `none` when it says that there is none; null for any other part. */
function textOf(part: Attributes, nullIsText: boolean): TextAsRead | 'none' | null {
  const text = part.text('text');
  const lifted = part.lifted('text');
  if (!holdsPlainText(part) || text === null || typeof lifted !== 'string') return null;
  if (text !== 'null') return { text, units: lifted };
  if (holdsData(part)) return null;
  return nullIsText ? { text, units: lifted } : 'none';
}

function holdsData(part: Attributes): boolean {
  const data = part.lifted('data');
  return data !== undefined && data !== '' && data !== 'null';
}

async function attachmentOf(
  part: Attributes,
  encoding: SourceEncoding,
): Promise<IncomingAttachment> {
  const described = {
    name: part.stated('cl') ?? part.stated('name') ?? part.stated('fn'),
    mediaType: part.stated('ct') === null ? null : part.shown('ct'),
  };
  const data = part.lifted('data');
  if (data !== undefined && holdsData(part)) {
    const { sizeBytes, note } = await inspect(data, encoding);
    const noted = note === undefined ? {} : { note };
    if (sizeBytes > 0) return { ...described, bytes: decoded(data, encoding), ...noted };
    return { ...described, bytes: null, missing: 'nothing that can be decoded', ...noted };
  }
  const text = part.stated('text');
  if (text === null) return { ...described, bytes: null, missing: 'not in the backup file' };
  const note = 'written from the text in the backup file, as UTF-8';
  return { ...described, bytes: { open: () => onePiece(shownText(text)) }, note };
}

/** A first pass over the data: what is wrong with it has to be known before it is handed on. */
async function inspect(
  data: LiftedValue,
  encoding: SourceEncoding,
): Promise<{ sizeBytes: number; note: string | undefined }> {
  const decoder = new Base64Decoder();
  let sizeBytes = 0;
  for await (const piece of unitsOf(data, encoding)) sizeBytes += decoder.decode(piece).length;
  sizeBytes += decoder.end().length;
  return { sizeBytes, note: decoder.note };
}

function decoded(data: LiftedValue, encoding: SourceEncoding): IncomingBytes {
  return {
    async *open() {
      const decoder = new Base64Decoder();
      for await (const piece of unitsOf(data, encoding)) yield decoder.decode(piece);
      yield decoder.end();
    },
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- bytes are handed on as a stream.
async function* onePiece(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}
