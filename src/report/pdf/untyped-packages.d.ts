/* The two packages that come without declarations, as far as this folder uses them. */

declare module 'linebreak' {
  /** Break opportunities of UAX #14, in order. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}

declare module 'fontkit' {
  export interface Subset {
    includeGlyph(glyph: number): number;
    encode(): Uint8Array;
  }

  export interface Box {
    readonly minX: number;
    readonly minY: number;
    readonly maxX: number;
    readonly maxY: number;
  }

  export interface Font {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly lineGap: number;
    readonly capHeight: number;
    readonly xHeight: number;
    readonly italicAngle: number;
    readonly bbox: Box;
    readonly post: unknown;
    readonly head: unknown;
    readonly 'OS/2': unknown;
    createSubset(): Subset;
  }

  export function create(bytes: Uint8Array): Font;
}
