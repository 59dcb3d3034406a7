import { fontStack, type FontStack } from '../../../src/report/pdf/text/font-stack.ts';
import { prepareText } from '../../../src/report/pdf/text/prepared-text.ts';
import { layOut, type TextLine } from '../../../src/report/pdf/text/text-layout.ts';

export const stack: FontStack = fontStack();

export interface SetText {
  readonly lines: readonly TextLine[];
  readonly codePointsPrinted: number;
}

/** Sets a text as the report does, in a column of `width` points. */
export function setText(text: string, width = 260, size = 9): SetText {
  const counts = { codePointsPrinted: 0 };
  const prepared = prepareText([{ text, quoted: true }], stack, counts);
  return { lines: layOut(prepared, width, size, stack), ...counts };
}

/** Every glyph of the lines, as the faces number them. */
export function glyphsOf(lines: readonly TextLine[]): number[] {
  return lines.flatMap((line) => line.runs.flatMap((run) => [...run.shaped.glyphs]));
}

/** What is read back from the glyphs themselves, in visual order. */
export function readBack(lines: readonly TextLine[]): string {
  return lines
    .flatMap((line) => line.runs)
    .map((run) => {
      const font = stack.font(run.font);
      const codePoints = run.shaped.glyphs.flatMap((_, index) => [
        ...font.meaningOf(run.shaped, index),
      ]);
      return String.fromCodePoint(...codePoints);
    })
    .join('');
}
