/** A read that is longer was not typed. */
const longestTyped = 256;

/* Answers typed before a question stood there arrive together in its first read. */
const longestTypedAhead = 1000;

/* The pieces of one paste follow each other faster than anybody presses a key. */
const quietMs = 30;

/** A text that a terminal pastes without marks, put together from the reads it arrives in. */
export class UnmarkedPaste {
  readonly #whenOver: (text: string) => void;
  #held = '';
  #timer: NodeJS.Timeout | null = null;

  /** `whenOver` gets the whole text, its line ends as they came, once nothing follows at once. */
  constructor(whenOver: (text: string) => void) {
    this.#whenOver = whenOver;
  }

  get isOpen(): boolean {
    return this.#timer !== null;
  }

  /** Adds a read, and waits whether another one follows at once. */
  add(read: string): void {
    this.#held += read;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.close();
    }, quietMs);
  }

  /** Hands over what is held; nothing where nothing is. */
  close(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    const text = this.#held;
    this.#held = '';
    this.#whenOver(text);
  }
}

/**
 * Whether one read is pasted text: text on both sides of a line end, or a text between line ends. People
 * press one key a read; `isTypedAhead` where it may hold answers typed before the question was there.
 */
export function looksPasted(read: string, isTypedAhead: boolean): boolean {
  if (isTypedAhead && read.length <= longestTypedAhead) return false;
  if (read.length > longestTyped) return /[\r\n]/.test(read);
  if (hasCommand(read)) return false;
  return /\S\s*[\r\n]\s*\S/.test(read) || /[\r\n]\s*\S[^\r\n]*[\r\n]/.test(read);
}

/** Whether a read that follows on a paste is a key and no part of it, such as Ctrl-C or an arrow. */
export function isKeyAlone(read: string): boolean {
  return read.length <= 8 && hasCommand(read.slice(0, 1));
}

function hasCommand(read: string): boolean {
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(read);
}
