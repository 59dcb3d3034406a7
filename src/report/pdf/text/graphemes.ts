/** A grapheme cluster: what a reader takes for one letter or sign. */
export interface Grapheme {
  readonly segment: string;
  /** Where it begins in the text. */
  readonly index: number;
}

/**
 * The grapheme clusters of a text, in order. Each step of `Intl.Segmenter` takes time that grows with
 * the whole text, so a long text is looked at through a window. Clusters need nothing from before
 * their beginning, so a window may begin wherever one does; its last cluster may go on, and is left
 * to the next window.
 */
export function* graphemes(text: string): Iterable<Grapheme> {
  let start = 0;
  let size = windowSize;
  while (start < text.length) {
    const end = Math.min(start + size, text.length);
    const segments = Array.from(segmenter.segment(text.slice(start, end)));
    if (end < text.length) segments.pop();
    for (const { segment, index } of segments) yield { segment, index: start + index };
    const last = segments.at(-1);
    // One cluster fills the whole window: look through a wider one.
    size = last === undefined ? size * 2 : windowSize;
    start += last === undefined ? 0 : last.index + last.segment.length;
  }
}

const windowSize = 256;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
