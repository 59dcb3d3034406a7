import type { Casefile } from '../../casefile/casefile.ts';
import { Stopped } from '../../core/errors.ts';
import { saysTheSame } from '../../core/same-answer.ts';
import { shortDay } from '../add/adding-to.ts';
import type { Context } from '../context.ts';
import { formWording as wording } from '../wording/form.ts';
import { conflictAt, fieldOf, fieldsOf, givenKeys, withAnswer, type Form } from './form.ts';
import { firstWords } from './list-answers.ts';
import { FormDraft, unfinishedForms, type HalfTyped, type UnfinishedForm } from './form-draft.ts';
import { answerLines, labelOf, shownAnswer } from './shown-answers.ts';

/** A form while it is being filled in. */
export interface FormSession<Answers extends object> {
  readonly context: Context;
  readonly casefile: Casefile;
  readonly form: Form<Answers>;
  readonly draft: FormDraft;
  /** What was being typed when an earlier run ended. */
  typing: HalfTyped | null;
  /** Said once when the disk takes no draft. */
  isDraftLossSaid: boolean;
}

/** What is done with the answers once the person has read them back. */
export type Save<Answers, Saved> = (answers: Answers) => Promise<Saved>;

/**
 * Fills in a form: an unfinished one (with `about`, one about that reference) is offered first; then its first questions, then the whole read
 * back, to be saved, added to or left for later. Every answer is kept as a draft until `save` has
 * resolved. Null when the person leaves it for later. Throws Stopped, saying what is kept.
 */
export async function fillForm<Answers extends object, Saved>(
  context: Context,
  casefile: Casefile,
  form: Form<Answers>,
  save: Save<Answers, Saved>,
  about?: string,
): Promise<Saved | null> {
  const { session, answers } = await beginForm(context, casefile, form, {}, about);
  return keepingDraft(session, async () => {
    const first = await askFirst(session, answers);
    return review(session, first, save);
  });
}

/** Opens a form: with the answers of an unfinished one if the person goes on with it, else with `given`. */
export async function beginForm<Answers extends object>(
  context: Context,
  casefile: Casefile,
  form: Form<Answers>,
  given: Partial<Answers>,
  about?: string,
): Promise<{ session: FormSession<Answers>; answers: Partial<Answers>; isResumed: boolean }> {
  const { name } = form;
  const [unfinished] = await unfinishedForms(casefile, form, about);
  const wish =
    unfinished === undefined ? 'later' : await askAboutDraft(context, casefile, form, unfinished);
  const isResumed = wish === 'go on' && unfinished !== undefined;
  const begun = {
    name,
    ...(about === undefined ? {} : { about }),
    ...(isResumed ? { id: unfinished.id } : {}),
  };
  if (wish === 'remove' && unfinished !== undefined) await casefile.removeDraft(unfinished.id);
  const session: FormSession<Answers> = {
    context,
    casefile,
    form,
    draft: new FormDraft(casefile, context.environment, begun),
    typing: isResumed ? unfinished.typing : null,
    isDraftLossSaid: false,
  };
  return { session, answers: isResumed ? unfinished.answers : given, isResumed };
}

type DraftWish = 'go on' | 'later' | 'remove';

/* A draft is taken away only on the person's second word. */
async function askAboutDraft<Answers extends object>(
  context: Context,
  casefile: Casefile,
  form: Form<Answers>,
  unfinished: UnfinishedForm<Answers>,
): Promise<DraftWish> {
  const { terminal, environment } = context;
  const { savedAt } = unfinished;
  const day = shortDay({ precision: 'second', utc: savedAt }, casefile, environment.now());
  const words = wordsOf(form, unfinished, casefile);
  try {
    for (;;) {
      const wish = await terminal.choose<DraftWish>({
        question: wording.draftFound(day),
        options: [
          { value: 'go on', label: wording.goOn(words) },
          { value: 'later', label: wording.begin },
          { value: 'remove', label: wording.takeAway },
        ],
        default: 'go on',
      });
      if (wish !== 'remove') return wish;
      if (await terminal.confirm({ question: wording.sureAway, default: false })) return wish;
    }
  } catch (error) {
    throw error instanceof Stopped ? new Stopped(wording.draftKept(form.type)) : error;
  }
}

