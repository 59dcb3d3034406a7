import { DateTime } from 'luxon';

import type { TimelineRow } from '../../timeline-row.ts';
import { beginSection } from '../headings.ts';
import { type } from '../page-frame.ts';
import { exhibitLink, goesOn, label, paragraph, strong } from '../phrases.ts';
import type { ReportTools } from '../report-tools.ts';
import type { Strip } from '../strip.ts';
import { beginTable } from '../table.ts';
import { timeCell } from '../time-cell.ts';
import { rowStrips } from '../row-strips.ts';

/** Everything in the order in which it happened, each row with a number of its own. */
export async function timelineSection(tools: ReportTools, title: string): Promise<void> {
  const { tags, model, bookmarks, output } = tools;
  const section = beginSection(tools, title, 'new page');
  paragraph(tools, [{ text: introduction, style: label }], section, { below: 8 });
  const table = beginTable(tools, columns, section);
  const widths = [0, 1, 2, 3].map((index) => table.widths[index] ?? 0);
  let number = 0;
  let month = '';
  for (const row of model.timeline()) {
    number += 1;
    const rowMonth = monthOf(row);
    const cells = [
      numberCell(tools, number, widths[0] ?? 0),
      referenceCell(tools, row, widths[1] ?? 0),
      timeCell(tools, row, widths[2] ?? 0),
      await rowStrips(tools, row, widths[3] ?? 0),
    ];
    table.row(cells, [cells[0] ?? [], goesOn(tools, row.reference, widths[1] ?? 0)]);
    if (rowMonth !== month) bookmarks.within(rowMonth);
    month = rowMonth;
    await output.room();
  }
  table.end();
  if (number === 0) paragraph(tools, [{ text: 'Nothing is recorded yet.' }], section);
  tags.close(section);
}

const introduction =
  'Incidents, messages, calls, files, things that are kept, orders and reports, earliest first. What happened at a time that is not known stands at the end, and incidents and reports that are kept back as a whole stand after that. Each row says when it happened, how that is known, and when it was recorded.';

const columns = [
  { title: 'Row', share: 25 },
  { title: 'Reference', share: 46 },
  { title: 'When it happened', share: 118 },
  { title: 'What is recorded', share: 240 },
];

function numberCell(tools: ReportTools, number: number, width: number): Strip[] {
  return tools.typeset.paragraph([{ text: String(number), style: label }], {
    width,
    size: type.table,
  });
}

function referenceCell(tools: ReportTools, row: TimelineRow, width: number): Strip[] {
  const reference = isExhibit(row)
    ? exhibitLink(tools, row.reference, strong)
    : { text: row.reference, style: strong };
  return tools.typeset.paragraph([reference], { width, size: type.table });
}

function isExhibit({ kind }: TimelineRow): boolean {
  return kind === 'message' || kind === 'call' || kind === 'file' || kind === 'item';
}

function monthOf(row: TimelineRow): string {
  if (row.kind === 'kept back') return 'Kept back';
  const { local, utc } = row.when.cells;
  const at = DateTime.fromISO((local === '' ? utc : local).slice(0, 7), {
    zone: 'utc',
    locale: 'en-GB',
  });
  return at.isValid ? at.toFormat('LLLL yyyy') : 'Time not known';
}
