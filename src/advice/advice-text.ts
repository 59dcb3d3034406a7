import type { Nation } from '../core/case-record.ts';
import { adviceCredit, adviceTopics, ownNoteLabel, type AdvicePoint } from './advice.ts';
import { adviceScope, checkNumbersSentence, helplinesFor, type Helpline } from './helplines.ts';
import { wrapText } from './wrap-text.ts';

const widthColumns = 76;
const indent = '    ';

/**
 * The guidance and the helplines of a nation as plain text: lines of at most 76 columns that end in
 * LF, every point with its id, the credit at the head, what is ours marked as ours.
 */
export function adviceAsText(nation: Nation): string {
  const sections = [
    credit(),
    ...adviceTopics.map((topic) => [heading(topic.title), ...topic.points.map(point)].join('\n\n')),
    [
      heading('Numbers to ring (not part of the advice above)'),
      wrapText(adviceScope(nation), widthColumns),
      ...helplinesFor(nation).map(helpline),
      wrapText(checkNumbersSentence, widthColumns),
    ].join('\n\n'),
  ];
  return `${sections.join('\n\n\n')}\n`;
}

function credit(): string {
  return [
    'ADVICE',
    '',
    adviceCredit.title,
    wrapText(adviceCredit.author, widthColumns),
    adviceCredit.address,
    wrapText(`(${adviceCredit.note})`, widthColumns),
  ].join('\n');
}

function heading(title: string): string {
  return `${title}\n${'-'.repeat(title.length)}`;
}

function point(advice: AdvicePoint): string {
  const text = wrapText(`${advice.id}  ${advice.text}`, widthColumns, indent);
  if (advice.ownNote === undefined) return text;
  return `${text}\n${wrapText(`${indent}${ownNoteLabel} ${advice.ownNote}`, widthColumns, indent)}`;
}

function helpline(entry: Helpline): string {
  const area = entry.area === undefined ? '' : ` (${entry.area})`;
  return [
    wrapText(`${entry.who}${area}: ${entry.how}`, widthColumns, indent),
    wrapText(`${indent}Source: ${entry.source}; read on ${entry.read}`, widthColumns, indent),
  ].join('\n');
}
