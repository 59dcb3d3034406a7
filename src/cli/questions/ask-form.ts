import { fieldOf, withAnswer, type Form } from '../form/form.ts';
import type { Asking } from './ask-text.ts';
import type { FormId } from './keeping.ts';

/**
 * Asks the first questions of a form inside an incident, without those of `left`, from where it was
 * left if it was begun before. What it gives is recorded together with the incident.
 */
export async function askForm<Answers extends object>(
  asking: Asking,
  id: FormId,
  form: Form<Answers>,
  left: readonly (keyof Answers & string)[] = [],
): Promise<Answers> {
  const begun = asking.keeping.begun(id);
  // A draft keeps only answers that the form knows again.
  let answers = (begun?.answers ?? {}) as Partial<Answers>;
  const passed = new Set<string>([...left, ...(begun?.asked ?? [])]);
  for (;;) {
    const key = form.first(answers).find((each) => !passed.has(each));
    if (key === undefined) return answers as Answers;
    await asking.keeping.keepForm({ form: id, asked: [...passed], answers });
    const value = await askField(asking, id, form, key, answers);
    answers = withAnswer(answers, key, value);
    passed.add(key);
  }
}

function askField<Answers extends object>(
  { context, casefile, keeping }: Asking,
  id: FormId,
  form: Form<Answers>,
  key: keyof Answers & string,
  answers: Partial<Answers>,
): Promise<unknown> {
  const field = fieldOf(form, key);
  return field.kind.ask(
    {
      context,
      casefile,
      words: field.words(answers),
      isNeeded: form.needed.includes(key),
      typing: keeping.field(`${id}.${key}`),
    },
    undefined,
  );
}
