import { exitCodes, Stopped, UserError } from '../core/errors.ts';
import { visible, visibleLine } from '../core/text.ts';
import { helpLines } from './help-at-hand.ts';
import type {
  Choice,
  ChoiceQuestion,
  Device,
  ManyQuestion,
  Progress,
  Terminal,
  TextQuestion,
  YesNoQuestion,
} from './terminal.ts';
import { wrap } from './wrap.ts';

const answerNeeded = 'An answer is needed here.';
const yesOrNo = 'Please type y for yes or n for no.';
const widestTalk = 96;

/**
 * The manners of every question, over a keyboard and screen or over a script: hints above, `?` shows
 * where help is and asks again, defaults, answers that cannot be taken. With `mayAsk` false nothing is
 * asked: the default is taken and said, and without one UserError (misused) names the option.
 */
export function terminalOn(device: Device, mayAsk: boolean): Terminal {
  const voice = new Voice(device);
  const asker = mayAsk && device.isInteractive ? new Asker(device, voice) : new Silence(voice);
  return {
    isInteractive: asker instanceof Asker,
    columns: device.columns(),
    line: (text = '') => {
      voice.line(text);
    },
    heading: (text) => {
      voice.styled(text, 'heading');
    },
    warn: (text) => {
      voice.styled(`Note: ${text}`, 'warning');
    },
    result: (text) => {
      device.result(text.endsWith('\n') ? visible(text) : `${visible(text)}\n`);
    },
    json: (value) => {
      device.result(`${jsonText(value)}\n`);
    },
    progress: (what) => progressOn(device, what),
    ask: async (question) => (await asker.ask(question)).replace(/\n+/g, ' '),
    askLong: (question) => asker.ask(question),
    choose: (question) => asker.choose(question),
    chooseMany: (question) => asker.chooseMany(question),
    confirm: (question) => asker.confirm(question),
    pause: (text) => asker.pause(text),
  };
}

class Voice {
  readonly #device: Device;

  constructor(device: Device) {
    this.#device = device;
  }

