import { illFormed, shownText, type RecordedText } from '../../core/text.ts';

/** A text with the units that it was read from. */
export interface TextAsRead {
  readonly text: RecordedText;
  readonly units: string;
}

/**
 * Several text parts as one text, each on a line of its own; null when there are none. What is
 * ill-formed in one part stays so in the whole, with its code units, or with the bytes of the source.
 */
export function joinedText(parts: readonly TextAsRead[]): RecordedText | null {
  const [first] = parts;
  if (first === undefined) return null;
  if (parts.length === 1) return first.text;
  const shown = parts.map(({ text }) => shownText(text)).join('\n');
  if (parts.every(({ text }) => typeof text === 'string')) return shown;
  if (parts.some(({ text }) => typeof text !== 'string' && text.rawAs === 'bytes')) {
    const units = parts.map((part) => part.units).join('\n');
    return { shown, rawHex: Buffer.from(units, 'latin1').toString('hex'), rawAs: 'bytes' };
  }
  return illFormed(shown, parts.map(({ text }) => codeUnits(text)).join('\n'));
}

function codeUnits(text: RecordedText): string {
  if (typeof text === 'string') return text;
  return Buffer.from(text.rawHex, 'hex').swap16().toString('utf16le');
}
