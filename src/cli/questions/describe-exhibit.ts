import type { Casefile } from '../../casefile/casefile.ts';
import type { Exhibit, ExhibitDescription } from '../../core/exhibit.ts';
import { dayInWords } from '../../core/read-back.ts';
import { visibleLine } from '../../core/text.ts';
import type { Context } from '../context.ts';
import { describeForm, natureOf } from '../describe/describe-form.ts';
import { amendmentOf } from '../form/change-stated.ts';
import {
  askFirst,
  beginForm,
  changeField,
  chooseField,
  keepingDraft,
  review,
  type FormSession,
} from '../form/fill-form.ts';
import type { Form } from '../form/form.ts';
import { localDateTime } from '../form/local-day.ts';
import { answerLines } from '../form/shown-answers.ts';
import { describeWording as wording } from '../wording/describe.ts';

type Answers = Partial<ExhibitDescription>;

/**
 * Asks what an exhibit shows or who left it, reads it back and records it. What was said of it before
 * is shown first and stays. `unchanged` is said when nothing was given. Throws Stopped, saying what is
 * kept.
 */
export async function describeExhibit(
  context: Context,
  casefile: Casefile,
  exhibit: Exhibit,
  unchanged: string = wording.unchanged,
): Promise<void> {
  const { reference } = exhibit;
  const form = describeForm(natureOf(exhibit));
  context.terminal.heading(titleOf(exhibit));
  showEarlier(context, casefile, exhibit, form);
  const { recordedBy: _recorder, ...before } = exhibit.described ?? {};
  const { session, answers } = await beginForm(context, casefile, form, before, reference);
  const save = async (given: Answers): Promise<void> => {
    const { changed = {} } = amendmentOf(form, before, given) ?? {};
    await casefile.describeExhibit(reference, changed);
    context.terminal.line(wording.saved(reference));
  };
  await keepingDraft(session, async () => {
    const said = await askAbout(session, before, answers);
    if (amendmentOf(form, before, said) !== null) {
      await review(session, said, save);
      return;
    }
    await session.draft.remove();
    context.terminal.line(unchanged);
  });
}

/** One line that names an exhibit. */
export function titleOf(exhibit: Exhibit): string {
  const { reference } = exhibit;
  switch (exhibit.kind) {
    case 'file':
    case 'attachment':
      return wording.title(reference, visibleLine(exhibit.name));
    case 'conversation':
      return wording.title(reference, wording.conversation);
    case 'physical':
      return wording.title(reference, visibleLine(exhibit.item.what));
  }
}

/* The first time question by question; later the person says which answer is meant. */
async function askAbout(
  session: FormSession<ExhibitDescription>,
  before: Answers,
  answers: Answers,
): Promise<Answers> {
  if (Object.keys(before).length === 0) return askFirst(session, answers);
  const key = await chooseField(session, answers);
  return key === null ? answers : changeField(session, key, answers);
}

function showEarlier(
  { terminal }: Context,
  casefile: Casefile,
  { descriptions = [] }: Exhibit,
  form: Form<ExhibitDescription>,
): void {
  if (descriptions.length === 0) return;
  terminal.line(wording.before);
  for (const { at, entry, description } of descriptions) {
    terminal.line(wording.saidOn(dayInWords(localDateTime(at, casefile.details.zone)), entry));
    terminal.line(answerLines(form, description, casefile).join('\n'));
  }
}
