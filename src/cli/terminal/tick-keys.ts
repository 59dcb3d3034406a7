import type { Writable } from 'node:stream';
import { helpKeys, isPlainText } from './field-keys.ts';
import { keys, KeyStream } from './keyboard.ts';

const arrows = ['\u001b[A', '\u001b[B', '\u001bOA', '\u001bOB'];

/* Two ticks on one line leave it as it was, and have the list drawn anew. */
const drawAgain = '  ';

/**
 * The keys of a list of ticks: Space, the arrows and Enter, `?` and F1. A typed name ticks nobody: its
 * letters do nothing, nor does the Space or Enter that comes straight after them.
 */
export class TickKeys extends KeyStream {
  readonly #screen: Pick<Writable, 'cork' | 'uncork'>;
  #letters = 0;
  #explains = false;

  /** `screen` is what the list is drawn on. */
  constructor(onHelp: () => void, screen: Pick<Writable, 'cork' | 'uncork'>) {
    super(onHelp);
    this.#screen = screen;
  }

  /** Whether the last key was none of the list's, so that it should name its keys. */
  get explains(): boolean {
    return this.#explains;
  }

  override key(key: string): 'more' | 'done' {
    if (key.includes('?')) return super.key('?');
    if (helpKeys.includes(key)) return super.key(key);
    const endsName = this.#letters > 1;
    if (key === keys.enter && !endsName) return super.key(key);
    if (key === keys.enter) this.#other(0);
    // The next letter is then part of the name again; the next Space is meant.
    else if (/^ +$/.test(key) && endsName) this.#other(1);
    else if (/^ +$/.test(key) || arrows.includes(key)) this.#own(key);
    else if (isPlainText(key)) this.#other(this.#letters + key.length);
    return 'more';
  }

  override pasted(text: string): void {
    this.#other(text.length);
  }

  /* An arrow at the end of the list moves nothing, and the list still has to show its keys again. */
  #own(key: string): void {
    const isStale = this.#explains && arrows.includes(key);
    this.#letters = 0;
    this.#explains = false;
    if (isStale) this.#redraw(key);
    else this.push(key);
  }

  #other(letters: number): void {
    this.#letters = letters;
    this.#explains = true;
    this.#redraw();
  }

  /* The screen gets both drawings in one, so that no tick flashes up in between. */
  #redraw(key = ''): void {
    this.#screen.cork();
    this.push(key + drawAgain);
    setImmediate(() => {
      this.#screen.uncork();
    });
  }
}
