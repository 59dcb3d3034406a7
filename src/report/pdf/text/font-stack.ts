import { BoundedCache } from './bounded-cache.ts';
import { fontOrder, type FontId } from './font-files.ts';
import { openShapingFont, type ShapingFont } from './shaping-font.ts';

/** The faces, each opened when it is first needed. */
export interface FontStack {
  font(id: FontId): ShapingFont;
  /**
   * The first face that covers a whole grapheme cluster and shapes it without a missing glyph; the
   * emoji face first for emoji. Null when there is none.
   */
  fontFor(cluster: string, bold: boolean): FontId | null;
  /** Whether a face covers a character by itself. */
  covers(id: FontId, character: string): boolean;
}

/** A stack with its own caches; faces are shared by all stacks of the program. */
export function fontStack(): FontStack {
  const chosen = new BoundedCache<string, FontId | 'none'>(4000);
  return {
    font: openedFont,
    fontFor(cluster, bold) {
      const key = (bold ? 'b' : 'r') + cluster;
      const known = chosen.get(key) ?? chooseFont(cluster, bold) ?? 'none';
      chosen.set(key, known);
      return known === 'none' ? null : known;
    },
    covers: (id, character) => openedFont(id).covers(character.codePointAt(0) ?? 0),
  };
}

/** Whether a cluster is meant to be seen as an emoji. */
export function isEmoji(cluster: string): boolean {
  return emoji.test(cluster) && !cluster.includes('\ufe0e');
}

/** Characters that steer others and have no shape of their own. */
export const noShape = /\p{Default_Ignorable_Code_Point}/u;

const emoji =
  /\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{Regional_Indicator}|[\u20e3\u{1f3fb}-\u{1f3ff}]/u;

const opened = new Map<FontId, ShapingFont>();

function openedFont(id: FontId): ShapingFont {
  const known = opened.get(id);
  if (known !== undefined) return known;
  const font = openShapingFont(id);
  opened.set(id, font);
  return font;
}

function chooseFont(cluster: string, bold: boolean): FontId | null {
  const shapes = Array.from(cluster)
    .filter((character) => !noShape.test(character))
    .map((character) => character.codePointAt(0) ?? 0);
  if (shapes.length === 0) return null;
  return candidates(cluster, bold).find((id) => shapesWhole(id, cluster, shapes)) ?? null;
}

function candidates(cluster: string, bold: boolean): FontId[] {
  const plain = fontOrder.filter((id) => id !== 'sansBold');
  if (isEmoji(cluster)) return ['emoji', ...plain];
  return bold ? ['sansBold', ...plain] : plain;
}

function shapesWhole(id: FontId, cluster: string, shapes: readonly number[]): boolean {
  const font = openedFont(id);
  if (!shapes.every((codePoint) => font.covers(codePoint))) return false;
  const { glyphs } = font.shape(cluster, 'ltr');
  return glyphs.length > 0 && glyphs.every((glyph) => glyph !== 0);
}
