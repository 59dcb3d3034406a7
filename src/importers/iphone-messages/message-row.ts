import { shownText, type RecordedText } from '../../core/text.ts';
import {
  DatabaseDamaged,
  type ColumnValue,
  type DatabaseRow,
  type ScratchDatabase,
} from '../scratch-copy.ts';
import {
  flagColumns,
  rareMembers,
  type BodyColumn,
  type CommonText,
  type FlagColumn,
  type LongValue,
  type NumberColumn,
  type RareText,
} from './message-columns.ts';

/** One row of the table `message`, with the columns that this phone has. */
export class MessageRow {
  readonly #row: DatabaseRow;
  readonly #database: ScratchDatabase;
  readonly #flags: number;
  /** In the order of `rareMembers`; null where everything has a column of its own. */
  readonly #rare: readonly (string | null)[] | null;
  /** Whether the row has nothing that few messages have. */
  readonly isCommon: boolean;
  readonly number: bigint;

  /** Throws DatabaseDamaged when the row has no number: a table is not what it says. */
  constructor(row: DatabaseRow, database: ScratchDatabase) {
    const { row_number: number, rare } = row;
    if (typeof number !== 'bigint') throw new DatabaseDamaged(null);
    this.#row = row;
    this.#database = database;
    this.#flags = Number(row['flags'] ?? 0n);
    this.#rare = typeof rare === 'string' ? (JSON.parse(rare) as (string | null)[]) : null;
    this.isCommon = rare === null;
    this.number = number;
  }

  /** `message 812`. */
  get place(): string {
    return placeOf(this.number);
  }

  /** Null where there is no such column or nothing in it, also where it is too long. */
  text(column: CommonText | RareText): RecordedText | null {
    return this.#database.text(this.#member(column));
  }

  /** A text as shown; empty where there is none. */
  shown(column: CommonText | RareText): string {
    const value = this.#member(column);
    if (typeof value === 'string') return value;
    const text = this.#database.text(value);
    return text === null ? '' : shownText(text);
  }

  /** 0 where it is not set. */
  number0(column: NumberColumn): number {
    const value = this.value(column);
    if (typeof value === 'bigint') return Number(value);
    return typeof value === 'number' && Number.isFinite(value) ? Math.trunc(value) : 0;
  }

  /** Null where it is not set, or 0. */
  value(column: NumberColumn | 'answered_row'): ColumnValue {
    const value = this.#member(column);
    return this.#rare !== null && typeof value === 'string' ? written(value) : value;
  }

  /** Whether the phone has such a column at all. */
  has(column: NumberColumn | FlagColumn): boolean {
    return this.#database.has('message', column);
  }

  /** Bytes of a body; null where there are none, or too many. */
  body(column: BodyColumn): Buffer | null {
    const value = this.#member(column);
    if (typeof value === 'string') return value === '' ? null : Buffer.from(value, 'hex');
    return Buffer.isBuffer(value) && value.byteLength > 0 ? value : null;
  }

  /** How long a value is, read or not; 0 where there is none, or it was read and has no length of note. */
  bytes(column: LongValue): number {
    const value = this.#member(`${column}_bytes`);
    if (value !== null) return Number(value);
    return column === 'attributedBody' ? (this.body(column)?.byteLength ?? 0) : 0;
  }

  says(column: FlagColumn): boolean {
    return (this.#flags & flagBits[column]) !== 0;
  }

  #member(name: string): ColumnValue {
    const value = this.#row[name];
    if (value !== undefined) return value;
    return this.#rare === null ? null : (this.#rare[rareIndex.get(name) ?? -1] ?? null);
  }
}

/** Names a row by its number. */
export function placeOf(number: bigint): string {
  return `message ${number}`;
}

const rareIndex = new Map(rareMembers.map((member, index) => [member, index]));

const flagBits = Object.fromEntries(
  flagColumns.map((column, index) => [column, 1 << index]),
) as Readonly<Record<FlagColumn, number>>;

/** A number out of the list: as a row of its own would have given it. */
function written(text: string): ColumnValue {
  if (/^-?\d{1,19}$/.test(text)) return BigInt(text);
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}
