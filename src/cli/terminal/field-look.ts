import type { Field } from '../terminal.ts';
import { terminalWording as wording } from '../wording/terminal.ts';
import type { EditedText } from './edited-text.ts';
import { after, before } from './edited-text.ts';
import { layOut, type Room } from './laid-out.ts';
import { widthOf, wrap } from './wrap.ts';

/** What a field looks like besides the text in it. */
export interface FieldLook {
  /** The question, wrapped. */
  readonly prompt: string;
  /** Once answered: without the hint, and no longer than the screen. */
  readonly isOver: boolean;
  columns(): number;
  rows(): number;
  bold(text: string): string;
  faint(text: string): string;
}

const indent = '  ';

/** The lines of a field and where the cursor stands in them: never more than the screen has. */
export function drawField(
  field: Field,
  look: FieldLook,
  edited: EditedText,
): { readonly lines: string[]; readonly row: number; readonly column: number } {
  const prompt = promptLines(look);
  const beside = besideColumns(field, prompt.at(-1) ?? '', look.columns());
  const laid = layOut(edited.text, edited.cursor, roomFor(field, look));
  const hint = look.isOver || field.hint === undefined ? [] : hintLines(field.hint, look);
  const most = mostRows(laid.rows.length, look.rows() - prompt.length - hint.length - 1, look);
  const first = firstRow(laid.rows.length, laid.cursorRow, most, look.isOver);
  const shown = laid.rows.slice(first, first + most).map(({ shown }) => shown);
  const lines = joined(
    prompt.map((line) => look.bold(line)),
    shown,
    first === 0 && beside > 0,
  );
  const missing = laid.rows.length - shown.length;
  if (look.isOver && missing > 0)
    lines.push(look.faint(indent + field.show(wording.moreLines(missing))));
  const isBeside = beside > 0 && first === 0;
  const row = prompt.length + laid.cursorRow - first - (isBeside ? 1 : 0);
  const start = isBeside && laid.cursorRow === 0 ? beside : indent.length;
  return { lines: [...lines, ...hint], row, column: start + laid.cursorColumn };
}

/** The place in the text one row of the screen above (-1) or below (1) the cursor, or where it is. */
export function rowAway(field: Field, look: FieldLook, edited: EditedText, rows: -1 | 1): number {
  const room = roomFor(field, look);
  const { rows: all, cursorRow, cursorColumn } = layOut(edited.text, edited.cursor, room);
  const row = all[cursorRow + rows];
  if (row === undefined) return edited.cursor;
  // The first row may begin further to the right.
  const shift = cursorRow === 0 ? room.taken : cursorRow + rows === 0 ? -room.taken : 0;
  let place = { text: edited.text, cursor: row.from };
  while (place.cursor < row.to) {
    const next = after(place);
    const passed = widthOf(room.show(edited.text.slice(row.from, next)));
    if (passed > cursorColumn + shift) break;
    place = { text: edited.text, cursor: next };
  }
  const isLast = edited.text[row.to] === undefined || edited.text[row.to] === '\n';
  return place.cursor === row.to && !isLast ? before(place) : place.cursor;
}

function promptLines(look: FieldLook): string[] {
  return look.prompt.split('\n').map((line, index) => (index === 0 ? '> ' : indent) + line);
}

function roomFor(field: Field, look: FieldLook): Room {
  const beside = besideColumns(field, promptLines(look).at(-1) ?? '', look.columns());
  return {
    columns: Math.max(10, look.columns() - indent.length - 1),
    taken: beside === 0 ? 0 : beside - indent.length,
    show: (text) => field.show(text),
  };
}

/* How many rows of the text fit; of an answer that is too long for the screen a few are enough. */
function mostRows(count: number, fitting: number, look: FieldLook): number {
  const most = Math.max(1, fitting);
  return look.isOver && count > most ? Math.max(1, Math.min(5, most - 1)) : most;
}

/* The columns before the text where it begins on the question's line; 0 where it begins below. */
function besideColumns(field: Field, lastLine: string, columns: number): number {
  const used = widthOf(lastLine) + 1;
  const most = field.endKeys === undefined ? columns / 2 : columns - 8;
  return field.hasLines || used > most ? 0 : used;
}

function joined(prompt: readonly string[], shown: readonly string[], isBeside: boolean): string[] {
  if (!isBeside) return [...prompt, ...shown.map((text) => indent + text)];
  const [first = '', ...more] = shown;
  return [
    ...prompt.slice(0, -1),
    `${prompt.at(-1) ?? ''} ${first}`,
    ...more.map((text) => indent + text),
  ];
}

function hintLines(hint: string, look: FieldLook): string[] {
  return wrap(hint, look.columns() - 3)
    .split('\n')
    .map((line) => look.faint(indent + line));
}

/* The window of rows around the cursor; the beginning once the text is answered. */
function firstRow(count: number, cursorRow: number, most: number, isOver: boolean): number {
  if (isOver || count <= most) return 0;
  return Math.min(Math.max(0, cursorRow - most + 2), count - most);
}
