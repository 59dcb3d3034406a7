import type { Casefile, Environment } from '../../casefile/casefile.ts';
import { systemErrorCode, UserError } from '../../core/errors.ts';
import type { IncidentDraft } from './incident-draft.ts';
import type { GroupId, QuestionId } from '../questions/incident-table.ts';
import type { BegunForm, FieldKeeping, FormId, Keeping } from '../questions/keeping.ts';

/** Where in the asking a draft stands. */
export type Place =
  | { readonly in: 'first' }
  | { readonly in: 'group'; readonly group: GroupId; readonly question: QuestionId }
  /** In the menu of groups, with one of them marked; null: the end of it. */
  | { readonly in: 'menu'; readonly marked: GroupId | null }
  | { readonly in: 'change'; readonly question: QuestionId }
  | { readonly in: 'check' };

/** Everything that a draft keeps. */
export interface KeptState {
  readonly draft: IncidentDraft;
  readonly place: Place;
  /** The form inside it that was begun. */
  readonly begun: BegunForm | null;
  /** What was typed into a field and not answered yet. */
  readonly typed: { readonly field: string; readonly text: string } | null;
  /** While it is being saved: how many incidents there were before. */
  readonly savingAfter: number | null;
}

/** Answers that were not finished, as they were kept. */
export interface Unfinished extends KeptState {
  readonly id: string;
  readonly savedAt: string;
}

/* Often enough to lose next to nothing, seldom enough for a slow stick. */
const typingPauseMs = 400;

/**
 * Keeps one incident in the case folder until it is saved: what was answered at once, what is being
 * typed at most every half second and when the asking stops. The disk may refuse; the asking goes on.
 */
export class AddDraft implements Keeping {
  readonly #casefile: Casefile;
  readonly #environment: Environment;
  readonly #id: string;
  #state: KeptState;
  #kept: boolean;
  #refused = false;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    casefile: Casefile,
    environment: Environment,
    begun: { readonly state: KeptState; readonly id?: string },
  ) {
    this.#casefile = casefile;
    this.#environment = environment;
    this.#id = begun.id ?? `add-${Buffer.from(environment.randomBytes(6)).toString('hex')}`;
    this.#kept = begun.id !== undefined;
    this.#state = begun.state;
  }

  /** Whether there is anything on disk to come back to. */
  get isKept(): boolean {
    return this.#kept;
  }

  /** Whether the disk refused the last draft. */
  get isRefused(): boolean {
    return this.#refused;
  }

  get state(): KeptState {
    return this.#state;
  }

  /** Keeps the answers as they stand now, and where the asking goes on. */
  keep(draft: IncidentDraft, place: Place): Promise<void> {
    return this.#change({ ...this.#state, draft, place, begun: null, typed: null });
  }

  /** Notes where the asking is, to be written with what is typed there, or when it stops. */
  at(place: Place): void {
    if (isSamePlace(place, this.#state.place)) return;
    this.#state = { ...this.#state, place };
    this.#writeSoon();
  }

  /** Keeps that saving has begun, for the case that it does not get to its end. */
  keepSaving(draft: IncidentDraft, savingAfter: number): Promise<void> {
    return this.#change({ ...this.#state, draft, typed: null, begun: null, savingAfter });
  }

  field(name: string): FieldKeeping {
    const { typed } = this.#state;
    return {
      ...(typed?.field === name && typed.text !== '' ? { typed: typed.text } : {}),
      onTyping: (text) => {
        this.#state = { ...this.#state, typed: { field: name, text } };
        this.#writeSoon();
      },
    };
  }

  begun(form: FormId): BegunForm | null {
    return this.#state.begun?.form === form ? this.#state.begun : null;
  }

  keepForm(begun: BegunForm): Promise<void> {
    // What was typed belongs to the question at which the form was left.
    const isWhereItWas = this.#state.begun?.asked.length === begun.asked.length;
    return this.#change({ ...this.#state, begun, typed: isWhereItWas ? this.#state.typed : null });
  }

  keepDraft(draft: IncidentDraft): Promise<void> {
    return this.keep(draft, this.#state.place);
  }

  /** Writes what is not written yet, and waits for it. */
  async settle(): Promise<void> {
    if (this.#timer !== null) {
      this.#stopTimer();
      this.#write();
    }
    await this.#writing;
  }

  /** Takes the draft away, once its incident is saved or the person says so. */
  async remove(): Promise<void> {
    this.#stopTimer();
    await this.#writing;
    if (this.#kept) await this.#casefile.removeDraft(this.#id);
    this.#kept = false;
  }

  #change(state: KeptState): Promise<void> {
    this.#state = state;
    this.#stopTimer();
    this.#write();
    return this.#writing;
  }

  #writeSoon(): void {
    this.#timer ??= setTimeout(() => {
      // A failure stays in the chain and is met by the next answer.
      this.settle().catch(() => undefined);
    }, typingPauseMs).unref();
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /* One after the other, each with what stands when its turn comes. */
  #write(): void {
    this.#writing = this.#writing.then(() => this.#save());
    // The failure stays in the chain for whoever waits; alone, it must not end the process.
    this.#writing.catch(() => undefined);
  }

  async #save(): Promise<void> {
    if (!this.#kept && isEmpty(this.#state)) return;
    const savedAt = this.#environment.now().toISOString();
    try {
      await this.#casefile.saveDraft({ id: this.#id, savedAt, answers: { ...this.#state } });
      this.#kept = true;
      this.#refused = false;
    } catch (error) {
      if (!(error instanceof UserError) && systemErrorCode(error) === undefined) throw error;
      this.#refused = true;
    }
  }
}

function isSamePlace(one: Place, other: Place): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isEmpty({ draft, typed }: KeptState): boolean {
  return Object.keys(draft.answers).length === 0 && (typed?.text ?? '').trim() === '';
}

/** Every unfinished incident of the case, oldest first. One that cannot be read is left alone. */
export async function unfinishedIncidents(casefile: Casefile): Promise<readonly Unfinished[]> {
  const drafts = (await casefile.drafts()).filter(({ id }) => id.startsWith('add-'));
  if (drafts.length === 0) return [];
  const { readKeptAnswers } = await import('./kept-answers.ts');
  return drafts.flatMap(({ id, savedAt, answers }) => {
    const state = readKeptAnswers(answers);
    return state === null ? [] : [{ id, savedAt, ...state }];
  });
}
