import type { Withheld } from '../core/case-record.ts';
import { isWithheld, withhold, type JournalEntry } from '../core/journal-entry.ts';

/**
 * Why a part is kept back, in words that say nothing of what it holds; null hands it over. Asked for
 * each part by its name.
 */
export type KeepBackRule = (partName: string, entry: JournalEntry) => string | null;

/** The classes that a bundle names. What a part is called or says is named nowhere. */
export const whyKeptBack = {
  private: 'private details, or how to reach somebody else',
  path: 'where a file lay on a computer or phone',
  bundle: 'details of an earlier bundle',
  earlier: 'withheld before this bundle was made',
} as const;

/**
 * Kept back unless the person says otherwise: addresses, private notes, contact details of
 * witnesses, former file paths, and the details of earlier bundles.
 */
export const keptBackByDefault: KeepBackRule = (partName) => {
  const name = partName.replace(/ \d+$/, '');
  if (name === 'address' || name === 'private note' || /^witness(?: \d+)? contact$/.test(partName))
    return whyKeptBack.private;
  if (name === 'path') return whyKeptBack.path;
  if (name === 'bundle detail') return whyKeptBack.bundle;
  return null;
};

/** The entry as it is handed over: what the rule keeps back is withheld; its hash stays what it was. */
export function withholdFor(
  entry: JournalEntry,
  rule: KeepBackRule = keptBackByDefault,
): JournalEntry {
  return withhold(entry, (part) => rule(part.name, entry) !== null);
}

/**
 * Which parts of an entry are not handed over and why; null when all are. A part that is withheld in
 * the record already has no name.
 */
export function withheldOf(
  entry: JournalEntry,
  rule: KeepBackRule = keptBackByDefault,
): Withheld | null {
  const parts = entry.parts.flatMap((part) => {
    if (isWithheld(part)) return [{ name: '', why: whyKeptBack.earlier }];
    const why = rule(part.name, entry);
    return why === null ? [] : [{ name: part.name, why }];
  });
  return parts.length === 0 ? null : { seq: entry.seq, parts };
}

/** How many parts are withheld, by class, in the order of the classes' names. */
export function countByWhy(withheld: Iterable<Withheld>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { parts } of withheld)
    for (const { why } of parts) counts.set(why, (counts.get(why) ?? 0) + 1);
  return new Map([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
