/** Where a strip is drawn: its upper left corner, in points from the page's. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A slice across a cell or page that is never split: a line of text, a picture, a gap. */
export interface Strip {
  readonly height: number;
  draw(spot: Spot): void;
  /** For a picture: what it shows, in words. Its drawing is then a figure of its own. */
  readonly figure?: string;
  /** True for a gap: dropped at the top of a page. */
  readonly gap?: boolean;
}

/** Empty space. */
export function gap(height: number): Strip {
  return { height, gap: true, draw: () => undefined };
}

/** The same strips, each with a thin rule at its left: somebody's own words. */
export function withLeftRule(
  strips: readonly Strip[],
  indent: number,
  rule: (spot: Spot, height: number) => void,
): Strip[] {
  return strips.map((strip) => ({
    ...strip,
    draw(spot) {
      rule(spot, strip.height);
      strip.draw({ x: spot.x + indent, y: spot.y });
    },
  }));
}

/** Strips that are never parted: a label and the first line of what it names. */
export function together(strips: readonly Strip[]): Strip {
  return {
    height: heightOf(strips),
    draw({ x, y }) {
      let top = y;
      for (const strip of strips) {
        strip.draw({ x, y: top });
        top += strip.height;
      }
    },
  };
}

/** The height of strips one below the other. */
export function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, strip) => sum + strip.height, 0);
}
