import type { Casefile } from '../../casefile/casefile.ts';
import type { Context } from '../context.ts';
import type { IncidentDraft, PartialAnswers } from './incident-draft.ts';
import { takeInFiles } from '../import/take-in.ts';

/**
 * Records what goes with an incident (files, things, who was told) and puts the references into its
 * answers. `keep` is told after each step, so that a stop half-way records nothing twice. Throws
 * UserError when a file cannot be read.
 */
export async function recordTogether(
  context: Context,
  casefile: Casefile,
  first: IncidentDraft,
  keep: (draft: IncidentDraft) => Promise<void> = () => Promise.resolve(),
): Promise<IncidentDraft> {
  const { recordedBy } = first.answers;
  const by = recordedBy === undefined ? {} : { recordedBy };
  let draft = first;
  if (draft.files.length > 0) {
    const references = await takeInFiles(casefile, draft.files, context);
    draft = { ...draft, files: [], answers: attaching(draft.answers, references) };
    await keep(draft);
  }
  for (const item of first.items) {
    const reference = await casefile.recordItem({ ...item, ...by });
    const answers = attaching(draft.answers, [reference]);
    draft = { ...draft, items: draft.items.slice(1), answers };
    await keep(draft);
  }
  for (const telling of first.tellings) {
    const { reference } = await casefile.recordTelling({ ...telling, ...by });
    const tellings = [...(draft.answers.tellings ?? []), reference];
    draft = {
      ...draft,
      tellings: draft.tellings.slice(1),
      answers: { ...draft.answers, tellings },
    };
    await keep(draft);
  }
  return draft;
}

function attaching(answers: PartialAnswers, references: readonly string[]): PartialAnswers {
  const attached = [...new Set([...(answers.attached ?? []), ...references])];
  return attached.length === 0 ? answers : { ...answers, attached };
}
