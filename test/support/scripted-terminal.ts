import { Stopped } from '../../src/core/errors.ts';
import type { Device, Field, Medium, SearchList } from '../../src/cli/terminal.ts';
import { SearchedLines } from '../../src/cli/terminal/searched-lines.ts';

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
  /** The fields that were asked, in order, with what stood in them at first. */
  readonly fields: Field[];
  /** The lists that were searched, in order. */
  readonly searched: SearchList[];
  /** Whether screen and scroll-back are to be cleared in the end. */
  readonly willClear: () => boolean;
}

export interface ScriptedOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly isInteractive?: boolean;
  /** Where talk and results land; a file unless said, which takes text as it is. */
  readonly talkOn?: Medium;
  readonly resultsOn?: Medium;
}

/**
 * A terminal fed with answers. At a list an answer is the beginning of a label, or `''` for Enter; at a
 * list of ticks, beginnings parted by `|`; at a list that is searched, what is searched for and ticked,
 * parted by `|`. Running out of answers is an error of the test.
 */
export function scriptedTerminal(
  answers: readonly Typed[] = [],
  options: ScriptedOptions = {},
): ScriptedTerminal {
  const script = [...answers];
  let talk = '';
  let results = '';
  let enters = 0;
  let clears = false;
  const questions: string[] = [];
  const fields: Field[] = [];
  const searched: SearchList[] = [];
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
    talkOn: options.talkOn ?? 'file',
    resultsOn: options.resultsOn ?? 'file',
    hasEditor: false,
    columns: () => options.columns ?? 80,
    rows: () => options.rows ?? 24,
    talk: (text) => {
      talk += text;
    },
    result: (text) => {
      results += text;
    },
    settled: () => attempt(() => true),
    style: (text) => text,
    passing: () => undefined,
    readText: (prompt, field) =>
      attempt(() => {
        fields.push(field);
        const typed = next(prompt);
        field.onTyping(typed);
        return typed;
      }),
    pickOne: (prompt, labels, start) =>
      attempt(() => {
        const typed = next(prompt);
        if (typed === '?') return { picked: start, wantsHelp: true };
        return { picked: typed === '' ? start : indexOf(labels, typed), wantsHelp: false };
      }),
    pickMany: (prompt, labels, ticked) =>
      attempt(() => {
        const typed = next(prompt);
        if (typed === '?') return { picked: ticked, wantsHelp: true };
        const picked =
          typed === '' ? ticked : typed.split('|').map((label) => indexOf(labels, label));
        return { picked, wantsHelp: false };
      }),
    pickBySearch: (prompt, list) =>
      attempt(() => {
        const typed = next(prompt);
        const lines = new SearchedLines(list);
        for (const part of typed === '' ? [] : typed.split('|')) {
          lines.search(part);
          if (lines.marked === undefined) throw new Error(`nothing fits “${part}”`);
          lines.tick(lines.marked);
        }
        searched.push(list);
        return lines.ticked();
      }),
    searched,
    clearAtEnd: () => {
      clears = true;
    },
    willClear: () => clears,
    fields,
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
