import type { IdentifierLine, PersonLine } from '../../people-annex.ts';
import { beginSection } from '../headings.ts';
import { type } from '../page-frame.ts';
import { label, paragraph, span, stacked, strong } from '../phrases.ts';
import type { ReportTools } from '../report-tools.ts';
import { statedStrips } from '../stated-strips.ts';
import type { Strip } from '../strip.ts';
import { beginTable } from '../table.ts';

/** Everybody in the record, with the basis for each number and account. */
export async function peopleSection(tools: ReportTools, title: string): Promise<void> {
  const { tags, model, output } = tools;
  const section = beginSection(tools, title, model.people.length === 0 ? 'here' : 'new page');
  if (model.people.length === 0) {
    paragraph(tools, [{ text: 'Nobody is recorded by name.' }], section);
    tags.close(section);
    return;
  }
  paragraph(tools, [{ text: introduction(model.cover.initials), style: label }], section, {
    below: 8,
  });
  const table = beginTable(tools, columns, section);
  for (const person of model.people) {
    const [first = 0, second = 0] = table.widths;
    table.row([referenceCell(tools, person.reference, first), personStrips(tools, person, second)]);
    for (const identifier of person.identifiers)
      table.row([
        referenceCell(tools, identifier.reference, first),
        identifierStrips(tools, identifier, second),
      ]);
    await output.room();
  }
  table.end();
  tags.close(section);
}

function introduction(initials: string): string {
  return `Whose a number or account is stands here as ${initials} says, each with how they know.`;
}

const columns = [
  { title: 'Reference', share: 46 },
  { title: 'Who, and which number or account', share: 404 },
];

function referenceCell(tools: ReportTools, reference: string, width: number): Strip[] {
  return tools.typeset.paragraph([{ text: reference, style: strong }], {
    width,
    size: type.table,
  });
}

function personStrips(tools: ReportTools, person: PersonLine, width: number): Strip[] {
  return stacked(
    [
      tools.typeset.paragraph([span(person.name, strong)], { width, size: type.table }),
      ...statedStrips(tools, person, width),
      recordedStrips(tools, person.recorded, width),
    ],
    3,
  );
}

function identifierStrips(tools: ReportTools, identifier: IdentifierLine, width: number): Strip[] {
  return stacked(
    [
      tools.typeset.paragraph([span(identifier.value, strong)], { width, size: type.table }),
      ...statedStrips(tools, identifier, width),
      recordedStrips(tools, identifier.recorded, width),
    ],
    3,
  );
}

function recordedStrips(tools: ReportTools, text: string | null, width: number): Strip[] {
  if (text === null) return [];
  return tools.typeset.paragraph([{ text, style: label }], {
    width,
    size: type.small,
    leading: 1.38,
  });
}