  wrapped(text: string): string {
    return wrap(visible(text), Math.min(this.#device.columns() - 1, widestTalk));
  }

  line(text: string): void {
    this.#device.talk(`${this.wrapped(text)}\n`);
  }

  styled(text: string, style: 'heading' | 'warning' | 'faint'): void {
    const lines = this.wrapped(text).split('\n');
    this.#device.talk(`${lines.map((line) => this.#device.style(line, style)).join('\n')}\n`);
  }

  hint(text: string | undefined): void {
    if (text === undefined) return;
    this.#device.talk('\n');
    this.styled(text, 'faint');
  }

  /** A question as it stands before the answer; the prompt's mark takes two columns. */
  prompt(text: string): string {
    return wrap(visibleLine(text), this.#device.columns() - 3);
  }

  /** Labels of a list; its mark and number take six columns. */
  labels(options: readonly { readonly label: string }[]): string[] {
    return options.map(({ label }) =>
      wrap(visibleLine(label), this.#device.columns() - 7).replace(/\n/g, '\n     '),
    );
  }
}

class Asker {
  readonly #device: Device;
  readonly #voice: Voice;

  constructor(device: Device, voice: Voice) {
    this.#device = device;
    this.#voice = voice;
  }

  async ask(question: TextQuestion): Promise<string> {
    this.#voice.hint(question.hint);
    const suggestion = question.default ?? '';
    const prompt = suggestion === '' ? question.question : `${question.question} [${suggestion}]`;
    for (;;) {
      const typed = (await this.#device.readText(this.#voice.prompt(prompt))).trim();
      const answer = typed === '' ? suggestion : typed;
      const complaint = this.#complaint(typed, answer, question);
      if (complaint === null) return answer;
      if (complaint !== '') this.#voice.line(complaint);
    }
  }

  async choose<T>(question: ChoiceQuestion<T>): Promise<T> {
    this.#voice.hint(question.hint);
    const labels = this.#voice.labels(question.options);
    const prompt = this.#voice.prompt(question.question);
    const start = question.options.findIndex((option) => option.value === question.default);
    for (;;) {
      const picked = await this.#device.pickOne(prompt, labels, Math.max(start, 0));
      if (picked === 'help') this.#help();
      else return valueAt(question.options, picked);
    }
  }

  async chooseMany<T>(question: ManyQuestion<T>): Promise<T[]> {
    this.#voice.hint(question.hint);
    const labels = this.#voice.labels(question.options);
    const prompt = this.#voice.prompt(question.question);
    const ticked = question.options.flatMap((option, index) =>
      question.default?.includes(option.value) === true ? [index] : [],
    );
    for (;;) {
      const picked = await this.#device.pickMany(prompt, labels, ticked);
      if (picked === 'help') this.#help();
      else return picked.map((index) => valueAt(question.options, index));
    }
  }

  async confirm(question: YesNoQuestion): Promise<boolean> {
    this.#voice.hint(question.hint);
    const keys = question.default === undefined ? 'y/n' : question.default ? 'Y/n' : 'y/N';
    for (;;) {
      const prompt = this.#voice.prompt(`${question.question} (${keys})`);
      const typed = (await this.#device.readText(prompt)).trim().toLowerCase();
      if (typed === '?') this.#help();
      else if (typed === '' && question.default !== undefined) return question.default;
      else if (typed === 'y' || typed === 'yes') return true;
      else if (typed === 'n' || typed === 'no') return false;
      else this.#voice.line(yesOrNo);
    }
  }

  async pause(text: string): Promise<void> {
    while ((await this.#device.readText(this.#voice.prompt(text))).trim() === '?') this.#help();
  }

  /* Null when the answer stands, '' when help was shown instead. */
  #complaint(typed: string, answer: string, question: TextQuestion): string | null {
    if (typed === '?') {
      this.#help();
      return '';
    }
    if (answer === '' && question.default === undefined) return answerNeeded;
    if (answer === '') return null;
    return question.check?.(answer) ?? null;
  }

  #help(): void {
    this.#voice.line(helpLines.join('\n'));
  }
}

/** Stands in for the person where nothing may be asked. */
class Silence {
  readonly #voice: Voice;

  constructor(voice: Voice) {
    this.#voice = voice;
  }

  ask(question: TextQuestion): Promise<string> {
    const answer = question.default ?? cannotAsk(question);
    const complaint = answer === '' ? null : (question.check?.(answer) ?? null);
    if (complaint !== null) throw new UserError(complaint, misused(question));
    return Promise.resolve(this.#taken(question, answer, answer));
  }

  choose<T>(question: ChoiceQuestion<T>): Promise<T> {
    const option = question.options.find((each) => each.value === question.default);
    if (option === undefined) return cannotAsk(question);
    return Promise.resolve(this.#taken(question, option.label, option.value));
  }

  chooseMany<T>(question: ManyQuestion<T>): Promise<T[]> {
    const values = question.default ?? cannotAsk(question);
    return Promise.resolve(this.#taken(question, `${values.length} chosen`, [...values]));
  }

  confirm(question: YesNoQuestion): Promise<boolean> {
    const answer = question.default ?? cannotAsk(question);
    return Promise.resolve(this.#taken(question, answer ? 'yes' : 'no', answer));
  }

  pause(): Promise<void> {
    return Promise.resolve();
  }

  #taken<T>(question: { question: string }, shown: string, answer: T): T {
    if (shown !== '') this.#voice.line(`Not asked: ${question.question} Taken: ${shown}.`);
    return answer;
  }
}

function cannotAsk(question: { readonly question: string; readonly option?: string }): never {
  throw new UserError(
    `This needs an answer, and nothing can be asked here: ${question.question}`,
    misused(question),
  );
}

function misused(question: { readonly option?: string }): {
  exitCode: typeof exitCodes.misused;
  hint: string;
} {
  return {
    exitCode: exitCodes.misused,
    hint:
      question.option === undefined
        ? 'Run it in a terminal window, without --no-input, --json or a pipe.'
        : `Give the answer with ${question.option}.`,
  };
}

function valueAt<T>(options: readonly Choice<T>[], index: number): T {
  const option = options[index];
  if (option === undefined) throw new Stopped();
  return option.value;
}

/** JSON for the screen: plain JSON leaves characters as they are that can drive a terminal or turn text round. */
export function jsonText(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function progressOn(device: Device, what: string): Progress {
  let shown = '';
  return {
    update: (done, inAll) => {
      const share = inAll > 0 ? Math.min(100, Math.floor((done * 100) / inAll)) : 0;
      const text = visibleLine(`${what} ${share} %`).slice(0, device.columns() - 1);
      if (text !== shown) device.passing(text);
      shown = text;
    },
    finish: () => {
      if (shown !== '') device.passing(null);
      shown = '';
    },
  };
}
