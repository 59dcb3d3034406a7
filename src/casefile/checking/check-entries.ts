import type { Finding } from '../../core/finding.ts';
import type { JsonValue } from '../../core/canonical-json.ts';
import { isWithheld, partValue, type JournalEntry } from '../../core/journal-entry.ts';
import { isSha256, type Sha256 } from '../../core/sha256.ts';
import { kinds, stampOf, type EntryStamp } from '../journal/entry-kinds.ts';
import { note } from './findings.ts';
import { listsNamedBy, objectsNamedBy } from '../objects/referenced-objects.ts';

/** What the entries say that the chain alone does not check. */
export class EntryChecks {
  readonly named = new Map<Sha256, number>();
  readonly lists = new Map<Sha256, number>();
  readonly removed = new Map<Sha256, number>();
  readonly #open = new Map<string, { readonly seq: number; readonly exhibits: Set<string> }>();
  readonly #notes: Finding[] = [];
  #latest = '';

  see(entry: JournalEntry): void {
    for (const object of objectsNamedBy(entry)) this.named.set(object, entry.seq);
    for (const list of listsNamedBy(entry)) this.lists.set(list, entry.seq);
    const stamp = stampOf(entry);
    if (stamp === null) return;
    this.#clock(entry.seq, stamp.at);
    if (stamp.kind === kinds.removed) this.#removals(entry);
    this.#imports(entry, stamp);
    if (!knownKinds.has(stamp.kind))
      this.#note(
        'unknown-kind',
        entry.seq,
        'The entry is of a kind that this version does not know.',
      );
  }

  findings(): Finding[] {
    const unfinished = [...this.#open.values()].map(({ seq }) =>
      note(
        'import-not-finished',
        `entry ${seq}`,
        'An import was not finished. Doing it again takes up where it can.',
      ),
    );
    return [...this.#notes, ...unfinished];
  }

  /** An import that was cut off is finished when a later one has counted all that it had brought in. */
  #imports(entry: JournalEntry, { kind, batch }: EntryStamp): void {
    if (batch === undefined) return;
    const open = this.#open.get(batch) ?? { seq: entry.seq, exhibits: new Set<string>() };
    this.#open.set(batch, open);
    const exhibit = referencesIn(partValue(entry, 'exhibit'));
    for (const reference of exhibit) open.exhibits.add(reference);
    if (kind !== kinds.importMade && kind !== kinds.importPart) return;
    const counted = entry.parts.flatMap((part) =>
      isWithheld(part) ? [] : referencesIn(part.value),
    );
    for (const [other, { exhibits }] of this.#open) {
      if (other === batch) continue;
      for (const reference of counted) exhibits.delete(reference);
      if (exhibits.size === 0) this.#open.delete(other);
    }
    if (kind === kinds.importMade) this.#open.delete(batch);
  }

  #clock(seq: number, at: string): void {
    if (at < this.#latest)
      this.#note(
        'clock-went-back',
        seq,
        'This computer’s clock stood earlier than at an entry before it.',
      );
    if (at > this.#latest) this.#latest = at;
  }

  #removals(entry: JournalEntry): void {
    const value = partValue(entry, 'removed') as { objects?: unknown } | null | undefined;
    for (const object of Array.isArray(value?.objects) ? (value.objects as unknown[]) : []) {
      if (!isSha256(object)) continue;
      this.removed.set(object, entry.seq);
      this.#note('removed', entry.seq, 'A stored file was removed at the person’s word.');
    }
  }

  #note(kind: string, seq: number, what: string): void {
    this.#notes.push(note(kind, `entry ${seq}`, what));
  }
}

/* The exhibits that a part's value names as its own, or as holding the same. */
function referencesIn(value: JsonValue | undefined): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { reference, sameAs } = value as { reference?: unknown; sameAs?: unknown };
  return [reference, sameAs].filter((one) => typeof one === 'string');
}

const knownKinds: ReadonlySet<string> = new Set(Object.values(kinds));
