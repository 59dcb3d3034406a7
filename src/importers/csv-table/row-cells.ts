import { shownText, type RecordedText } from '../../core/text.ts';
import type { CellText } from './table-encoding.ts';

/** Where the columns of a table stand. */
export class TableColumns {
  readonly names: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #found = new Map<string, readonly number[] | null>();

  constructor(names: readonly string[]) {
    this.names = names;
    this.#places = new Map(names.map((name, place) => [name, place]));
  }

  /** The columns that a choice names: one, or two of which a time is put together (`Date + Time`). */
  find(name: string): readonly number[] | null {
    let found = this.#found.get(name);
    if (found === undefined) {
      found = this.#find(name);
      this.#found.set(name, found);
    }
    return found;
  }

  /** What stands in the columns named, as units, with a space between two. */
  units(cells: readonly string[], name: string): string {
    const places = this.find(name) ?? [];
    const [place = -1] = places;
    if (places.length < 2) return (cells[place] ?? '').trim();
    return places
      .map((one) => cells[one] ?? '')
      .join(' ')
      .trim();
  }

  #find(name: string): readonly number[] | null {
    const whole = this.#places.get(name);
    if (whole !== undefined) return [whole];
    const parts = name.split(' + ').map((part) => this.#places.get(part));
    return parts.length === 2 && parts.every((part) => part !== undefined) ? parts : null;
  }
}

/** Columns that stand in the row itself, each with the length up to which all of it does. */
export type Elsewhere = ReadonlyMap<string, number>;

/** One row by the names of its columns. */
export class RowCells {
  readonly #columns: TableColumns;
  readonly #cells: readonly string[];
  readonly #text: CellText;

  constructor(columns: TableColumns, cells: readonly string[], text: CellText) {
    this.#columns = columns;
    this.#cells = cells;
    this.#text = text;
  }

  /** The text of a column as it can be shown, without spaces around it; empty where there is none. */
  shown(name: string | undefined): string {
    if (name === undefined) return '';
    return shownText(this.#text.read(this.#columns.units(this.#cells, name))).trim();
  }

  /** The text of a column as it is recorded; null where nothing stands in it. */
  recorded(name: string | undefined): RecordedText | null {
    const place = name === undefined ? undefined : this.#columns.find(name)?.[0];
    const units = place === undefined ? '' : (this.#cells[place] ?? '');
    return units === '' ? null : this.#text.read(units);
  }

  /** Every other column with something in it, by its heading. */
  asFound(elsewhere: Elsewhere): Readonly<Record<string, RecordedText>> {
    const found: [string, RecordedText][] = [];
    for (const [place, name] of this.#columns.names.entries()) {
      const units = this.#cells[place] ?? '';
      if (units.length <= (elsewhere.get(name) ?? 0) || units.trim() === '') continue;
      const value = this.#text.read(units);
      if (plainName.test(name)) found.push([name, value]);
      else found.push([`column ${place + 1}`, value], [`column ${place + 1}, its heading`, name]);
    }
    return Object.fromEntries(found);
  }
}

/** The names of facts stand in the record in ASCII. */
const plainName = /^[\x20-\x7e]{1,100}$/;
