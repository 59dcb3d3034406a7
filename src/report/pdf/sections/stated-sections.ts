import type { KeptBackRow, StatedRow } from '../../timeline-row.ts';
import { beginSection } from '../headings.ts';
import { type } from '../page-frame.ts';
import { goesOn, paragraph, strong } from '../phrases.ts';
import type { ReportTools } from '../report-tools.ts';
import { rowStrips } from '../row-strips.ts';
import { beginTable } from '../table.ts';
import { timeCell } from '../time-cell.ts';

/** Court orders and requests to stop. */
export async function ordersSection(tools: ReportTools, title: string): Promise<void> {
  await statedSection(tools, title, tools.model.orders, 'None is recorded.');
}

/** Who was told, and what they answered. */
export async function tellingsSection(tools: ReportTools, title: string): Promise<void> {
  const none = 'Nobody is recorded here. An incident may say who was told of it.';
  await statedSection(tools, title, tools.model.tellings, none);
}

const columns = [
  { title: 'Reference', share: 46 },
  { title: 'When', share: 118 },
  { title: 'What is recorded', share: 265 },
];

async function statedSection(
  tools: ReportTools,
  title: string,
  rows: readonly (StatedRow | KeptBackRow)[],
  instead: string,
): Promise<void> {
  const { tags, output, pages } = tools;
  // Room for the heading and a first row, which is kept whole.
  if (rows.length > 0) pages.ensure(300);
  const section = beginSection(tools, title, 'here');
  if (rows.length === 0) paragraph(tools, [{ text: instead }], section);
  else {
    const table = beginTable(tools, columns, section);
    for (const row of rows) {
      const [reference = 0, when = 0, recorded = 0] = table.widths;
      table.row(
        [
          tools.typeset.paragraph([{ text: row.reference, style: strong }], {
            width: reference,
            size: type.table,
          }),
          timeCell(tools, row, when),
          await rowStrips(tools, row, recorded),
        ],
        [goesOn(tools, row.reference, reference)],
      );
      await output.room();
    }
    table.end();
  }
  tags.close(section);
}
