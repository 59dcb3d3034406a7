import { isUtf8 } from 'node:buffer';
import { codePoint, shownText, type RecordedText } from '../../core/text.ts';
import { longestMetadata, type Fields } from '../android-telephony/fields.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';

/** Which table is read, and how. */
export interface TableReading {
  readonly table: string;
  /** Columns that may hold a long text. */
  readonly long?: readonly string[];
  /** In which order: columns of the table, of those that it has. A table is in the order of `_id` by itself. */
  readonly order?: readonly string[];
}

/** A row of a table. */
export class TableRow implements Fields {
  readonly #database: ScratchDatabase;
  readonly #row: DatabaseRow;

  constructor(database: ScratchDatabase, row: DatabaseRow) {
    this.#database = database;
    this.#row = row;
  }

  /** Whether a value is longer than this program can read. */
  get isTooBig(): boolean {
    return Object.values(this.#row).some((value) => typeof value === 'bigint');
  }

  /** What the row holds in memory. */
  get sizeBytes(): number {
    return Object.values(this.#row).reduce(
      (sum: number, value) => sum + (Buffer.isBuffer(value) ? value.byteLength : 0),
      0,
    );
  }

  /** A value as a whole number; null when it is none. */
  number(name: string): number | null {
    const text = this.shown(name);
    const value = /^-?\d{1,16}$/.test(text) ? Number(text) : NaN;
    return Number.isSafeInteger(value) ? value : null;
  }

  text(name: string): RecordedText | null {
    const value = this.#row[name];
    if (typeof value === 'bigint') return null;
    // What is UTF-8 is itself, and nearly every value is: the longer way takes ten times as long.
    if (Buffer.isBuffer(value) && keepsUtf8(this.#database) && isUtf8(value)) {
      return value.toString('utf8');
    }
    return this.#database.text(value);
  }

  stated(name: string): RecordedText | null {
    const text = this.text(name);
    return text === '' ? null : text;
  }

  shown(name: string): string {
    return shownText(this.stated(name) ?? '');
  }

  asFound(without: ReadonlySet<string>): Record<string, RecordedText> {
    const found: [string, RecordedText][] = [];
    for (const name of Object.keys(this.#row)) {
      const text = without.has(name) ? null : this.stated(name);
      if (text !== null) found.push([name.replace(notAscii, codePoint), text]);
    }
    return Object.fromEntries(found);
  }
}

/** The rows of a table one by one, with every column that Android may have given it. */
export function* tableRows(
  database: ScratchDatabase,
  reading: TableReading,
): Generator<TableRow, void, void> {
  const columns = columnsOf(database, reading.table);
  if (columns.length === 0) return;
  const selected = columns.map((column) => selectedAs(column, reading.long)).join(', ');
  const order = (reading.order ?? []).filter((column) => columns.includes(column));
  const sql = sqlFor(reading.table, selected, order, columns.includes('_id'));
  for (const row of database.rows(sql)) yield new TableRow(database, row);
}

function sqlFor(table: string, selected: string, order: readonly string[], hasId: boolean): string {
  if (order.length > 0 && hasId) return inOrder(table, selected, order);
  // With the table's name: `_id` alone would be what was selected, which is no number.
  const by = hasId ? [`"${table}"._id`] : order.map((column) => asInteger(`${table}"."${column}`));
  return `SELECT ${selected} FROM "${table}"${by.length === 0 ? '' : ` ORDER BY ${by.join(', ')}`}`;
}

/** One row of a table by its `_id`; null when there is none. */
export function tableRow(database: ScratchDatabase, table: string, id: number): TableRow | null {
  const columns = columnsOf(database, table);
  if (!columns.includes('_id')) return null;
  const selected = columns.map((column) => selectedAs(column)).join(', ');
  const row = database.row(`SELECT ${selected} FROM "${table}" WHERE _id = ?`, id);
  return row === null ? null : new TableRow(database, row);
}

const utf8Databases = new WeakMap<ScratchDatabase, boolean>();

function keepsUtf8(database: ScratchDatabase): boolean {
  const known = utf8Databases.get(database);
  if (known !== undefined) return known;
  const keeps = database.row('PRAGMA encoding')?.['encoding'] === 'UTF-8';
  utf8Databases.set(database, keeps);
  return keeps;
}

/* Only the numbers are sorted: the texts of a million rows are too much to hold. */
function inOrder(table: string, selected: string, order: readonly string[]): string {
  const keys = order.map(asInteger).join(', ');
  return `WITH "in order" AS MATERIALIZED (SELECT _id AS "row" FROM "${table}" ORDER BY ${keys}, _id)
    SELECT ${selected} FROM "in order" CROSS JOIN "${table}" ON "${table}"._id = "in order"."row"`;
}

function asInteger(column: string): string {
  return `CAST("${column}" AS INTEGER)`;
}

/** A value that is too long comes as a number, which no blob is. */
function selectedAs(column: string, long: readonly string[] = []): string {
  const most = long.includes(column) ? longestText : longestMetadata;
  return `CASE WHEN octet_length("${column}") > ${most} THEN 0 ELSE CAST("${column}" AS BLOB) END AS "${column}"`;
}

/* Nothing else is a column of Android's; in quotes it might be read as a text and not as a column. */
function columnsOf(database: ScratchDatabase, table: string): readonly string[] {
  const columns = [...database.columns(table)].filter((column) =>
    /^[a-z_][a-z0-9_]*$/.test(column),
  );
  return columns.slice(0, mostColumns);
}

const notAscii = /[^\x21-\x7e]/gu;
/** As in the other sources of such rows. */
const longestText = 16 * 1024 * 1024;
/** Far above any table of Android's. */
const mostColumns = 200;
