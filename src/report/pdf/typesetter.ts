import { internals, type PdfDocument } from './pdf-internals.ts';
import type { Spot, Strip } from './strip.ts';
import { fontStack, type FontStack } from './text/font-stack.ts';
import { glyphWriter, type GlyphWriter } from './text/glyph-writer.ts';
import { prepareText, type Substitutions } from './text/prepared-text.ts';
import { layOut, type LineRun, type TextLine } from './text/text-layout.ts';
import type { Span } from './text/text-style.ts';

/** How a paragraph is set. */
export interface Setting {
  readonly width: number;
  readonly size: number;
  /** Line height as a factor of the size; 1.4 when absent. */
  readonly leading?: number;
  readonly align?: 'right';
}

/** Turns text into lines and draws them; the only thing that puts words on a page. */
export interface Typesetter {
  /** The lines of one paragraph or more, each a strip. */
  paragraph(spans: readonly Span[], setting: Setting): Strip[];
  /** Draws one short line; returns its width. For page furniture of our own words. */
  line(spans: readonly Span[], spot: Spot, size: number): number;
  width(spans: readonly Span[], size: number): number;
  readonly counts: Substitutions;
  readonly writer: GlyphWriter;
}

/** A typesetter for a document that was opened with `font: null`. */
export function typesetter(document: PdfDocument): Typesetter {
  const stack = fontStack();
  const counts = { codePointsPrinted: 0 };
  const writer = glyphWriter(document, stack);
  const lines = (spans: readonly Span[], width: number, size: number) =>
    layOut(prepareText(spans, stack, counts), width, size, stack);
  const draw = (line: TextLine, spot: Spot, size: number) => {
    drawLine({ document, stack, writer }, line, spot, size);
  };
  return {
    counts,
    writer,
    paragraph(spans, setting) {
      const height = setting.size * (setting.leading ?? 1.4);
      return lines(spans, setting.width, setting.size).map((line) => ({
        height,
        draw(spot) {
          const x = spot.x + indentOf(line, setting);
          draw(line, { x, y: spot.y + baselineIn(height, setting.size) }, setting.size);
        },
      }));
    },
    line(spans, spot, size) {
      const [line] = lines(spans, Infinity, size);
      if (line === undefined) return 0;
      draw(line, spot, size);
      return line.width;
    },
    width: (spans, size) => lines(spans, Infinity, size)[0]?.width ?? 0,
  };
}

function indentOf(line: TextLine, setting: Setting): number {
  const right = setting.align === 'right' ? line.base === 'ltr' : line.base === 'rtl';
  return right ? Math.max(0, setting.width - line.width) : 0;
}

/* Noto faces rise 1.07 and fall 0.29 of their size. */
function baselineIn(height: number, size: number): number {
  return (height - 1.36 * size) / 2 + 1.07 * size;
}

/*
 * Text that is read back letter by letter as it stands; anything else says what it is. So does what
 * is set at a fixed pitch: readers take the room around a narrow letter for a space.
 */
const readsAsDrawn =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2026\u20ac]*$/;

interface Drawing {
  readonly document: PdfDocument;
  readonly stack: FontStack;
  readonly writer: GlyphWriter;
}

function drawLine(drawing: Drawing, line: TextLine, spot: Spot, size: number): void {
  const spoken =
    !readsAsDrawn.test(line.text) || line.runs.some((run) => run.style.fixedPitch === true);
  const pdf = internals(drawing.document);
  // The space at the end is not seen; it keeps words apart for whoever copies or listens.
  const space = line.spaceFollows ? ' ' : '';
  if (spoken) pdf.markContent('Span', { actual: line.text + space });
  let { x } = spot;
  let operators = 'BT\n';
  for (const run of line.runs) {
    const runSize = size * (run.style.scale ?? 1);
    operators += drawing.writer.show(run, x, spot.y, runSize);
    link(drawing.document, run, { x, y: spot.y }, runSize);
    x += run.width;
  }
  if (space !== '' && !spoken) operators += spaceAfter(drawing, line, { x, y: spot.y }, size);
  pdf.addContent(`${operators}ET`);
  if (spoken) pdf.endMarkedContent();
}

function spaceAfter({ stack, writer }: Drawing, line: TextLine, spot: Spot, size: number): string {
  const last = line.runs.at(-1);
  if (last === undefined) return '';
  const shaped = stack.font(last.font).shape(' ', 'ltr');
  return writer.show({ ...last, shaped, text: ' ' }, spot.x, spot.y, size);
}

function link(document: PdfDocument, run: LineRun, spot: Spot, size: number): void {
  if (run.style.leadsTo === undefined) return;
  document.goTo(spot.x, spot.y - size, run.width, size * 1.3, run.style.leadsTo);
}

/** A grey of the given darkness, as pdfkit takes it. */
export function grey(ink: number): string {
  const value = Math.round((1 - ink) * 255)
    .toString(16)
    .padStart(2, '0');
  return `#${value}${value}${value}`;
}
