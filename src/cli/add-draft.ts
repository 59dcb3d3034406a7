import type { Casefile, Draft, Environment } from '../casefile/casefile.ts';
import { systemErrorCode, UserError } from '../core/errors.ts';
import type { PartialAnswers } from './questions/incident.ts';

/** Answers that were not finished, as they were kept. */
export interface Unfinished {
  readonly id: string;
  readonly savedAt: string;
  readonly answers: PartialAnswers;
  /** Paths of the files that were to be attached. */
  readonly files: readonly string[];
}

/** Keeps the answers of one incident in the case folder until it is saved. */
export class AddDraft {
  readonly files: readonly string[];
  readonly #casefile: Casefile;
  readonly #environment: Environment;
  readonly #id: string;
  #kept = false;

  constructor(
    casefile: Casefile,
    environment: Environment,
    begun: { readonly files: readonly string[]; readonly id?: string },
  ) {
    this.#casefile = casefile;
    this.#environment = environment;
    this.#id = begun.id ?? `add-${Buffer.from(environment.randomBytes(6)).toString('hex')}`;
    this.#kept = begun.id !== undefined;
    this.files = begun.files;
  }

  /** Whether there is anything on disk to come back to. */
  get isKept(): boolean {
    return this.#kept;
  }

  /** Keeps the answers so far. False when the disk does not take them; the asking can go on. */
  async keep(answers: PartialAnswers): Promise<boolean> {
    const savedAt = this.#environment.now().toISOString();
    const kept = this.files.length === 0 ? answers : { ...answers, files: this.files };
    try {
      await this.#casefile.saveDraft({ id: this.#id, savedAt, answers: { ...kept } });
    } catch (error) {
      if (error instanceof UserError || systemErrorCode(error) !== undefined) return false;
      throw error;
    }
    this.#kept = true;
    return true;
  }

  /** Takes the draft away, once its incident is saved or the person says so. */
  async remove(): Promise<void> {
    if (this.#kept) await this.#casefile.removeDraft(this.#id);
    this.#kept = false;
  }
}

/** Every unfinished incident of the case, oldest first. One that cannot be read is left alone. */
export async function unfinishedIncidents(casefile: Casefile): Promise<readonly Unfinished[]> {
  const drafts = (await casefile.drafts()).filter(({ id }) => id.startsWith('add-'));
  if (drafts.length === 0) return [];
  const { readKeptAnswers } = await import('./kept-answers.ts');
  return drafts.flatMap((draft: Draft) => {
    const read = readKeptAnswers(draft.answers);
    return read === null ? [] : [{ id: draft.id, savedAt: draft.savedAt, ...read }];
  });
}
