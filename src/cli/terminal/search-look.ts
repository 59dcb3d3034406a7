import type { NumberedLine, SearchList } from '../terminal.ts';
import { searchListWording as wording } from '../wording/search-list.ts';
import type { SearchedLines, ShownLine } from './searched-lines.ts';
import { widthOf } from './wrap.ts';

/** The screen that a list is drawn on. */
export interface SearchScreen {
  /** The question, wrapped. */
  readonly prompt: string;
  columns(): number;
  rows(): number;
  bold(text: string): string;
  faint(text: string): string;
}

/** The rows of a list that is searched, where its cursor stands, and the first line that is shown. */
export interface SearchDrawing {
  readonly rows: readonly string[];
  readonly row: number;
  readonly column: number;
  readonly top: number;
}

const indent = '  ';
const rowsOfLabel = 3;
const namesShown = 6;

/**
 * Draws a list: the question, what was typed, the lines around the marked one, and below them counts,
 * ticks and keys. `top` is the first line of the last drawing; `said` stands in place of the keys.
 */
export function drawSearch(
  list: SearchList,
  lines: SearchedLines,
  screen: SearchScreen,
  { top, said }: { readonly top: number; readonly said: string | null },
): SearchDrawing {
  const prompt = promptRows(screen);
  const below = rowsBelow(list, lines, screen, said);
  const room = Math.max(1, screen.rows() - prompt.length - below(0, 0).length - 2);
  const shown = lines.shown();
  const rowsOf = (index: number): string[] => {
    const line = shown[index];
    return line === undefined ? [] : lineRows(list, lines, screen, line, index === lines.at);
  };
  const window = windowOf(shown.length, lines.at, top, room, (index) => rowsOf(index).length);
  const middle: string[] = [];
  for (let index = window.from; index < window.to; index += 1) middle.push(...rowsOf(index));
  const typed = list.lay(lines.query, screen.columns() - 4 - wording.search.length).at(-1) ?? '';
  return {
    rows: [
      ...prompt.map((row) => screen.bold(row)),
      `${indent}${wording.search}${typed}`,
      ...middle.slice(0, room),
      ...below(window.from, shown.length - window.to),
    ],
    row: prompt.length,
    column: indent.length + wording.search.length + widthOf(typed),
    top: window.from,
  };
}

/** What stays on the screen of a list that was answered. */
export function drawTaken(
  list: SearchList,
  taken: readonly NumberedLine[],
  screen: SearchScreen,
): string[] {
  const names = list.lay(
    wording.taken(taken.length, namesOf(taken)),
    Math.max(20, screen.columns() - 3),
  );
  return [
    ...promptRows(screen).map((row) => screen.bold(row)),
    ...names.slice(0, 6).map((row) => indent + row),
  ];
}

/** What is ticked, in a few names. */
export function namesOf(lines: readonly NumberedLine[]): string {
  const names = lines.slice(0, namesShown).map(({ short }) => short);
  const more = lines.length - names.length;
  return `${names.join('; ')}${more > 0 ? wording.andMore(more) : ''}`;
}

function promptRows({ prompt }: SearchScreen): string[] {
  return prompt.split('\n').map((row, index) => (index === 0 ? '> ' : indent) + row);
}

function lineRows(
  list: SearchList,
  lines: SearchedLines,
  screen: SearchScreen,
  { line, depth }: ShownLine,
  isMarked: boolean,
): string[] {
  const tick = { all: '[x] ', some: '[-] ', none: '[ ] ' }[lines.ticksOf(line)];
  const opener = line.parts.length === 0 ? '' : lines.isOpen(line) ? '- ' : '+ ';
  const lead = `${isMarked ? '> ' : indent}${indent.repeat(depth)}${tick}${opener}`;
  const laid = list.lay(line.label, Math.max(20, screen.columns() - 1 - lead.length));
  const rows = laid.length > rowsOfLabel ? cut(laid) : laid;
  return rows.map((row, index) => {
    const whole = (index === 0 ? lead : ' '.repeat(lead.length)) + row;
    return isMarked ? screen.bold(whole) : whole;
  });
}

function cut(rows: readonly string[]): string[] {
  const last = rows[rowsOfLabel - 1] ?? '';
  return [...rows.slice(0, rowsOfLabel - 1), `${last.slice(0, -1)}…`];
}

/* The lines of the last drawing stay where they are as long as the marked one is among them. */
function windowOf(
  count: number,
  at: number,
  top: number,
  room: number,
  heightOf: (index: number) => number,
): { readonly from: number; readonly to: number } {
  let from = Math.max(0, Math.min(top, at));
  let used = 0;
  // Never more than a screenful is measured, however far the marked line has gone.
  for (let index = at; index >= from; index -= 1) {
    used += heightOf(index);
    if (used > room && index < at) {
      from = index + 1;
      break;
    }
  }
  let to = from;
  for (let rows = 0; to < count; to += 1) {
    rows += heightOf(to);
    if (rows > room && to > from) break;
  }
  return { from, to };
}

function rowsBelow(
  list: SearchList,
  lines: SearchedLines,
  screen: SearchScreen,
  said: string | null,
): (above: number, below: number) => string[] {
  const wide = Math.max(20, screen.columns() - 3);
  const laid = (text: string, most: number): string[] =>
    list
      .lay(text, wide)
      .slice(0, most)
      .map((row) => screen.faint(indent + row));
  const { now, next } = lines.orders;
  const found = lines.shown().filter(({ line, depth }) => depth === 0 && !line.isSection);
  const fitting = lines.query.trim() === '' ? lines.inAll : found.length;
  const opens = list.lines.some(({ parts }) => parts.length > 0);
  const keys = wording.keys({ opens, order: next });
  const ticked = lines.tickedLines();
  return (above, below) => {
    const counts = [
      wording.count(fitting, lines.inAll, now),
      ...(above > 0 ? [wording.above(above)] : []),
      ...(below > 0 ? [wording.below(below)] : []),
    ].join(', ');
    return [
      ...laid(lines.shown().length === 0 ? wording.nothingFits : counts, 1),
      ...laid(wording.ticked(ticked.length, namesOf(ticked)), 1),
      ...laid(said ?? keys, 4),
    ];
  };
}
