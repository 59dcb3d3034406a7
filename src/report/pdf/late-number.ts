import { internals, type PdfDictionary, type PdfDocument } from './pdf-internals.ts';
import type { FontId } from './text/font-files.ts';
import type { GlyphWriter } from './text/glyph-writer.ts';

/**
 * A number that is printed before it is known: how many pages there are, on which page a section
 * begins. Every page that shows it refers to one small drawing, which is written when the number is
 * known; so the report is laid out once and no page has to be kept in memory.
 */
export interface LateNumber {
  /** Draws it on the current page with its left end at `x` on the line `baseline`. */
  draw(x: number, baseline: number): void;
  /** Writes it. Once, before the document ends. */
  settle(value: number): void;
}

/** Reserves a number that will be printed in `font` at `size`. */
export function lateNumber(
  document: PdfDocument,
  writer: GlyphWriter,
  name: string,
  print: { readonly font: FontId; readonly size: number },
): LateNumber {
  const pdf = internals(document);
  const drawing: PdfDictionary = pdf.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, -print.size, print.size * 8, print.size * 2],
  });
  return {
    draw(x, baseline) {
      pdf.page.xobjects[name] = drawing;
      // pdfkit turns its pages upside down; the drawing is turned back.
      pdf.addContent(`q 1 0 0 -1 ${rounded(x)} ${rounded(baseline)} cm /${name} Do Q`);
    },
    settle(value) {
      const { operator, face } = writer.alone(String(value), print.font);
      drawing.data['Resources'] = { Font: { [face.id]: face.ref() } };
      drawing.end(`BT 0 g /${face.id} ${print.size} Tf ${operator}ET`);
    },
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
