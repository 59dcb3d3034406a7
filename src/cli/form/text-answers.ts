import type { TextQuestion } from '../terminal.ts';
import { formJsonWording, formWording } from '../wording/form.ts';
import type { AnswerKind, Asking, Read } from './form.ts';

/** A line of text. */
export const line: AnswerKind<string> = {
  ask: async (asking, earlier) =>
    orNothing(await asking.context.terminal.ask(question(asking, earlier))),
  fromJson: textFromJson,
  isKept: (value): value is string => typeof value === 'string',
  shown: (value) => value,
};

/** Text of several lines. */
export const longText: AnswerKind<string> = {
  ...line,
  ask: async (asking, earlier) =>
    orNothing(
      await asking.context.terminal.askLong({
        ...question(asking, earlier),
        editIn: (use) => asking.casefile.withScratch(use),
      }),
    ),
};

/** A text that JSON gives: not empty, and well formed. */
export function textFromJson(value: unknown): Read<string> {
  const { wanted } = formJsonWording;
  if (typeof value !== 'string' || value.trim() === '') return { is: 'wrong', wanted: wanted.text };
  return value.isWellFormed() ? { is: 'read', value } : { is: 'wrong', wanted: wanted.wellFormed };
}

/** A question for text in the words of its field: earlier text stays with Enter, and most may be skipped. */
export function question(
  { words, isNeeded, typing }: Asking,
  earlier: string | undefined,
): TextQuestion {
  const manners = earlier !== undefined ? [formWording.keep] : isNeeded ? [] : [formWording.skip];
  const hints = [...(words.hint === undefined ? [] : [words.hint]), ...manners];
  return {
    question: words.question,
    ...(hints.length === 0 ? {} : { hint: hints.join(' ') }),
    ...(earlier !== undefined ? { default: earlier } : isNeeded ? {} : { default: '' }),
    ...typing,
  };
}

function orNothing(answer: string): string | undefined {
  return answer === '' ? undefined : answer;
}
