import { StringDecoder } from 'node:string_decoder';
import { Readable } from 'node:stream';
import { helpKeys, isPlainText } from './field-keys.ts';
import { isKeyAlone, looksPasted, UnmarkedPaste } from './unmarked-paste.ts';

/** What the keyboard is connected to: standard input on a terminal. */
export interface KeySource {
  on(event: 'data', listener: (bytes: Buffer) => void): unknown;
  on(event: 'end' | 'error', listener: () => void): unknown;
  pause(): unknown;
  resume(): unknown;
  setRawMode?(raw: boolean): unknown;
}

/** What takes keys while one question is asked. */
export interface KeyTaker {
  /** One key, or a run of plain characters that arrived together. `done` ends the taking. */
  key(key: string): 'more' | 'done';
  /** Text from the clipboard: line feeds as breaks, no other control character. */
  pasted(text: string): void;
  /** Ctrl-C, Ctrl-D, a terminal that went away, or a process told to end. */
  stop(): void;
}

export const keys = {
  enter: '\r',
  controlC: '\u0003',
  controlD: '\u0004',
} as const;

const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';

/* A line end, a key that sends a sequence, a run of plain characters, or one control character. */
const nextKey = /^(?:\r\n|\u001b(?:\[[0-?]*[ -/]*[@-~]|O[^])|[^\u0000-\u001f\u007f-\u009f]+|[^])/u;

/* The beginning of a sequence, the rest of which is on its way; Escape alone waits for the next key. */
const unfinished = /^\u001b(?:\[[0-?]*[ -/]*|O)?$/;

/**
 * Reads the terminal's keys and hands them to one question at a time. A pasted account of several lines
 * stays one piece, marked by the terminal or not; keys typed ahead wait for the next question, one answer at a time; Ctrl-D, a terminal
 * that went away and `stop` count as Ctrl-C. Once stopped, every later question is stopped as it begins.
 */
export class Keyboard {
  readonly #source: KeySource;
  readonly #decoder = new StringDecoder('utf8');
  #waiting = '';
  #taker: KeyTaker | null = null;
  #stopped = false;
  #listening = false;
  /** How often keys may still be looked for that were typed before the question stood there. */
  #looksAhead = 0;
  readonly #unmarked = new UnmarkedPaste((text) => {
    this.#waiting += pasteStart + text.replaceAll('\u001b', '') + pasteEnd;
    this.#deliver();
  });

  constructor(source: KeySource) {
    this.#source = source;
  }

  /** Whether a question waits for keys. */
  get isTaken(): boolean {
    return this.#taker !== null;
  }

  /** Whether questions are over for good. */
  get isStopped(): boolean {
    return this.#stopped;
  }

  /** Hands keys to `taker` until it is done, `release` is called or everything stops. */
  take(taker: KeyTaker): void {
    this.#taker = taker;
    this.#listen();
    this.#source.setRawMode?.(true);
    this.#source.resume();
    this.#lookAhead();
    this.#deliver();
  }

  /** Keeps keys back until the next question. */
  release(): void {
    this.#taker = null;
    this.#unmarked.close();
    this.#source.setRawMode?.(false);
    this.#source.pause();
  }

  /** Ends this question and every later one as Ctrl-C does. */
  stop(): void {
    // What was pasted belongs to the text that is kept.
    this.#unmarked.close();
    this.#stopped = true;
    this.#deliver();
  }

  #listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    this.#source.on('data', (bytes) => {
      this.#arrived(this.#decoder.write(bytes));
    });
    const gone = (): void => {
      this.stop();
    };
    this.#source.on('end', gone);
    this.#source.on('error', gone);
  }

  /* What lies ready is read in the first rounds of the event loop; what comes later answers this question. */
  #lookAhead(): void {
    const isUnderWay = this.#looksAhead > 0;
    this.#looksAhead = 3;
    const look = (): void => {
      this.#looksAhead -= 1;
      if (this.#looksAhead > 0) setImmediate(look);
    };
    if (!isUnderWay) setImmediate(look);
  }

  #arrived(read: string): void {
    if (this.#isUnmarked(read)) {
      this.#unmarked.add(read);
      return;
    }
    this.#unmarked.close();
    this.#waiting += read;
    this.#deliver();
  }

  #isUnmarked(read: string): boolean {
    if (read.includes(pasteStart)) return false;
    if (this.#unmarked.isOpen) return !isKeyAlone(read);
    const isAmongKeys =
      this.#waiting === '' || (this.#waiting === '\u001b' && !read.startsWith('['));
    return this.#taker !== null && isAmongKeys && looksPasted(read, this.#looksAhead > 0);
  }

  #deliver(): void {
    while (this.#taker !== null && this.#waiting !== '' && !this.#stopped) {
      if (unfinished.test(this.#waiting) || !this.#deliverNext(this.#taker)) break;
    }
    if (this.#stopped) this.#stopTaker();
  }

  /* False while the end of what is pasted has not arrived. */
  #deliverNext(taker: KeyTaker): boolean {
    if (this.#waiting.startsWith(pasteStart)) return this.#deliverPasted(taker);
    const [key = ''] = nextKey.exec(this.#waiting) ?? [];
    this.#waiting = this.#waiting.slice(key.length);
    if (key === keys.controlC || key === keys.controlD) this.#stopTaker();
    else if (taker.key(/^(?:\r\n|\n)$/.test(key) ? keys.enter : key) === 'done') this.#taker = null;
    return true;
  }

  #deliverPasted(taker: KeyTaker): boolean {
    const end = this.#waiting.indexOf(pasteEnd, pasteStart.length);
    if (end === -1) return false;
    const text = withoutControls(this.#waiting.slice(pasteStart.length, end));
    this.#waiting = this.#waiting.slice(end + pasteEnd.length);
    if (text !== '') taker.pasted(text);
    return true;
  }

  #stopTaker(): void {
    const taker = this.#taker;
    this.#taker = null;
    this.#waiting = '';
    taker?.stop();
  }
}

/** Text that may be put into a field: LF for every line break, a space for tabs, no other control character. */
export function withoutControls(text: string): string {
  return text
    .replace(/\r\n|\r/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '');
}

/**
 * The keys of one question as a stream, for prompts that read one; the keyboard's mode is not theirs to
 * change. `onHelp` takes `?` and F1.
 */
export class KeyStream extends Readable implements KeyTaker {
  readonly #onHelp: () => void;

  constructor(onHelp: () => void) {
    super({ encoding: 'utf8' });
    this.#onHelp = onHelp;
  }

  override _read(): void {
    // Keys are pushed as they come.
  }

  key(key: string): 'more' | 'done' {
    const [typed = ''] = key.split('?', 1);
    const wantsHelp = typed !== key || helpKeys.includes(key);
    if (wantsHelp) {
      this.#onHelp();
      if (typed !== '' && isPlainText(typed)) this.push(typed);
      this.push(keys.enter);
      return 'done';
    }
    this.push(key);
    return key === keys.enter ? 'done' : 'more';
  }

  pasted(text: string): void {
    this.push(text.replaceAll('\n', ' '));
  }

  stop(): void {
    this.push(keys.controlC);
  }
}