const shownCharacters = 60;

/* The beginning of what is in a draft, so that the person knows it again. */
function wordsOf<Answers extends object>(
  form: Form<Answers>,
  { answers, typing }: UnfinishedForm<Answers>,
  casefile: Casefile,
): string {
  const given = fieldsOf(form).map(([key]) => shownAnswer(form, key, answers, casefile) ?? '');
  const words = [...given, typing?.text ?? ''].filter((text) => text.trim() !== '').join(', ');
  return words === '' ? wording.noWords : firstWords(words, shownCharacters);
}

/** Does something with a form; when it is stopped or fails, what was answered stays as a draft, and that is said. */
export async function keepingDraft<Answers extends object, T>(
  { context, form, draft }: FormSession<Answers>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await draft.settled();
    const kept = draft.isKept ? wording.draftKept(form.type) : wording.nothingRecorded;
    if (error instanceof Stopped) throw new Stopped(kept);
    if (draft.isKept) context.terminal.line(kept);
    throw error;
  }
}

/** Asks, in order, what of the first questions is not answered yet. */
export async function askFirst<Answers extends object>(
  session: FormSession<Answers>,
  given: Partial<Answers>,
): Promise<Partial<Answers>> {
  let answers = given;
  const passed = new Set<string>(passedBefore(session, given));
  for (;;) {
    const key = session.form.first(answers).find((each) => !passed.has(each));
    if (key === undefined) return answers;
    passed.add(key);
    answers = await askField(session, key, answers);
  }
}

/* What was answered, and what was skipped before the last answer or the text that was being typed. */
function passedBefore<Answers extends object>(
  { form, typing }: FormSession<Answers>,
  given: Partial<Answers>,
): string[] {
  const order = form.first(given);
  const last = Math.max(...order.map((key, index) => (given[key] === undefined ? -1 : index)), -1);
  const typedAt = order.findIndex((key) => key === typing?.key);
  const skipped = order.slice(0, typedAt === -1 ? last + 1 : typedAt);
  const needed: readonly string[] = form.needed;
  return order.filter(
    (key) => given[key] !== undefined || (skipped.includes(key) && !needed.includes(key)),
  );
}

/**
 * Asks one question of a form, keeps the answer and says what was made of it. One that another answer
 * rules out is asked again.
 */
export async function askField<Answers extends object>(
  session: FormSession<Answers>,
  key: keyof Answers & string,
  answers: Partial<Answers>,
): Promise<Partial<Answers>> {
  const { context, casefile, form } = session;
  for (;;) {
    const value = await askValue(session, key, answers);
    const all = withAnswer(answers, key, value);
    const conflict = conflictAt(form, [key], all, casefile.details.zone);
    if (conflict !== null && !saysTheSame(value, answers[key])) {
      context.terminal.line(conflict.said);
      continue;
    }
    const said = value === undefined ? null : (fieldOf(form, key).said?.(value, answers) ?? null);
    if (said !== null) context.terminal.line(said);
    await keep(session, all);
    return all;
  }
}

function askValue<Answers extends object>(
  session: FormSession<Answers>,
  key: keyof Answers & string,
  answers: Partial<Answers>,
): Promise<unknown> {
  const { context, casefile, form, draft } = session;
  const field = fieldOf(form, key);
  const typed = session.typing?.key === key ? session.typing.text : undefined;
  session.typing = null;
  return field.kind.ask(
    {
      context,
      casefile,
      words: field.words(answers),
      isNeeded: form.needed.includes(key),
      typing: {
        ...(typed === undefined ? {} : { typed }),
        onTyping: (text) => {
          draft.keepTyping({ key, text });
        },
      },
    },
    answers[key],
  );
}

