import type { Casefile } from '../../casefile/casefile.ts';
import { visible } from '../../core/text.ts';
import { fieldOf, fieldsOf, type Form } from './form.ts';

/** The answers of a form in lines, each with its label; what is left out is not there. */
export function answerLines<Answers extends object>(
  form: Form<Answers>,
  answers: Partial<Answers>,
  casefile: Casefile,
): string[] {
  return fieldsOf(form).flatMap(([key]) => {
    const shown = shownAnswer(form, key, answers, casefile);
    return shown === null ? [] : [labelled(labelOf(form, key, answers), shown)];
  });
}

/** One answer in words; null when it was not given. */
export function shownAnswer<Answers extends object>(
  form: Form<Answers>,
  key: keyof Answers & string,
  answers: Partial<Answers>,
  casefile: Casefile,
): string | null {
  const value = answers[key];
  return value === undefined ? null : visible(fieldOf(form, key).kind.shown(value, casefile));
}

/** What an answer of a form is called. */
export function labelOf<Answers extends object>(
  form: Form<Answers>,
  key: keyof Answers & string,
  answers: Partial<Answers>,
): string {
  return fieldOf(form, key).words(answers).label;
}

/** `  Label: answer`, with further lines of the answer set in below. */
export function labelled(label: string, answer: string): string {
  const [first = '', ...more] = answer.split('\n');
  return [`  ${label}: ${first}`, ...more.map((line) => `    ${line}`)].join('\n');
}
