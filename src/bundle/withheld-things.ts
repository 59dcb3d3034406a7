import type { Withheld } from '../core/case-record.ts';
import type { JsonValue } from '../core/canonical-json.ts';
import { partValue, type JournalEntry } from '../core/journal-entry.ts';
import type { KeptBack } from '../core/kept-back.ts';
import { aboutOf } from './about-entry.ts';
import { whyKeptBack } from './withholding.ts';

/** What is kept back, counted as a person would: things, not parts of entries. */
export interface WithheldThings {
  readonly incidents: number;
  readonly exhibits: number;
  readonly tellings: number;
  readonly people: number;
  /** Private answers of what is handed over otherwise; one that was amended counts once. */
  readonly answers: number;
  /** Places where a file lay. */
  readonly places: number;
  readonly earlierBundles: number;
  /** Parts that were withheld in the record already: what they were is not known. */
  readonly withheldBefore: number;
}

/** Counts while the journal passes by. `keptBack` null where the caller says what is kept back. */
export class ThingsWithheld {
  readonly #keptBack: KeptBack | null;
  readonly #answers = new Set<string>();
  #places = 0;
  #earlierBundles = 0;
  #withheldBefore = 0;

  constructor(keptBack: KeptBack | null) {
    this.#keptBack = keptBack;
  }

  take(entry: JournalEntry, { parts }: Withheld): void {
    const count = (why: string) => parts.filter((part) => part.why === why).length;
    this.#places += count(whyKeptBack.path);
    this.#withheldBefore += count(whyKeptBack.earlier);
    if (count(whyKeptBack.bundle) > 0) this.#earlierBundles += 1;
    if (this.#isOfSomebodyKeptBack(entry)) return;
    const subject = subjectOf(entry);
    // Of an identifier that is kept back every part goes; it is one answer.
    const isIdentifier = partValue(entry, 'identifier') !== undefined;
    for (const { name, why } of parts)
      if (why === whyKeptBack.private) this.#answers.add(`${subject} ${isIdentifier ? '' : name}`);
  }

  counts(): WithheldThings {
    const kept = this.#keptBack;
    return {
      incidents: kept?.incidents.size ?? 0,
      exhibits: kept?.exhibits.references.size ?? 0,
      tellings: kept?.tellings.size ?? 0,
      people: kept === null ? 0 : peopleIn(kept).size,
      answers: this.#answers.size,
      places: this.#places,
      earlierBundles: this.#earlierBundles,
      withheldBefore: this.#withheldBefore,
    };
  }

  #isOfSomebodyKeptBack(entry: JournalEntry): boolean {
    if (this.#keptBack === null || aboutOf(entry, this.#keptBack).whole !== 'person') return false;
    const person =
      member(partValue(entry, 'person'), 'reference') ??
      member(partValue(entry, 'identifier'), 'reference')?.split('/')[0];
    return person !== undefined && peopleIn(this.#keptBack).has(person);
  }
}

function peopleIn({ witnesses, ownContacts, peopleOfPrivate }: KeptBack): ReadonlySet<string> {
  return new Set([...witnesses, ...ownContacts, ...peopleOfPrivate]);
}

/* Changes name the same thing as the entry that they change. */
function subjectOf(entry: JournalEntry): string {
  const incident = partValue(entry, 'incident');
  if (incident !== undefined) return `incident ${member(incident, 'number') ?? ''}`;
  for (const part of ['person', 'identifier', 'order', 'telling', 'exhibit', 'described']) {
    const reference = member(partValue(entry, part), 'reference');
    if (reference !== undefined) return reference;
  }
  return `entry ${entry.seq}`;
}

function member(value: JsonValue | undefined, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const found = (value as Readonly<Record<string, JsonValue>>)[name];
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}
