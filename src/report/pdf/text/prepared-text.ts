import { codePoint, visible } from '../../../core/text.ts';
import { emojiName } from './emoji-names.ts';
import { fontOrder, type FontId } from './font-files.ts';
import { isEmoji, noShape, type FontStack } from './font-stack.ts';
import { graphemes } from './graphemes.ts';
import { addedStyle, type Span, type TextStyle } from './text-style.ts';

/** Text with a face and a style for each of its UTF-16 code units, in reading order. */
export interface PreparedText {
  readonly text: string;
  /** Index in `fontOrder` for each code unit; `noFont` where nothing is drawn. */
  readonly fonts: Uint8Array;
  /** Index in `styles` for each code unit. */
  readonly styleOf: Uint8Array;
  readonly styles: readonly TextStyle[];
}

export const noFont = 255;

/** What could not be drawn as itself. */
export interface Substitutions {
  /** Characters printed as `[U+XXXX]` because no face has them. */
  codePointsPrinted: number;
}

/**
 * Chooses a face for every grapheme cluster. An emoji is followed by its name in brackets, once in
 * each text; a character that no face has is printed as `[U+XXXX]`, never left out.
 */
export function prepareText(
  spans: readonly Span[],
  stack: FontStack,
  counts: Substitutions,
): PreparedText {
  const pieces = new Pieces();
  for (const span of spans) {
    const style = pieces.style(span.style ?? {});
    // Isolates keep a quoted piece's direction from moving the words around it.
    const isolated = span.quoted === true && spans.length > 1;
    if (isolated) pieces.add('\u2068', noFont, style);
    addText(visible(span.text), span.style ?? {}, { pieces, stack, counts, style });
    if (isolated) pieces.add('\u2069', noFont, style);
  }
  return pieces.done();
}

interface Preparing {
  readonly pieces: Pieces;
  readonly stack: FontStack;
  readonly counts: Substitutions;
  readonly style: number;
}

/* Latin that Noto Sans covers letter by letter: nearly everything, so it takes the short way. */
const plainLatin =
  /^[\x20-\x7e\n\u00a1-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2026\u20ac]*$/;

function addText(text: string, style: TextStyle, state: Preparing): void {
  const { pieces } = state;
  if (plainLatin.test(text)) {
    pieces.add(text, indexOf(style.bold === true ? 'sansBold' : 'sans'), state.style);
    return;
  }
  const added = pieces.style(addedStyle(style));
  const named = new Set<string>();
  let emoji = '';
  for (const { segment } of graphemes(text)) {
    const nameIt = emoji !== '' && segment !== emoji && !named.has(emoji);
    if (nameIt) addName(emoji, added, pieces, named);
    emoji = isEmoji(segment) ? segment : '';
    addCluster(segment, style, added, state);
  }
  if (emoji !== '' && !named.has(emoji)) addName(emoji, added, pieces, named);
}

function addName(emoji: string, added: number, pieces: Pieces, named: Set<string>): void {
  named.add(emoji);
  pieces.add('\u2066', noFont, added);
  pieces.add(` [${emojiName(emoji)}]`, indexOf('sans'), added);
  pieces.add('\u2069', noFont, added);
}

function addCluster(cluster: string, style: TextStyle, added: number, state: Preparing): void {
  const { pieces, stack } = state;
  if (cluster === '\n' || invisible.test(cluster)) {
    pieces.add(cluster, noFont, state.style);
    return;
  }
  if (cluster === '\t') {
    pieces.add('    ', indexOf('sans'), state.style);
    return;
  }
  const stacked = stackedMarks(cluster);
  if (stacked !== null) {
    addCluster(stacked.shown, style, added, state);
    addCodePoints(stacked.rest, added, state);
    return;
  }
  const font = sticky(cluster, pieces, stack) ?? stack.fontFor(cluster, style.bold === true);
  if (font === null) addUncovered(cluster, style, added, state);
  else pieces.add(cluster, indexOf(font), state.style);
}

/* Spaces that join or part words, and marks of direction: part of ordinary writing, with no shape. */
const invisible = /^[\u00ad\u061c\u200b-\u200f\u2060]+$/;

/* Spaces and marks of punctuation stay in the face of the words before them. */
function sticky(cluster: string, pieces: Pieces, stack: FontStack): FontId | null {
  if (!/^[\p{Z}\p{P}]$/u.test(cluster)) return null;
  const before = pieces.lastFont;
  if (before === null || before === 'emoji' || before === 'symbols' || before === 'math')
    return null;
  return stack.covers(before, cluster) ? before : null;
}

/*
 * Hundreds of marks on one letter would be drawn over the lines around it, which may be somebody
 * else's words. Scripts of the world need no more than a handful.
 */
const mostMarks = 6;

function stackedMarks(cluster: string): { shown: string; rest: string } | null {
  if (cluster.length <= mostMarks) return null;
  const characters = Array.from(cluster);
  const marks = characters.filter((character) => /\p{M}/u.test(character)).length;
  if (marks <= mostMarks) return null;
  let seen = 0;
  const end = characters.findIndex((character) => /\p{M}/u.test(character) && ++seen > mostMarks);
  return { shown: characters.slice(0, end).join(''), rest: characters.slice(end).join('') };
}

/* No face has the whole cluster: each character by itself, or its code point. */
function addUncovered(cluster: string, style: TextStyle, added: number, state: Preparing): void {
  for (const character of cluster) {
    const font = state.stack.fontFor(character, style.bold === true);
    if (font !== null && !/\p{M}/u.test(character))
      state.pieces.add(character, indexOf(font), state.style);
    else if (!(noShape.test(character) && cluster.length > character.length))
      addCodePoints(character, added, state);
  }
}

function addCodePoints(characters: string, added: number, state: Preparing): void {
  for (const character of characters) {
    state.counts.codePointsPrinted += 1;
    state.pieces.add('\u2066', noFont, added);
    state.pieces.add(codePoint(character), indexOf('sans'), added);
    state.pieces.add('\u2069', noFont, added);
  }
}

function indexOf(font: FontId): number {
  return fontOrder.indexOf(font);
}

/* Collects pieces; at the end one string and one number per code unit. */
class Pieces {
  readonly #texts: string[] = [];
  readonly #fonts: number[] = [];
  readonly #styles: number[] = [];
  readonly #styleList: TextStyle[] = [];
  #length = 0;
  #lastFont = noFont;

  style(style: TextStyle): number {
    const key = JSON.stringify(style);
    const known = this.#styleList.findIndex((each) => JSON.stringify(each) === key);
    if (known >= 0) return known;
    this.#styleList.push(style);
    return this.#styleList.length - 1;
  }

  add(text: string, font: number, style: number): void {
    this.#texts.push(text);
    this.#fonts.push(font);
    this.#styles.push(style);
    this.#length += text.length;
    if (font !== noFont) this.#lastFont = font;
  }

  /** The face of the last piece that is drawn; null at the beginning. */
  get lastFont(): FontId | null {
    return fontOrder[this.#lastFont] ?? null;
  }

  done(): PreparedText {
    const fonts = new Uint8Array(this.#length);
    const styleOf = new Uint8Array(this.#length);
    let at = 0;
    this.#texts.forEach((text, index) => {
      fonts.fill(this.#fonts[index] ?? noFont, at, at + text.length);
      styleOf.fill(this.#styles[index] ?? 0, at, at + text.length);
      at += text.length;
    });
    return { text: this.#texts.join(''), fonts, styleOf, styles: this.#styleList };
  }
}
