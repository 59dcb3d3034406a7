import { longestTextBytes } from '../../core/journal-entry.ts';
import type { Sha256 } from '../../core/sha256.ts';
import { recordText } from '../../core/text.ts';

/** A long text that was made an object, as its part names it. */
export interface TextObject {
  readonly textObject: Sha256;
  readonly sizeBytes: number;
  /** Stated for text that no UTF-8 can hold (lone surrogates); else the object is UTF-8. */
  readonly encoding?: 'utf-16be';
}

/** Whether a part's value stands for a text that is kept as an object. */
export function isTextObject(value: unknown): value is TextObject {
  return typeof value === 'object' && value !== null && 'textObject' in value;
}

/** The bytes under which a long text is stored. */
export function encodeTextObject(text: string): Buffer {
  return text.isWellFormed() ? Buffer.from(text, 'utf8') : Buffer.from(text, 'utf16le').swap16();
}

/** What can be shown of a long text. */
export function decodeTextObject({ encoding }: TextObject, bytes: Buffer): string {
  if (encoding === undefined) return bytes.toString('utf8');
  return Buffer.from(bytes).swap16().toString('utf16le').toWellFormed();
}

/** Room for the texts of one entry in its line, which may have 1 MiB. */
const roomForTexts = 768 * 1024;

/**
 * Which of an entry's texts become objects first: those too long for a part, and then the longest
 * ones until the others fit in one line together.
 */
export function longTexts(texts: readonly string[]): readonly string[] {
  const bySize = texts
    .map((text) => ({ text, sizeBytes: sizeInLine(text) }))
    .sort((a, b) => b.sizeBytes - a.sizeBytes);
  let left = bySize.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const long: string[] = [];
  for (const { text, sizeBytes } of bySize) {
    if (sizeBytes <= longestTextBytes && left <= roomForTexts) break;
    long.push(text);
    left -= sizeBytes;
  }
  return long;
}

/* As it stands in the line: a control character takes six bytes there. */
function sizeInLine(text: string): number {
  return Buffer.byteLength(JSON.stringify(recordText(text)), 'utf8');
}
