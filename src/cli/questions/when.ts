import { readBack } from '../../core/read-back.ts';
import { timelinePosition, unknownTime, type Happened } from '../../core/time.ts';
import type { Context } from '../context.ts';
import type { Choice, Terminal } from '../terminal.ts';

export const whenQuestion = 'When did it happen?';
const hint =
  'In your own words: “yesterday about 3”, “14 March”, “some time in March”, “I don’t know”.';
const notKnown = 'I don’t know';
const notUnderstood =
  'That could not be read as a time. Try “yesterday about 3”, “14 March” or “last Tuesday evening”.';
const keepWords = 'Keep my words, and leave the date open';
const sayAgain = 'None of these: I will say it again';
const tryAgain = 'I will say it again';

/**
 * Asks when it happened until it is clear or left open. Times are in `zone`. What is ambiguous, in the
 * future or typed at night is asked with the times it can mean.
 */
export async function askWhen(context: Context, zone: string, earlier?: string): Promise<Happened> {
  const { terminal, environment } = context;
  const { readSpokenTime } = await import('../../core/spoken-time.ts');
  for (let attempt = 1; ; attempt += 1) {
    const typed = await terminal.ask({
      question: whenQuestion,
      ...(attempt === 1 ? { hint } : {}),
      default: earlier ?? notKnown,
    });
    const now = environment.now();
    const spoken = readSpokenTime(typed, { now, zone });
    if (spoken.is === 'time') return spoken.happened;
    const happened =
      spoken.is === 'ask'
        ? await askWhich(terminal, spoken.question, spoken.options, zone, now)
        : await offerToKeep(terminal, typed, attempt);
    if (happened !== null) return happened;
  }
}

function askWhich(
  terminal: Terminal,
  question: string,
  options: readonly Happened[],
  zone: string,
  now: Date,
): Promise<Happened | null> {
  const choices: Choice<Happened | null>[] = options.map((value) => ({
    value,
    label: readBack(value) + (isFuture(value, zone, now) ? ' (not yet)' : ''),
  }));
  return terminal.choose({
    question,
    options: [...choices, { value: null, label: sayAgain }],
    default: null,
  });
}

function isFuture(happened: Happened, zone: string, now: Date): boolean {
  return (timelinePosition(happened, zone) ?? 0) > now.getTime();
}

/* The first time just another try; then the words can stand as they are. */
async function offerToKeep(
  terminal: Terminal,
  typed: string,
  attempt: number,
): Promise<Happened | null> {
  terminal.line(notUnderstood);
  if (attempt === 1) return null;
  return terminal.choose<Happened | null>({
    question: 'What now?',
    options: [
      { value: null, label: tryAgain },
      { value: unknownTime('stated by the person', typed), label: keepWords },
    ],
  });
}
