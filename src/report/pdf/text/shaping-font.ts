import { readFileSync } from 'node:fs';

import * as fontkit from 'fontkit';
import {
  Blob,
  Buffer as ShapingBuffer,
  BufferFlag,
  Direction,
  Face,
  Font,
  shape,
} from 'harfbuzzjs';

import { BoundedCache } from './bounded-cache.ts';
import { fontPath, type FontId } from './font-files.ts';

export type RunDirection = 'ltr' | 'rtl';

/** Text as glyphs of one face, in visual order from left to right. Lengths are in font units. */
export interface ShapedRun {
  readonly text: string;
  /** Never 0 for text that the face covers. */
  readonly glyphs: readonly number[];
  readonly advances: readonly number[];
  /** How far each glyph is moved, as x and y in turn; null when none is. */
  readonly offsets: readonly number[] | null;
  /** Where in `text` each glyph's cluster begins. */
  readonly clusters: readonly number[];
  /** The sum of the advances. */
  readonly advance: number;
}

/** A face whose runs are shaped by HarfBuzz. */
export interface ShapingFont {
  readonly id: FontId;
  readonly unitsPerEm: number;
  /** The same face as pdfkit reads it, for metrics and subsets. */
  readonly face: fontkit.Font;
  covers(codePoint: number): boolean;
  /** Shapes text of one direction. Marks that only steer shaping (joiners, selectors) leave no glyph. */
  shape(text: string, direction: RunDirection): ShapedRun;
  /** The advance of a glyph in the face's own table, before kerning and the like. */
  nominalAdvance(glyph: number): number;
  /** The code points that a glyph of a run stands for, for searching and copying. */
  meaningOf(run: ShapedRun, index: number): readonly number[];
}

/** Opens a face. Throws when its file is not there. */
export function openShapingFont(id: FontId): ShapingFont {
  const bytes = readFileSync(fontPath(id));
  const shaping = new Face(new Blob(bytes));
  const font = new Font(shaping);
  // A copy: the list itself lies in memory that moves when the shaper needs more.
  const covered: ReadonlySet<number> = new Set(shaping.collectUnicodes());
  const cache = new BoundedCache<string, ShapedRun>(cachedRuns);
  const advances = new Map<number, number>();
  let meanings: Map<number, readonly number[]> | undefined;
  return {
    id,
    unitsPerEm: shaping.upem,
    face: fontkit.create(bytes),
    covers: (codePoint) => covered.has(codePoint),
    shape(text, direction) {
      if (text.length > longestCachedRun) return shapeRun(font, text, direction);
      const key = (direction === 'rtl' ? '<' : '>') + text;
      const known = cache.get(key);
      if (known !== undefined) return known;
      const run = shapeRun(font, text, direction);
      cache.set(key, run);
      return run;
    },
    nominalAdvance(glyph) {
      const known = advances.get(glyph);
      if (known !== undefined) return known;
      const advance = font.glyphHAdvance(glyph);
      advances.set(glyph, advance);
      return advance;
    },
    meaningOf(run, index) {
      meanings ??= glyphMeanings(font, covered);
      return meanings.get(run.glyphs[index] ?? 0) ?? clusterOf(run, index);
    },
  };
}

/* Words recur and lines do not, so only what is as short as a word is kept. */
const cachedRuns = 4000;
const longestCachedRun = 24;

/*
 * What a glyph means must not depend on where it was met first, so a glyph that some character maps
 * to directly means the lowest such character. Ligatures and contextual forms mean their cluster.
 */
function glyphMeanings(font: Font, covered: Iterable<number>): Map<number, readonly number[]> {
  const meanings = new Map<number, readonly number[]>();
  for (const codePoint of covered) {
    const glyph = font.nominalGlyph(codePoint);
    if (glyph !== undefined && !meanings.has(glyph)) meanings.set(glyph, spelledOut(codePoint));
  }
  return meanings;
}

/* Ligatures and contextual forms that have code points of their own are read as their letters. */
function spelledOut(codePoint: number): readonly number[] {
  const isForm =
    (codePoint >= 0xfb00 && codePoint <= 0xfdff) || (codePoint >= 0xfe70 && codePoint <= 0xfefc);
  if (!isForm) return [codePoint];
  const letters = String.fromCodePoint(codePoint).normalize('NFKC');
  return Array.from(letters, (letter) => letter.codePointAt(0) ?? 0);
}

/* The first glyph of a cluster means all of it, the others nothing more. */
function clusterOf(run: ShapedRun, index: number): number[] {
  const start = run.clusters[index] ?? 0;
  if (run.clusters.indexOf(start) !== index) return [];
  const end = Math.min(...run.clusters.filter((cluster) => cluster > start), run.text.length);
  return Array.from(run.text.slice(start, end), (character) => character.codePointAt(0) ?? 0);
}

const buffer = new ShapingBuffer();

function shapeRun(font: Font, text: string, direction: RunDirection): ShapedRun {
  buffer.clearContents();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(direction === 'rtl' ? Direction.RTL : Direction.LTR);
  buffer.setFlags(BufferFlag.REMOVE_DEFAULT_IGNORABLES);
  shape(font, buffer);
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  const advances = positions.map((position) => position.xAdvance);
  const moved = positions.some((position) => position.xOffset !== 0 || position.yOffset !== 0);
  return {
    text,
    glyphs: infos.map((info) => info.codepoint),
    clusters: infos.map((info) => info.cluster),
    advances,
    offsets: moved ? positions.flatMap(({ xOffset, yOffset }) => [xOffset, yOffset]) : null,
    advance: advances.reduce((sum, advance) => sum + advance, 0),
  };
}
