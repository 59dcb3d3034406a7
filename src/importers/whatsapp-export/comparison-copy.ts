/*
 * WhatsApp puts invisible characters into its exports: direction marks before its own words (U+200E),
 * isolates and embeddings around names and numbers, narrow and no-break spaces before AM/PM. What is
 * recorded keeps them; only what is compared does not.
 */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const otherSpaces = /[\u00a0\u2007\u2009\u202f]/g;

/** A copy for comparing: without direction marks, every space a plain one. Never recorded. */
export function comparisonText(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  return text.replace(directionMarks, '').replace(otherSpaces, ' ');
}

/** Whether WhatsApp's own mark stands in a piece of text. */
export function holdsMark(text: string): boolean {
  return text.includes('\u200e');
}

/** A comparison copy of a line's beginning, and where each of its characters stands in the line. */
export interface ComparisonCopy {
  readonly text: string;
  /** The index in the line of the copy's character `index`; for its end, the place after it. */
  at(index: number): number;
}

/** Long enough for every date with its time. */
const headLength = 64;

/**
 * The first characters of a line, with direction marks left out, spaces plain, decimal digits of
 * every script as 0–9 and the Arabic comma as a comma.
 */
export function comparisonCopy(line: string): ComparisonCopy {
  const head = line.slice(0, headLength);
  if (!/[^\0-\x7f]/.test(head)) return { text: head, at: (index) => index };
  let text = '';
  const places: number[] = [];
  for (let index = 0; index < head.length; index += 1) {
    const character = comparable(head.charAt(index));
    if (character === '') continue;
    text += character;
    places.push(index);
  }
  return {
    text,
    at: (index) => places[index] ?? (places.at(-1) ?? -1) + 1,
  };
}

/** U+0030 in each script that has decimal digits of its own and that phones write dates in. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0,
  0xf20, 0x1040, 0x17e0, 0xff10,
];

function comparable(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return character;
  if (code === 0x60c) return ',';
  const zero = zeros.find((first) => code >= first && code < first + 10);
  if (zero !== undefined) return String(code - zero);
  return comparisonText(character);
}
