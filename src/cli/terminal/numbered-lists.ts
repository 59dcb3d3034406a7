import type { Picked } from '../terminal.ts';
import { terminalWording as wording } from '../wording/terminal.ts';
import type { Voice } from './voice.ts';

/** Lists as numbered lines, answered by typing numbers: nothing is drawn twice. */
export class NumberedLists {
  readonly #voice: Voice;
  readonly #read: (prompt: string, typed: string) => Promise<string>;

  /** `read` reads one line and deals with `?` itself. */
  constructor(voice: Voice, read: (prompt: string, typed: string) => Promise<string>) {
    this.#voice = voice;
    this.#read = read;
  }

  /** `start` is what Enter alone takes; -1 for nothing. */
  async pickOne(prompt: string, labels: readonly string[], start: number): Promise<Picked<number>> {
    const count = labels.length;
    const ask = start < 0 ? wording.typeNumber(count) : wording.typeNumberOrEnter(count, start + 1);
    const picked = await this.#pick(prompt, labels, ask, (typed) => {
      if (typed === '' && start >= 0) return start;
      const index = Number(typed) - 1;
      return /^\d+$/.test(typed) && index >= 0 && index < count ? index : null;
    });
    return { picked, wantsHelp: false };
  }

  async pickMany(
    prompt: string,
    labels: readonly string[],
    ticked: readonly number[],
  ): Promise<Picked<readonly number[]>> {
    const taken =
      ticked.length === 0 ? wording.noNumber : ticked.map((index) => index + 1).join(' ');
    const ask = wording.typeNumbersOrEnter(labels.length, taken);
    const picked = await this.#pick(prompt, labels, ask, (typed) => {
      if (typed === '') return ticked;
      if (typed === '0') return [];
      const numbers = typed.split(/[\s,]+/).filter((word) => word !== '');
      const indexes = numbers.map((word) => (/^\d+$/.test(word) ? Number(word) - 1 : -1));
      const areAllThere = indexes.every((index) => index >= 0 && index < labels.length);
      return areAllThere ? [...new Set(indexes)].sort((a, b) => a - b) : null;
    });
    return { picked, wantsHelp: false };
  }

  async #pick<T>(
    prompt: string,
    labels: readonly string[],
    ask: string,
    understand: (typed: string) => T | null,
  ): Promise<T> {
    this.#voice.device.talk(`${prompt}\n`);
    labels.forEach((label, index) => {
      this.#voice.device.talk(`${index + 1}. ${label.replace(/\n +/g, '\n   ')}\n`);
    });
    let typed = '';
    for (;;) {
      typed = (await this.#read(this.#voice.prompt(ask), typed)).trim();
      const understood = understand(typed);
      if (understood !== null) return understood;
      this.#voice.line(wording.notInList(labels.length));
      typed = '';
    }
  }
}
