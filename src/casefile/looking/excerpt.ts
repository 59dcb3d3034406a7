import { foldedWithPlaces } from './folding.ts';
import {
  otherWordsIn,
  wordsIn,
  type FoldedWord,
  type Phrase,
  type SearchTerms,
} from './search-words.ts';

/** A found piece of a text with what stands around it: slices of the original, no character cut in two. */
export interface Excerpt {
  readonly before: string;
  readonly match: string;
  readonly after: string;
  /** Whether `before` begins where the text begins, and `after` ends where it ends. */
  readonly fromStart: boolean;
  readonly toEnd: boolean;
}

/** Where in a text a wanted term stands, as UTF-16 indexes of the original. */
export interface Occurrence {
  /** Which of the wanted terms, by its place among them. */
  readonly term: number;
  readonly start: number;
  readonly end: number;
}

/** What was found in a text: where, and among how many words. */
export interface TextFindings {
  readonly occurrences: readonly Occurrence[];
  readonly words: number;
}

const contextUnits = 70;
const mostOccurrences = 200;

/** Looks for the wanted terms in a text, in its order. Only the first occurrences of each count. */
export function findInText(text: string, { wanted }: SearchTerms): TextFindings {
  const places = foldedWithPlaces(text);
  const words = wordsIn(places.text);
  const others = otherWordsIn(places.text);
  const occurrences = wanted.flatMap(({ ways }, term) => {
    const spans = ways.flat().flatMap((phrase) => spansOf(phrase, words, others));
    return apart(spans).map(({ index, length }) => ({
      term,
      start: places.from(index),
      end: places.until(index + length - 1),
    }));
  });
  occurrences.sort((one, other) => one.start - other.start || other.end - one.end);
  return { occurrences, words: words.length };
}

/** The piece of a text around some of what was found there; `most` pieces at most. */
export function excerptsAround(
  text: string,
  occurrences: readonly Occurrence[],
  most: number,
): Excerpt[] {
  const excerpts: Excerpt[] = [];
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  let shownUntil = -1;
  for (const { start, end } of occurrences) {
    if (excerpts.length >= most) break;
    if (start < shownUntil) continue;
    const piece = excerpt(text, { start, end }, graphemes);
    excerpts.push(piece);
    shownUntil = end + piece.after.length;
  }
  return excerpts;
}

/** The beginning of a text, for one in which nothing of what was looked for can be shown. */
export function beginning(text: string): Excerpt {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  return excerpt(text, { start: 0, end: 0 }, graphemes);
}

function excerpt(
  text: string,
  found: { readonly start: number; readonly end: number },
  graphemes: Intl.Segmenter,
): Excerpt {
  const start = graphemeStart(text, found.start, graphemes);
  const end = graphemeEnd(text, found.end, graphemes);
  const from = wordBoundaryAfter(text, graphemeStart(text, start - contextUnits, graphemes), start);
  const until = wordBoundaryBefore(text, end, graphemeEnd(text, end + contextUnits, graphemes));
  return {
    before: text.slice(from, start),
    match: text.slice(start, end),
    after: text.slice(end, until),
    fromStart: from === 0,
    toEnd: until === text.length,
  };
}

/* No grapheme is longer in anything that people write; a longer heap of marks is cut here. */
const longestGrapheme = 200;

/** The start of the grapheme that `index` lies in; `index` itself where one starts there. */
function graphemeStart(text: string, index: number, graphemes: Intl.Segmenter): number {
  if (index <= 0) return 0;
  if (index >= text.length) return text.length;
  const from = Math.max(0, index - longestGrapheme);
  const around = text.slice(from, index + longestGrapheme);
  return from + (graphemes.segment(around).containing(index - from)?.index ?? index - from);
}

function graphemeEnd(text: string, index: number, graphemes: Intl.Segmenter): number {
  const start = graphemeStart(text, index, graphemes);
  if (start >= index) return start;
  const around = text.slice(start, start + 2 * longestGrapheme);
  return start + (graphemes.segment(around).containing(0)?.segment.length ?? around.length);
}

/* A context that would begin inside a word begins behind its first gap instead, where there is one. */
function wordBoundaryAfter(text: string, from: number, start: number): number {
  if (from === 0) return 0;
  const gap = /\s+/u.exec(text.slice(from, start));
  return gap === null ? from : from + gap.index + gap[0].length;
}

function wordBoundaryBefore(text: string, end: number, until: number): number {
  if (until === text.length) return until;
  const gap = /\s+\S*$/u.exec(text.slice(end, until));
  return gap === null ? until : end + gap.index;
}

type Span = Pick<FoldedWord, 'index' | 'length'>;

function spansOf(
  phrase: Phrase,
  words: readonly FoldedWord[],
  others: readonly FoldedWord[],
): Span[] {
  const spans: Span[] = [];
  for (let first = 0; first < words.length && spans.length < mostOccurrences; first += 1) {
    const last = words[first + phrase.words.length - 1];
    const start = words[first];
    if (start === undefined || last === undefined) break;
    if (!phrase.words.every((word, index) => isWord(words[first + index], word, phrase, index)))
      continue;
    spans.push({ index: start.index, length: last.index + last.length - start.index });
  }
  const [only, more] = phrase.words;
  if (only === undefined || more !== undefined) return spans;
  return [...spans, ...others.filter((other) => isWord(other, only, phrase, 0))];
}

function isWord(
  there: FoldedWord | undefined,
  wanted: string,
  { words, isBeginning }: Phrase,
  index: number,
): boolean {
  if (there === undefined) return false;
  return isBeginning && index === words.length - 1
    ? there.word.startsWith(wanted)
    : there.word === wanted;
}

/** Without those that lie inside another. */
function apart(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort(
    (one, other) => one.index - other.index || other.length - one.length,
  );
  const kept: Span[] = [];
  let end = -1;
  for (const span of sorted) {
    if (span.index + span.length <= end) continue;
    kept.push(span);
    end = span.index + span.length;
  }
  return kept;
}
