import { frame, measure, type } from './page-frame.ts';
import { paragraph, strong } from './phrases.ts';
import type { ReportTools } from './report-tools.ts';
import { heightOf } from './strip.ts';
import type { Tag } from './tag-tree.ts';
import type { Span } from './text/text-style.ts';

/** Opens a section: on a page of its own when it is long, else with room below its heading. */
export function beginSection(tools: ReportTools, title: string, start: 'new page' | 'here'): Tag {
  const { tags, pages, bookmarks, document, places } = tools;
  if (start === 'new page' && !pages.isAtTop()) pages.begin();
  else if (!pages.isAtTop()) {
    pages.ensure(150);
    if (!pages.isAtTop()) pages.advance(20);
  }
  bookmarks.section(title);
  tools.contents.begins(title, pages.count);
  document.addNamedDestination(places.nameOf(`section ${title}`), 'XYZ', 0, pages.y - 20, null);
  const section = tags.open('Sect', tags.document);
  paragraph(tools, [{ text: title, style: strong }], section, {
    as: 'H1',
    size: type.section,
    below: 8,
  });
  return section;
}

/** A heading below a section's, never alone at the foot of a page. */
export function subheading(
  tools: ReportTools,
  spans: readonly Span[],
  parent: Tag,
  room = 70,
): void {
  const { tags, pages, typeset } = tools;
  const bold = spans.map((each) => ({ ...each, style: { bold: true, ...each.style } }));
  const strips = typeset.paragraph(bold, { width: measure, size: type.subsection, leading: 1.4 });
  pages.ensure(heightOf(strips) + room);
  if (!pages.isAtTop()) pages.advance(8);
  const tag = tags.open('H2', parent);
  pages.flow(strips, frame.left, tag);
  tags.close(tag);
  pages.advance(4);
}
