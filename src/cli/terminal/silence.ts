import { exitCodes, UserError } from '../../core/errors.ts';
import type {
  ChoiceQuestion,
  LongTextQuestion,
  ManyQuestion,
  SearchQuestion,
  SecretQuestion,
  TextQuestion,
  YesNoQuestion,
} from '../terminal.ts';
import { terminalWording as wording } from '../wording/terminal.ts';
import type { Voice } from './voice.ts';

/** Stands in for the person where nothing may be asked: takes defaults and says so. */
export class Silence {
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

  askSecret(question: SecretQuestion): Promise<string> {
    return Promise.resolve(cannotAsk(question));
  }

  askLong(question: LongTextQuestion): Promise<string> {
    return this.ask(question);
  }

  choose<T>(question: ChoiceQuestion<T>): Promise<T> {
    const option = question.options.find((each) => each.value === question.default);
    if (option === undefined) return cannotAsk(question);
    return Promise.resolve(this.#taken(question, option.label, option.value));
  }

  chooseMany<T>(question: ManyQuestion<T>): Promise<T[]> {
    const values = question.default ?? cannotAsk(question);
    return Promise.resolve(this.#taken(question, wording.numberChosen(values.length), [...values]));
  }

  chooseBySearch<T>(question: SearchQuestion<T>): Promise<T[]> {
    const values = question.default ?? cannotAsk(question);
    return Promise.resolve(this.#taken(question, wording.numberChosen(values.length), [...values]));
  }

  confirm(question: YesNoQuestion): Promise<boolean> {
    const answer = question.default ?? cannotAsk(question);
    return Promise.resolve(this.#taken(question, answer ? wording.yes : wording.no, answer));
  }

  pause(): Promise<void> {
    return Promise.resolve();
  }

  #taken<T>(question: { question: string }, shown: string, answer: T): T {
    if (shown !== '') this.#voice.line(wording.notAsked(question.question, shown));
    return answer;
  }
}

function cannotAsk(question: { readonly question: string; readonly option?: string }): never {
  throw new UserError(wording.cannotAsk(question.question), misused(question));
}

function misused(question: { readonly option?: string }): {
  exitCode: typeof exitCodes.misused;
  hint: string;
} {
  return {
    exitCode: exitCodes.misused,
    hint: question.option === undefined ? wording.runInTerminal : wording.giveWith(question.option),
  };
}
