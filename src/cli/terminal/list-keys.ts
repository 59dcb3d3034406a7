import type { Writable } from 'node:stream';
import { KeyStream } from './keyboard.ts';

/** A list as its keys have to know it. */
export interface KeyedList {
  /** What the list is drawn on. */
  readonly screen: Pick<Writable, 'cork' | 'uncork'>;
  /** How many entries it has. */
  readonly count: number;
  /** The entry that is marked at first, from 0. */
  readonly place: number;
}

const upArrow = '\u001b[A';
const downArrow = '\u001b[B';
const upKeys: readonly string[] = [upArrow, '\u001bOA'];
const downKeys: readonly string[] = [downArrow, '\u001bOB'];

/** The keys of a list that is drawn: knows which entry is marked, and whether the last key was none of its own. */
export abstract class ListKeys extends KeyStream {
  readonly #screen: KeyedList['screen'];
  readonly #count: number;
  #place: number;
  #explains = false;

  constructor(onHelp: () => void, list: KeyedList) {
    super(onHelp);
    this.#screen = list.screen;
    this.#count = list.count;
    this.#place = Math.max(0, list.place);
  }

  /** Whether the last key was none of the list's, so that it should say what its keys do. */
  get explains(): boolean {
    return this.#explains;
  }

  /** The entry that is marked, from 0. */
  get place(): number {
    return this.#place;
  }

  /** Marks the entry where the list stood before, as it is drawn for the first time. */
  startAt(place: number): void {
    this.#place = Math.min(this.#count - 1, Math.max(0, place));
    if (this.#place > 0) this.push(downArrow.repeat(this.#place));
  }

  /** How many entries there are. */
  protected get count(): number {
    return this.#count;
  }

  protected isArrow(key: string): boolean {
    return upKeys.includes(key) || downKeys.includes(key);
  }

  /** An arrow at the end of the list moves nothing, and the list still has to name its keys again. */
  protected arrow(key: string): void {
    const isStale = this.#explains;
    this.#explains = false;
    const place = this.#place + (upKeys.includes(key) ? -1 : 1);
    this.#place = Math.min(this.#count - 1, Math.max(0, place));
    if (isStale) this.drawWith(key + this.drawAgain());
    else this.push(key);
  }

  /** Marks another entry. */
  protected goTo(place: number): void {
    const steps = place - this.#place;
    this.#explains = false;
    this.#place = place;
    const moves = (steps < 0 ? upArrow : downArrow).repeat(Math.abs(steps));
    this.drawWith(moves + this.drawAgain());
  }

  /** For a key that does nothing here: the list is drawn anew and says so. */
  protected explain(): void {
    this.#explains = true;
    this.drawWith(this.drawAgain());
  }

  /** For a key of the list's own that is no arrow. */
  protected own(key: string): void {
    this.#explains = false;
    this.push(key);
  }

  /** Keys that change nothing and have the list drawn anew: one step away and back. */
  protected drawAgain(): string {
    if (this.#count < 2) return '';
    return this.#place === this.#count - 1 ? upArrow + downArrow : downArrow + upArrow;
  }

  /** The screen gets all drawings in one, so that nothing flashes up in between. */
  protected drawWith(keys: string): void {
    if (keys === '') return;
    this.#screen.cork();
    this.push(keys);
    setImmediate(() => {
      this.#screen.uncork();
    });
  }
}
