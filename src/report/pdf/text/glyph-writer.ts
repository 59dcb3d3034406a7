import { internals, type EmbeddedFont, type PdfDocument } from '../pdf-internals.ts';
import type { FontId } from './font-files.ts';
import type { FontStack } from './font-stack.ts';
import type { ShapedRun, ShapingFont } from './shaping-font.ts';
import type { LineRun } from './text-layout.ts';

/** Writes shaped runs into a page's content and sees to it that their faces are embedded. */
export interface GlyphWriter {
  /** The operators that show a run with its left end at `x` on the line `baseline`. */
  show(run: LineRun, x: number, baseline: number, size: number): string;
  /** The operator that shows digits and the like by themselves, with the face's name and reference. */
  alone(text: string, font: FontId): { readonly operator: string; readonly face: EmbeddedFont };
}

/**
 * pdfkit embeds the faces; it does not set the text. Its own `text` shapes each run three more times
 * and writes every operator as an object of its own, which made a report four times slower.
 */
export function glyphWriter(document: PdfDocument, stack: FontStack): GlyphWriter {
  const pdf = internals(document);
  const faces = new Map<FontId, EmbeddedFont>();
  const faceOf = (id: FontId): EmbeddedFont => {
    const known = faces.get(id);
    if (known !== undefined) return known;
    const face = embed(document, stack.font(id));
    faces.set(id, face);
    return face;
  };
  return {
    show(run, x, baseline, size) {
      const face = faceOf(run.font);
      pdf.page.fonts[face.id] ??= face.ref();
      const font = stack.font(run.font);
      const darkness = rounded(1 - (run.style.ink ?? 1));
      return `/${face.id} ${rounded(size)} Tf ${darkness} g\n${glyphs(font, face, run, { x, y: baseline, size })}`;
    },
    alone(text, id) {
      const face = faceOf(id);
      const font = stack.font(id);
      return { operator: adjusted(font, face, font.shape(text, 'ltr')), face };
    },
  };
}

/*
 * pdfkit takes any object with a `layout` function for a font (PDFFontFactory.open). It asks ours for
 * metrics, for the width of glyph 0 and for the subset to embed, never for a layout.
 */
function embed(document: PdfDocument, font: ShapingFont): EmbeddedFont {
  const { face } = font;
  const source = {
    postscriptName: face.postscriptName,
    unitsPerEm: face.unitsPerEm,
    ascent: face.ascent,
    descent: face.descent,
    lineGap: face.lineGap,
    capHeight: face.capHeight,
    xHeight: face.xHeight,
    italicAngle: face.italicAngle,
    bbox: face.bbox,
    post: face.post,
    head: face.head,
    'OS/2': face['OS/2'],
    createSubset: () => face.createSubset(),
    getGlyph: (glyph: number) => ({ id: glyph, advanceWidth: font.nominalAdvance(glyph) }),
    layout() {
      throw new Error('text is set by the glyph writer alone');
    },
  };
  document.font(source as unknown as Buffer);
  return internals(document)._font;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/* pdfkit turns its pages upside down, so every text matrix turns the glyphs back. */
function glyphs(font: ShapingFont, face: EmbeddedFont, run: LineRun, place: Place): string {
  const { shaped } = run;
  if (run.style.fixedPitch === true) return at(place) + pitched(font, face, shaped);
  if (shaped.offsets === null) return at(place) + adjusted(font, face, shaped);
  return moved(font, face, shaped, place);
}

function at({ x, y }: Place): string {
  return `1 0 0 -1 ${rounded(x)} ${rounded(y)} Tm `;
}

/* Glyphs one after the other, with corrections where the advance is not the face's own. */
function adjusted(font: ShapingFont, face: EmbeddedFont, run: ShapedRun): string {
  return shown(font, face, run, (index, nominal) => (run.advances[index] ?? nominal) - nominal);
}

/* Each glyph in the middle of a place of equal width; the first at the run's beginning. */
function pitched(font: ShapingFont, face: EmbeddedFont, run: ShapedRun): string {
  const pitch = (fixedPitch * font.unitsPerEm) / 1000;
  return shown(font, face, run, (index, nominal) => {
    const next = run.glyphs[index + 1];
    const nextWidth = next === undefined ? nominal : font.nominalAdvance(next);
    return pitch - (nominal + nextWidth) / 2;
  });
}

/** The width of every character of a fixed-pitch run, in thousandths of the size. */
export const fixedPitch = 590;

function shown(
  font: ShapingFont,
  face: EmbeddedFont,
  run: ShapedRun,
  correction: (index: number, nominal: number) => number,
): string {
  let operands = '<';
  run.glyphs.forEach((glyph, index) => {
    operands += codeOf(font, face, run, index);
    const extra = correction(index, font.nominalAdvance(glyph));
    if (extra !== 0) operands += `>${rounded((-extra * 1000) / font.unitsPerEm)}<`;
  });
  return `[${operands}>]TJ\n`.replace('<>', '');
}

/* Marks stand where shaping put them: each glyph is placed by itself. */
function moved(font: ShapingFont, face: EmbeddedFont, run: ShapedRun, place: Place): string {
  const scale = place.size / font.unitsPerEm;
  let x = place.x;
  let operators = '';
  run.glyphs.forEach((_, index) => {
    const right = (run.offsets?.[index * 2] ?? 0) * scale;
    const up = (run.offsets?.[index * 2 + 1] ?? 0) * scale;
    const spot = at({ ...place, x: x + right, y: place.y - up });
    operators += `${spot}<${codeOf(font, face, run, index)}>Tj\n`;
    x += (run.advances[index] ?? 0) * scale;
  });
  return operators;
}

/* The glyph's number in the subset; the first time, its width and meaning are noted for embedding. */
function codeOf(font: ShapingFont, face: EmbeddedFont, run: ShapedRun, index: number): string {
  const glyph = run.glyphs[index] ?? 0;
  const code = face.subset.includeGlyph(glyph);
  if (face.unicode[code] === undefined) {
    face.widths[code] = font.nominalAdvance(glyph) * face.scale;
    face.unicode[code] = font.meaningOf(run, index);
  }
  return code.toString(16).padStart(4, '0');
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
