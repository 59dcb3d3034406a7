import { isKeptBackExhibit, type ExhibitLine, type KeptBackExhibit } from '../../exhibit-line.ts';
import { beginSection } from '../headings.ts';
import { type } from '../page-frame.ts';
import { factStrips, hashStrips, label, paragraph, span, stacked, strong } from '../phrases.ts';
import type { ReportTools } from '../report-tools.ts';
import { describedStrips } from '../stated-strips.ts';
import type { Strip } from '../strip.ts';
import { beginTable } from '../table.ts';

/** Every exhibit with its SHA-256, where it comes from and how it was obtained. */
export async function exhibitsSection(tools: ReportTools, title: string): Promise<void> {
  const { tags, model, pages, document, places, output } = tools;
  const section = beginSection(tools, title, 'new page');
  paragraph(tools, [{ text: introduction, style: label }], section, { below: 8 });
  const table = beginTable(tools, columns, section);
  let some = false;
  for (const line of model.exhibits()) {
    some = true;
    const { row, page } = { row: cells(tools, line, table.widths), page: pages.count };
    const before = pages.y;
    table.row(row);
    // The row may have begun a page; then it stands at that page's top.
    const top = pages.count === page ? before : 60;
    document.addNamedDestination(
      places.nameOf(`exhibit ${line.reference}`),
      'XYZ',
      0,
      Math.max(0, top - 10),
      null,
    );
    await output.room();
  }
  table.end();
  if (!some) paragraph(tools, [{ text: 'There is no exhibit.' }], section);
  tags.close(section);
}

const introduction =
  'Each reference is a proposed one. The SHA-256 is that of the exhibit as it was taken in; for a conversation, of the extract that was read out of its source.';

const columns = [
  { title: 'Proposed reference', share: 50 },
  { title: 'Exhibit', share: 205 },
  { title: 'Where it comes from, and how it was obtained', share: 205 },
];

function cells(
  tools: ReportTools,
  line: ExhibitLine | KeptBackExhibit,
  widths: readonly number[],
): Strip[][] {
  const [reference = 0, exhibit = 0, origin = 0] = widths;
  const bold = (text: string, width: number) =>
    tools.typeset.paragraph([{ text, style: strong }], { width, size: type.table });
  if (isKeptBackExhibit(line))
    return [bold(line.reference, reference), bold(line.heading, exhibit), []];
  return [
    bold(line.reference, reference),
    exhibitStrips(tools, line, exhibit),
    originStrips(tools, line, origin),
  ];
}

function exhibitStrips(tools: ReportTools, line: ExhibitLine, width: number): Strip[] {
  const small = { width, size: type.small, leading: 1.38 };
  return stacked(
    [
      tools.typeset.paragraph([span(line.name, strong)], { width, size: type.table }),
      tools.typeset.paragraph(
        [
          {
            text: [line.kind, line.type, line.size].filter((piece) => piece !== '').join('; '),
            style: label,
          },
        ],
        small,
      ),
      hashUnder(tools, 'SHA-256', line.sha256, width),
      describedStrips(tools, line.whoSentIt, width),
      line.notes.flatMap((note) => tools.typeset.paragraph([{ text: note }], small)),
    ],
    2.5,
  );
}

function originStrips(tools: ReportTools, line: ExhibitLine, width: number): Strip[] {
  const small = { width, size: type.small, leading: 1.38 };
  const facts = [
    { label: 'Derived', value: line.asReceivedOrDerived },
    { label: 'How', value: line.how },
    { label: 'Taken in', value: line.obtainedAt },
    { label: 'By', value: line.by },
  ];
  return stacked(
    [
      tools.typeset.paragraph([{ text: 'From ', style: label }, span(line.from)], {
        width,
        size: type.table,
      }),
      facts.flatMap((fact) => factStrips(tools, fact, small)),
      hashUnder(tools, 'SHA-256 of the source', line.fromSha256, width),
    ],
    2.5,
  );
}

/* A thing that can be held has no bytes, and so no hash. */
function hashUnder(tools: ReportTools, name: string, hash: string | null, width: number): Strip[] {
  if (hash === null) return [];
  const small = { width, size: type.small, leading: 1.38 };
  return [
    ...tools.typeset.paragraph([{ text: name, style: label }], small),
    ...hashStrips(tools, hash, width),
  ];
}
