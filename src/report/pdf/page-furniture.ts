import type { Cover } from '../report-model.ts';
import type { LateNumber } from './late-number.ts';
import { frame, ink, type } from './page-frame.ts';
import type { PdfDocument } from './pdf-internals.ts';
import { grey, type Typesetter } from './typesetter.ts';

/** What stands at the head and foot of every page. */
export interface Furniture {
  draw(page: number): void;
}

/** The furniture of a report: case reference, sample banner, head of the record, page numbers. */
export function furniture(
  document: PdfDocument,
  typeset: Typesetter,
  cover: Cover,
  total: LateNumber,
): Furniture {
  return {
    draw(page) {
      drawHead(document, typeset, cover);
      drawFoot(document, typeset, cover, total, page);
    },
  };
}

/** A horizontal rule between the margins. */
export function rule(document: PdfDocument, y: number, darkness: number, thickness = 0.5): void {
  document
    .lineWidth(thickness)
    .strokeColor(grey(darkness))
    .moveTo(frame.left, y)
    .lineTo(frame.right, y)
    .stroke();
}

function drawHead(document: PdfDocument, typeset: Typesetter, cover: Cover): void {
  const baseline = 48;
  const style = { ink: ink.label };
  typeset.line(
    [
      { text: `Case ${cover.caseReference}`, style: { bold: true, ink: ink.label } },
      { text: `   ${cover.title}, kept by ${cover.initials}`, style },
    ],
    { x: frame.left, y: baseline },
    type.small,
  );
  if (cover.sampleBanner !== null) drawBanner(document, typeset, cover.sampleBanner, baseline);
  rule(document, 56, ink.rule);
}

function drawBanner(
  document: PdfDocument,
  typeset: Typesetter,
  words: string,
  baseline: number,
): void {
  const spans = [{ text: words, style: { bold: true } }];
  const size = 7.6;
  const width = typeset.width(spans, size);
  const x = frame.right - width - 6;
  document
    .lineWidth(0.9)
    .strokeColor(grey(1))
    .rect(x - 6, baseline - 10.5, width + 12, 14.5)
    .stroke();
  typeset.line(spans, { x, y: baseline }, size);
}

function drawFoot(
  document: PdfDocument,
  typeset: Typesetter,
  cover: Cover,
  total: LateNumber,
  page: number,
): void {
  const y = frame.height - 54;
  rule(document, y, ink.rule);
  const style = { ink: ink.label };
  typeset.line(
    [
      { text: `Head of the record: entry ${cover.head.seq}, SHA-256  `, style },
      { text: inGroups(cover.head.hash), style: { ...style, fixedPitch: true, scale: 0.9 } },
    ],
    { x: frame.left, y: y + 13 },
    6.6,
  );
  typeset.line([{ text: `Made ${cover.madeAt}`, style }], { x: frame.left, y: y + 23 }, 6.6);
  drawPageNumber(typeset, total, page, y + 24);
}

/* “of” ends at one place on every page, and the total stands right of it. */
function drawPageNumber(
  typeset: Typesetter,
  total: LateNumber,
  page: number,
  baseline: number,
): void {
  const spans = [{ text: `Page ${page} of` }];
  const end = frame.right - 24;
  const x = end - typeset.width(spans, 8);
  typeset.line(spans, { x, y: baseline }, 8);
  total.draw(end + 2.2, baseline);
}

/** A hash in groups of eight, so that two of them can be compared by eye. */
export function inGroups(hash: string): string {
  return hash.replace(/(.{8})(?=.)/g, '$1 ');
}
