import type { ConversationAnnex } from '../../conversation-annex.ts';
import type { ContactRow } from '../../timeline-row.ts';
import { plain } from '../../words.ts';
import { marksStrips, saidStrips, whoStrips } from '../contact-strips.ts';
import { beginSection, subheading } from '../headings.ts';
import { frame, measure, type } from '../page-frame.ts';
import { factStrips, goesOn, label, paragraph, span, stacked, strong } from '../phrases.ts';
import type { ReportTools } from '../report-tools.ts';
import type { Strip } from '../strip.ts';
import { beginTable } from '../table.ts';
import type { Tag } from '../tag-tree.ts';
import type { Span } from '../text/text-style.ts';
import { recordedStrips, timeCell } from '../time-cell.ts';

/** Each conversation by itself, in the order of its extract. */
export async function conversationsSection(tools: ReportTools, title: string): Promise<void> {
  const { tags, model, bookmarks } = tools;
  const section = beginSection(tools, title, 'new page');
  paragraph(tools, [{ text: introduction, style: label }], section, { below: 8 });
  let some = false;
  for (const annex of model.conversations()) {
    some = true;
    subheading(tools, annexHeading(annex), section, 170);
    bookmarks.within([annex.heading, ...annex.others.map(plain)].join(', '));
    await annexRows(tools, annex, section);
  }
  if (!some) paragraph(tools, [{ text: 'No conversation was taken in.' }], section);
  tags.close(section);
}

const introduction =
  'The same messages and calls once more, each conversation by itself, so that it can be read through. Rows are numbered as in the extract that is the exhibit.';

function annexHeading(annex: ConversationAnnex): Span[] {
  return [
    { text: annex.heading },
    ...annex.others.flatMap((other, index) => [
      { text: index === 0 ? ' with ' : ', ' },
      span(other, strong),
    ]),
  ];
}

async function annexRows(
  tools: ReportTools,
  annex: ConversationAnnex,
  section: Tag,
): Promise<void> {
  const { tags, pages, output } = tools;
  const tag = tags.open('P', section);
  const strips = annex.facts.flatMap((fact) =>
    factStrips(tools, fact, { width: measure, size: type.small }),
  );
  pages.flow(strips, frame.left, tag);
  tags.close(tag);
  pages.advance(5);
  if (annex.continuesNote !== null) paragraph(tools, [{ text: annex.continuesNote }], section);
  const table = beginTable(tools, columns, section);
  for (const row of annex.rows()) {
    table.row(await cells(tools, row, table.widths), [
      goesOn(tools, row.reference, table.widths[0] ?? 0),
    ]);
    await output.room();
  }
  table.end();
  pages.advance(14);
}

const columns = [
  { title: 'Reference', share: 46 },
  { title: 'When it happened', share: 120 },
  { title: 'Direction and who', share: 96 },
  { title: 'What was said, or the call', share: 176 },
];

async function cells(
  tools: ReportTools,
  row: ContactRow,
  widths: readonly number[],
): Promise<Strip[][]> {
  const [reference = 0, when = 0, who = 0, said = 0] = widths;
  const direction = row.directionInWords.charAt(0).toUpperCase() + row.directionInWords.slice(1);
  return [
    tools.typeset.paragraph([{ text: row.reference, style: strong }], {
      width: reference,
      size: type.table,
    }),
    timeCell(tools, row, when),
    [
      ...tools.typeset.paragraph([{ text: `${direction}, ${row.means}`, style: strong }], {
        width: who,
        size: type.table,
      }),
      ...whoStrips(tools, row, who),
    ],
    stacked(
      [
        marksStrips(tools, row.marks, said),
        await saidStrips(tools, row, said, 'no pictures'),
        recordedStrips(tools, row, said),
      ],
      3,
    ),
  ];
}
