import type { Casefile } from '../../casefile/casefile.ts';
import type { AddDraft, Place } from './add-draft.ts';
import type { Context } from '../context.ts';
import type { IncidentDraft } from './incident-draft.ts';
import { askQuestion } from '../questions/ask-question.ts';
import type { QuestionId } from '../questions/incident-table.ts';
import { addWording } from '../wording/add.ts';

/** One incident while it is asked for. Each answer is kept before the next question. */
export class AddSession {
  readonly context: Context;
  readonly casefile: Casefile;
  readonly kept: AddDraft;
  #isRefusalSaid = false;

  constructor(context: Context, casefile: Casefile, kept: AddDraft) {
    this.context = context;
    this.casefile = casefile;
    this.kept = kept;
  }

  get draft(): IncidentDraft {
    return this.kept.state.draft;
  }

  get place(): Place {
    return this.kept.state.place;
  }

  /** Asks one question and keeps the answer; `place` is where the asking is, `next` where it goes on. */
  async ask(question: QuestionId, place: Place, next: Place): Promise<void> {
    this.kept.at(place);
    const { context, casefile, kept } = this;
    const draft = await askQuestion({ context, casefile, keeping: kept }, this.draft, question);
    await this.keep(draft, next);
  }

  /** Keeps the draft as it stands. Says once where the disk takes none. */
  async keep(draft: IncidentDraft, place: Place): Promise<void> {
    await this.kept.keep(draft, place);
    if (!this.kept.isRefused || this.#isRefusalSaid) return;
    this.#isRefusalSaid = true;
    this.context.terminal.warn(addWording.draftNotKept);
  }
}
