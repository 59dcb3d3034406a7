import type { ImportReceipt } from '../../import-receipt.ts';
import { beginSection, subheading } from '../headings.ts';
import { frame, measure, type } from '../page-frame.ts';
import { factStrips, label, paragraph, span, strong } from '../phrases.ts';
import type { ReportTools } from '../report-tools.ts';
import { beginTable } from '../table.ts';
import type { Tag } from '../tag-tree.ts';
import type { Words } from '../../words.ts';

/** What each import did with every row of its source. */
export async function importsSection(tools: ReportTools, title: string): Promise<void> {
  const { tags, model, output } = tools;
  const section = beginSection(tools, title, 'here');
  if (model.imports.length === 0) paragraph(tools, [{ text: 'Nothing was imported.' }], section);
  for (const receipt of model.imports) {
    importReceipt(tools, receipt, section);
    await output.room();
  }
  tags.close(section);
}

function importReceipt(tools: ReportTools, receipt: ImportReceipt, section: Tag): void {
  const { tags, pages } = tools;
  subheading(tools, [{ text: `Entry ${receipt.entry}: ` }, span(receipt.source, strong)], section);
  const tag = tags.open('P', section);
  const facts = [
    { label: 'Made', value: receipt.at },
    ...(receipt.sourceSha256 === '' ||
    receipt.facts.some((fact) => fact.value === receipt.sourceSha256)
      ? []
      : [{ label: 'SHA-256 of the source', value: receipt.sourceSha256 }]),
    ...receipt.facts,
  ];
  const strips = facts.flatMap((fact) =>
    factStrips(tools, fact, { width: measure, size: type.table }),
  );
  pages.flow(strips, frame.left, tag);
  tags.close(tag);
  pages.advance(4);
  paragraph(tools, [{ text: receipt.sum, style: strong }], section, { size: type.table });
  listed(
    tools,
    ['Could not be read', 'Why'],
    receipt.skippedRows.map(({ where, why }) => [where, why]),
    section,
  );
  listed(
    tools,
    ['Noted while reading', 'What'],
    receipt.notes.map(({ where, what }) => [where, what]),
    section,
  );
}

/** A table of two columns; nothing when there are no rows. */
export function listed(
  tools: ReportTools,
  titles: readonly [string, string],
  rows: Iterable<readonly [Words, Words]>,
  section: Tag,
): boolean {
  let table: ReturnType<typeof beginTable> | null = null;
  for (const row of rows) {
    table ??= beginTable(
      tools,
      [
        { title: titles[0], share: 32 },
        { title: titles[1], share: 68 },
      ],
      section,
    );
    const { widths } = table;
    table.row(
      row.map((words, index) =>
        tools.typeset.paragraph([span(words, index === 0 ? label : {})], {
          width: widths[index] ?? 0,
          size: type.table,
        }),
      ),
    );
  }
  table?.end();
  if (table !== null) tools.pages.advance(8);
  return table !== null;
}
