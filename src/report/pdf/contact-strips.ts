import type { AttachmentLine, ContactRow, PartyLine } from '../timeline-row.ts';
import { type } from './page-frame.ts';
import { exhibitLink, hashStrips, label, quotedStrips, span, stacked, strong } from './phrases.ts';
import { pictureStrips } from './picture-strip.ts';
import type { ReportTools } from './report-tools.ts';
import { describedStrips } from './stated-strips.ts';
import { withLeftRule, type Strip } from './strip.ts';
import type { Span } from './text/text-style.ts';
import { otherTimeInWords, recordedInWords } from './time-cell.ts';
import { grey } from './typesetter.ts';

/** Each picture is printed once, in the timeline. */
type Pictures = 'with pictures' | 'no pictures';

/** A message or call as the timeline shows it: who, words, files, and where it stands. */
export async function contactStrips(
  tools: ReportTools,
  row: ContactRow,
  width: number,
): Promise<Strip[]> {
  return stacked(
    [
      tools.typeset.paragraph([{ text: row.heading, style: strong }], { width, size: type.table }),
      marksStrips(tools, row.marks, width),
      whoStrips(tools, row, width),
      await saidStrips(tools, row, width, 'with pictures'),
      sourceStrips(tools, row, width),
    ],
    3,
  );
}

/** That the person marked a row as key, or linked it to an incident. */
export function marksStrips(tools: ReportTools, marks: readonly string[], width: number): Strip[] {
  if (marks.length === 0) return [];
  const indent = 8;
  const strips = tools.typeset.paragraph([{ text: `${marks.join('. ')}.`, style: strong }], {
    width: width - indent,
    size: type.table,
  });
  return withLeftRule(strips, indent, ({ x, y }, height) => {
    tools.document
      .lineWidth(3)
      .strokeColor(grey(1))
      .moveTo(x + 2, y)
      .lineTo(x + 2, y + height)
      .stroke();
  });
}

/** From whom and to whom, each by number and name. */
export function whoStrips(tools: ReportTools, row: ContactRow, width: number): Strip[] {
  const group: Span[] =
    row.group === null ? [] : [{ text: 'In the group: ', style: label }, span(row.group)];
  const setting = { width, size: type.table };
  return [
    ...(group.length === 0 ? [] : tools.typeset.paragraph(group, setting)),
    ...row.parties.flatMap((party) => tools.typeset.paragraph(partySpans(party), setting)),
  ];
}

function partySpans(party: PartyLine): Span[] {
  return [
    { text: `${party.role} `, style: label },
    span(party.number),
    ...(party.name === null ? [] : [{ text: ', in the source: ', style: label }, span(party.name)]),
  ];
}

/** Subject, words, outcome, files and what the source says became of it. */
export async function saidStrips(
  tools: ReportTools,
  row: ContactRow,
  width: number,
  pictures: Pictures,
): Promise<Strip[]> {
  const setting = { width, size: type.body };
  const small = { width, size: type.small, leading: 1.38 };
  const say = (text: string) => tools.typeset.paragraph([{ text, style: label }], small);
  const attachments: Strip[][] = [];
  for (const attachment of row.attachments)
    attachments.push(await attachmentStrips(tools, attachment, width, pictures));
  return stacked(
    [
      row.subject === null
        ? []
        : tools.typeset.paragraph(
            [{ text: 'Subject: ', style: label }, span(row.subject)],
            setting,
          ),
      row.text === null ? [] : quotedStrips(tools, row.text, setting),
      row.textInstead === null ? [] : say(row.textInstead),
      ...row.otherWords.map(({ label: what, words }) => [
        ...say(`${what}:`),
        ...quotedStrips(tools, words, setting),
      ]),
      row.call === null
        ? []
        : tools.typeset.paragraph([{ text: row.call }], { width, size: type.table }),
      ...attachments,
      row.markers.length === 0 ? [] : say(`The source says: ${row.markers.join('; ')}`),
      row.otherTimes.flatMap((time) => say(otherTimeInWords(time))),
    ],
    3,
  );
}

async function attachmentStrips(
  tools: ReportTools,
  line: AttachmentLine,
  width: number,
  pictures: Pictures,
): Promise<Strip[]> {
  const small = { width, size: type.small, leading: 1.38 };
  const reference: Span[] =
    line.reference === null
      ? [{ text: 'File: ', style: label }]
      : [exhibitLink(tools, line.reference, strong), { text: '  file: ', style: label }];
  const rest = [line.mediaType, line.size, line.missing, line.note].filter(
    (piece): piece is string => piece !== null && piece !== '',
  );
  const picture =
    pictures === 'with pictures' && line.hasPicture && line.reference !== null
      ? await pictureStrips(tools, line.reference, width)
      : [];
  return [
    ...tools.typeset.paragraph(
      [...reference, span(line.name), { text: `; ${rest.join('; ')}`, style: label }],
      small,
    ),
    ...(line.sha256 === null ? [] : hashStrips(tools, line.sha256, width)),
    ...describedStrips(tools, line.described, width),
    ...picture,
  ];
}

/* Where it stands in its source, and when it was taken in. */
function sourceStrips(tools: ReportTools, row: ContactRow, width: number): Strip[] {
  const small = { width, size: type.small, leading: 1.38 };
  const also = row.sources === '' ? '' : `. ${row.sources}`;
  return tools.typeset.paragraph(
    [
      { text: `Row ${row.line} of ${row.exhibit}; ${row.place} in `, style: label },
      span(row.sourceName, label),
      { text: `${also}. ${recordedInWords(row)}`, style: label },
    ],
    small,
  );
}
