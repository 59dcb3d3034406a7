/** How a span looks. Everything is greyscale. */
export interface TextStyle {
  readonly bold?: boolean;
  /** Darkness from 0 (white) to 1 (black); 1 when absent. */
  readonly ink?: number;
  /** Factor on the paragraph's size; 1 when absent. */
  readonly scale?: number;
  /** Every character in a place of equal width: hashes. ASCII only. */
  readonly fixedPitch?: boolean;
  /** The name of a place in the document that the span leads to. */
  readonly leadsTo?: string;
}

/** A piece of a paragraph. */
export interface Span {
  readonly text: string;
  readonly style?: TextStyle;
  /** Words that a person or a source gave: their direction is kept to themselves. */
  readonly quoted?: boolean;
}

/** How words look that the report adds inside quoted ones: emoji names and code points. */
export function addedStyle(style: TextStyle): TextStyle {
  return { ...style, bold: false, ink: 0.55, scale: (style.scale ?? 1) * 0.78 };
}
