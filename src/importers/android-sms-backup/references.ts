import { illFormed, type RecordedText } from '../../core/text.ts';
import { decodeUnits, type SourceEncoding } from './source-encoding.ts';

/** What had to be noted while a value was decoded. */
export interface DecodedValue {
  readonly text: RecordedText;
  /** The value holds something that XML forbids: half a character, a control character. */
  readonly forbidden: boolean;
  readonly badBytes: boolean;
  /** A reference or a bare `&` that stands for nothing; kept as it is written. */
  readonly unresolved: boolean;
}

/**
 * Decodes the units between the quotes of an attribute. References are resolved once, in the value
 * as it stands in the source, so `&#55357;&#56832;` (two halves of a character, as the phone's XML
 * writer puts every emoji: Android issue 64108) becomes 😀 and `&amp;#55357;`, typed by a person,
 * stays `&#55357;`. Line breaks in the source are kept as line feeds. Entities that a file declares
 * are never expanded. Never throws.
 */
export function decodeValue(units: string, encoding: SourceEncoding): DecodedValue {
  const decoded = decodeUnits(units, encoding);
  const { text, unresolved } = resolveReferences(decoded.text.replace(/\r\n?/g, '\n'));
  const shown = text.replace(forbiddenCharacter, '\ufffd');
  const forbidden = shown !== text;
  return {
    text: recorded(text, shown, decoded.badBytes),
    forbidden: forbidden && decoded.badBytes === undefined,
    badBytes: decoded.badBytes !== undefined,
    unresolved,
  };
}

function recorded(text: string, shown: string, badBytes: string | undefined): RecordedText {
  if (badBytes !== undefined) return { shown, rawHex: badBytes, rawAs: 'bytes' };
  return shown === text ? text : illFormed(shown, text);
}

/** Whether nothing in a value stands for anything but itself, in any encoding: true of most. */
export function isPlain(units: string): boolean {
  return plain.test(units);
}

const plain = /^[\t\n\x20-\x25\x27-\x7e]*$/;

/** Puts characters in the place of references. The result may hold lone surrogates and controls. */
export function resolveReferences(text: string): { text: string; unresolved: boolean } {
  if (!text.includes('&')) return { text, unresolved: false };
  let unresolved = false;
  const resolved = text.replace(reference, (found: string, body: string | undefined) => {
    const character = body === undefined ? null : characterOf(body);
    if (character === null) unresolved = true;
    return character ?? found;
  });
  return { text: resolved, unresolved };
}

/** Longest piece of text that can still become a reference; leading zeros are no reason to be longer. */
export const longestReference = 16;

const reference = /&(?:(#[0-9]{1,13}|#x[0-9a-fA-F]{1,12}|amp|lt|gt|quot|apos);)?/g;

const predefined: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function characterOf(body: string): string | null {
  if (!body.startsWith('#')) return predefined[body] ?? null;
  const code = body[1] === 'x' ? parseInt(body.slice(2), 16) : parseInt(body.slice(1), 10);
  // A half of a character becomes that code unit: two halves in a row are then one character.
  return code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

/* What the Char production of XML 1.0 leaves out; in `u` mode \p{Surrogate} matches lone halves only. */
const forbiddenCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
