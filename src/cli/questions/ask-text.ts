import type { Casefile } from '../../casefile/casefile.ts';
import type { Happened } from '../../core/time.ts';
import type { Context } from '../context.ts';
import { addWording } from '../wording/add.ts';
import type { QuestionWords } from '../wording/incident.ts';
import type { Keeping } from './keeping.ts';
import { askWhen } from './when.ts';

/** What every question inside an incident needs. */
export interface Asking {
  readonly context: Context;
  readonly casefile: Casefile;
  readonly keeping: Keeping;
}

/** One field for words. */
export interface TextField {
  /** The name under which it is kept while it is typed. */
  readonly name: string;
  readonly words: QuestionWords;
  /** Whether it may have several lines. */
  readonly isLong: boolean;
  /** What was answered before: it stands in the field. */
  readonly earlier?: string | undefined;
  readonly isRequired?: boolean;
  readonly check?: (answer: string) => string | null;
}

/** Asks for words, with what was answered or half typed before in the field. `''` leaves it out. */
export function askText(asking: Asking, field: TextField): Promise<string> {
  const { context, casefile, keeping } = asking;
  const { name, words, isLong, earlier, isRequired = false, check } = field;
  const question = {
    question: words.ask,
    ...hintOf(words, earlier, isRequired),
    ...(isRequired ? {} : { default: '' }),
    ...(check === undefined ? {} : { check }),
    ...(earlier === undefined ? {} : { typed: earlier }),
    ...keeping.field(name),
  };
  if (!isLong) return context.terminal.ask(question);
  return context.terminal.askLong({ ...question, editIn: (use) => casefile.withScratch(use) });
}

function hintOf(
  { hint }: QuestionWords,
  earlier: string | undefined,
  isRequired: boolean,
): { hint?: string } {
  const leavingOut = earlier === undefined ? addWording.skip : addWording.emptiedLeavesOut;
  const hints = [...(hint === undefined ? [] : [hint]), ...(isRequired ? [] : [leavingOut])];
  return hints.length === 0 ? {} : { hint: hints.join(' ') };
}

/** One field for a time. */
export interface TimeField {
  readonly name: string;
  readonly words: QuestionWords;
  readonly earlier?: Happened | undefined;
  /** Whether it is a time to come. */
  readonly isToCome?: boolean;
}

/**
 * Asks for a time. The earlier one stands in the field in the words in which it was given, and stays as
 * it is while those are not changed: “yesterday” is not read again on another day.
 */
export function askTime(asking: Asking, field: TimeField): Promise<Happened> {
  const { context, casefile, keeping } = asking;
  const { name, words, earlier, isToCome = false } = field;
  const raw = earlier?.raw;
  const hint = raw === undefined ? words.hint : addWording.keepTime;
  return askWhen(context, casefile.details.zone, undefined, {
    question: words.ask,
    isToCome,
    ...(hint === undefined ? {} : { hint }),
    ...(raw === undefined ? {} : { typed: raw }),
    ...(earlier === undefined ? {} : { earlier }),
    ...keeping.field(name),
  });
}
