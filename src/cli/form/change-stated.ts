import type { AnyAmendment, Casefile } from '../../casefile/casefile.ts';
import { isWithdrawn, type Amendment, type Stated } from '../../core/amendment.ts';
import { isSameAnswer, saysTheSame } from '../../core/same-answer.ts';
import type { Context } from '../context.ts';
import { changeWording as wording, formWording } from '../wording/form.ts';
import { fieldsOf, type Form } from './form.ts';
import {
  beginForm,
  changeField,
  keepingDraft,
  offeredFields,
  type FormSession,
} from './fill-form.ts';
import { firstWords } from './list-answers.ts';
import { labelled, labelOf, shownAnswer } from './shown-answers.ts';

/** Something that stands in the record under a reference, with its answers. */
export type StatedThing<Answers> = Answers & Stated<Answers> & { readonly reference: string };

/** What a form makes of the answers before they are recorded: a number's dialled form. */
export type Settle<Answers> = (answers: Answers) => Answers;

const shownCharacters = 60;

/**
 * Changes something that stands in the record: which answers, why, the whole read back, saved as an
 * amendment. False when nothing was changed. Throws Stopped, saying what is kept.
 */
export async function changeByAsking<Answers extends object>(
  context: Context,
  casefile: Casefile,
  form: Form<Answers>,
  thing: StatedThing<Answers>,
  settle: Settle<Answers>,
): Promise<boolean> {
  const before = answersOf(form, thing);
  const { session, answers } = await beginForm(context, casefile, form, before, thing.reference);
  return keepingDraft(session, async () => {
    const changed = await askChanges(session, before, answers);
    const amendment =
      changed === null ? null : amendmentOf(form, before, settle(changed.answers as Answers));
    if (changed === null || amendment === null) {
      await session.draft.remove();
      context.terminal.line(wording.unchanged);
      return false;
    }
    const why = await context.terminal.ask({ question: wording.why, hint: wording.whyHint });
    if (!(await confirmChange(session, before, changed.answers, amendment))) {
      context.terminal.line(formWording.draftKept(form.type));
      return false;
    }
    const by = changed.recordedBy === '' ? {} : { recordedBy: changed.recordedBy };
    await casefile.amend(thing.reference, { ...amendment, why, ...by } as AnyAmendment);
    await session.draft.remove();
    context.terminal.line(wording.changed(thing.reference));
    return true;
  });
}

/** The answers of something, without what only says how it stands in the record. */
export function answersOf<Answers extends object>(
  form: Form<Answers>,
  thing: StatedThing<Answers>,
): Partial<Answers> {
  const keys = fieldsOf(form).map(([key]) => key);
  const given = keys.filter((key) => (thing as Partial<Answers>)[key] !== undefined);
  return Object.fromEntries(given.map((key) => [key, thing[key]])) as Partial<Answers>;
}

/** What differs between two sets of answers; null when nothing does. */
export function amendmentOf<Answers extends object>(
  form: Form<Answers>,
  before: Partial<Answers>,
  after: Partial<Answers>,
): Pick<Amendment<Answers>, 'changed' | 'leftOut'> | null {
  const keys = [...new Set([...fieldsOf(form).map(([key]) => key), ...Object.keys(after)])];
  const differing = (keys as (keyof Answers & string)[]).filter(
    (key) => !saysTheSame(before[key], after[key]),
  );
  if (differing.length === 0) return null;
  const given = differing.filter((key) => after[key] !== undefined);
  return {
    changed: Object.fromEntries(given.map((key) => [key, after[key]])) as Partial<Answers>,
    leftOut: differing.filter((key) => after[key] === undefined),
  };
}

interface Changed<Answers> {
  readonly answers: Partial<Answers>;
  readonly recordedBy: string;
}

