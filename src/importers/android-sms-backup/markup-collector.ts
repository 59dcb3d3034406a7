import { dropFiles, type LiftedValue, type ValueCollector } from './lifted-values.ts';
import type { RowKind } from './markup.ts';

/** The markup of a row or of the root's start tag, with a number in the place of every value. */
export interface ScannedMarkup {
  /** Where it begins, in units from the beginning of the text. */
  readonly at: number;
  readonly skeleton: string;
  readonly values: readonly LiftedValue[];
  /** There are words between its tags, where the format has none. */
  readonly strayText: boolean;
  /** A value holds a `<` that should have been written `&lt;`. */
  readonly bareLess: boolean;
}

/** Why a row cannot be read: the file ends in it, another row begins in it, it is too big. */
export type RowFault = 'cut' | 'no end' | 'too big';

/** What came of a row or root. */
export interface CollectedMarkup extends ScannedMarkup {
  readonly kind: RowKind | 'root';
  readonly fault: RowFault | undefined;
}

/** Collects the markup and values of one row after the other, and keeps nothing of one that is too big. */
export class MarkupCollector {
  #values: ValueCollector;
  #kind: RowKind | 'root' = 'root';
  #at = 0;
  #isOpen = false;
  #skeleton = '';
  #tag = '';
  #strayText = false;
  #bareLess = false;
  #tooBig = false;

  constructor(values: ValueCollector) {
    this.#values = values;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  begin(kind: RowKind | 'root', at: number): void {
    this.#kind = kind;
    this.#at = at;
    this.#isOpen = true;
    this.#skeleton = this.#tag = '';
    this.#strayText = this.#bareLess = this.#tooBig = false;
  }

  addToTag(units: string): void {
    this.#tag += units;
    if (this.#tooBig && this.#tag.length > 256) this.#tag = this.#tag.slice(-64);
    else if (this.#tag.length + this.#skeleton.length > longestSkeleton) this.#giveUp();
  }

  addToValue(units: string): void {
    if (!this.#tooBig) this.#values.append(units);
  }

  /** Ends a value: its number goes in its place. */
  endValue(): void {
    this.addToTag(`"${this.#tooBig ? 0 : this.#values.close()}"`);
    if (!this.#tooBig && this.#values.isOverfull) this.#giveUp();
  }

  /** Ends a tag; true when the row, or the root's start tag, ends with it. */
  endTag(): boolean {
    const tag = this.#tag;
    const isFirst = this.#skeleton === '';
    this.#skeleton = this.#tooBig ? '<' : this.#skeleton + tag;
    this.#tag = '';
    if (isFirst) return this.#kind === 'root' || tag.endsWith('/>');
    return endTagName.exec(tag)?.[1] === this.#kind;
  }

  noteStrayText(): void {
    this.#strayText = true;
  }

  noteBareLess(): void {
    this.#bareLess = true;
  }

  /** Ends the row or root. What was lifted out of it belongs to the caller. */
  finish(fault?: RowFault): CollectedMarkup {
    this.#isOpen = false;
    return {
      kind: this.#kind,
      at: this.#at,
      skeleton: this.#skeleton,
      values: this.#values.take(),
      strayText: this.#strayText,
      bareLess: this.#bareLess,
      fault: this.#tooBig ? 'too big' : fault,
    };
  }

  /** Removes what was set down of the row that is open. */
  discard(): void {
    dropFiles(this.#values.take());
  }

  /** From here to its end nothing of the row is kept but where its tags begin and end. */
  #giveUp(): void {
    this.#tooBig = true;
    this.discard();
    if (this.#skeleton !== '') this.#skeleton = '<';
  }
}

const endTagName = /^<\/([a-z]+)\s*>$/;
/** Far above any real row; numbers stand in the place of values here. */
const longestSkeleton = 8 * 1024 * 1024;
