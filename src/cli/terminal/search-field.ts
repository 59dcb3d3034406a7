import type { WriteStream } from 'node:tty';
import { Stopped } from '../../core/errors.ts';
import type { SearchList } from '../terminal.ts';
import { searchListWording as wording } from '../wording/search-list.ts';
import { helpKeys, isPlainText } from './field-keys.ts';
import { keys, type Keyboard, type KeyTaker } from './keyboard.ts';
import { ScreenArea } from './screen-area.ts';
import { drawSearch, drawTaken, type SearchScreen } from './search-look.ts';
import { SearchedLines } from './searched-lines.ts';

/** Asks by a list that is searched, on a screen. Throws Stopped on Ctrl-C. */
export async function pickBySearch(
  keyboard: Keyboard,
  stream: WriteStream,
  screen: SearchScreen,
  list: SearchList,
): Promise<readonly number[]> {
  let field: SearchField | null = null;
  const redraw = (): void => {
    field?.draw();
  };
  stream.on('resize', redraw);
  try {
    const taken = await new Promise<readonly number[] | null>((resolve) => {
      field = new SearchField(list, screen, (text) => void stream.write(text), resolve);
      field.draw();
      keyboard.take(field);
    });
    if (taken === null) throw new Stopped();
    return taken;
  } finally {
    stream.off('resize', redraw);
    keyboard.release();
  }
}

const pageLines = 8;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The keys of a list that is searched. */
export class SearchField implements KeyTaker {
  readonly #list: SearchList;
  readonly #lines: SearchedLines;
  readonly #screen: SearchScreen;
  readonly #write: (text: string) => void;
  readonly #area: ScreenArea;
  readonly #end: (taken: readonly number[] | null) => void;
  #top = 0;
  #said: string | null = null;
  #hasJustTicked = false;
  #willDraw = false;
  #isOver = false;

  /** `end` is told what was taken, and null when it was stopped. */
  constructor(
    list: SearchList,
    screen: SearchScreen,
    write: (text: string) => void,
    end: (taken: readonly number[] | null) => void,
  ) {
    this.#list = list;
    this.#lines = new SearchedLines(list);
    this.#screen = screen;
    this.#write = write;
    this.#area = new ScreenArea(write);
    this.#end = end;
  }

  key(key: string): 'more' | 'done' {
    if (key === keys.enter) return this.#enter();
    this.#said = null;
    if (helpKeys.includes(key)) this.#help();
    else if (isPlainText(key)) this.#typed(key);
    else {
      this.#command(key);
      this.#drawSoon();
    }
    return 'more';
  }

  pasted(text: string): void {
    this.#said = null;
    this.#search(this.#lines.query + text.replaceAll('\n', ' '));
    this.#drawSoon();
  }

  stop(): void {
    this.#area.leave();
    this.#isOver = true;
    this.#end(null);
  }

  /** Draws the list as it now is; called as well when the screen has another size. */
  draw(): void {
    this.#willDraw = false;
    if (this.#isOver) return;
    const state = { top: this.#top, said: this.#said };
    const { rows, row, column, top } = drawSearch(this.#list, this.#lines, this.#screen, state);
    this.#top = top;
    this.#area.draw(rows, row, column);
  }

  /* Keys that arrive together are one run of characters, Space among them. */
  #typed(run: string): void {
    for (const { segment } of segmenter.segment(run)) {
      if (segment === '?') this.#help();
      else if (segment === ' ') this.#tick();
      else this.#search((this.#hasJustTicked ? '' : this.#lines.query) + segment);
    }
    this.#drawSoon();
  }

  #search(query: string): void {
    this.#hasJustTicked = false;
    this.#lines.search(query);
  }

  #tick(): void {
    const { marked } = this.#lines;
    if (marked === undefined) return;
    this.#lines.tick(marked);
    this.#hasJustTicked = true;
  }

  #command(key: string): void {
    const command = commands.find(({ keys: known }) => known.includes(key));
    if (command === undefined) return;
    if (command.does === 'tick') this.#tick();
    else if (command.does === 'rub out')
      this.#search(
        Array.from(segmenter.segment(this.#lines.query), ({ segment }) => segment)
          .slice(0, -1)
          .join(''),
      );
    else if (command.does === 'clear') this.#search('');
    else if (command.does === 'tick shown') this.#lines.tickShown();
    else command.does(this.#lines);
  }

  #enter(): 'more' | 'done' {
    const ticked = this.#lines.ticked();
    if (ticked.length > 0) return this.#take(ticked, this.#lines.tickedLines());
    // What was searched for until it stood alone is meant.
    const [only, ...others] = this.#lines.shown().filter(({ depth }) => depth === 0);
    if (this.#lines.query.trim() !== '' && only !== undefined && others.length === 0)
      return this.#take(only.line.gives, [only.line]);
    if (this.#said === wording.nothingTicked) return this.#take([], []);
    return this.#say(wording.nothingTicked);
  }

  #say(said: string): 'more' {
    this.#said = said;
    this.#drawSoon();
    return 'more';
  }

  #take(taken: readonly number[], lines: Parameters<typeof drawTaken>[1]): 'done' {
    const rows = drawTaken(this.#list, lines, this.#screen);
    this.#area.draw(rows, rows.length - 1, 0);
    this.#area.leave();
    this.#isOver = true;
    this.#end(taken);
    return 'done';
  }

  #help(): void {
    this.#area.erase();
    this.#write(this.#list.help());
    this.draw();
  }

  #drawSoon(): void {
    if (this.#willDraw) return;
    this.#willDraw = true;
    setImmediate(() => {
      this.draw();
    });
  }
}

interface Command {
  readonly keys: readonly string[];
  readonly does: 'tick' | 'rub out' | 'clear' | 'tick shown' | ((lines: SearchedLines) => void);
}

const commands: readonly Command[] = [
  { keys: ['\t'], does: 'tick' },
  { keys: ['\u007f', '\b'], does: 'rub out' },
  // Ctrl-U, Ctrl-W.
  { keys: ['\u0015', '\u0017'], does: 'clear' },
  // Ctrl-A.
  { keys: ['\u0001'], does: 'tick shown' },
  // Ctrl-R.
  {
    keys: ['\u0012'],
    does: (lines) => {
      lines.nextOrder();
    },
  },
  {
    keys: ['\u001b[A', '\u001bOA', '\u0010'],
    does: (lines) => {
      lines.move(-1);
    },
  },
  {
    keys: ['\u001b[B', '\u001bOB', '\u000e'],
    does: (lines) => {
      lines.move(1);
    },
  },
  {
    keys: ['\u001b[5~'],
    does: (lines) => {
      lines.move(-pageLines);
    },
  },
  {
    keys: ['\u001b[6~'],
    does: (lines) => {
      lines.move(pageLines);
    },
  },
  {
    keys: ['\u001b[H', '\u001bOH', '\u001b[1~'],
    does: (lines) => {
      lines.move(-Infinity);
    },
  },
  {
    keys: ['\u001b[F', '\u001bOF', '\u001b[4~'],
    does: (lines) => {
      lines.move(Infinity);
    },
  },
  {
    keys: ['\u001b[C', '\u001bOC'],
    does: (lines) => {
      lines.open(true);
    },
  },
  {
    keys: ['\u001b[D', '\u001bOD'],
    does: (lines) => {
      lines.open(false);
    },
  },
];
