import type { IncidentDraft } from '../add/incident-draft.ts';
import type { TextQuestion } from '../terminal.ts';

/** What stands in a field at first, and who is told of what is typed there. */
export type FieldKeeping = Pick<TextQuestion, 'typed' | 'onTyping'>;

/** Forms that are asked for inside an incident. */
export type FormId = 'telling' | 'item';

/** A form that is not finished: its answers, and which of its questions were asked. */
export interface BegunForm {
  readonly form: FormId;
  readonly asked: readonly string[];
  readonly answers: object;
}

/** Keeps what is typed and given while an incident is asked for, so that a stop at any moment loses none of it. */
export interface Keeping {
  /** For the field of this name: what was typed there before the asking stopped, and where to report typing. */
  field(name: string): FieldKeeping;
  /** What was given of such a form before the asking stopped; null when none was begun. */
  begun(form: FormId): BegunForm | null;
  /** Keeps what is given of a form so far. */
  keepForm(begun: BegunForm): Promise<void>;
  /** Keeps the draft as it stands in the midst of a question that adds several things; ends a form. */
  keepDraft(draft: IncidentDraft): Promise<void>;
}
