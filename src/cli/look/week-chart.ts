import { DateTime } from 'luxon';
import { dayInWords } from '../../core/read-back.ts';
import type { WeekCount } from '../../core/timeline-filter.ts';
import { weekChartWording as wording } from '../wording/timeline.ts';

/** How a chart is drawn. */
export interface ChartLook {
  readonly columns: number;
  /** Blocks of eight heights; else digits, which every screen shows. */
  readonly hasBlocks: boolean;
  /** Sentences in place of a picture, for those who listen. */
  readonly inWords: boolean;
}

type RowName = keyof typeof wording.rows;
const rowNames: readonly RowName[] = ['incident', 'received', 'sent', 'other'];

const labelColumns = 11;
const blocks = '▁▂▃▄▅▆▇█';

/**
 * A small chart: one character for each week, or for as many weeks together as fit the screen, in a row
 * each for incidents, what was received, what was sent, and the rest. Empty where nothing is counted.
 */
export function weekChart(counts: readonly WeekCount[], look: ChartLook): string[] {
  const weeks = weeksOf(counts);
  if (weeks.length === 0) return [];
  const room = Math.max(10, Math.min(look.columns, 96) - labelColumns - 12);
  const together = Math.ceil(weeks.length / room);
  const spans = spansOf(weeks, together);
  const rows = rowNames
    .map((name) => ({ name, counts: spans.map((span) => countIn(counts, name, span)) }))
    .filter((row) => row.counts.some((count) => count > 0));
  if (look.inWords) return inWords(spans, rows);
  const unit = together === 1 ? wording.week : wording.weeks(together);
  return [
    wording.heading(unit),
    ...rows.map(({ name, counts: row }) => {
      const most = Math.max(...row);
      const bars = row.map((count) => bar(count, most, look.hasBlocks)).join('');
      return `  ${wording.rows[name].padEnd(labelColumns - 2)}${bars} ${wording.most(most)}`;
    }),
    `  ${''.padEnd(labelColumns - 2)}${wording.span(shortDay(weeks[0]), shortDay(weeks.at(-1)))}`,
  ];
}

interface ChartRow {
  readonly name: RowName;
  readonly counts: readonly number[];
}

function inWords(spans: readonly (readonly string[])[], rows: readonly ChartRow[]): string[] {
  return spans.flatMap((span, index) => {
    const counted = rows
      .filter(({ counts }) => (counts[index] ?? 0) > 0)
      .map(({ name, counts }) => wording.counted(wording.rows[name], counts[index] ?? 0));
    return counted.length === 0 ? [] : [wording.inWords(dayInWords(span[0] ?? ''), counted)];
  });
}

/* Every Monday from the first to the last week that has anything. */
function weeksOf(counts: readonly WeekCount[]): string[] {
  const known = counts.map(({ week }) => week).sort();
  const last = known.at(-1);
  const weeks: string[] = [];
  for (let week = known[0]; week !== undefined && last !== undefined && week <= last;) {
    weeks.push(week);
    week = DateTime.fromISO(week, { zone: 'utc' }).plus({ weeks: 1 }).toISODate() ?? undefined;
  }
  return weeks;
}

function spansOf(weeks: readonly string[], together: number): string[][] {
  const spans: string[][] = [];
  for (let start = 0; start < weeks.length; start += together)
    spans.push(weeks.slice(start, start + together));
  return spans;
}

function countIn(counts: readonly WeekCount[], name: RowName, weeks: readonly string[]): number {
  const [first = '', last = first] = [weeks[0], weeks.at(-1)];
  return counts
    .filter((one) => one.week >= first && one.week <= last && rowOf(one) === name)
    .reduce((sum, { count }) => sum + count, 0);
}

function rowOf({ kind, direction }: WeekCount): RowName {
  if (kind === 'incident') return 'incident';
  if (kind !== 'message' && kind !== 'call') return 'other';
  return direction === 'in' ? 'received' : direction === 'out' ? 'sent' : 'other';
}

/* Nothing is a space, and the least of something can be told from it. */
function bar(count: number, most: number, hasBlocks: boolean): string {
  if (count === 0) return hasBlocks ? ' ' : '.';
  if (hasBlocks) return blocks[Math.ceil((count * blocks.length) / most) - 1] ?? '';
  return String(Math.ceil((count * 9) / most));
}

function shortDay(week: string | undefined): string {
  return DateTime.fromISO(week ?? '', { zone: 'utc', locale: 'en-GB' }).toFormat('d LLL yyyy');
}
