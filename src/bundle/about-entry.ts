import type { JsonValue } from '../core/canonical-json.ts';
import { isWithheld, partValue, type JournalEntry } from '../core/journal-entry.ts';
import type { KeptBack } from '../core/kept-back.ts';
import { holdsHash, namesExhibit, type KeptExhibits } from '../core/kept-exhibits.ts';

/** What an entry is about, as far as that decides what of it is handed over. */
export interface About {
  /** What is kept back as a whole; null for any other entry. */
  readonly whole: 'incident' | 'telling' | 'person' | 'exhibit' | null;
  /** The part that says what the entry is about: a reference and no more. Null when none is handed over. */
  readonly referencePart: string | null;
  /** It links rows or files to an incident that is kept private, or takes such a link away. */
  readonly linksToPrivate: boolean;
  /** Somebody was told of an incident that is kept private. */
  readonly tellsOfPrivate: boolean;
  /** Parts that name or describe a file that belongs to a private incident alone. */
  readonly ofKeptExhibit: ReadonlySet<string>;
}

/**
 * Reads off an entry what it is about. Amendments, withdrawals and confirmations hold the same
 * reference part as the entry that they name.
 */
export function aboutOf(entry: JournalEntry, keptBack: KeptBack): About {
  return {
    ...wholeOf(entry, keptBack),
    linksToPrivate: isIn(keptBack.incidents, member(partValue(entry, 'link'), 'incident')),
    tellsOfPrivate: listIn(partValue(entry, 'incidents')).some((one) =>
      isIn(keptBack.incidents, one),
    ),
    ofKeptExhibit: partsOfKeptExhibit(entry, keptBack.exhibits),
  };
}

function wholeOf(entry: JournalEntry, keptBack: KeptBack): Pick<About, 'whole' | 'referencePart'> {
  const incident = member(partValue(entry, 'incident'), 'number');
  if (isIn(keptBack.incidents, incident)) return { whole: 'incident', referencePart: 'incident' };
  const telling = member(partValue(entry, 'telling'), 'reference');
  if (isIn(keptBack.tellings, telling)) return { whole: 'telling', referencePart: 'telling' };
  const person = member(partValue(entry, 'person'), 'reference');
  const { witnesses, ownContacts, peopleOfPrivate } = keptBack;
  if ([witnesses, ownContacts, peopleOfPrivate].some((kept) => isIn(kept, person)))
    return { whole: 'person', referencePart: 'person' };
  const identifier = member(partValue(entry, 'identifier'), 'reference');
  if (isIn(keptBack.identifiers, identifier))
    return { whole: 'person', referencePart: 'identifier' };
  for (const part of ['exhibit', 'described'])
    if (isIn(keptBack.exhibits.references, member(partValue(entry, part), 'reference')))
      return { whole: 'exhibit', referencePart: null };
  return { whole: null, referencePart: null };
}

function partsOfKeptExhibit(entry: JournalEntry, kept: KeptExhibits): ReadonlySet<string> {
  const found = new Set<string>();
  if (kept.references.size === 0) return found;
  for (const part of entry.parts) {
    if (isWithheld(part) || part.name === 'entry') continue;
    const isMarked =
      part.name.startsWith('item ') && isIn(kept.references, member(part.value, 'exhibit'));
    // The reason for a mark may say what the file shows.
    if (isMarked) found.add('why');
    const mayName = /^(?:source|(?:notes|skipped) \d+)$/.test(part.name);
    const names = mayName ? namesExhibit(kept, part.value) : holdsHash(kept, part.value);
    if (isMarked || names) found.add(part.name);
  }
  return found;
}

function isIn<Item extends string | number>(
  items: ReadonlySet<Item>,
  found: JsonValue | undefined,
): boolean {
  return (items as ReadonlySet<JsonValue | undefined>).has(found);
}

function listIn(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return (value as Readonly<Record<string, JsonValue>>)[name];
}
