import type { CustodyRow, HeadLine } from '../../custody-section.ts';
import { beginSection, subheading } from '../headings.ts';
import { type } from '../page-frame.ts';
import { hashStrips, label, paragraph, stacked, strong } from '../phrases.ts';
import type { ReportTools } from '../report-tools.ts';
import type { Strip } from '../strip.ts';
import { beginTable } from '../table.ts';
import type { Tag } from '../tag-tree.ts';

/** What was done with the record, entry by entry, and the heads that others hold. */
export async function custodySection(tools: ReportTools, title: string): Promise<void> {
  const { tags, model, output } = tools;
  const section = beginSection(tools, title, 'new page');
  paragraph(tools, [{ text: introduction, style: label }], section, { below: 8 });
  const table = beginTable(tools, columns, section);
  for (const row of model.custody.rows()) {
    table.row(entryCells(tools, row, table.widths));
    await output.room();
  }
  table.end();
  subheading(tools, [{ text: 'Heads given out earlier' }], section);
  headsGivenOut(tools, section);
  tags.close(section);
}

const introduction =
  'Every entry of the record in the order in which it was made, each with its own SHA-256, which also covers the entry before it. A correction is an entry of its own.';

const columns = [
  { title: 'Entry', share: 26 },
  { title: 'Made', share: 120 },
  { title: 'What was done', share: 142 },
  { title: 'SHA-256 of the entry', share: 160 },
];

function entryCells(tools: ReportTools, row: CustodyRow, widths: readonly number[]): Strip[][] {
  const [entry = 0, made = 0, done = 0, hash = 0] = widths;
  const small = { size: type.small, leading: 1.38 };
  return [
    tools.typeset.paragraph([{ text: String(row.seq), style: strong }], {
      width: entry,
      size: type.table,
    }),
    tools.typeset.paragraph([{ text: row.at }], { width: made, ...small }),
    stacked(
      [
        tools.typeset.paragraph([{ text: row.what }], { width: done, size: type.table }),
        row.withheld === null
          ? []
          : tools.typeset.paragraph([{ text: row.withheld, style: label }], {
              width: done,
              ...small,
            }),
      ],
      2,
    ),
    hashStrips(tools, row.hash, hash),
  ];
}

function headsGivenOut(tools: ReportTools, section: Tag): void {
  const { headsGivenOut: heads, headsInstead } = tools.model.custody;
  if (headsInstead !== null) {
    paragraph(tools, [{ text: headsInstead }], section);
    return;
  }
  const table = beginTable(
    tools,
    [
      { title: 'Head', share: 24 },
      { title: 'Given out', share: 96 },
      { title: 'To whom', share: 90 },
      { title: 'SHA-256 of the head, then of the bundle', share: 160 },
    ],
    section,
  );
  for (const head of heads) table.row(headCells(tools, head, table.widths));
  table.end();
}

function headCells(tools: ReportTools, head: HeadLine, widths: readonly number[]): Strip[][] {
  const [seq = 0, at = 0, whom = 0, hash = 0] = widths;
  const words = (text: string, width: number) =>
    tools.typeset.paragraph([{ text }], { width, size: type.small });
  return [
    words(String(head.seq), seq),
    words(head.at, at),
    words(head.toWhom, whom),
    stacked([hashStrips(tools, head.hash, hash), hashStrips(tools, head.bundleSha256, hash)], 3),
  ];
}
