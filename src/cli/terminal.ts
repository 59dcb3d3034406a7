/*
 * The only voice. Results go to stdout; talk, questions and progress to stderr. Sentences are whole and
 * calm. Nothing is coloured on a pipe or with NO_COLOR. Everything that is printed goes through
 * `visible`, so that no message can drive the terminal. This file says what there is; the folder
 * `terminal/` does it: asking.ts holds the manners, process-device.ts keyboard and screen.
 */

import type { Nation } from '../core/case-record.ts';

/** What a command says and asks. All of it is safe to give text from evidence. */
export interface Terminal {
  /** Whether questions can be asked at all: a terminal, without --no-input and --json. */
  readonly isInteractive: boolean;
  /** Width of the screen as it is now, 80 where it is not known. */
  readonly columns: number;
  /** Height of the screen as it is now, 24 where it is not known. */
  readonly rows: number;
  /** Says something, wrapped to the screen. Without text, an empty line. */
  line(text?: string): void;
  /** A line that stands out as the title of what follows. */
  heading(text: string): void;
  /** Something to know that does not stop the work. */
  warn(text: string): void;
  /** A result for people: unwrapped, to stdout, with an LF after it. */
  result(text: string): void;
  /** A result for programs: one JSON value to stdout. */
  json(value: unknown): void;
  /**
   * Results line by line. On a terminal a screenful at a time, wrapped, until the person stops; else all
   * of it, to stdout. Takes one line after the other and holds none. Throws Stopped on Ctrl-C.
   */
  page(lines: Iterable<string>): Promise<void>;
  /**
   * Shows how far something has come, how fast where it counts bytes, and how long it will still take
   * once that can be told; silent off a terminal, and with --plain but for every tenth of what takes
   * long. Always call `finish`.
   */
  progress(what: string, counts?: 'bytes'): Progress;
  /** One line. Spaces around it are cut. */
  ask(question: TextQuestion): Promise<string>;
  /** As `ask`, for a longer account of several lines: Enter on an empty line ends it. */
  askLong(question: LongTextQuestion): Promise<string>;
  choose<T>(question: ChoiceQuestion<T>): Promise<T>;
  chooseMany<T>(question: ManyQuestion<T>): Promise<T[]>;
  /** As `chooseMany`, for lists of any length: what is typed narrows them. */
  chooseBySearch<T>(question: SearchQuestion<T>): Promise<T[]>;
  confirm(question: YesNoQuestion): Promise<boolean>;
  /** Asks for a password; taken letter by letter as it is typed, blanks at its ends too. */
  askSecret(question: SecretQuestion): Promise<string>;
  /** Waits for Enter. Does nothing where nothing can be asked. */
  pause(text: string): Promise<void>;
  /**
   * The person's own contact: whom to ring first. `?` shows it above all others; null for none. With it
   * the nation they live in, for a helpline that serves there; without it the nation stays as it was.
   */
  setOwnContact(contact: string | null, nation?: Nation): void;
}

export interface Progress {
  update(done: number, inAll: number): void;
  finish(): void;
}

interface QuestionBase {
  readonly question: string;
  /** Said above the question, in full sentences. */
  readonly hint?: string;
  /** The option that answers it on the command line; named when it cannot be asked. */
  readonly option?: string;
}

export interface TextQuestion extends QuestionBase {
  /** What Enter alone takes; with `''` the question may be skipped. Without it an answer is needed. */
  readonly default?: string;
  /** One sentence why an answer cannot be taken, or null. */
  readonly check?: (answer: string) => string | null;
  /** Half-typed text of an earlier run, put back into the field to go on with. */
  readonly typed?: string;
  /**
   * Called with the text as it stands after every change while it is typed, so that it can be kept
   * before the question is answered or stopped. Must not throw.
   */
  readonly onTyping?: (text: string) => void;
}

/** A password: its letters are never shown, and nothing of it is kept. */
export type SecretQuestion = QuestionBase;

export interface LongTextQuestion extends TextQuestion {
  /**
   * Lends a private folder to the person's own editor ($VISUAL or $EDITOR) for one text and removes it
   * afterwards; `casefile.withScratch` does. Without it no editor is offered.
   */
  readonly editIn?: (use: (folder: string) => Promise<string>) => Promise<string>;
}

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

export interface ChoiceQuestion<T> extends QuestionBase {
  readonly options: readonly Choice<T>[];
  readonly default?: T;
}

export interface ManyQuestion<T> extends QuestionBase {
  readonly options: readonly Choice<T>[];
  /** What is ticked at first, and taken where nothing can be asked; without it an answer is needed. */
  readonly default?: readonly T[];
}

