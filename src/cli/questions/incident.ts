import type { IncidentAnswers } from '../../core/incident.ts';
import type { Context } from '../context.ts';
import { askWhen } from './when.ts';

/** Answers as far as they are given. */
export type PartialAnswers = Partial<IncidentAnswers>;

/** Called after every answer, so that none is lost. */
export type Keep = (answers: PartialAnswers) => Promise<void>;

/** The wording of the three questions of the short path; open, and naming no offence. */
export const incidentQuestions = {
  what: 'What happened?',
  felt: 'How did it make you feel?',
} as const;

const whatHint =
  'In your own words, in the order it happened. Enter ends the answer; pasted text may have several lines. ? shows where help is.';
const feltHint = 'Enter alone leaves this out.';

/** Asks what of the three questions is not answered yet. Only *what* needs an answer. */
export async function askThree(
  context: Context,
  zone: string,
  given: PartialAnswers,
  keep: Keep,
): Promise<IncidentAnswers> {
  const what = given.what ?? (await askWhat(context));
  await keep({ ...given, what });
  const when = given.when ?? (await askWhen(context, zone));
  await keep({ ...given, what, when });
  const felt = given.felt ?? (await askFelt(context));
  const answers = { ...given, what, when, ...(felt === '' ? {} : { felt }) };
  await keep(answers);
  return answers;
}

/** Asks what happened; an earlier answer is kept by Enter. */
export function askWhat(context: Context, earlier?: string): Promise<string> {
  return context.terminal.askLong({
    question: incidentQuestions.what,
    hint: earlier === undefined ? whatHint : 'Enter alone keeps what you wrote.',
    ...(earlier === undefined ? {} : { default: earlier }),
  });
}

/** Asks how it made the person feel; may be left out (`''`). */
export function askFelt(context: Context, earlier = ''): Promise<string> {
  return context.terminal.askLong({
    question: incidentQuestions.felt,
    hint: earlier === '' ? feltHint : 'Enter alone keeps what you wrote.',
    default: earlier,
  });
}
