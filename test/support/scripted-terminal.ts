import { Stopped } from '../../src/core/errors.ts';
import type { Device } from '../../src/cli/terminal.ts';

/** What a person does at a question: types a line, or presses Ctrl-C. */
export type Typed = string | typeof ctrlC;
export const ctrlC = Symbol('Ctrl-C');

/** A screen and keyboard that follow a script, and remember what was shown. */
export interface ScriptedTerminal extends Device {
  /** Everything on stderr, questions included. */
  readonly talk: Device['talk'];
  readonly shown: () => string;
  /** Everything on stdout. */
  readonly results: () => string;
  /** The questions that were asked, in order. */
  readonly questions: string[];
  /** How many times Enter was pressed. */
  readonly enters: () => number;
  /** Answers that nobody asked for. */
  readonly left: () => number;
}

/**
 * A terminal fed with answers. At a list an answer is the beginning of a label, or `''` for Enter; at a
 * list of ticks, beginnings parted by `|`. Running out of answers is an error of the test.
 */
export function scriptedTerminal(
  answers: readonly Typed[] = [],
  options: { readonly columns?: number; readonly isInteractive?: boolean } = {},
): ScriptedTerminal {
  const script = [...answers];
  let talk = '';
  let results = '';
  let enters = 0;
  const questions: string[] = [];
  const next = (question: string): string => {
    questions.push(question);
    const typed = script.shift();
    if (typed === undefined) throw new Error(`no answer for: ${question}`);
    if (typed === ctrlC) throw new Stopped();
    enters += 1;
    talk += `> ${question} ${typed}\n`;
    return typed;
  };
  const indexOf = (labels: readonly string[], typed: string): number => {
    const index = labels.findIndex((label) => label.startsWith(typed));
    if (index === -1) throw new Error(`“${typed}” is none of: ${labels.join(' | ')}`);
    return index;
  };
  return {
    isInteractive: options.isInteractive ?? true,
    columns: () => options.columns ?? 80,
    talk: (text) => {
      talk += text;
    },
    result: (text) => {
      results += text;
    },
    style: (text) => text,
    passing: () => undefined,
    readText: (prompt) => attempt(() => next(prompt)),
    pickOne: (prompt, labels, start) =>
      attempt(() => {
        const typed = next(prompt);
        if (typed === '?') return 'help';
        return typed === '' ? start : indexOf(labels, typed);
      }),
    pickMany: (prompt, labels, ticked) =>
      attempt(() => {
        const typed = next(prompt);
        if (typed === '?') return 'help';
        return typed === '' ? ticked : typed.split('|').map((label) => indexOf(labels, label));
      }),
    shown: () => talk,
    results: () => results,
    questions,
    enters: () => enters,
    left: () => script.length,
  };
}

async function attempt<T>(work: () => T): Promise<T> {
  await Promise.resolve();
  return work();
}
