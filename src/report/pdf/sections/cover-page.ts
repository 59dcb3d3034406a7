import type { When } from '../../when.ts';
import { frame, ink, measure, type } from '../page-frame.ts';
import { rule } from '../page-furniture.ts';
import { exhibitLink, label, paragraph, span, strong } from '../phrases.ts';
import type { ReportTools } from '../report-tools.ts';
import { heightOf, type Strip } from '../strip.ts';
import { drawStrips } from '../pages.ts';
import { beginTable, tightRows } from '../table.ts';
import type { Tag } from '../tag-tree.ts';
import type { Span } from '../text/text-style.ts';
import type { Words } from '../../words.ts';
import { grey } from '../typesetter.ts';

/** Page 1: what a reader needs who reads nothing else. */
export function coverPage(tools: ReportTools): void {
  const { model, tags, pages, bookmarks } = tools;
  const { cover, summary } = model;
  bookmarks.section('Summary');
  const section = tags.open('Sect', tags.document);
  paragraph(tools, [{ text: cover.title, style: strong }], section, {
    as: 'H1',
    size: type.title,
    below: 1,
  });
  paragraph(tools, [{ text: summary.period ?? 'No time is known' }], section, {
    size: 12,
    below: 8,
  });
  damage(tools, section);
  figures(tools, section);
  facts(tools, section);
  if (summary.contacts.length > 0) contacts(tools, section);
  lookFirst(tools, section);
  pages.advance(6);
  madeFrom(tools, section);
  tags.close(section);
}

/* What is wrong with the record stands before anything that it says. */
function damage(tools: ReportTools, section: Tag): void {
  const { pages, document, tags } = tools;
  const sentences = tools.model.cover.damage;
  if (sentences.length === 0) return;
  for (const [index, text] of sentences.entries()) {
    const top = pages.y;
    paragraph(tools, [{ text, style: index === 0 ? strong : {} }], section, {
      indent: 12,
      below: 3,
    });
    if (pages.y > top)
      tags.artifact(() => {
        document
          .lineWidth(3)
          .strokeColor(grey(1))
          .moveTo(frame.left + 2, top)
          .lineTo(frame.left + 2, pages.y)
          .stroke();
      });
  }
  pages.advance(8);
}

interface Figure {
  readonly count: number;
  readonly words: string;
}

function figures(tools: ReportTools, section: Tag): void {
  const { summary, cover } = tools.model;
  const shown: Figure[] = [
    {
      count: summary.incidents,
      words: `incidents recorded by ${cover.initials}${summary.incidentsAside === '' ? '' : `, ${summary.incidentsAside}`}`,
    },
    { count: summary.contactsInAll.received, words: 'contacts received, in imported records' },
    { count: summary.contactsInAll.sent, words: 'contacts sent, in imported records' },
    {
      count: summary.exhibits,
      words: `exhibits${summary.exhibitsAside === '' ? '' : `, ${summary.exhibitsAside}`}`,
    },
  ];
  const between = 14;
  const width = (measure - between * (shown.length - 1)) / shown.length;
  const columns = shown.map((figure) => figureStrips(tools, figure, width));
  const { tags, pages, document } = tools;
  tags.artifact(() => {
    rule(document, pages.y, ink.rule);
  });
  columns.forEach((strips, index) => {
    const tag = tags.open('P', section);
    const x = frame.left + index * (width + between);
    drawStrips(tags, tag, strips, { x, y: pages.y + 7 });
    tags.close(tag);
  });
  pages.advance(Math.max(...columns.map(heightOf)) + 14);
  tags.artifact(() => {
    rule(document, pages.y, ink.rule);
  });
  pages.advance(10);
}

function figureStrips(tools: ReportTools, figure: Figure, width: number): Strip[] {
  const count = String(figure.count).replace(/\B(?=(\d{3})+$)/g, ',');
  return [
    ...tools.typeset.paragraph([{ text: count, style: strong }], {
      width,
      size: 21,
      leading: 1.25,
    }),
    ...tools.typeset.paragraph([{ text: figure.words, style: label }], { width, size: 8 }),
  ];
}

function facts(tools: ReportTools, section: Tag): void {
  const { summary } = tools.model;
  const rows: [string, readonly Span[][]][] = [
    ['Last incident', [incidentSpans(summary.lastIncident)]],
    ['First incident', [incidentSpans(summary.firstIncident)]],
    ['Orders', orderSpans(tools)],
    ['Who was told', toldSpans(tools)],
  ];
  for (const [name, paragraphs] of rows) {
    const strips = paragraphs.flatMap((spans) =>
      tools.typeset.paragraph(spans, { width: measure - 100, size: type.body }),
    );
    factRow(tools, section, name, strips);
  }
  if (summary.incidentsNote !== null)
    paragraph(tools, [{ text: summary.incidentsNote, style: label }], section, {
      size: type.small,
      below: 1.5,
    });
  tools.pages.advance(8);
}

function factRow(tools: ReportTools, section: Tag, name: string, strips: readonly Strip[]): void {
  const { pages, tags, typeset } = tools;
  pages.ensure(30);
  const tag = tags.open('P', section);
  const names = typeset.paragraph([{ text: name, style: label }], { width: 95, size: type.body });
  drawStrips(tags, tag, names, { x: frame.left, y: pages.y });
  pages.flow(strips, frame.left + 100, tag);
  tags.close(tag);
  pages.advance(2);
}

