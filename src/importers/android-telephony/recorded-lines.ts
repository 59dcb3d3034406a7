import { illFormed, recordBytes, shownText, type RecordedText } from '../../core/text.ts';

/**
 * Several texts as one, each on a line of its own; null when there are none. What is ill-formed in one
 * of them stays so in the whole, with its own bytes or code units.
 */
export function recordedLines(texts: readonly RecordedText[]): RecordedText | null {
  const [first] = texts;
  if (first === undefined || texts.length === 1) return first ?? null;
  if (texts.some((text) => typeof text !== 'string' && text.rawAs === 'bytes')) {
    const lines = texts.flatMap((text, index) => [
      ...(index === 0 ? [] : [newLine]),
      bytesOf(text),
    ]);
    return recordBytes(Buffer.concat(lines));
  }
  const shown = texts.map(shownText).join('\n');
  if (texts.every((text) => typeof text === 'string')) return shown;
  return illFormed(shown, texts.map(codeUnits).join('\n'));
}

const newLine = Buffer.from('\n');

function bytesOf(text: RecordedText): Buffer {
  if (typeof text !== 'string' && text.rawAs === 'bytes') return Buffer.from(text.rawHex, 'hex');
  return Buffer.from(shownText(text), 'utf8');
}

function codeUnits(text: RecordedText): string {
  if (typeof text === 'string') return text;
  return Buffer.from(text.rawHex, 'hex').swap16().toString('utf16le');
}
