import type { SearchList } from '../terminal.ts';
import { searchListWording } from '../wording/search-list.ts';
import { namesOf } from './search-look.ts';
import { SearchedLines, type ShownLine } from './searched-lines.ts';
import type { Voice } from './voice.ts';

const { plain: wording, ticked: tickedWording } = searchListWording;
const shownAtMost = 20;

/** A long list as numbered lines, at most twenty at a time, for screen readers: nothing is drawn twice. */
export class NumberedSearch {
  readonly #voice: Voice;
  readonly #read: (prompt: string) => Promise<string>;
  readonly #list: SearchList;
  readonly #lines: SearchedLines;
  /* Set while the parts of one line are shown. */
  #opened: readonly ShownLine[] | null = null;

  /** `read` reads one line and deals with `?` itself. */
  constructor(voice: Voice, read: (prompt: string) => Promise<string>, list: SearchList) {
    this.#voice = voice;
    this.#read = read;
    this.#list = list;
    this.#lines = new SearchedLines(list);
  }

  async pick(prompt: string): Promise<readonly number[]> {
    this.#voice.device.talk(`${prompt}\n`);
    this.#sayHow();
    this.#sayLines();
    let wasEmpty = false;
    for (;;) {
      const typed = (await this.#read(this.#voice.prompt(wording.ask))).trim();
      if (typed === '') {
        const ticked = this.#lines.ticked();
        if (ticked.length > 0 || wasEmpty) return ticked;
        this.#voice.line(wording.nothingTicked);
      } else this.#understand(typed);
      wasEmpty = typed === '';
    }
  }

  /* Numbers tick, a number with a plus opens, anything else is searched for. */
  #understand(typed: string): void {
    const lines = this.#visible();
    const numbers = typed.split(/[\s,]+/);
    const wanted = numbers.flatMap((word) =>
      /^[1-9]\d*$/.test(word) ? (lines[Number(word) - 1]?.line ?? []) : [],
    );
    if (wanted.length === numbers.length) {
      for (const line of new Set(wanted)) this.#lines.tick(line);
      const all = this.#lines.tickedLines();
      this.#voice.line(tickedWording(all.length, namesOf(all)));
      return;
    }
    const [, opened] = /^([1-9]\d*)\s*\+$/.exec(typed) ?? [];
    const holder = opened === undefined ? undefined : lines[Number(opened) - 1]?.line;
    if (holder !== undefined && holder.parts.length > 0)
      this.#opened = this.#lines.partsOf(holder).map((line) => ({ line, depth: 0 }));
    else this.#search(typed);
    this.#sayLines();
  }

  #search(typed: string): void {
    this.#opened = null;
    if (typed === 'r' && this.#lines.orders.next !== undefined) this.#lines.nextOrder();
    else this.#lines.search(typed.replace(/^\//, ''));
  }

  #sayHow(): void {
    this.#voice.line(wording.howTo);
    const opens = this.#list.lines.some(({ parts }) => parts.length > 0);
    if (opens) this.#voice.line(wording.opens);
    const { next } = this.#lines.orders;
    if (next !== undefined) this.#voice.line(wording.order(next));
  }

  #sayLines(): void {
    const lines = this.#visible();
    if (lines.length === 0) {
      this.#voice.line(wording.none);
      return;
    }
    const fitting = (this.#opened ?? this.#lines.shown()).length;
    const { now } = this.#lines.orders;
    const inAll = this.#opened?.length ?? Math.max(fitting, this.#lines.inAll);
    this.#voice.line(wording.fitting(lines.length, fitting, inAll, now));
    lines.forEach(({ line }, index) => {
      const ticks = this.#lines.ticksOf(line);
      const mark = { all: wording.tickedMark, some: wording.someMark, none: '' }[ticks];
      const laid = this.#list.lay(`${mark}${line.label}`, this.#voice.device.columns() - 5);
      this.#voice.device.talk(`${index + 1}. ${laid.join('\n   ')}\n`);
    });
  }

  #visible(): readonly ShownLine[] {
    return (this.#opened ?? this.#lines.shown()).slice(0, shownAtMost);
  }
}
