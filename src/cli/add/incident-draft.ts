import type { IncidentAnswers } from '../../core/incident.ts';
import type { PhysicalItemAnswers } from '../../core/physical-item.ts';
import type { TellingAnswers } from '../../core/telling.ts';

/** Answers as far as they are given. */
export type PartialAnswers = Partial<IncidentAnswers>;

/** One incident on its way: its answers, and what is recorded or taken in together with it. */
export interface IncidentDraft {
  readonly answers: PartialAnswers;
  /** Paths of files to attach: copied when it is saved. */
  readonly files: readonly string[];
  /** Letters, gifts and other things to attach. */
  readonly items: readonly PhysicalItemAnswers[];
  /** Whom somebody told of it, to be recorded with it. */
  readonly tellings: readonly TellingAnswers[];
}

/** An incident of which nothing is known yet. */
export function emptyDraft(files: readonly string[] = []): IncidentDraft {
  return { answers: {}, files, items: [], tellings: [] };
}

/** The draft with one answer given anew; undefined leaves it out. */
export function withAnswer<Member extends keyof IncidentAnswers>(
  draft: IncidentDraft,
  member: Member,
  answer: IncidentAnswers[Member] | undefined,
): IncidentDraft {
  const { [member]: _, ...others } = draft.answers;
  const answers = answer === undefined ? others : { ...others, [member]: answer };
  return { ...draft, answers: answers };
}
