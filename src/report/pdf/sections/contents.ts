import { lateNumber, type LateNumber } from '../late-number.ts';
import { frame, ink, measure, type } from '../page-frame.ts';
import { beginSection } from '../headings.ts';
import { paragraph } from '../phrases.ts';
import type { PdfDocument } from '../pdf-internals.ts';
import type { ReportTools } from '../report-tools.ts';
import type { GlyphWriter } from '../text/glyph-writer.ts';
import type { Tag } from '../tag-tree.ts';
import { grey } from '../typesetter.ts';

/** The list of sections; each one's page is printed when it is known. */
export interface Contents {
  /** Says that a section begins on the given page. */
  begins(title: string, page: number): void;
  draw(tools: ReportTools, section: Tag): void;
  /** Writes the page numbers. Once, before the document ends. */
  settle(): void;
}

export function contentsOf(
  document: PdfDocument,
  writer: GlyphWriter,
  titles: readonly string[],
): Contents {
  const entries = titles.map((title, index) => ({
    title,
    page: 0,
    number: lateNumber(document, writer, `Contents${index}`, { font: 'sans', size: type.body }),
  }));
  return {
    begins(title, page) {
      const entry = entries.find((each) => each.title === title);
      if (entry !== undefined) entry.page = page;
    },
    draw(tools, section) {
      for (const { title, number } of entries) contentsLine(tools, title, number, section);
    },
    settle() {
      for (const { number, page } of entries) number.settle(page);
    },
  };
}

/** The list of sections, with how to read the report below it. */
export function contentsAndReading(tools: ReportTools): void {
  const { tags, model, pages } = tools;
  // The end of a full page 1 may stand on page 2, and the contents then stand below it.
  const start = pages.count === 1 ? 'new page' : 'here';
  const section = beginSection(tools, 'In this report', start);
  tools.contents.draw(tools, section);
  tags.close(section);
  const reading = beginSection(tools, 'How to read this report', 'here');
  for (const text of [...model.howToRead, ...ofThisDocument])
    paragraph(tools, [{ text }], reading, { size: 9, below: 4.5 });
  tags.close(reading);
}

const ofThisDocument = [
  'Somebody’s own words stand beside a thin grey rule, or after a grey label. What this software adds inside them is small and grey: the name of an emoji in brackets, once in each message, because emoji are printed here without colour; and the code point of a character for which this document has no shape, such as [U+4F60].',
];

function contentsLine(tools: ReportTools, title: string, number: LateNumber, section: Tag): void {
  const { tags, pages, typeset, document, places } = tools;
  const style = { leadsTo: places.nameOf(`section ${title}`) };
  const baseline = pages.y + 11;
  const dotsEnd = frame.left + measure - 30;
  tags.leaf('P', section, () => {
    const width = typeset.line([{ text: title, style }], { x: frame.left, y: baseline }, type.body);
    document
      .lineWidth(0.4)
      .strokeColor(grey(ink.rule))
      .dash(0.6, { space: 2.6 })
      .moveTo(frame.left + width + 6, baseline - 1)
      .lineTo(dotsEnd, baseline - 1)
      .stroke()
      .undash();
    number.draw(dotsEnd + 8, baseline);
  });
  pages.advance(15.5);
}