function incidentSpans(
  incident: { readonly reference: string; readonly when: When } | null,
): Span[] {
  if (incident === null) return [{ text: 'none with a known time' }];
  return [
    { text: incident.when.local },
    { text: `   incident ${incident.reference}`, style: label },
  ];
}

function orderSpans(tools: ReportTools): Span[][] {
  const { orders, ordersInstead } = tools.model.summary;
  if (ordersInstead !== null) return [[{ text: ordersInstead }]];
  const lines = orders.map(({ reference, heading, court, fromInWords, until }): Span[] => [
    { text: heading },
    ...(court === null ? [] : [{ text: ', ' }, span(court)]),
    { text: `: ${fromInWords}` },
    ...(until === null ? [] : [{ text: ' until ' }, span(until)]),
    { text: `   ${reference}`, style: label },
  ]);
  return asManyAsFit(lines, '“Orders and requests to stop”');
}

function toldSpans(tools: ReportTools): Span[][] {
  const { tellings, tellingsKeptBack, reports, reportsInstead } = tools.model.summary;
  if (reportsInstead !== null) return [[{ text: reportsInstead }]];
  const fromEntries = tellings.map((telling): Span[] => [
    span(telling.toWhom),
    { text: `, ${telling.whenInWords}`, style: label },
    ...referenceSpans(telling.theirReference),
    { text: `   ${telling.reference}${withdrawn(telling.isWithdrawn)}`, style: label },
  ]);
  const fromIncidents = reports.map(({ incident, told, reference, isWithdrawn }): Span[] => [
    span(told),
    ...referenceSpans(reference),
    { text: `   incident ${incident}${withdrawn(isWithdrawn)}`, style: label },
  ]);
  const keptBack = tellingsKeptBack.map((text): Span[] => [{ text, style: label }]);
  return asManyAsFit(
    [...fromEntries, ...fromIncidents, ...keptBack],
    '“Who was told” and the incidents',
  );
}

function referenceSpans(reference: Words | null): Span[] {
  return reference === null
    ? [{ text: ', no reference recorded', style: label }]
    : [{ text: ', reference ', style: label }, span(reference)];
}

/** Page 1 stays one page: what is too much for it stands in its own section. */
const mostListed = 3;

function asManyAsFit(lines: readonly Span[][], where: string): Span[][] {
  if (lines.length <= mostListed) return [...lines];
  const more = { text: `and ${lines.length - mostListed} more: see ${where}`, style: label };
  return [...lines.slice(0, mostListed), [more]];
}

function withdrawn(isWithdrawn: boolean): string {
  return isWithdrawn ? ' (withdrawn)' : '';
}

function contacts(tools: ReportTools, section: Tag): void {
  const { summary } = tools.model;
  const table = beginTable(
    tools,
    [
      { title: 'Contacts found in imported records', share: 46 },
      { title: 'Received', share: 14, align: 'right' },
      { title: 'Sent', share: 14, align: 'right' },
      { title: 'Direction not stated', share: 18, align: 'right' },
      { title: 'In all', share: 14, align: 'right' },
    ],
    section,
    tightRows,
  );
  const inAll = { ...summary.contactsInAll, means: 'In all' };
  for (const row of [...summary.contacts, inAll]) {
    const style = row === inAll ? strong : {};
    const cells = [row.means, row.received, row.sent, row.directionUnknown, row.total];
    table.row(
      cells.map((cell, index) =>
        tools.typeset.paragraph([{ text: String(cell), style }], {
          width: table.widths[index] ?? 0,
          size: type.table,
          ...(index === 0 ? {} : { align: 'right' as const }),
        }),
      ),
    );
  }
  table.end();
  tools.pages.advance(5);
  const marked = summary.markedInWords === null ? [] : [summary.markedInWords];
  for (const text of [...summary.contactsNotes, ...marked])
    paragraph(tools, [{ text, style: label }], section, { size: type.small, below: 1.5 });
  tools.pages.advance(7);
}

function lookFirst(tools: ReportTools, section: Tag): void {
  const { summary } = tools.model;
  if (summary.lookFirst.length > 0) {
    const table = beginTable(
      tools,
      [
        { title: 'Look at first', share: 16 },
        { title: 'Exhibit', share: 52 },
        { title: 'Why it is named here', share: 38 },
      ],
      section,
      tightRows,
    );
    const setting = (column: number) => ({ width: table.widths[column] ?? 0, size: type.table });
    for (const { reference, what, why } of summary.lookFirst)
      table.row([
        tools.typeset.paragraph([exhibitLink(tools, reference, strong)], setting(0)),
        tools.typeset.paragraph([span(what)], setting(1)),
        tools.typeset.paragraph([{ text: why }], setting(2)),
      ]);
    table.end();
    tools.pages.advance(5);
  }
  paragraph(tools, [{ text: summary.lookFirstNote, style: label }], section, { size: type.small });
}

function madeFrom(tools: ReportTools, section: Tag): void {
  const { cover, summary } = tools.model;
  const lines = [
    `Made ${cover.madeAt} with ${cover.software}, from the record ${cover.caseId}, kept by ${cover.initials} and opened ${cover.openedAt}. Its head is printed at the foot of every page.`,
    `This report holds ${summary.incidentsInWords}${summary.incidentsAside === '' ? '' : ','} and ${summary.exhibitsInWords}. Incidents and contacts are counted apart and are not added together.`,
    ...cover.limits,
    ...cover.notes,
  ];
  for (const text of lines)
    paragraph(tools, [{ text, style: label }], section, { size: type.small, below: 2 });
}
