/* The lists to choose from, and the only file that knows inquirer, which takes a tenth of a second to load. */
import type { WriteStream } from 'node:tty';
import { Stopped } from '../../core/errors.ts';
import type { Picked } from '../terminal.ts';
import { terminalWording as wording } from '../wording/terminal.ts';
import { beyondPage } from './beyond.ts';
import { ChoiceKeys } from './choice-keys.ts';
import type { Keyboard } from './keyboard.ts';
import type { ListKeys } from './list-keys.ts';
import { TickKeys } from './tick-keys.ts';

/** The styles that a list is drawn with. */
export interface ListStyle {
  bold(text: string): string;
  faint(text: string): string;
  warning(text: string): string;
}

/** What stands below a list: its keys, and what is said after a key that is none of them. */
interface KeyLines {
  readonly own: string;
  readonly other: string;
}

/** Lists that are drawn anew at every key. */
export class Lists {
  readonly #keyboard: Keyboard;
  readonly #screen: WriteStream;
  readonly #style: ListStyle;
  /** Where a list of ticks stood when help was asked for in it. */
  #left: { readonly message: string; readonly place: number } | null = null;

  constructor(keyboard: Keyboard, screen: WriteStream, style: ListStyle) {
    this.#keyboard = keyboard;
    this.#screen = screen;
    this.#style = style;
  }

  pickOne(message: string, labels: readonly string[], start: number): Promise<Picked<number>> {
    const choices = this.#choices(message, labels);
    const question = { type: 'select', message, choices, default: start };
    const list = { screen: this.#screen, count: labels.length, place: start };
    const says = { own: wording.listKeys, other: wording.choiceLetters };
    return this.#prompt<number>(question, says, (onHelp) => new ChoiceKeys(onHelp, list));
  }

  async pickMany(
    message: string,
    labels: readonly string[],
    ticked: readonly number[],
  ): Promise<Picked<readonly number[]>> {
    const choices = this.#choices(message, labels).map((choice) => ({
      ...choice,
      checked: ticked.includes(choice.value),
    }));
    const shortcuts = { all: null, invert: null };
    const question = { type: 'checkbox', message, choices, shortcuts };
    const says = { own: wording.tickKeys, other: wording.noLetters };
    const begun = this.#left?.message === message ? this.#left.place : 0;
    const list = { screen: this.#screen, count: labels.length, place: 0 };
    let place = 0;
    const picked = await this.#prompt<number[]>(question, says, (onHelp) => {
      const ticks: TickKeys = new TickKeys(() => {
        place = ticks.place;
        onHelp();
      }, list);
      ticks.startAt(begun);
      return ticks;
    });
    this.#left = picked.wantsHelp ? { message, place } : null;
    return picked;
  }

  /* As many lines of a list as the screen has room for beside the question. */
  #pageSize(): number {
    return Math.max(5, Math.min(this.#screen.rows - 6, 20));
  }

  /* Once chosen, a label stands behind the question, or below it where the line is too short. */
  #choices(
    message: string,
    labels: readonly string[],
  ): { name: string; value: number; short: string; description: string }[] {
    const heights = labels.map((label) => label.split('\n').length);
    const beyond = beyondPage(heights, this.#pageSize());
    return labels.map((name, value) => {
      const fits = !name.includes('\n') && message.length + name.length + 4 <= this.#screen.columns;
      const short = fits ? name : `\n  ${name.replace(/\n +/g, '\n  ')}`;
      const { above, below } = beyond[value] ?? { above: 0, below: 0 };
      return { name, value, short, description: wording.beyond(above, below) };
    });
  }

  /*
   * `?` ends the list as Enter does, so that it says what was ticked; its last drawing is then one empty
   * line, which is taken away, and the list is asked again below the help.
   */
  async #prompt<T>(
    question: Record<string, unknown>,
    says: KeyLines,
    streamOfKeys: (onHelp: () => void) => ListKeys,
  ): Promise<Picked<T>> {
    const { default: inquirer } = await import('inquirer');
    const help = { isWanted: false };
    const keyStream = streamOfKeys(() => {
      help.isWanted = true;
    });
    const ask = inquirer.createPromptModule({
      input: keyStream as unknown as NodeJS.ReadStream,
      output: this.#screen,
    }) as unknown as (questions: readonly object[]) => Promise<{ answer: T }>;
    const theme = listTheme(
      this.#style,
      () => help.isWanted,
      () => (keyStream.explains ? says.other : says.own),
    );
    try {
      const asked = ask([
        { ...question, name: 'answer', theme, pageSize: this.#pageSize(), loop: false },
      ]);
      this.#keyboard.take(keyStream);
      const { answer } = await asked;
      if (help.isWanted) this.#screen.write('\u001b[1A\r\u001b[K');
      return { picked: answer, wantsHelp: help.isWanted };
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Stopped();
      throw error;
    } finally {
      this.#keyboard.release();
    }
  }
}

/* inquirer colours by itself even where NO_COLOR is set (Node 20), so every style is ours. */
function listTheme(style: ListStyle, vanishes: () => boolean, keyLine: () => string): object {
  const plain = (text: string): string => text;
  const unlessVanishing = (text: string): string => (vanishes() ? '' : text);
  return {
    prefix: { idle: style.bold('>'), done: '>' },
    icon: { cursor: '>', checked: '[x]', unchecked: '[ ]' },
    indexMode: 'number',
    style: {
      answer: unlessVanishing,
      message: (text: string) => unlessVanishing(style.bold(text)),
      error: (text: string) => style.warning(text),
      help: (text: string) => style.faint(text),
      highlight: (text: string) => style.bold(text),
      description: plain,
      disabled: plain,
      defaultAnswer: (text: string) => style.faint(`(${text})`),
      key: plain,
      keysHelpTip: () => style.faint(keyLine()),
    },
  };
}
