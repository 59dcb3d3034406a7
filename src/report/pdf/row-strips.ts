import type { FileRow, IncidentRow, TimelineRow } from '../timeline-row.ts';
import { contactStrips } from './contact-strips.ts';
import { type } from './page-frame.ts';
import { factStrips, label, quotedStrips, span, stacked, strong } from './phrases.ts';
import { pictureStrips } from './picture-strip.ts';
import type { ReportTools } from './report-tools.ts';
import type { Strip } from './strip.ts';
import { otherTimeInWords, recordedStrips } from './time-cell.ts';

/** What a row of the timeline says. */
export async function rowStrips(
  tools: ReportTools,
  row: TimelineRow,
  width: number,
): Promise<Strip[]> {
  switch (row.kind) {
    case 'incident':
      return incidentStrips(tools, row, width);
    case 'message':
    case 'call':
      return contactStrips(tools, row, width);
    case 'file':
      return fileStrips(tools, row, width);
  }
}

function incidentStrips(tools: ReportTools, row: IncidentRow, width: number): Strip[] {
  const { typeset } = tools;
  const small = { width, size: type.small, leading: 1.38 };
  const answers = row.answers.map((answer, index) => [
    ...typeset.paragraph(
      [
        { text: answer.label, style: label },
        ...(answer.note === undefined ? [] : [{ text: `  (${answer.note})`, style: label }]),
      ],
      small,
    ),
    ...answerStrips(tools, answer.value, width, index === 0 ? type.body : type.table),
  ]);
  const keptBack =
    row.keptBack.length === 0
      ? []
      : typeset.paragraph(
          [{ text: `Kept back here: ${row.keptBack.join(', ')}`, style: label }],
          small,
        );
  return stacked(
    [heading(tools, row.heading, width), ...answers, keptBack, recordedStrips(tools, row, width)],
    3.5,
  );
}

function answerStrips(
  tools: ReportTools,
  value: IncidentRow['answers'][number]['value'],
  width: number,
  size: number,
): Strip[] {
  return typeof value === 'string'
    ? tools.typeset.paragraph([span(value)], { width, size })
    : quotedStrips(tools, value, { width, size });
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
      name,
      row.described.flatMap((fact) => factStrips(tools, fact, { width, size: type.table })),
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
