import type { FieldKeeping } from './keeping.ts';

/**
 * Short fields that become something only together (a name, a number, how it is known), kept as one
 * half-typed text until the last one is answered: a stop at any of them loses none.
 */
export class PiecesTyping {
  readonly #keeping: FieldKeeping;
  #answered: string[] = [];
  #before: readonly string[];

  constructor(keeping: FieldKeeping) {
    this.#keeping = keeping;
    this.#before = pieces(keeping.typed);
  }

  /** Whether something was typed before the asking stopped. */
  get wasBegun(): boolean {
    return this.#before.length > 0;
  }

  /** For the next field. */
  field(): FieldKeeping {
    const typed = this.#before[this.#answered.length];
    return {
      ...(typed === undefined || typed === '' ? {} : { typed }),
      onTyping: (text) => this.#keeping.onTyping?.(JSON.stringify([...this.#answered, text])),
    };
  }

  /** Notes the answer of that field, and gives it back. */
  answered(text: string): string {
    this.#answered.push(text);
    return text;
  }

  /** All of it is recorded: the next field begins something new. */
  finish(): void {
    this.#answered = [];
    this.#before = [];
    this.#keeping.onTyping?.('');
  }
}

/* What a draft holds may be anything. */
function pieces(kept: string | undefined): readonly string[] {
  if (kept === undefined || kept === '') return [];
  try {
    const value: unknown = JSON.parse(kept);
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : [];
  } catch {
    return [];
  }
}
