import type { FileRow, TimelineRow } from '../timeline-row.ts';
import { contactStrips, marksStrips } from './contact-strips.ts';
import { type } from './page-frame.ts';
import { factStrips, label, quotedStrips, span, stacked, strong } from './phrases.ts';
import { pictureStrips } from './picture-strip.ts';
import type { ReportTools } from './report-tools.ts';
import type { Strip } from './strip.ts';
import { describedStrips, statedStrips } from './stated-strips.ts';
import { otherTimeInWords, recordedStrips } from './time-cell.ts';

/** What a row of the timeline says. */
export async function rowStrips(
  tools: ReportTools,
  row: TimelineRow,
  width: number,
): Promise<Strip[]> {
  switch (row.kind) {
    case 'incident':
    case 'order':
    case 'telling':
    case 'item':
      return stacked(
        [
          heading(tools, row.heading, width),
          marksStrips(tools, row.marks, width),
          ...statedStrips(tools, row, width),
          recordedStrips(tools, row, width),
        ],
        3.5,
      );
    case 'kept back':
      return heading(tools, row.heading, width);
    case 'message':
    case 'call':
      return contactStrips(tools, row, width);
    case 'file':
      return fileStrips(tools, row, width);
  }
}

async function fileStrips(tools: ReportTools, row: FileRow, width: number): Promise<Strip[]> {
  const small = { width, size: type.small, leading: 1.38 };
  const picture = row.hasPicture ? await pictureStrips(tools, row.reference, width) : [];
  const name = tools.typeset.paragraph(
    [{ text: 'Name as received: ', style: label }, span(row.name)],
    { width, size: type.table },
  );
  const times = row.times.flatMap((time) =>
    tools.typeset.paragraph([{ text: otherTimeInWords(time), style: label }], small),
  );
  return stacked(
    [
      heading(tools, row.heading, width),
      marksStrips(tools, row.marks, width),
      name,
      describedStrips(tools, row.described, width),
      picture,
      row.words === null ? [] : quotedStrips(tools, row.words, { width, size: type.table }),
      row.facts.flatMap((fact) => factStrips(tools, fact, small)),
      times,
      row.notes.flatMap((note) => tools.typeset.paragraph([{ text: note, style: label }], small)),
      recordedStrips(tools, row, width),
    ],
    3,
  );
}

function heading(tools: ReportTools, text: string, width: number): Strip[] {
  return tools.typeset.paragraph([{ text, style: strong }], { width, size: type.table });
}