async function keep<Answers extends object>(
  session: FormSession<Answers>,
  answers: Partial<Answers>,
): Promise<void> {
  if (Object.keys(answers).length === 0 && !session.draft.isKept) return;
  if ((await session.draft.keep(answers)) || session.isDraftLossSaid) return;
  session.isDraftLossSaid = true;
  session.context.terminal.warn(wording.draftNotKept);
}

/** Reads the answers back until they are saved or left for later (null). */
export async function review<Answers extends object, Saved>(
  session: FormSession<Answers>,
  first: Partial<Answers>,
  save: Save<Answers, Saved>,
): Promise<Saved | null> {
  const { context, casefile, form, draft } = session;
  const { terminal } = context;
  let answers = first;
  for (;;) {
    terminal.line();
    terminal.heading(wording.willBeSaved);
    terminal.line(answerLines(form, answers, casefile).join('\n'));
    terminal.line();
    const wish = await askWish(context);
    // A draft may be of a version that did not look for this.
    const conflict = form.conflict?.(answers, casefile.details.zone) ?? null;
    if (wish === 'save' && conflict !== null) {
      terminal.line(conflict.said);
      continue;
    }
    if (wish === 'save') {
      const saved = await save(answers as Answers);
      await draft.remove();
      return saved;
    }
    if (wish === 'later') {
      await keep(session, answers);
      terminal.line(wording.draftKept(form.type));
      return null;
    }
    const key = await chooseField(session, answers);
    if (key !== null) answers = await changeField(session, key, answers);
  }
}

function askWish({ terminal }: Context): Promise<'save' | 'more' | 'later'> {
  return terminal.choose<'save' | 'more' | 'later'>({
    question: wording.isItRight,
    options: [
      { value: 'save', label: wording.save },
      { value: 'more', label: wording.addOrChange },
      { value: 'later', label: wording.later },
    ],
    default: 'save',
  });
}

/** Asks which answer is meant; null for none of them. */
export function chooseField<Answers extends object>(
  { context, form }: FormSession<Answers>,
  answers: Partial<Answers>,
): Promise<(keyof Answers & string) | null> {
  const options = offeredFields(form, answers).map((key) => {
    const label = labelOf(form, key, answers);
    return { value: key, label: answers[key] === undefined ? label : wording.answered(label) };
  });
  return context.terminal.choose<(keyof Answers & string) | null>({
    question: wording.which,
    options: [...options, { value: null, label: wording.noneOfThem }],
  });
}

/** The questions that make sense with these answers. */
export function offeredFields<Answers extends object>(
  form: Form<Answers>,
  answers: Partial<Answers>,
): (keyof Answers & string)[] {
  return givenKeys(form).filter(
    (key) => answers[key] !== undefined || (fieldOf(form, key).applies?.(answers) ?? true),
  );
}

/** Asks a question again: an answer that is there may be written anew, taken out or left. */
export async function changeField<Answers extends object>(
  session: FormSession<Answers>,
  key: keyof Answers & string,
  answers: Partial<Answers>,
): Promise<Partial<Answers>> {
  const { context, casefile, form } = session;
  const shown = shownAnswer(form, key, answers, casefile);
  const cannotGo = form.keepsAnswers === true || form.needed.includes(key);
  if (shown === null || cannotGo) return askField(session, key, answers);
  const wish = await context.terminal.choose<'anew' | 'out' | 'leave'>({
    question: wording.hasAnswer,
    hint: wording.asItStands(shown),
    options: [
      { value: 'anew', label: wording.writeAnew },
      { value: 'out', label: wording.takeOut },
      { value: 'leave', label: wording.leaveIt },
    ],
  });
  if (wish === 'anew') return askField(session, key, answers);
  if (wish === 'leave') return answers;
  const without = withAnswer(answers, key, undefined);
  await keep(session, without);
  return without;
}
