import type { DatedRow, TimelineRow } from '../timeline-row.ts';
import type { OtherWhen, When } from '../when.ts';
import { type } from './page-frame.ts';
import { label } from './phrases.ts';
import type { ReportTools } from './report-tools.ts';
import type { Strip } from './strip.ts';

/** When a row happened: local time, UTC, precision and basis. */
export function timeCell(tools: ReportTools, row: TimelineRow, width: number): Strip[] {
  const small = (text: string) =>
    tools.typeset.paragraph([{ text, style: label }], { width, size: type.small, leading: 1.38 });
  if (row.kind === 'kept back') return small('kept back');
  const { when } = row;
  return [
    ...tools.typeset.paragraph([{ text: when.local }], { width, size: 8.2, leading: 1.47 }),
    ...(when.utc === '' ? [] : small(when.utc)),
    ...small(remarksAndBasis(when)),
  ];
}

/** When a row was recorded, how long after, and by which entry. */
export function recordedStrips(tools: ReportTools, row: DatedRow, width: number): Strip[] {
  return tools.typeset.paragraph([{ text: recordedInWords(row), style: label }], {
    width,
    size: type.small,
    leading: 1.38,
  });
}

/** `Recorded …, 3 days later; entry 12`. */
export function recordedInWords(row: DatedRow): string {
  const delay = row.delay === null ? '' : `, ${row.delay}`;
  return `Recorded ${row.recordedAt}${delay}; entry ${row.entry}`;
}

/** `2026-01-31 …, UTC, remarks; basis` on one line, for other times of the same thing. */
export function otherTimeInWords({ what, when }: OtherWhen): string {
  return `${what}: ${whenInOneLine(when)}`;
}

export function whenInOneLine(when: When): string {
  const utc = when.utc === '' ? '' : ` (${when.utc})`;
  return `${when.local}${utc}; ${remarksAndBasis(when)}`;
}

function remarksAndBasis({ remarks, basis }: When): string {
  return [...remarks, `basis: ${basis === '' ? 'not stated' : basis}`].join('; ');
}
