import { codePoint } from '../../core/text.ts';

/* Marks of print that mean the same in ASCII. Letters are not here: “é” is not “e” in a piece of evidence. */
const fallbacks: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u00ab': '<<',
  '\u00ad': '-',
  '\u00b7': '-',
  '\u00bb': '>>',
  '\u00d7': 'x',
  '\u2009': ' ',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': ',',
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2022': '*',
  '\u2026': '...',
  '\u202f': ' ',
  '\u2032': "'",
  '\u2039': '<',
  '\u203a': '>',
  '\u2190': '<-',
  '\u2192': '->',
  '\u2194': '<->',
  '\u2212': '-',
  '\u23ce': '|',
  '\u2500': '-',
  '\u2502': '|',
  '\u2588': '#',
  '\u2591': '.',
  '\u2713': 'x',
  '\u2714': 'x',
};

/**
 * The text for a screen that shows ASCII alone: marks of print fall back to what looks alike, every other
 * character is written as `[U+00E9]`. Line feeds and tabs stay.
 */
export function asciiOnly(text: string): string {
  return text.replace(
    /[^\u0000-\u007f]/gu,
    (character) => fallbacks[character] ?? blockBar(character) ?? codePoint(character),
  );
}

/* The eight heights of a bar chart. */
function blockBar(character: string): string | undefined {
  return /[\u2581-\u2587\u2589-\u258f]/.test(character) ? '#' : undefined;
}
