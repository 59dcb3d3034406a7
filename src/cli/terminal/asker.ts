import { Stopped } from '../../core/errors.ts';
import { visibleLine } from '../../core/text.ts';
import type {
  Choice,
  ChoiceQuestion,
  Device,
  Field,
  LongTextQuestion,
  ManyQuestion,
  SearchList,
  SearchQuestion,
  SecretQuestion,
  Picked,
  TextQuestion,
  YesNoQuestion,
} from '../terminal.ts';
import { terminalWording as wording } from '../wording/terminal.ts';
import { helpLines, type HelpKnown } from './help-at-hand.ts';
import { NumberedLists } from './numbered-lists.ts';
import { NumberedSearch } from './numbered-search.ts';
import { numberedLines } from './numbered-lines.ts';
import { directed, fit, type Voice } from './voice.ts';

/** Asks the person. `?` shows where help is, and the question is asked again as it stood. */
export class Asker {
  readonly #device: Device;
  readonly #voice: Voice;
  readonly #lists: Pick<Device, 'pickOne' | 'pickMany'>;
  readonly #known: () => HelpKnown;

  constructor(voice: Voice, known: () => HelpKnown) {
    this.#device = voice.device;
    this.#voice = voice;
    this.#known = known;
    this.#lists = voice.isPlain
      ? new NumberedLists(voice, (prompt, typed) => this.#read(prompt, { typed }))
      : voice.device;
  }

  ask(question: TextQuestion): Promise<string> {
    return this.#askText(question, {});
  }

  /* What is typed is drawn as dots. It is taken as it is: a blank may be part of it. */
  async askSecret(question: SecretQuestion): Promise<string> {
    this.#voice.hint(question.hint);
    const prompt = this.#voice.prompt(question.question);
    for (;;) {
      const typed = await this.#read(prompt, {
        show: (text) => this.#shown(text.replace(/[^\n]/gu, '•')),
      });
      if (typed !== '') return typed;
      this.#voice.line(wording.answerNeeded);
    }
  }

  askLong(question: LongTextQuestion): Promise<string> {
    const { editIn } = question;
    const offersEditor = editIn !== undefined && this.#device.hasEditor;
    return this.#askText(question, {
      hasLines: true,
      hint: this.#shown(offersEditor ? wording.longKeysWithEditor : wording.longKeys),
      ...(offersEditor ? { editIn } : {}),
    });
  }

  async choose<T>(question: ChoiceQuestion<T>): Promise<T> {
    this.#voice.hint(question.hint);
    const labels = this.#voice.labels(question.options);
    const prompt = this.#voice.prompt(question.question);
    let start = question.options.findIndex((option) => option.value === question.default);
    // A list that is drawn begins somewhere; numbers have a default only where the question has one.
    if (!this.#voice.isPlain) start = Math.max(start, 0);
    const picked = await this.#untilPicked(
      (from) => this.#lists.pickOne(prompt, labels, from),
      start,
    );
    return valueAt(question.options, picked);
  }

  async chooseMany<T>(question: ManyQuestion<T>): Promise<T[]> {
    this.#voice.hint(question.hint);
    const labels = this.#voice.labels(question.options);
    const prompt = this.#voice.prompt(question.question);
    const ticked = question.options.flatMap((option, index) =>
      question.default?.includes(option.value) === true ? [index] : [],
    );
    const picked = await this.#untilPicked<readonly number[]>(
      (from) => this.#lists.pickMany(prompt, labels, from),
      ticked,
    );
    return picked.map((index) => valueAt(question.options, index));
  }

  async chooseBySearch<T>(question: SearchQuestion<T>): Promise<T[]> {
    this.#voice.hint(question.hint);
    const { lines, values } = numberedLines(question.lines);
    const list: SearchList = {
      lines,
      orders: question.orders,
      ticked: values.flatMap((value, number) =>
        question.default?.includes(value) === true ? [number] : [],
      ),
      lay: (text, columns) => this.#voice.wrapped(visibleLine(text), columns).split('\n'),
      help: () => this.#help(),
    };
    const prompt = this.#voice.prompt(question.question);
    const taken = this.#voice.isPlain
      ? await new NumberedSearch(this.#voice, (ask) => this.#read(ask), list).pick(prompt)
      : await this.#device.pickBySearch(prompt, list);
    return taken.flatMap((number) => values.slice(number, number + 1));
  }

  async confirm(question: YesNoQuestion): Promise<boolean> {
    this.#voice.hint(question.hint);
    const keys = question.default === undefined ? 'y/n' : question.default ? 'Y/n' : 'y/N';
    const prompt = this.#voice.prompt(`${question.question} (${keys})`);
    for (;;) {
      const typed = (await this.#read(prompt)).trim().toLowerCase();
      if (typed === '' && question.default !== undefined) return question.default;
      if (typed === 'y' || typed === 'yes') return true;
      if (typed === 'n' || typed === 'no') return false;
      this.#voice.line(wording.yesOrNo);
    }
  }

  async pause(text: string): Promise<void> {
    await this.#read(this.#voice.prompt(text));
  }

  /** Whether there is to be more, after a screenful. Leaves no trace on the screen. */
  async wantsMore(): Promise<boolean> {
    const answer = await this.#read(this.#voice.prompt(wording.more), {
      endKeys: ['q', 'Q', ' '],
    });
    return !/^q/i.test(answer.trim());
  }

  async #askText(question: TextQuestion, field: Partial<Field>): Promise<string> {
    this.#voice.hint(question.hint);
    if (this.#voice.isPlain && field.hasLines === true)
      this.#voice.line(
        field.editIn === undefined ? wording.longPlain : wording.longPlainWithEditor,
      );
    const suggestion = question.default ?? '';
    const asked = suggestion === '' ? question.question : `${question.question} [${suggestion}]`;
    const prompt = this.#voice.prompt(asked);
    let typed = question.typed ?? '';
    let clearing: Partial<Field> = {};
    for (;;) {
      const onTyping = question.onTyping ?? ignored;
      typed = (await this.#read(prompt, { ...field, ...clearing, typed, onTyping })).trim();
      const answer = typed === '' ? suggestion : typed;
      const complaint = complaintAbout(answer, question);
      if (complaint === null) return answer;
      this.#voice.line(complaint);
      clearing = typed === '' || field.hasLines === true ? {} : this.#clearing();
    }
  }

  /* A refused answer stands in the field again, to be put right or cleared. */
  #clearing(): Partial<Field> {
    if (!this.#voice.isPlain) return { hint: this.#shown(wording.clearKey) };
    this.#voice.line(wording.clearKey);
    return {};
  }

  /* One answer; `?` alone is no answer, and nobody keeps it as one. */
  async #read(prompt: string, field: Partial<Field> = {}): Promise<string> {
    const { onTyping = ignored } = field;
    for (;;) {
      const answer = await this.#device.readText(prompt, {
        hasLines: false,
        typed: '',
        show: (text) => this.#shown(text),
        ...field,
        isPlain: this.#voice.isPlain,
        help: () => this.#help(),
        onTyping: (text) => {
          if (text.trim() !== '?') onTyping(text);
        },
      });
      if (answer.trim() !== '?') return answer;
      this.#device.talk(this.#help());
    }
  }

  async #untilPicked<T>(pick: (from: T) => Promise<Picked<T>>, start: T): Promise<T> {
    let from = start;
    for (;;) {
      const { picked, wantsHelp } = await pick(from);
      if (!wantsHelp) return picked;
      from = picked;
      this.#device.talk(this.#help());
    }
  }

  #help(): string {
    return `${this.#voice.wrapped(helpLines(this.#known()).join('\n'))}\n`;
  }

  #shown(text: string): string {
    return directed(fit(text, this.#device.talkOn), this.#device.talkOn);
  }
}

const ignored = (): void => undefined;

function complaintAbout(answer: string, question: TextQuestion): string | null {
  if (answer !== '') return question.check?.(answer) ?? null;
  return question.default === undefined ? wording.answerNeeded : null;
}

function valueAt<T>(options: readonly Choice<T>[], index: number): T {
  const option = options[index];
  if (option === undefined) throw new Stopped();
  return option.value;
}
