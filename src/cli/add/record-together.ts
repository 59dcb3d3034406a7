import type { Casefile, IncidentToRecord } from '../../casefile/casefile.ts';
import type { IncidentAnswers } from '../../core/incident.ts';
import type { TellingAnswers } from '../../core/telling.ts';
import type { Context } from '../context.ts';
import type { IncidentDraft, PartialAnswers } from './incident-draft.ts';
import { takeInFiles } from '../import/take-in.ts';

/** Told after each step, so that a stop half-way records nothing twice. */
type Keep = (draft: IncidentDraft) => Promise<void>;

/**
 * Records the files and things that go with an incident and puts their references into its answers.
 * `keep` is told after each step. Throws UserError when a file cannot be read.
 */
export async function recordTogether(
  context: Context,
  casefile: Casefile,
  first: IncidentDraft,
  keep: Keep = () => Promise.resolve(),
): Promise<IncidentDraft> {
  let draft = first;
  if (draft.files.length > 0) {
    const references = await takeInFiles(casefile, draft.files, context);
    draft = { ...draft, files: [], answers: attaching(draft.answers, references) };
    await keep(draft);
  }
  for (const item of first.items) {
    const reference = await casefile.recordItem({ ...item, ...recorderOf(first) });
    const answers = attaching(draft.answers, [reference]);
    draft = { ...draft, items: draft.items.slice(1), answers };
    await keep(draft);
  }
  return draft;
}

/**
 * Records whom they told of an incident that stands in the record already, each as being about it,
 * and puts the references into the answers. `keep` is told after each one.
 */
export async function recordTellingsOf(
  casefile: Casefile,
  incident: number,
  first: IncidentDraft,
  keep: Keep = () => Promise.resolve(),
): Promise<IncidentDraft> {
  let draft = first;
  for (const telling of tellingsIn(first)) {
    const incidents = [...new Set([...(telling.incidents ?? []), incident])];
    const { reference } = await casefile.recordTelling({ ...telling, incidents });
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

/**
 * The incident as it is to be recorded once its files and things are: whom they told of it goes into
 * the same write, for its number is not known before. The draft must hold the answers that are needed.
 */
export function toRecord(draft: IncidentDraft): IncidentToRecord {
  const newTellings = tellingsIn(draft);
  const answers = draft.answers as IncidentAnswers;
  return newTellings.length === 0 ? answers : { ...answers, newTellings };
}

function tellingsIn(draft: IncidentDraft): TellingAnswers[] {
  return draft.tellings.map((telling) => ({ ...telling, ...recorderOf(draft) }));
}

function recorderOf({ answers: { recordedBy } }: IncidentDraft): { recordedBy?: string } {
  return recordedBy === undefined ? {} : { recordedBy };
}

function attaching(answers: PartialAnswers, references: readonly string[]): PartialAnswers {
  const attached = [...new Set([...(answers.attached ?? []), ...references])];
  return attached.length === 0 ? answers : { ...answers, attached };
}
