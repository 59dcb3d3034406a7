import type { Casefile, Environment } from '../../casefile/casefile.ts';
import { systemErrorCode, UserError } from '../../core/errors.ts';
import { fieldsOf, type Form } from './form.ts';

/** The text of a question that was not answered yet. */
export interface HalfTyped {
  readonly key: string;
  readonly text: string;
}

/** A form that was not finished, as it was kept. */
export interface UnfinishedForm<Answers> {
  readonly id: string;
  readonly savedAt: string;
  readonly answers: Partial<Answers>;
  readonly typing: HalfTyped | null;
}

interface Begun {
  /** `person`: the beginning of the draft's id. */
  readonly name: string;
  /** What is being changed or described, by reference; absent for something new. */
  readonly about?: string;
  readonly id?: string;
}

/**
 * Keeps what is answered and typed into a form in the case folder until it is saved. Writing runs
 * beside the typing, one after the other, the newest state last; `settled` waits for it.
 */
export class FormDraft {
  readonly #casefile: Casefile;
  readonly #environment: Environment;
  readonly #id: string;
  readonly #about: string | undefined;
  #answers: object = {};
  #typing: HalfTyped | null = null;
  #kept: boolean;
  #waiting = false;
  #written: Promise<boolean> = Promise.resolve(true);

  constructor(casefile: Casefile, environment: Environment, { name, about, id }: Begun) {
    this.#casefile = casefile;
    this.#environment = environment;
    this.#about = about;
    this.#id = id ?? `${name}-${Buffer.from(environment.randomBytes(6)).toString('hex')}`;
    this.#kept = id !== undefined;
  }

  /** Whether there is anything on disk to come back to. */
  get isKept(): boolean {
    return this.#kept;
  }

  /** Keeps the answers so far. False when the disk does not take them; the asking can go on. */
  keep(answers: object): Promise<boolean> {
    this.#answers = answers;
    this.#typing = null;
    return this.#write();
  }

  /** Keeps what is being typed. Never throws: what went wrong is thrown by the next `keep`. */
  keepTyping(typing: HalfTyped): void {
    this.#typing = typing;
    this.#write().catch(() => undefined);
  }

  /** Waits until everything that was kept is on the disk. */
  async settled(): Promise<void> {
    await this.#written;
  }

  /** Takes the draft away, once its form is saved or the person says so. */
  async remove(): Promise<void> {
    await this.#written;
    if (this.#kept) await this.#casefile.removeDraft(this.#id);
    this.#kept = false;
  }

  #write(): Promise<boolean> {
    if (this.#waiting) return this.#written;
    this.#waiting = true;
    this.#written = this.#written.then(() => {
      this.#waiting = false;
      return this.#save();
    });
    return this.#written;
  }

  async #save(): Promise<boolean> {
    const answers = {
      answers: this.#answers,
      ...(this.#about === undefined ? {} : { about: this.#about }),
      ...(this.#typing === null ? {} : { typing: this.#typing }),
    };
    const savedAt = this.#environment.now().toISOString();
    try {
      await this.#casefile.saveDraft({ id: this.#id, savedAt, answers });
    } catch (error) {
      if (error instanceof UserError || systemErrorCode(error) !== undefined) return false;
      throw error;
    }
    this.#kept = true;
    return true;
  }
}

/**
 * The unfinished forms of one kind, oldest first: new ones, or with `about` those on that reference.
 * What a draft holds that is no such answer is left out.
 */
export async function unfinishedForms<Answers extends object>(
  casefile: Casefile,
  form: Form<Answers>,
  about?: string,
): Promise<UnfinishedForm<Answers>[]> {
  const drafts = await casefile.drafts();
  return drafts
    .filter(({ id, answers }) => id.startsWith(`${form.name}-`) && answers['about'] === about)
    .map(({ id, savedAt, answers }) => ({
      id,
      savedAt,
      answers: keptAnswers(form, answers['answers']),
      typing: halfTyped(answers['typing']),
    }));
}

function keptAnswers<Answers extends object>(form: Form<Answers>, kept: unknown): Partial<Answers> {
  if (typeof kept !== 'object' || kept === null) return {};
  const members = kept as Record<string, unknown>;
  const good = fieldsOf(form).filter(([key, { kind }]) => kind.isKept(members[key]));
  return Object.fromEntries(good.map(([key]) => [key, members[key]])) as Partial<Answers>;
}

function halfTyped(kept: unknown): HalfTyped | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { key, text } = kept as Record<string, unknown>;
  return typeof key === 'string' && typeof text === 'string' ? { key, text } : null;
}
