import type { Casefile } from '../../casefile/casefile.ts';
import type { ColumnChoice, ReadingChoices, SourceItem } from '../../core/source-item.ts';
import { shownText, visibleLine } from '../../core/text.ts';
import { wayOf } from '../../importers/csv-table/call-words.ts';
import { csvTable } from '../../importers/csv-table/importer.ts';
import { TableColumns } from '../../importers/csv-table/row-cells.ts';
import type { DiscoveredSource } from '../../importers/discover.ts';
import type { TableLook } from '../../importers/importer.ts';
import { looseFiles } from '../../importers/loose-files.ts';
import type { Source } from '../../importers/source.ts';
import type { Context } from '../context.ts';
import type { Terminal } from '../terminal.ts';
import { columnsWording as wording, type ColumnMeaning } from '../wording/columns.ts';
import { earlierColumns } from './earlier-columns.ts';
import type { ImportWishes } from './import-source.ts';
import { proposeColumns, type ProposedColumns } from './propose-columns.ts';
import { readingChoices } from './reading-choices.ts';
import { columnLine, meanings, showReading, showTable } from './show-table.ts';

/** A source, and what is wished of its reading. */
export interface ReadAs {
  readonly discovered: DiscoveredSource;
  readonly wishes: ImportWishes;
}

/**
 * Whether a file that no importer knows is a table to be read, and what its columns hold: as said with
 * `--columns`, as said of such a table before, or as the person says now. A table is kept as a file
 * where none of these says it. `--columns` concerns tables alone.
 */
export async function asTable(
  context: Context,
  casefile: Casefile,
  discovered: DiscoveredSource,
  { columns: stated, ...wishes }: ImportWishes,
): Promise<ReadAs> {
  const asItIs = { discovered, wishes };
  const { source, importer } = discovered;
  const isLoose = importer.id === looseFiles.id && source.kind === 'file';
  if (importer.id === csvTable.id && stated !== undefined)
    return { discovered, wishes: { ...wishes, columns: stated } };
  if (!isLoose || wishes.choose !== undefined || !isCalledTable(source)) return asItIs;
  const look = (await csvTable.table?.(source)) ?? null;
  if (look === null) return asItIs;
  const table = { source, importer: csvTable };
  if (stated !== undefined) return { discovered: table, wishes: { ...wishes, columns: stated } };
  const chosen = await chosenColumns({ context, casefile, source, look, wishes });
  return chosen === null ? asItIs : { discovered: table, wishes: { ...wishes, ...chosen } };
}

/** A heading row of words could stand in any text; only what is called a table is offered to be read as one. */
function isCalledTable({ name }: Source): boolean {
  return /\.(?:csv|tsv|tab)$/i.test(shownText(name));
}

type Chosen = Pick<ImportWishes, 'columns' | 'dateOrder'>;

interface TableAtHand {
  readonly context: Context;
  readonly casefile: Casefile;
  readonly source: Source;
  readonly look: TableLook;
  readonly wishes: ImportWishes;
}

async function chosenColumns(at: TableAtHand): Promise<Chosen | null> {
  const { terminal } = at.context;
  const earlier = await earlierColumns(at.casefile, at.look.columns);
  if (!terminal.isInteractive) {
    if (earlier !== null && columnsNamed(earlier) >= tellingColumns) {
      terminal.line(wording.again);
      return { columns: earlier };
    }
    terminal.line(wording.notAsked(visibleLine(at.source.name)));
    return null;
  }
  if (earlier !== null) {
    terminal.line(wording.again);
    return agreed(at, earlier);
  }
  showTable(terminal, at.look);
  const kind = await terminal.choose({
    question: wording.isList,
    hint: wording.isListHint,
    option: wording.optionName,
    default: null,
    options: [
      { value: null, label: wording.kinds.no },
      { value: 'messages' as const, label: wording.kinds.messages },
      { value: 'calls' as const, label: wording.kinds.calls },
    ],
  });
  if (kind === null) return null;
  const proposed = proposeColumns(at.look, kind);
  return agreed(at, await completed(terminal, at.look, kind, proposed));
}

/** With fewer columns in common, a table of another kind could pass for it. */
const tellingColumns = 3;

function columnsNamed(choice: ColumnChoice): number {
  return meanings.filter((meaning) => choice[meaning] !== undefined).length;
}

