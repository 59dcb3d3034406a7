import { readBack } from '../../core/read-back.ts';
import { timelinePosition, unknownTime, type Happened } from '../../core/time.ts';
import type { Context } from '../context.ts';
import type { Choice, Terminal } from '../terminal.ts';
import { whenWording } from '../wording/when.ts';

export const whenQuestion = whenWording.question;

/** How else a time may be asked for. */
export interface WhenManner {
  readonly question?: string;
  readonly hint?: string;
  /** Text that stands in the field at first, and who is told what is typed. */
  readonly typed?: string;
  readonly onTyping?: (text: string) => void;
  /** A time given before in words: it stays as it is for Enter alone, and while they are not changed. */
  readonly earlier?: Happened;
  /** True where the time is to come: then one in the future is taken without asking. */
  readonly isToCome?: boolean;
}

/**
 * Asks when it happened until it is clear or left open. Times are in `zone`. What is ambiguous, in the
 * future or typed at night is asked with the times it can mean.
 */
export async function askWhen(
  context: Context,
  zone: string,
  earlier?: string,
  manner: WhenManner = {},
): Promise<Happened> {
  const { terminal, environment } = context;
  const { readSpokenTime } = await import('../../core/spoken-time.ts');
  const given = manner.earlier?.raw === undefined ? undefined : manner.earlier;
  for (let attempt = 1; ; attempt += 1) {
    const typed = await terminal.ask({
      question: manner.question ?? whenQuestion,
      ...(attempt === 1 ? { hint: manner.hint ?? whenWording.hint } : {}),
      default: earlier ?? (given === undefined ? whenWording.notKnown : ''),
      ...(attempt === 1 && manner.typed !== undefined ? { typed: manner.typed } : {}),
      ...(manner.onTyping === undefined ? {} : { onTyping: manner.onTyping }),
    });
    if (given !== undefined && (typed === '' || typed === given.raw)) return given;
    const now = environment.now();
    const spoken = readSpokenTime(typed, { now, zone });
    if (spoken.is === 'time') return spoken.happened;
    const toCome = manner.isToCome === true && spoken.is === 'ask' ? spoken.options : [];
    const [expected, ...others] = toCome.filter((each) => isFuture(each, zone, now));
    if (expected !== undefined && others.length === 0) return expected;
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
  // Of an hour that came twice, one choice leaves open which.
  const isTwice = options.some(({ utc }) => utc !== undefined);
  const labelOf = (value: Happened): string => {
    if (isTwice && value.utc === undefined) return whenWording.notKnownWhich;
    return isFuture(value, zone, now) ? whenWording.notYet(readBack(value)) : readBack(value);
  };
  const choices: Choice<Happened | null>[] = options.map((value) => ({
    value,
    label: labelOf(value),
  }));
  return terminal.choose({
    question,
    options: [...choices, { value: null, label: whenWording.sayAgain }],
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
  terminal.line(whenWording.notUnderstood);
  if (attempt === 1) return null;
  return terminal.choose<Happened | null>({
    question: whenWording.whatNow,
    options: [
      { value: null, label: whenWording.tryAgain },
      { value: unknownTime('stated by the person', typed), label: whenWording.keepWords },
    ],
  });
}
