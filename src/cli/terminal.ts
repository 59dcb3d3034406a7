/*
 * The only voice. Results go to stdout; talk, questions and progress to stderr. Sentences are whole and
 * calm. Nothing is coloured on a pipe or with NO_COLOR. Everything that is printed goes through
 * `visible`, so that no message can drive the terminal (see asking.ts, which holds the manners; this
 * file holds the keyboard and the screen, and is the only one that knows inquirer and chalk).
 */
import { Chalk } from 'chalk';
import type { ReadStream, WriteStream } from 'node:tty';
import { Stopped } from '../core/errors.ts';
import { Keyboard, pastedLineBreak } from './keyboard.ts';

/** What a command says and asks. All of it is safe to give text from evidence. */
export interface Terminal {
  /** Whether questions can be asked at all: a terminal, without --no-input and --json. */
  readonly isInteractive: boolean;
  /** Width of the screen, 80 where it is not known. */
  readonly columns: number;
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
  /** Shows how far something has come; silent off a terminal. Always call `finish`. */
  progress(what: string): Progress;
  /** One line. Spaces around it are cut. */
  ask(question: TextQuestion): Promise<string>;
  /** As `ask`, for a longer account: what is pasted may have several lines. */
  askLong(question: TextQuestion): Promise<string>;
  choose<T>(question: ChoiceQuestion<T>): Promise<T>;
  chooseMany<T>(question: ManyQuestion<T>): Promise<T[]>;
  confirm(question: YesNoQuestion): Promise<boolean>;
  /** Waits for Enter. Does nothing where nothing can be asked. */
  pause(text: string): Promise<void>;
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

export interface YesNoQuestion extends QuestionBase {
  readonly default?: boolean;
}

/** What the manners of `asking.ts` stand on: a screen and a keyboard, or a script in tests. */
export interface Device {
  /** Whether somebody sits at a keyboard and a screen. */
  readonly isInteractive: boolean;
  columns(): number;
  /** Writes to stderr as it is. */
  talk(text: string): void;
  /** Writes to stdout as it is. */
  result(text: string): void;
  style(text: string, style: 'heading' | 'warning' | 'faint'): string;
  /** Shows a line that the next one replaces; null takes it away. */
  passing(text: string | null): void;
  /** Reads one answer, line breaks of pasted text included. Throws Stopped on Ctrl-C and Ctrl-D. */
  readText(prompt: string): Promise<string>;
  /** Index of the label chosen, `help` for `?`. */
  pickOne(prompt: string, labels: readonly string[], start: number): Promise<number | 'help'>;
  pickMany(
    prompt: string,
    labels: readonly string[],
    ticked: readonly number[],
  ): Promise<readonly number[] | 'help'>;
}

/** The streams of the process. */
export interface Streams {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
}

const bracketedPaste = { on: '\u001b[?2004h', off: '\u001b[?2004l' };
const clearLine = '\r\u001b[K';

/** The real terminal. inquirer is loaded at the first question, for it takes a tenth of a second. */
export function processDevice(
  streams: Streams,
  variables: Readonly<Record<string, string | undefined>>,
): Device {
  const { stdin, stdout, stderr } = streams;
  ignoreClosedPipe(stdout);
  ignoreClosedPipe(stderr);
  const coloured =
    stderr.isTTY && (variables['NO_COLOR'] ?? '') === '' && variables['TERM'] !== 'dumb';
  const chalk = new Chalk({ level: coloured ? 1 : 0 });
  const prompts = new Prompts(streams, chalk);
  return {
    isInteractive: stdin.isTTY && stderr.isTTY,
    columns: () => (stderr.isTTY ? stderr.columns : stdout.isTTY ? stdout.columns : 80),
    talk: (text) => void stderr.write(text),
    result: (text) => void stdout.write(text),
    style: (text, style) =>
      style === 'heading'
        ? chalk.bold(text)
        : style === 'warning'
          ? chalk.yellow(text)
          : chalk.dim(text),
    passing: (text) => {
      if (stderr.isTTY) stderr.write(clearLine + (text ?? ''));
    },
    readText: (prompt) => prompts.readText(prompt),
    pickOne: (prompt, labels, start) => prompts.pickOne(prompt, labels, start),
    pickMany: (prompt, labels, ticked) => prompts.pickMany(prompt, labels, ticked),
  };
}

/* `evidence timeline | head` closes the pipe early: that is no fault, and nothing to report. */
function ignoreClosedPipe(stream: WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

class Prompts {
  readonly #streams: Streams;
  readonly #keyboard: Keyboard;
  readonly #theme: object;

  constructor(streams: Streams, chalk: InstanceType<typeof Chalk>) {
    this.#streams = streams;
    this.#keyboard = new Keyboard(streams.stdin);
    this.#theme = theme(chalk);
  }

  async readText(message: string): Promise<string> {
    const answer = await this.#prompt<string>({ type: 'input', message }, false);
    return answer === 'help' ? answer : answer.replaceAll(pastedLineBreak, '\n');
  }

  async pickOne(
    message: string,
    labels: readonly string[],
    start: number,
  ): Promise<number | 'help'> {
    return this.#prompt<number>(
      {
        type: 'select',
        message,
        choices: this.#choices(message, labels),
        default: start,
        pageSize: this.#pageSize(),
        loop: false,
      },
      true,
    );
  }

  async pickMany(
    message: string,
    labels: readonly string[],
    ticked: readonly number[],
  ): Promise<readonly number[] | 'help'> {
    const marked = this.#choices(message, labels).map((choice) => ({
      ...choice,
      checked: ticked.includes(choice.value),
    }));
    return this.#prompt<number[]>(
      { type: 'checkbox', message, choices: marked, pageSize: this.#pageSize(), loop: false },
      true,
    );
  }

  /* As many lines of a list as the screen has room for beside the question. */
  #pageSize(): number {
    return Math.max(5, Math.min(this.#streams.stderr.rows - 5, 20));
  }

  /* Once chosen, a label stands behind the question, or below it where the line is too short. */
  #choices(
    message: string,
    labels: readonly string[],
  ): { name: string; value: number; short: string }[] {
    const columns = this.#streams.stderr.columns;
    return labels.map((name, value) => {
      const fits = !name.includes('\n') && message.length + name.length + 4 <= columns;
      return { name, value, short: fits ? name : `\n  ${name.replace(/\n +/g, '\n  ')}` };
    });
  }

  async #prompt<T>(question: Record<string, unknown>, helpKey: boolean): Promise<T | 'help'> {
    const { default: inquirer } = await import('inquirer');
    const help = new AbortController();
    const ask = inquirer.createPromptModule({
      input: this.#keyboard as unknown as NodeJS.ReadStream,
      output: this.#streams.stderr,
      signal: help.signal,
    }) as unknown as (questions: readonly object[]) => Promise<{ answer: T }>;
    this.#streams.stderr.write(bracketedPaste.on);
    try {
      const asked = ask([{ ...question, name: 'answer', theme: this.#theme }]);
      this.#keyboard.begin(
        helpKey
          ? () => {
              help.abort();
            }
          : null,
      );
      return (await asked).answer;
    } catch (error) {
      if (help.signal.aborted) return 'help';
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Stopped();
      throw error;
    } finally {
      this.#keyboard.finish();
      this.#streams.stderr.write(bracketedPaste.off);
    }
  }
}

/* inquirer colours by itself even where NO_COLOR is set (Node 20), so every style is ours. */
function theme(chalk: InstanceType<typeof Chalk>): object {
  const plain = (text: string): string => text;
  return {
    prefix: { idle: chalk.bold('>'), done: '>' },
    icon: { cursor: '>', checked: '[x]', unchecked: '[ ]' },
    indexMode: 'number',
    style: {
      answer: plain,
      message: (text: string) => chalk.bold(text),
      error: (text: string) => chalk.yellow(text),
      help: (text: string) => chalk.dim(text),
      highlight: (text: string) => chalk.bold(text),
      description: plain,
      disabled: plain,
      defaultAnswer: (text: string) => chalk.dim(`(${text})`),
      key: plain,
      keysHelpTip: (keys: readonly (readonly [string, string])[]) =>
        chalk.dim(
          keys.some(([key]) => key === 'space')
            ? 'Space ticks, Enter goes on; ? helps'
            : 'Arrows or number, then Enter; ? helps',
        ),
    },
  };
}