/** What a line of a long list is found by. */
export interface SearchWords {
  /** Names and accounts, as `folded` writes them. */
  readonly names: readonly string[];
  /** Digits of telephone numbers. */
  readonly numbers: readonly string[];
}

interface LineBase {
  readonly label: string;
  /** Stands for it in a few words once it is ticked. */
  readonly short?: string;
  readonly words: SearchWords;
  /** Where it stands in each order of the list: higher comes first. */
  readonly weights: readonly number[];
}

/** A line of a long list: it gives a value, or what its parts give. */
export type SearchedLine<T> = LineWithValue<T> | LineWithParts<T>;

export interface LineWithValue<T> extends LineBase {
  readonly value: T;
}

export interface LineWithParts<T> extends LineBase {
  readonly parts: readonly SearchedLine<T>[];
  /** A heading: its parts stand open below it, at the end of the list, and are found by themselves. */
  readonly isSection?: boolean;
}

export interface SearchQuestion<T> extends QuestionBase {
  readonly lines: readonly SearchedLine<T>[];
  /** What the orders are called: `most active first`. The list begins with the first. */
  readonly orders: readonly string[];
  /** What is ticked at first, and taken where nothing can be asked. */
  readonly default?: readonly T[];
}

/** A line as the device has it: it knows no values, and gives them by number. */
export interface NumberedLine extends LineBase {
  readonly short: string;
  /** The numbers of what it gives. */
  readonly gives: readonly number[];
  readonly parts: readonly NumberedLine[];
  readonly isSection: boolean;
}

/** A long list as the device shows it. */
export interface SearchList {
  readonly lines: readonly NumberedLine[];
  readonly orders: readonly string[];
  readonly ticked: readonly number[];
  /** A text in rows no wider than so many columns, as the screen may show it. */
  lay(text: string, columns: number): readonly string[];
  /** What `?` shows. */
  help(): string;
}

export interface YesNoQuestion extends QuestionBase {
  readonly default?: boolean;
}

/** What the manners of `asking.ts` stand on: a screen and a keyboard, or a script in tests. */
export interface Device {
  /** Whether somebody sits at a keyboard and a screen. */
  readonly isInteractive: boolean;
  /** Where talk lands. */
  readonly talkOn: Medium;
  /** Where results land. */
  readonly resultsOn: Medium;
  /** Whether an editor is named in $VISUAL or $EDITOR. */
  readonly hasEditor: boolean;
  columns(): number;
  rows(): number;
  /** Writes to stderr as it is. */
  talk(text: string): void;
  /** Writes to stdout as it is. */
  result(text: string): void;
  /** Resolves when what was written has gone out: false where nobody takes results any more. */
  settled(): Promise<boolean>;
  style(text: string, style: 'heading' | 'warning' | 'faint'): string;
  /** Shows a line that the next one replaces; null takes it away. */
  passing(text: string | null): void;
  /** Reads one answer. Throws Stopped on Ctrl-C and Ctrl-D, and when the process is told to end. */
  readText(prompt: string, field: Field): Promise<string>;
  /** Index of the label chosen. */
  pickOne(prompt: string, labels: readonly string[], start: number): Promise<Picked<number>>;
  pickMany(
    prompt: string,
    labels: readonly string[],
    ticked: readonly number[],
  ): Promise<Picked<readonly number[]>>;
  /** The numbers of what was taken out of a list that is searched. Throws Stopped. */
  pickBySearch(prompt: string, list: SearchList): Promise<readonly number[]>;
  /** From now on screen and scroll-back are cleared when the process ends, however it ends. */
  clearAtEnd(): void;
}

/** A screen, and whether it shows more than ASCII; or a file or pipe, which takes UTF-8 as it is. */
export type Medium = 'unicode screen' | 'ascii screen' | 'file';

/** Where a list stood when it was left, with Enter or to see the help. */
export interface Picked<T> {
  readonly picked: T;
  readonly wantsHelp: boolean;
}

/** How a text is typed. */
export interface Field {
  /** No redraws and no cursor moves: what is typed is echoed, and no more. */
  readonly isPlain: boolean;
  /** Enter begins a new line; Enter on an empty line ends. */
  readonly hasLines: boolean;
  /** What stands in the field at first. */
  readonly typed: string;
  /** Keys, said below the field. */
  readonly hint?: string;
  /** Keys that answer at once, without Enter; the question then leaves no trace on the screen. */
  readonly endKeys?: readonly string[];
  /** Typed text as the screen may show it. Must not change line breaks. */
  show(text: string): string;
  onTyping(text: string): void;
  /** Asked for with F1, and with `?` on a line of its own of several: what to show, ready for the screen. */
  help(): string;
  editIn?: (use: (folder: string) => Promise<string>) => Promise<string>;
}
