import { StringDecoder } from 'node:string_decoder';
import { Readable } from 'node:stream';

/** What the keyboard is connected to: standard input on a terminal. */
export interface KeySource {
  on(event: 'data', listener: (bytes: Buffer) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  pause(): unknown;
  resume(): unknown;
  setRawMode?(raw: boolean): unknown;
}

/** Stands for a line break inside text that was pasted, until the answer is read. */
export const pastedLineBreak = '\u2424';

const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';
const controlC = '\u0003';
const controlD = '\u0004';

/**
 * Stands between the terminal and the prompts, for four things that they do not do:
 * a pasted account of several lines stays one answer (its breaks become `pastedLineBreak`); keys typed
 * ahead wait for the next question, one Enter at a time; Ctrl-D and a terminal that went away count as
 * Ctrl-C; and `?` can be noticed at a list.
 */
export class Keyboard extends Readable {
  readonly #source: KeySource;
  readonly #decoder = new StringDecoder('utf8');
  #waiting = '';
  #open = false;
  #ended = false;
  #listening = false;
  #onHelp: (() => void) | null = null;

  constructor(source: KeySource) {
    super({ encoding: 'utf8' });
    this.#source = source;
  }

  /** Lets keys through to the prompt that now begins, up to the next Enter. `onHelp` takes `?`. */
  begin(onHelp: (() => void) | null): void {
    this.#open = true;
    this.#onHelp = onHelp;
    this.#listen();
    this.#source.resume();
    this.#deliver();
  }

  /** Holds keys back until the next prompt. */
  finish(): void {
    this.#open = false;
    this.#source.pause();
  }

  /** Called by the prompts' line reader. */
  setRawMode(raw: boolean): void {
    this.#source.setRawMode?.(raw);
  }

  override _read(): void {
    // Keys are pushed as they come.
  }

  #listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    this.#source.on('data', (bytes) => {
      this.#waiting += this.#decoder.write(bytes);
      this.#deliver();
    });
    this.#source.on('end', () => {
      this.#ended = true;
      this.#deliver();
    });
  }

  #deliver(): void {
    while (this.#open && this.#waiting !== '') {
      if (startsUnfinished(this.#waiting)) return;
      if (this.#waiting.startsWith(pasteStart)) {
        if (!this.#deliverPasted()) return;
      } else this.#deliverTyped();
    }
    if (this.#open && this.#ended) this.#stop();
  }

  /* False while the end of what is pasted has not arrived. */
  #deliverPasted(): boolean {
    const end = this.#waiting.indexOf(pasteEnd);
    if (end === -1) return false;
    const text = asOneAnswer(this.#waiting.slice(pasteStart.length, end));
    this.#waiting = this.#waiting.slice(end + pasteEnd.length);
    if (text !== '') this.push(text);
    return true;
  }

  #deliverTyped(): void {
    const [key = ''] = /^(?:\r\n|\u001b(?:\[[0-?]*[ -/]*[@-~]|O.)|[^])/u.exec(this.#waiting) ?? [];
    this.#waiting = this.#waiting.slice(key.length);
    if (key === controlC || key === controlD) this.#stop();
    else if (key === '?' && this.#onHelp !== null) this.#askForHelp(this.#onHelp);
    else {
      const isEnter = key === '\r' || key === '\n' || key === '\r\n';
      if (isEnter) this.#open = false;
      this.push(isEnter ? '\r' : key);
    }
  }

  #askForHelp(onHelp: () => void): void {
    this.#open = false;
    onHelp();
  }

  #stop(): void {
    this.#open = false;
    this.#waiting = '';
    this.push(controlC);
  }
}

/** Whether the text is only the beginning of a paste mark, the rest of which is on its way. */
function startsUnfinished(text: string): boolean {
  return text.length < pasteStart.length && pasteStart.startsWith(text);
}

/* Tabs would be taken for a key, and other control characters would drive the prompt. */
function asOneAnswer(pasted: string): string {
  return pasted
    .replace(/\r\n|\r|\n/g, pastedLineBreak)
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '');
}
