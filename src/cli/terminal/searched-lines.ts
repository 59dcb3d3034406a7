import type { NumberedLine, SearchList } from '../terminal.ts';
import { rankFor } from './search-words.ts';

/** A line that is to be seen now. */
export interface ShownLine {
  readonly line: NumberedLine;
  /** How deep it stands below the lines that hold it. */
  readonly depth: number;
}

/** What a long list shows and what is ticked in it, whatever draws it. */
export class SearchedLines {
  readonly #list: SearchList;
  readonly #ticked: Set<number>;
  /* Lines open and shut: sections the other way round, since they stand open. */
  readonly #turned = new Set<NumberedLine>();
  #query = '';
  #order = 0;
  #at = 0;
  #shown: readonly ShownLine[] | null = null;

  constructor(list: SearchList) {
    this.#list = list;
    this.#ticked = new Set(list.ticked);
  }

  get query(): string {
    return this.#query;
  }

  /** The index of the line that is marked. */
  get at(): number {
    return this.#at;
  }

  get marked(): NumberedLine | undefined {
    return this.shown()[this.#at]?.line;
  }

  /** The name of the order in force, and of the one that comes next. */
  get orders(): { readonly now: string | undefined; readonly next: string | undefined } {
    const { orders } = this.#list;
    const next = orders.length > 1 ? orders[(this.#order + 1) % orders.length] : undefined;
    return { now: orders.length > 1 ? orders[this.#order] : undefined, next };
  }

  /** How many lines there are to be found, headings aside. */
  get inAll(): number {
    return this.#found().length;
  }

  /** The lines to be seen, in order. */
  shown(): readonly ShownLine[] {
    this.#shown ??= this.#query.trim() === '' ? this.#everything() : this.#fitting();
    return this.#shown;
  }

  /** The numbers ticked, in order. */
  ticked(): readonly number[] {
    return [...this.#ticked].sort((one, other) => one - other);
  }

  /** Lines of which something is ticked, headings aside. */
  tickedLines(): readonly NumberedLine[] {
    return this.#found().filter((line) => this.ticksOf(line) !== 'none');
  }

  ticksOf({ gives }: NumberedLine): 'all' | 'some' | 'none' {
    const count = gives.filter((number) => this.#ticked.has(number)).length;
    if (count === 0) return 'none';
    return count === gives.length ? 'all' : 'some';
  }

  /** What a line falls into, in the order in force. */
  partsOf(line: NumberedLine): readonly NumberedLine[] {
    return this.#inOrder(line.parts);
  }

  isOpen(line: NumberedLine): boolean {
    return line.parts.length > 0 && line.isSection !== this.#turned.has(line);
  }

  search(query: string): void {
    this.#query = query;
    this.#shown = null;
    this.#at = 0;
  }

  move(lines: number): void {
    this.#at = Math.max(0, Math.min(this.shown().length - 1, this.#at + lines));
  }

  /** Ticks a line, or takes the tick off where all of it is ticked. */
  tick(line: NumberedLine): void {
    const isTicked = this.ticksOf(line) === 'all';
    for (const number of line.gives)
      if (isTicked) this.#ticked.delete(number);
      else this.#ticked.add(number);
  }

  /** Ticks all that is shown, or takes these ticks off where all of it is ticked. */
  tickShown(): void {
    const lines = this.shown().map(({ line }) => line);
    const areTicked = lines.every((line) => this.ticksOf(line) === 'all');
    for (const line of lines) if (areTicked === (this.ticksOf(line) === 'all')) this.tick(line);
  }

  /** Opens a line into its parts, or shuts it; from a part to the line that holds it. */
  open(isWanted: boolean): void {
    const { marked } = this;
    if (marked === undefined) return;
    if (marked.parts.length > 0 && this.isOpen(marked) !== isWanted) {
      if (!this.#turned.delete(marked)) this.#turned.add(marked);
      this.#shown = null;
    } else if (!isWanted) this.#toHolder();
  }

  nextOrder(): void {
    this.#order = (this.#order + 1) % Math.max(1, this.#list.orders.length);
    this.#shown = null;
    this.#at = 0;
  }

  #toHolder(): void {
    const lines = this.shown();
    const depth = lines[this.#at]?.depth ?? 0;
    const holder = lines.slice(0, this.#at).findLastIndex((each) => each.depth < depth);
    if (depth > 0 && holder !== -1) this.#at = holder;
  }

  #everything(): ShownLine[] {
    const lines = this.#list.lines;
    const first = this.#inOrder(lines.filter(({ isSection }) => !isSection));
    return [...first, ...lines.filter(({ isSection }) => isSection)].flatMap((line) =>
      this.#withParts(line, 0),
    );
  }

  #withParts(line: NumberedLine, depth: number): ShownLine[] {
    if (!this.isOpen(line)) return [{ line, depth }];
    return [
      { line, depth },
      ...this.partsOf(line).flatMap((part) => this.#withParts(part, depth + 1)),
    ];
  }

  #fitting(): ShownLine[] {
    const rank = rankFor(this.#query);
    const sections = this.#list.lines.filter(({ isSection }) => isSection);
    const found = this.#inOrder(this.#found());
    const ranked = [...found, ...sections].map((line) => ({ line, rank: rank(line.words) }));
    return [0, 1, 2].flatMap((wanted) =>
      ranked
        .filter((each) => each.rank === wanted)
        // Found by itself, a heading is one line: its parts are found by themselves too.
        .flatMap(({ line }) => (line.isSection ? [{ line, depth: 0 }] : this.#withParts(line, 0))),
    );
  }

  #found(): NumberedLine[] {
    return this.#list.lines.flatMap((line) => (line.isSection ? [...line.parts] : [line]));
  }

  #inOrder(lines: readonly NumberedLine[]): NumberedLine[] {
    const weight = ({ weights }: NumberedLine): number => weights[this.#order] ?? 0;
    return [...lines].sort((one, other) => weight(other) - weight(one));
  }
}
