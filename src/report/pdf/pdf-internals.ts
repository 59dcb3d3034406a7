import type PDFDocument from 'pdfkit';

/*
 * pdfkit has no public way to write an object of one's own, which the tag tree, the page total and
 * the closed bookmarks need. The parts of it that are relied on stand here and nowhere else; they
 * were read in version 0.20.2, which package.json pins.
 */

export type PdfDocument = InstanceType<typeof PDFDocument>;

/** An indirect object; `end` writes it and frees what it holds. */
export interface PdfReference {
  data: unknown;
  end(content?: string): void;
}

export interface PdfDictionary extends PdfReference {
  data: Record<string, unknown>;
}

export interface PdfInternals {
  ref(data: unknown): PdfDictionary;
  readonly page: {
    readonly dictionary: PdfDictionary;
    readonly xobjects: Record<string, PdfReference>;
    readonly fonts: Record<string, PdfReference>;
  };
  /** The font that was set last. */
  readonly _font: EmbeddedFont;
  getStructTreeRoot(): PdfDictionary;
  addContent(content: string): void;
  markContent(tag: string, options?: Readonly<Record<string, unknown>>): void;
  endMarkedContent(): void;
  readonly outline: OutlineInternals;
}

/** A face as it is embedded: only the glyphs that were included. */
export interface EmbeddedFont {
  readonly id: string;
  /** Thousandths of the size in a font unit. */
  readonly scale: number;
  readonly subset: { includeGlyph(glyph: number): number };
  /** By the glyph's number in the subset, in thousandths. */
  readonly widths: number[];
  /** By the glyph's number in the subset: the code points that it stands for. */
  readonly unicode: (readonly number[] | undefined)[];
  ref(): PdfReference;
}

export interface OutlineInternals {
  options: Readonly<Record<string, unknown>>;
  readonly children: readonly OutlineInternals[];
  readonly dictionary: PdfDictionary;
}

/** The same document, with the parts that its declaration leaves out. */
export function internals(document: PdfDocument): PdfInternals {
  return document as unknown as PdfInternals;
}
