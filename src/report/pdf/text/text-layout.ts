import LineBreaker from 'linebreak';

import { directionsOf, inVisualOrder, type Directions } from './directions.ts';
import { fontOrder, type FontId } from './font-files.ts';
import type { FontStack } from './font-stack.ts';
import { fixedPitch } from './glyph-writer.ts';
import { graphemes } from './graphemes.ts';
import { noFont, type PreparedText } from './prepared-text.ts';
import { scriptsOf } from './scripts.ts';
import type { ShapedRun } from './shaping-font.ts';
import type { TextStyle } from './text-style.ts';

/** A piece of a line in one face, style and direction. */
export interface LineRun {
  readonly text: string;
  readonly font: FontId;
  readonly style: TextStyle;
  readonly level: number;
  readonly shaped: ShapedRun;
  /** In points. */
  readonly width: number;
}

/** One line, ready to be drawn. */
export interface TextLine {
  /** In visual order, left to right. */
  readonly runs: readonly LineRun[];
  readonly width: number;
  /** In reading order, with nothing added that is not drawn. */
  readonly text: string;
  /** Whether a space parts it from the next line of its paragraph. */
  readonly spaceFollows: boolean;
  /** The side of its paragraph that the line starts from. */
  readonly base: 'ltr' | 'rtl';
}

/**
 * Breaks text into lines of at most `width` points at `size`. Words too long for a line are cut
 * between grapheme clusters. Empty text gives one empty line.
 */
export function layOut(
  prepared: PreparedText,
  width: number,
  size: number,
  stack: FontStack,
): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  for (const text of prepared.text.split('\n')) {
    const paragraph: Paragraph = {
      prepared,
      start,
      text,
      directions: directionsOf(text),
      scripts: scriptsOf(text),
      size,
      stack,
    };
    for (const [from, to] of lineRanges(paragraph, width)) lines.push(lineOf(paragraph, from, to));
    start += text.length + 1;
  }
  return lines;
}

interface Paragraph {
  readonly prepared: PreparedText;
  /** Where it begins in the prepared text; positions below count from here. */
  readonly start: number;
  readonly text: string;
  readonly directions: Directions;
  /** One for each UTF-16 code unit; null when one script is all there is. */
  readonly scripts: Uint8Array | null;
  readonly size: number;
  readonly stack: FontStack;
}

type Range = readonly [from: number, to: number];

/* Floating-point sums must not push a word onto a line of its own. */
const slack = 0.01;

function lineRanges(paragraph: Paragraph, width: number): Range[] {
  const lines: Range[] = [];
  let from = 0;
  let used = 0;
  for (const [start, end] of words(paragraph.text)) {
    const trimmed = start + paragraph.text.slice(start, end).trimEnd().length;
    const needed = widthOf(paragraph, start, trimmed);
    if (start > from && !fits(paragraph, [from, trimmed], used + needed, width)) {
      lines.push([from, start]);
      from = start;
      used = 0;
    }
    if (needed > width + slack) {
      const cuts = cutsOf(paragraph, start, end, width);
      for (const cut of cuts) {
        lines.push([from, cut]);
        from = cut;
      }
      used = widthOf(paragraph, from, end);
    } else {
      used += trimmed === end ? needed : widthOf(paragraph, start, end);
    }
  }
  lines.push([from, paragraph.text.length]);
  return lines;
}

/*
 * A line may be a little wider than the sum of its pieces, as letters that meet are kerned. So one
 * that would be nearly full is measured as a whole.
 */
function fits(paragraph: Paragraph, [from, to]: Range, sum: number, width: number): boolean {
  if (sum <= width - paragraph.size) return true;
  return sum <= width + slack && widthOf(paragraph, from, to) <= width + slack;
}

function* words(text: string): Iterable<Range> {
  if (simpleWords.test(text)) {
    yield* wordsAtSpaces(text);
    return;
  }
  const breaker = new LineBreaker(text);
  let start = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    if (!endsCluster(text, next.position)) continue;
    yield [start, next.position];
    start = next.position;
  }
  if (start < text.length) yield [start, text.length];
}