/* Null when nothing is to be changed. Who recorded it first is not for a change to say. */
async function askChanges<Answers extends object>(
  session: FormSession<Answers>,
  before: Partial<Answers>,
  resumed: Partial<Answers>,
): Promise<Changed<Answers> | null> {
  const { terminal } = session.context;
  let answers = resumed;
  let recordedBy = '';
  for (;;) {
    const isChanged = amendmentOf(session.form, before, answers) !== null;
    const wish = await chooseChange(session, answers, isChanged);
    if (wish === null) return isChanged ? { answers, recordedBy } : null;
    if (wish !== recorder) answers = await changeField(session, wish, answers);
    else
      recordedBy = await terminal.ask({
        question: wording.recorderQuestion,
        hint: wording.recorderHint,
        default: recordedBy,
      });
  }
}

const recorder = 'recordedBy';

function chooseChange<Answers extends object>(
  { context, casefile, form }: FormSession<Answers>,
  answers: Partial<Answers>,
  isChanged: boolean,
): Promise<(keyof Answers & string) | typeof recorder | null> {
  type Wish = (keyof Answers & string) | typeof recorder | null;
  const fields = offeredFields(form, answers).filter((key) => key !== recorder);
  return context.terminal.choose<Wish>({
    question: wording.which,
    options: [
      { value: null, label: isChanged ? wording.save : wording.nothing },
      ...fields.map((key) => {
        const label = labelOf(form, key, answers);
        const shown = shownAnswer(form, key, answers, casefile);
        return {
          value: key,
          label:
            shown === null
              ? label
              : formWording.withAnswer(label, firstWords(shown, shownCharacters)),
        };
      }),
      { value: recorder, label: wording.recorder },
    ],
  });
}

function confirmChange<Answers extends object>(
  { context, casefile, form }: FormSession<Answers>,
  before: Partial<Answers>,
  after: Partial<Answers>,
  { changed, leftOut }: Pick<Amendment<Answers>, 'changed' | 'leftOut'>,
): Promise<boolean> {
  const { terminal } = context;
  terminal.line();
  terminal.heading(wording.willChange);
  const concerned: readonly string[] = [...Object.keys(changed), ...leftOut];
  const differing = (answers: Partial<Answers>): Partial<Answers> => {
    const members = Object.entries(answers).filter(([member]) => concerned.includes(member));
    return Object.fromEntries(members) as Partial<Answers>;
  };
  const lines = differenceLines(form, differing(before), differing(after), casefile);
  for (const line of lines) terminal.line(line);
  terminal.line();
  return terminal.confirm({ question: wording.isItRight, default: true });
}

/** Each answer that differs, as it stood and as it stands. */
export function differenceLines<Answers extends object>(
  form: Form<Answers>,
  before: Partial<Answers>,
  after: Partial<Answers>,
  casefile: Casefile,
): string[] {
  return fieldsOf(form)
    .map(([key]) => key)
    .filter((key) => !isSameAnswer(before[key], after[key]))
    .flatMap((key) => [
      labelled(
        wording.before(labelOf(form, key, before)),
        shownAnswer(form, key, before, casefile) ?? wording.none,
      ),
      labelled(
        wording.since(labelOf(form, key, after)),
        shownAnswer(form, key, after, casefile) ?? wording.none,
      ),
    ]);
}

/**
 * Marks something as taken back, or lets it stand again, with the person's reason. False when they
 * think better of it. `name` is what it is called there: `incident 7`.
 */
export async function withdrawByAsking(
  { terminal }: Context,
  casefile: Casefile,
  thing: StatedThing<object>,
  name = thing.reference,
): Promise<boolean> {
  const takenBack = isWithdrawn(thing);
  const sure = await terminal.confirm({
    question: takenBack ? wording.isWithdrawn(name) : wording.sureWithdraw(name),
    hint: wording.whyWithdrawHint,
    default: false,
  });
  if (!sure) {
    terminal.line(wording.unchanged);
    return false;
  }
  const why = await terminal.ask({
    question: takenBack ? wording.whyAgain(name) : wording.whyWithdraw(name),
  });
  await casefile.withdraw(thing.reference, { why, ...(takenBack ? { takenBack } : {}) });
  terminal.line(takenBack ? wording.standsAgain(name) : wording.withdrawn(name));
  return true;
}
