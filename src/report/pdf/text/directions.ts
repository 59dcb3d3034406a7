import bidiModule, { type Bidi } from 'bidi-js';

/** Embedding levels (UAX #9) of one paragraph: even is left to right, odd right to left. */
export interface Directions {
  /** One for each UTF-16 code unit; null when the whole paragraph runs left to right. */
  readonly levels: Uint8Array | null;
  readonly base: 'ltr' | 'rtl';
}

/** Resolves the directions of a paragraph; its first strong character decides the base. */
export function directionsOf(paragraph: string): Directions {
  if (!mayRunRight.test(paragraph)) return { levels: null, base: 'ltr' };
  const { levels, paragraphs } = bidi.getEmbeddingLevels(withoutAstral(paragraph), 'auto');
  return { levels, base: ((paragraphs[0]?.level ?? 0) & 1) === 1 ? 'rtl' : 'ltr' };
}

/**
 * Puts the runs of one line into visual order, left to right (rule L2): from the highest level down
 * to the lowest odd one, every sequence at that level or above is reversed.
 */
export function inVisualOrder<Run extends { readonly level: number }>(runs: readonly Run[]): Run[] {
  const ordered = [...runs];
  const levels = runs.map((run) => run.level);
  const highest = Math.max(0, ...levels);
  const lowestOdd = Math.min(...levels.filter((level) => (level & 1) === 1));
  for (let level = highest; level >= lowestOdd; level -= 1) reverseFrom(ordered, level);
  return ordered;
}

function reverseFrom(runs: { readonly level: number }[], level: number): void {
  let start = 0;
  while (start < runs.length) {
    if ((runs[start]?.level ?? 0) < level) {
      start += 1;
      continue;
    }
    let end = start;
    while (end < runs.length && (runs[end]?.level ?? 0) >= level) end += 1;
    runs.splice(start, end - start, ...runs.slice(start, end).reverse());
    start = end;
  }
}

/*
 * The package is CommonJS with a default export in its declaration; under Node's own rules the
 * function is the module itself.
 */
const bidi = (bidiModule as unknown as () => Bidi)();

/* Anything right to left, an Arabic digit, or a mark that could make something so. */
const mayRunRight =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2067\u2068\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/*
 * bidi-js reads the halves of a surrogate pair as strong left-to-right letters, which moves an emoji
 * to the wrong side of Arabic words. So each such character gives way to two of the same kind from
 * the basic plane. No face here has right-to-left letters beyond that plane: they are code points in
 * Latin by now.
 */
function withoutAstral(text: string): string {
  return text.replace(/[\u{10000}-\u{10ffff}]/gu, (character) => {
    if (/\p{Nd}/u.test(character)) return '00';
    return /\p{L}|\p{Regional_Indicator}/u.test(character) ? 'aa' : '\u2603\u2603';
  });
}
