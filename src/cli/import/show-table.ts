import type { Call, Party } from '../../core/communication.ts';
import type { ColumnChoice, IncomingMessage, SourceItem } from '../../core/source-item.ts';
import { visibleLine, type RecordedText } from '../../core/text.ts';
import { timeInWords } from '../../core/time.ts';
import type { TableLook } from '../../importers/importer.ts';
import type { Terminal } from '../terminal.ts';
import { widthOf } from '../terminal/wrap.ts';
import { columnsWording as wording, type ColumnMeaning } from '../wording/columns.ts';

/** Shows the beginning of a table: each column with what stands in its first rows, one line each. */
export function showTable(terminal: Terminal, look: TableLook): void {
  terminal.line();
  terminal.line(wording.begins);
  for (const name of look.columns.slice(0, mostColumns))
    terminal.line(columnLine(terminal, look, name));
  terminal.line();
}

/** `Date: 3 Jan · 4 Jan · …`, cut to the width of the screen. */
export function columnLine(terminal: Terminal, look: TableLook, name: string, room = 0): string {
  const place = look.columns.indexOf(name);
  const values = look.rows.map((row) => visibleLine((row[place] ?? '').slice(0, 500)).trim());
  const shown = values.filter((value) => value !== '').slice(0, 5);
  const list = shown.length === 0 ? wording.nothing : shown.join(wording.between);
  return fitted(wording.column(visibleLine(name), list), terminal.columns - 1 - room);
}

/** Shows what the columns are taken to hold, and the rows as they would be kept. */
export function showReading(
  terminal: Terminal,
  choice: ColumnChoice,
  rows: readonly SourceItem[],
  zone: string,
): void {
  const width = terminal.columns - 1;
  terminal.line();
  terminal.line(wording.proposed);
  for (const meaning of meanings) {
    const column = choice[meaning];
    if (column !== undefined)
      terminal.line(fitted(wording.meaning(meaning, visibleLine(column)), width));
  }
  if (choice.received !== undefined)
    terminal.line(fitted(wording.meaningReceived(visibleLine(choice.received)), width));
  terminal.line();
  terminal.line(rows.length === 0 ? wording.noRows : wording.rows);
  for (const row of rows) terminal.line(fitted(rowInWords(row, zone), width));
  terminal.line();
}

/** The order in which meanings are asked and shown. */
export const meanings: readonly ColumnMeaning[] = [
  'time',
  'party',
  'name',
  'direction',
  'text',
  'duration',
  'service',
];

const mostColumns = 40;

/** A message, call or skipped row on one line. */
function rowInWords(item: SourceItem, zone: string): string {
  if (item.type === 'message')
    return [when(item.message, zone), whom(item.message), wordsOf(item.message.text)].join(between);
  if (item.type === 'call')
    return [when(item.call, zone), whom(item.call), ...lengthOf(item.call)].join(between);
  return item.type === 'skipped' ? wording.notRead(item.why) : '';
}

const between = wording.between;

function when({ happened }: Call | IncomingMessage, zone: string): string {
  return visibleLine(timeInWords(happened, zone).local);
}

function whom(row: Call | IncomingMessage): string {
  if (row.direction === 'in') return wording.cameIn(partyInWords(row.sender));
  const [recipient = null] = row.recipients;
  return row.direction === 'out'
    ? wording.wentOut(partyInWords(recipient))
    : wording.withSomebody(partyInWords(row.sender ?? recipient ?? null));
}

function partyInWords(party: Party | null): string {
  if (party === null) return wording.withheld;
  const address = visibleLine(party.asFound.slice(0, 200));
  return party.name === undefined ? address : `${visibleLine(party.name)}, ${address}`;
}

function wordsOf(text: RecordedText | null): string {
  return text === null ? wording.noWords : wording.words(visibleLine(text).slice(0, 500));
}

function lengthOf({ outcome, durationSeconds }: Call): string[] {
  return [outcome, ...(durationSeconds === null ? [] : [wording.seconds(durationSeconds)])];
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A line no wider than the room for it, with `…` where something was cut off. */
export function fitted(line: string, columns: number): string {
  if (widthOf(line) <= columns) return line;
  let shown = '';
  for (const { segment } of segmenter.segment(line)) {
    if (widthOf(shown + segment) > columns - 1) break;
    shown += segment;
  }
  return `${shown}…`;
}
