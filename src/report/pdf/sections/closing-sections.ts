import type { Gap } from '../../gaps.ts';
import { countInWords, plain, type Words } from '../../words.ts';
import { beginSection, subheading } from '../headings.ts';
import { frame, measure, type } from '../page-frame.ts';
import { label, paragraph, quotedStrips, strong } from '../phrases.ts';
import type { ReportTools } from '../report-tools.ts';
import type { Tag } from '../tag-tree.ts';
import { beginTable } from '../table.ts';
import { listed } from './imports-section.ts';

/** What is known to be missing or not known. */
export function gapsSection(tools: ReportTools, title: string): void {
  const section = beginSection(tools, title, 'here');
  const some = listed(tools, ['Where', 'What'], gapRows(tools.model.gaps()), section);
  if (!some) paragraph(tools, [{ text: 'Nothing is known to be missing.' }], section);
  tools.tags.close(section);
}

function* gapRows(gaps: Iterable<Gap>): Iterable<readonly [Words, Words]> {
  for (const { where, what } of gaps) yield [where, what];
}

/** What this does not show. */
export function doesNotShowSection(tools: ReportTools, title: string): void {
  const section = beginSection(tools, title, 'here');
  for (const text of [...tools.model.doesNotShow, ...charactersWithoutShape(tools)])
    listItem(tools, text, section);
  tools.tags.close(section);
}

/* Counted while the pages before this one were set: everything from the record stands on those. */
function charactersWithoutShape({ typeset }: ReportTools): string[] {
  const count = typeset.counts.codePointsPrinted;
  if (count === 0) return [];
  const times = count === 1 ? 'once' : `${countInWords(count)} times`;
  return [
    `This document has no shape for every character there is. A code point such as [U+4F60] stands in a character’s place ${times} above. The web page that comes with this report holds the characters themselves.`,
  ];
}

function listItem(tools: ReportTools, text: string, section: Tag): void {
  paragraph(tools, [{ text }], section, { below: 4, indent: 12, mark: '–' });
}

/** How to check it, with the commands to type. */
export function howToCheckSection(tools: ReportTools, title: string): void {
  const { tags, pages } = tools;
  const section = beginSection(tools, title, 'here');
  for (const step of tools.model.howToCheck) {
    subheading(tools, [{ text: step.title }], section, 60);
    for (const text of step.words) paragraph(tools, [{ text }], section, { below: 3 });
    const tag = tags.open('P', section);
    const strips = step.commands.flatMap((command) =>
      quotedStrips(tools, command, { width: measure, size: type.table, leading: 1.5 }),
    );
    pages.flow(strips, frame.left, tag);
    tags.close(tag);
    pages.advance(6);
  }
  tags.close(section);
}

/** That something was kept back, never what. */
export function withheldSection(tools: ReportTools, title: string): void {
  const section = beginSection(tools, title, 'here');
  const table = beginTable(
    tools,
    [
      { title: 'Entry', share: 12 },
      { title: 'Why a part of it is kept back', share: 88 },
    ],
    section,
  );
  for (const { entry, why } of tools.model.withheld)
    table.row(
      [String(entry), why].map((text, index) =>
        tools.typeset.paragraph([{ text }], {
          width: table.widths[index] ?? 0,
          size: type.table,
        }),
      ),
    );
  table.end();
  tools.tags.close(section);
}

/** The advice with its source, and where to turn. */
export function adviceSection(tools: ReportTools, title: string): void {
  const { advice } = tools.model;
  const section = beginSection(tools, title, 'new page');
  for (const text of advice.credit)
    paragraph(tools, [{ text, style: label }], section, { size: type.table, below: 3 });
  for (const topic of advice.topics) {
    subheading(tools, [{ text: topic.title }], section, 40);
    for (const point of topic.points) {
      listItem(tools, point.words, section);
      if (point.ownNote !== null)
        paragraph(tools, [{ text: point.ownNote, style: label }], section, {
          size: type.table,
          indent: 14,
          below: 4,
        });
    }
  }
  subheading(tools, [{ text: advice.whereToTurnHeading }], section);
  paragraph(tools, [{ text: advice.whereToTurnNote, style: label }], section, {
    size: type.table,
  });
  for (const { who, how, source } of advice.whereToTurn)
    paragraph(
      tools,
      [
        { text: plain(who), style: strong },
        { text: `: ${how}` },
        { text: `  (${source})`, style: label },
      ],
      section,
      { below: 4 },
    );
  tools.tags.close(section);
}
