import type { Casefile } from '../../casefile/casefile.ts';
import { readBack } from '../../core/read-back.ts';
import { timelinePosition, unknownTime, type Happened } from '../../core/time.ts';
import type { Choice } from '../terminal.ts';
import { formJsonWording, formWording } from '../wording/form.ts';
import { whenWording } from '../wording/when.ts';
import { stateTime } from '../stated-time.ts';
import type { AnswerKind, Asking } from './form.ts';

const basis = 'stated by the person';

/** When something was done: a time that has passed. It may stay open. */
export const pastTime: AnswerKind<Happened> = timeKind(false);

/** When something ends: it may lie in the future, and often does. */
export const endTime: AnswerKind<Happened> = timeKind(true);

function timeKind(mayBeFuture: boolean): AnswerKind<Happened> {
  return {
    ask: (asking, earlier) => askTime(asking, earlier, mayBeFuture),
    fromJson: (value, casefile) => {
      const time = stateTime(value, casefile.details.zone);
      return time === null
        ? { is: 'wrong', wanted: formJsonWording.wanted.time }
        : { is: 'read', value: time };
    },
    isKept: isHappened,
    shown: shownTime,
  };
}

/** A time in words; the person's own words too where they are no time. */
export function shownTime(happened: Happened): string {
  const shown = readBack(happened);
  const { raw, precision } = happened;
  return precision !== 'unknown' || raw === undefined || /^i don.t know$/i.test(raw)
    ? shown
    : `${shown} (“${raw}”)`;
}

async function askTime(
  asking: Asking,
  earlier: Happened | undefined,
  mayBeFuture: boolean,
): Promise<Happened | undefined> {
  const { context, casefile } = asking;
  const { terminal, environment } = context;
  const { zone } = casefile.details;
  const { readSpokenTime } = await import('../../core/spoken-time.ts');
  for (let attempt = 1; ; attempt += 1) {
    const typed = await terminal.ask(timeQuestion(asking, earlier, attempt));
    if (typed === '') return undefined;
    if (earlier !== undefined && typed === shownTime(earlier)) return earlier;
    const now = environment.now();
    const spoken = readSpokenTime(typed, { now, zone });
    const happened =
      spoken.is === 'time'
        ? spoken.happened
        : spoken.is === 'not understood'
          ? await offerToKeep(asking, typed, attempt)
          : await settle(asking, casefile, spoken, mayBeFuture);
    if (happened !== null) return happened;
  }
}

function timeQuestion(
  { words, isNeeded, typing }: Asking,
  earlier: Happened | undefined,
  attempt: number,
): Parameters<Asking['context']['terminal']['ask']>[0] {
  const own = words.hint ?? whenWording.hint;
  const manners = earlier !== undefined ? formWording.keepTime : isNeeded ? '' : formWording.skip;
  return {
    question: words.question,
    ...(attempt === 1 ? { hint: `${own} ${manners}`.trim() } : {}),
    default: earlier !== undefined ? shownTime(earlier) : isNeeded ? whenWording.notKnown : '',
    ...typing,
  };
}

/* The times that it can mean are offered; an end that lies ahead and is clear is taken as it is. */
async function settle(
  { context }: Asking,
  casefile: Casefile,
  spoken: { readonly question: string; readonly options: readonly Happened[] },
  mayBeFuture: boolean,
): Promise<Happened | null> {
  const { zone } = casefile.details;
  const now = context.environment.now().getTime();
  const isFuture = (happened: Happened): boolean => (timelinePosition(happened, zone) ?? 0) > now;
  const [only] = spoken.options;
  if (mayBeFuture && only !== undefined && spoken.options.length === 1) return only;
  const choices: Choice<Happened | null>[] = spoken.options.map((value) => ({
    value,
    label: !mayBeFuture && isFuture(value) ? whenWording.notYet(readBack(value)) : readBack(value),
  }));
  return context.terminal.choose<Happened | null>({
    question: mayBeFuture ? formWording.whichTime : spoken.question,
    options: [...choices, { value: null, label: whenWording.sayAgain }],
    default: null,
  });
}

/* The first time just another try; then the words can stand as they are. */
async function offerToKeep(
  { context }: Asking,
  typed: string,
  attempt: number,
): Promise<Happened | null> {
  context.terminal.line(whenWording.notUnderstood);
  if (attempt === 1) return null;
  return context.terminal.choose<Happened | null>({
    question: whenWording.whatNow,
    options: [
      { value: null, label: whenWording.tryAgain },
      { value: unknownTime(basis, typed), label: whenWording.keepWords },
    ],
  });
}

const precisions = ['second', 'minute', 'hour', 'day', 'month', 'about', 'between', 'unknown'];

function isHappened(value: unknown): value is Happened {
  if (typeof value !== 'object' || value === null || !('precision' in value)) return false;
  return (
    precisions.includes(String(value.precision)) &&
    Object.values(value).every((member) => typeof member === 'string')
  );
}