/** Shows how it would be read until the person agrees; null when they would rather keep the file. */
async function agreed(at: TableAtHand, first: ColumnChoice): Promise<Chosen | null> {
  const { context, casefile, source, look, wishes } = at;
  const { terminal } = context;
  const table = { source, importer: csvTable };
  for (let columns = first; ;) {
    const { choices } = await readingChoices(context, casefile, table, { ...wishes, columns });
    showReading(terminal, columns, await firstRows(source, choices), choices.zone);
    const answer = await terminal.choose({
      question: wording.isRight,
      option: wording.optionName,
      default: 'yes' as const,
      options: (['yes', 'change', 'keep'] as const).map((value) => ({
        value,
        label: wording.right[value],
      })),
    });
    const { dateOrder } = choices;
    if (answer === 'yes') return { columns, ...(dateOrder === undefined ? {} : { dateOrder }) };
    if (answer === 'keep') return null;
    columns = await askedAgain(terminal, look, columns);
  }
}

async function firstRows(source: Source, choices: ReadingChoices): Promise<SourceItem[]> {
  const rows: SourceItem[] = [];
  for await (const item of csvTable.read(source, { choices, scratch: '' })) {
    if (item.type === 'message' || item.type === 'call' || item.type === 'skipped') rows.push(item);
    if (rows.length === rowsShown) break;
  }
  return rows;
}

const rowsShown = 3;

/** Asks for what is needed and was not found: when, who, which way, and the words of messages. */
async function completed(
  terminal: Terminal,
  look: TableLook,
  kind: ColumnChoice['kind'],
  proposed: ProposedColumns,
): Promise<ColumnChoice> {
  let found = proposed;
  const needed: ColumnMeaning[] =
    kind === 'messages' ? ['time', 'party', 'direction', 'text'] : ['time', 'party', 'direction'];
  for (const meaning of needed)
    if (found[meaning] === undefined)
      found = changed(found, meaning, await askColumn(terminal, look, meaning, undefined));
  return asChoice(terminal, look, kind, found);
}

/** Asks for everything, with what was said last as the answer of Enter. */
async function askedAgain(
  terminal: Terminal,
  look: TableLook,
  { kind, ...last }: ColumnChoice,
): Promise<ColumnChoice> {
  let found: ProposedColumns = {};
  for (const meaning of meanings) {
    if (meaning === (kind === 'calls' ? 'text' : 'duration')) continue;
    found = changed(found, meaning, await askColumn(terminal, look, meaning, last[meaning]));
  }
  return asChoice(terminal, look, kind, found);
}

function changed(
  found: ProposedColumns,
  meaning: ColumnMeaning,
  column: string | null,
): ProposedColumns {
  return column === null ? found : { ...found, [meaning]: column };
}

async function askColumn(
  terminal: Terminal,
  look: TableLook,
  meaning: ColumnMeaning,
  last: string | undefined,
): Promise<string | null> {
  const isNeeded = meaning === 'time' || meaning === 'party';
  // A time put together of two columns is none of the list, and can be kept.
  const together = last !== undefined && !look.columns.includes(last) ? [last] : [];
  const preset = last === undefined ? {} : { default: last };
  return terminal.choose<string | null>({
    question: wording.question(meaning),
    option: wording.optionName,
    ...(isNeeded || last !== undefined ? preset : { default: null }),
    options: [
      ...together.map((name) => ({ value: name, label: visibleLine(name) })),
      ...look.columns.map((name) => ({ value: name, label: columnLine(terminal, look, name, 8) })),
      ...(isNeeded ? [] : [{ value: null, label: wording.notThere }]),
    ],
  });
}

async function asChoice(
  terminal: Terminal,
  look: TableLook,
  kind: ColumnChoice['kind'],
  { time = '', party = '', ...rest }: ProposedColumns,
): Promise<ColumnChoice> {
  const { direction } = rest;
  const received = direction === undefined ? null : await askReceived(terminal, look, direction);
  return { kind, time, party, ...rest, ...(received === null ? {} : { received }) };
}

/** Asked only where none of the words is known to mean that something came in. */
async function askReceived(
  terminal: Terminal,
  look: TableLook,
  direction: string,
): Promise<string | null> {
  const [place = -1] = new TableColumns(look.columns).find(direction) ?? [];
  const words = new Set(look.rows.map((row) => row[place]?.trim() ?? ''));
  words.delete('');
  if (words.size === 0 || [...words].some((word) => wayOf(word) !== null)) return null;
  return terminal.choose<string | null>({
    question: wording.received,
    hint: wording.receivedHint,
    option: wording.optionName,
    options: [
      ...[...words].map((word) => ({ value: word, label: visibleLine(word).slice(0, 60) })),
      { value: null, label: wording.notThere },
    ],
  });
}