/* Letters, digits and full stops between spaces break only at the spaces: no need to ask. */
const simpleWords = /^[A-Za-z0-9.,:;'’ ]*$/;

function* wordsAtSpaces(text: string): Iterable<Range> {
  for (const match of text.matchAll(/[^ ]* +|[^ ]+/g))
    yield [match.index, match.index + match[0].length];
}

/* The breaker's tables may be older than the clusters: never part a joined emoji or a flag. */
function endsCluster(text: string, position: number): boolean {
  if (position >= text.length) return true;
  const next = text.charCodeAt(position);
  const before = text.charCodeAt(position - 1);
  if (next < 0x300 && before < 0x300) return true;
  return (
    !/^[\p{M}\u200d\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}\udc00-\udfff]/u.test(
      text.slice(position, position + 2),
    ) && before !== 0x200d
  );
}

/* Where to cut a word that is wider than a line, so that each piece fits. */
function cutsOf(paragraph: Paragraph, start: number, end: number, width: number): number[] {
  const cuts: number[] = [];
  let used = 0;
  let from = start;
  // A space at the end of a line takes no room; one inside it does.
  let spaces = 0;
  for (const { segment, index } of graphemes(paragraph.text.slice(start, end))) {
    const at = start + index;
    const own = widthOf(paragraph, at, at + segment.length);
    if (segment.trim() === '') {
      spaces += own;
      continue;
    }
    const sum = used + spaces + own;
    const cut = at > from && !fits(paragraph, [from, at + segment.length], sum, width);
    if (cut) cuts.push((from = at));
    used = cut ? own : sum;
    spaces = 0;
  }
  return cuts;
}

function widthOf(paragraph: Paragraph, from: number, to: number): number {
  let width = 0;
  for (const run of runsIn(paragraph, from, to)) width += run.width;
  return width;
}

function lineOf(paragraph: Paragraph, from: number, to: number): TextLine {
  const end = from + paragraph.text.slice(from, to).trimEnd().length;
  const runs = [...runsIn(paragraph, from, end)];
  return {
    runs: paragraph.directions.levels === null ? runs : inVisualOrder(runs),
    width: runs.reduce((sum, run) => sum + run.width, 0),
    text: paragraph.text.slice(from, end).replace(isolates, ''),
    spaceFollows: end < to && to < paragraph.text.length,
    base: paragraph.directions.base,
  };
}

const isolates = /[\u2066-\u2069]/g;

function* runsIn(paragraph: Paragraph, from: number, to: number): Iterable<LineRun> {
  const { fonts, styleOf } = paragraph.prepared;
  const { levels } = paragraph.directions;
  const { scripts } = paragraph;
  const offset = paragraph.start;
  let start = from;
  while (start < to) {
    const font = fonts[offset + start] ?? noFont;
    const style = styleOf[offset + start] ?? 0;
    const level = levels?.[start] ?? 0;
    // A run is shaped by the rules of one script: Hindi by those of Latin falls into single signs.
    const script = scripts?.[start] ?? 0;
    let end = start + 1;
    while (
      end < to &&
      fonts[offset + end] === font &&
      styleOf[offset + end] === style &&
      (levels?.[end] ?? 0) === level &&
      (scripts?.[end] ?? 0) === script
    )
      end += 1;
    if (font !== noFont) yield runOf(paragraph, start, end, { font, style, level });
    start = end;
  }
}

function runOf(
  paragraph: Paragraph,
  start: number,
  end: number,
  kind: { readonly font: number; readonly style: number; readonly level: number },
): LineRun {
  const font = fontOrder[kind.font] ?? 'sans';
  const style = paragraph.prepared.styles[kind.style] ?? {};
  const text = paragraph.text.slice(start, end);
  const size = paragraph.size * (style.scale ?? 1);
  const shaping = paragraph.stack.font(font);
  const shaped = shaping.shape(text, (kind.level & 1) === 1 ? 'rtl' : 'ltr');
  const width =
    style.fixedPitch === true
      ? (shaped.glyphs.length * fixedPitch * size) / 1000
      : (shaped.advance * size) / shaping.unitsPerEm;
  return { text, font, style, level: kind.level, shaped, width };
}
